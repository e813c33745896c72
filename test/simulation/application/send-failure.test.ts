// What write(2) returns on a connection that has ended: once the error that ended it (sock_error), EPIPE where connect(2) has
// returned that already.
import { expect, it } from 'vitest';
import { expectHeld, runText } from '../running.ts';

const NETWORK = `lan office 192.168.1.0/24
host pc { nic office .10 }
host web {
  nic office .20
  serve tcp 7000
}
`;

const held = (...lines: readonly string[]): void =>
  expectHeld(runText(`${NETWORK}walk "w" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`));

it('the reset that has come', () => {
  held('pc connect web:7000 as c', 'web abort c', 'pc send c "x"', 'expect pc got reset');
});
it('the timeout of what was never acknowledged', () => {
  held(
    'pc connect web:7000 as c',
    'unplug web:eth0',
    'pc send c "x"',
    'wait 20min',
    'pc send c "x"',
    'expect pc got timeout',
  );
});
it('closed where there never was a connection, or the socket is gone with its program', () => {
  held('pc connect web:7001 as c', 'pc send c "x"', 'expect pc got closed');
  held('pc connect web:7000 as c', 'flush pc sockets', 'pc send c "x"', 'expect pc got closed');
  expect.hasAssertions();
});
