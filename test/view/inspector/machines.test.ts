// The two TCP machines at each packet of a connection, also where NAT stands between them.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { machinesAt } from '../../../src/view/inspector/machines.ts';
import { MachineLedger } from '../../../src/view/tcp/ledger.ts';
import { ENGLISH_WORDS } from '../../../src/view/words.ts';
import { last, START } from '../../../src/walkthrough/cursor.ts';
import type { Trace } from '../../../src/walkthrough/trace.ts';
import { traceOf, walk } from '../walks.ts';

/** `pc:32768 CLOSED, SYN sent: SYN-SENT*`: the star marks what this step has brought about. */
function told(trace: Trace, step: number, ledger = new MachineLedger(trace)): readonly string[] {
  const view = machinesAt(trace, step, ledger, ENGLISH_WORDS);
  return (view?.sides ?? []).map(({ end, states }) => {
    const path = states.map(
      ({ name, cause, isNew }) => `${cause === '' ? '' : `${cause}: `}${name}${isNew ? '*' : ''}`,
    );
    return `${end} ${path.join(', ')}`;
  });
}

/** The steps at which a segment is made or taken. */
function segments(trace: Trace): readonly number[] {
  return Array.from({ length: trace.stepCount }, (_, serial) => serial).filter((serial) =>
    trace.step(serial).fact.kind.startsWith('segment-'),
  );
}

test('before the first segment there are none', () => {
  expect(told(walk('pc ping web'), START)).toEqual([]);
});

test('a handshake moves one machine after the other', () => {
  const trace = walk('pc connect web:80 as a');
  const ledger = new MachineLedger(trace);
  expect(
    segments(trace)
      .slice(0, 5)
      .map((step) => told(trace, step, ledger)),
  ).toEqual([
    ['pc:32768 CLOSED, SYN sent: SYN-SENT*'],
    ['pc:32768 CLOSED, SYN sent: SYN-SENT', 'web:80 LISTEN, SYN received: SYN-RECEIVED*'],
    ['pc:32768 CLOSED, SYN sent: SYN-SENT', 'web:80 LISTEN, SYN received: SYN-RECEIVED'],
    [
      'pc:32768 CLOSED, SYN sent: SYN-SENT, SYN+ACK received: ESTABLISHED*',
      'web:80 LISTEN, SYN received: SYN-RECEIVED',
    ],
    [
      'pc:32768 CLOSED, SYN sent: SYN-SENT, SYN+ACK received: ESTABLISHED',
      'web:80 LISTEN, SYN received: SYN-RECEIVED',
    ],
  ]);
});

test('a FIN moves its sender when it is sent, its receiver when it comes', () => {
  const trace = walk('pc get http://web/');
  const ends = told(trace, last(trace)).map((line) => line.replace(/.*ESTABLISHED, /, ''));
  expect(ends).toEqual([
    'FIN sent: FIN-WAIT-1, FIN received: TIME-WAIT',
    'FIN received: CLOSE-WAIT, FIN sent: LAST-ACK, ACK received: CLOSED*',
  ]);
});

test('going back shows the machines as they were', () => {
  const trace = walk('pc get http://web/');
  const ledger = new MachineLedger(trace);
  told(trace, last(trace), ledger);
  const [syn = 0] = segments(trace);
  expect(told(trace, syn, ledger)).toEqual(['pc:32768 CLOSED, SYN sent: SYN-SENT*']);
});

test('behind NAT the other end is still the other end', () => {
  const trace = traceOf(readFileSync('examples/nat.walk', 'utf8'));
  const ledger = new MachineLedger(trace);
  const taken = segments(trace).find(
    (step) => told(trace, step, ledger).filter((line) => line.includes('ESTABLISHED')).length === 2,
  );
  expect(told(trace, taken ?? 0, ledger).map((line) => line.split(' ')[0])).toEqual(['pc1:21214', 'web:80']);
});
