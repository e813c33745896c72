// Where the packet is on the map at each kind of step.
import { expect, test } from 'vitest';
import type { Step } from '../../../src/simulation/step.ts';
import { flightAt, flightView } from '../../../src/view/map/flight.ts';
import type { Flight } from '../../../src/view/map/model.ts';
import { ENGLISH_WORDS } from '../../../src/view/words.ts';
import { START } from '../../../src/walkthrough/cursor.ts';
import type { Trace } from '../../../src/walkthrough/trace.ts';
import { LAN, traceOf, walk } from '../walks.ts';

/** What is said at each frame. */
function said(trace: Trace): readonly string[] {
  return Array.from(
    { length: trace.transmissionCount },
    (_, index) => flightView(trace, trace.row(index).step, ENGLISH_WORDS).text,
  );
}

function flightsOf(trace: Trace, kind: Step['fact']['kind']): readonly Flight[] {
  const serials = Array.from({ length: trace.stepCount }, (_, serial) => serial);
  return serials
    .filter((serial) => trace.step(serial).fact.kind === kind)
    .map((serial) => flightAt(trace, serial));
}

test('before everything it is nowhere', () => {
  expect(flightView(walk('pc ping web'), START, ENGLISH_WORDS)).toEqual({
    flight: { kind: 'nowhere' },
    text: 'Before the first packet',
    idle: [],
  });
});

test('a broadcast reaches everyone, an answer one', () => {
  expect(said(walk('pc ping web'))).toEqual([
    'Packet 1 goes from pc to everyone on office: web, other',
    'Packet 2 goes from web to pc, over office',
    'Packet 3 goes from pc to web, over office',
    'Packet 4 goes from web to pc, over office',
  ]);
  const [asks, answers] = flightsOf(walk('pc ping web'), 'sent');
  expect(asks).toMatchObject({ kind: 'travels', from: 0, to: [1, 2], isBroadcast: true, end: 'arrives' });
  expect(answers).toMatchObject({ kind: 'travels', from: 1, to: [0], isBroadcast: false, heard: [] });
});

test('what is lost ends on the lan', () => {
  const trace = walk('pc ping web', 'lose next icmp from pc', 'pc ping web timeout 1s');
  expect(said(trace)[4]).toBe('Packet 5 from pc is lost on office');
  expect(flightsOf(trace, 'sent')[4]).toMatchObject({ end: 'lost', to: [1] });
  expect(flightsOf(trace, 'dropped')[0]).toMatchObject({ kind: 'travels', end: 'lost' });
});

test('what its receiver drops ends there', () => {
  const trace = walk('pc ping web', 'pc udp web:9 "x"');
  expect(said(trace)[4]).toBe('Packet 5 dies at web');
  expect(flightsOf(trace, 'dropped')[0]).toMatchObject({ kind: 'at-node', node: 1, isDropped: true });
});

test('what never becomes a frame dies where it was made', () => {
  const [death] = flightsOf(walk('pc ping 192.168.1.99 timeout 5s'), 'dropped');
  expect(death).toMatchObject({ kind: 'at-node', node: 0, packet: 0, isDropped: true });
});

test('at a switch it is on its lan', () => {
  const [switched] = flightsOf(walk('pc ping web'), 'switched');
  expect(switched).toMatchObject({ kind: 'at-switch', switch: 0, lan: 0, packet: 2, isDropped: false });
});

test('each hop is on the lan of its nic', () => {
  const trace = traceOf(`lan home 192.168.1.0/24
lan inet 18.11.18.0/24
host pc {
  nic home 192.168.1.10
  gateway 192.168.1.1
}
router gw {
  nic home 192.168.1.1
  nic inet 18.11.18.1
  masquerade inet
}
host web { nic inet 18.11.18.80 }
walk "w" { pc ping web }
`);
  expect(said(trace).filter((text) => text.includes('Packet 3 '))).toEqual([
    'Packet 3 goes from pc to gw, over home',
    'Packet 3 goes from gw to web, over inet',
  ]);
});

test('who drops a broadcast is known, the others have it', () => {
  const trace = traceOf(
    `${LAN.replace('serve http', 'serve udp')}walk "w" { pc udp 192.168.1.255:80 "x" }\n`,
  );
  const [sent] = flightsOf(trace, 'sent');
  expect(sent).toMatchObject({ isBroadcast: true, to: [1, 2], droppedAt: [2], end: 'arrives' });
});

test('what carries nothing is named while it does not', () => {
  const trace = walk('unplug web:eth0', 'down other:eth0', 'pc ping web timeout 1s', 'plug web:eth0');
  const idle = (cursor: number) => flightView(trace, cursor, ENGLISH_WORDS).idle;
  expect(idle(START)).toEqual([]);
  const middle = flightsOf(trace, 'sent').length > 0 ? trace.row(0).step : 0;
  expect(idle(middle)).toEqual([
    { nic: 1, text: 'the cable of web:eth0 is out' },
    { nic: 2, text: 'other:eth0 is down' },
  ]);
  expect(idle(trace.stepCount - 1)).toEqual([{ nic: 2, text: 'other:eth0 is down' }]);
});

test('an interface that has moved is named with its lan', () => {
  const trace = traceOf(`lan home 192.168.1.0/24
lan attic 192.168.2.0/24
host pc { nic home 192.168.1.10 }
host web { nic home 192.168.1.20 }
host far { nic attic 192.168.2.1 }
walk "w" {
  unplug pc:eth0
  plug pc:eth0 into attic
  pc ping web timeout 1s
}
`);
  expect(flightView(trace, trace.stepCount - 1, ENGLISH_WORDS).idle).toEqual([
    { nic: 0, text: 'pc:eth0 is now on attic' },
  ]);
});
