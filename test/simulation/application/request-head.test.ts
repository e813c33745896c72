// A layer 7 proxy chooses by the request, so it opens no connection to a server before the whole request head has come, however
// the client's bytes are cut (RFC 9112 section 2.1; nginx's ngx_http_process_request_headers).
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Trace } from '../../../src/walkthrough/trace.ts';
import { runText } from '../running.ts';

const NETWORK = `lan front 18.0.0.0/24
lan rack 10.0.0.0/24
host pc { nic front 18.0.0.10 }
proxy edge {
  nic front 18.0.0.1
  nic rack 10.0.0.1
  serve http 80 { / -> app:8080 }
}
host app {
  nic rack 10.0.0.2
  serve http 8080
}
`;

const HEAD = [
  'G',
  'E',
  'T',
  ' ',
  '/',
  ' ',
  'H',
  'TTP/1.1',
  '\\r',
  '\\n',
  'Host: edge',
  '\\r',
  '\\n',
  '\\r',
  '\\n',
];

/** The head in pieces, cut at some of the places where it can be. */
const pieces = fc.subarray(HEAD.map((_, place) => place).slice(1)).map((cuts) => {
  const ends = [...cuts, HEAD.length];
  return ends.map((end, index) => HEAD.slice(cuts[index - 1] ?? 0, end).join(''));
});

/** Times of the frames with data from pc, and of the first SYN for app. */
function times(trace: Trace): { readonly heads: readonly number[]; readonly onward: number | undefined } {
  const name = (node: number): string => trace.network.nodes[node]?.name ?? '';
  const heads: number[] = [];
  let onward: number | undefined;
  for (let index = 0; index < trace.transmissionCount; index += 1) {
    const { node, frame, time } = trace.transmission(index);
    const segment = frame.payload.kind === 'ipv4' ? frame.payload.payload : undefined;
    if (segment?.kind !== 'tcp') continue;
    if (name(node) === 'pc' && segment.data.length > 0) heads.push(time);
    if (name(node) === 'edge' && segment.destinationPort === 8080) onward ??= time;
  }
  return { heads, onward };
}

it('connects onward only when the head is complete', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const sends = parts.map((part) => `  pc send c "${part}"\n  wait 50ms\n`).join('');
      const { heads, onward } = times(
        runText(`${NETWORK}walk "any" {\n  pc connect edge:80 as c\n${sends}}\n`),
      );
      expect(heads).toHaveLength(parts.length);
      expect(onward).toBeGreaterThan(heads.at(-1) ?? Number.POSITIVE_INFINITY);
    }),
    { numRuns: 60 },
  );
});

it('connects to nobody while the last line is missing', () => {
  const sends = '  pc send c "GET / HTTP/1.1\\r\\nHost: edge\\r\\n"\n  wait 5s\n';
  const { onward } = times(runText(`${NETWORK}walk "half" {\n  pc connect edge:80 as c\n${sends}}\n`));
  expect(onward).toBeUndefined();
});
