// Which labels of a diagram its columns have to make room for.
import { expect, test } from 'vitest';
import { reachesOf } from '../../../src/view/diagram/reach.ts';
import { diagramOf } from '../walks.ts';

const width = (text: string): number => text.length;

test('for each pair of columns the longest label, and the one with the longest word', () => {
  const { model } = diagramOf(['pc ping web', 'pc get http://web/']);
  expect(model.columns.map(({ name }) => name)).toEqual(['pc', 'web', 'other']);
  const reaches = reachesOf(model.rows, width);
  expect(reaches).toContainEqual({ from: 0, to: 2, label: 'ARP who has 192.168.1.20?' });
  expect(reaches).toContainEqual({ from: 0, to: 1, label: 'ARP is at 02:00:00:00:02:00' });
  // One label may be both.
  expect(reaches).toHaveLength(4);
});

test('a walk without arrows has none', () => {
  expect(reachesOf([], width)).toEqual([]);
});
