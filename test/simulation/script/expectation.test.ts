// What can be expected of a host: who called, how much was answered, which way a packet would take.

import { expect, it } from 'vitest';
import { ENGLISH } from '../../../src/view/explanation/english.ts';
import { seenText } from '../../../src/view/explanation/seen.ts';
import { walk } from '../../view/walks.ts';

function checked(...lines: readonly string[]): readonly string[] {
  const trace = walk(...lines);
  return Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial).fact).flatMap((fact) =>
    fact.kind === 'checked' ? [`${fact.held ? 'yes' : 'no'}, ${seenText(fact.seen, ENGLISH)}`] : [],
  );
}

it('knows who has opened connections', () => {
  expect(
    checked(
      'expect web saw nobody',
      'pc get http://web/ from 40000',
      'expect web saw 192.168.1.10',
      'expect web saw 192.168.1.10:40000',
      'expect web saw 192.168.1.10:40001',
      'expect web saw nobody',
      'expect pc saw nobody',
    ),
  ).toEqual([
    'yes, nobody',
    'yes, 192.168.1.10:40000',
    'yes, 192.168.1.10:40000',
    'no, 192.168.1.10:40000',
    'no, 192.168.1.10:40000',
    'yes, nobody',
  ]);
});

it('counts what programs have answered', () => {
  expect(checked('repeat 2 { pc get http://web/ }', 'expect web served 2', 'expect pc served 0')).toEqual([
    'yes, 2',
    'yes, 0',
  ]);
});

it('asks the routing table', () => {
  expect(
    checked(
      'expect pc route 192.168.1.20 via 192.168.1.20 nic eth0',
      'expect pc route 192.168.1.20 via 192.168.1.1',
      'expect pc route 10.0.0.1 nic eth0',
      'expect pc route 192.168.1.10 nic eth0',
    ),
  ).toEqual([
    'yes, via 192.168.1.20 nic eth0',
    'no, via 192.168.1.20 nic eth0',
    'no, no route',
    'no, its own address',
  ]);
});
