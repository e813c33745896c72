// Columns by example: a letter of a label is 10 pixels wide here.
import { describe, expect, test } from 'vitest';
import { type PlaceLimits, placeColumns } from '../../../src/view/diagram/places.ts';

const limits: PlaceLimits = { room: 0, narrowest: 80, widest: 300, widthOf: (label) => label.length * 10 };

describe('without labels', () => {
  test('as close as they may stand, with half a distance at both edges', () => {
    const places = placeColumns(3, [], limits);
    expect(places).toEqual({
      lifelines: [40, 120, 200],
      shares: [80, 80, 80],
      halves: [80, 160, 240],
      width: 240,
    });
  });

  test('evenly in the room, and no farther apart than the largest distance', () => {
    expect(placeColumns(3, [], { ...limits, room: 600 }).lifelines).toEqual([100, 300, 500]);
    expect(placeColumns(3, [], { ...limits, room: 5_000 }).lifelines).toEqual([150, 450, 750]);
  });

  test('a walk without arrows has room for one', () => {
    expect(placeColumns(0, [], limits).lifelines).toEqual([40]);
  });
});

describe('with labels', () => {
  const fifteen = { from: 1, to: 2, label: 'fifteen letters' };

  test('a gap is as wide as its label, the others stay', () => {
    const { lifelines, shares, width } = placeColumns(4, [fifteen], limits);
    expect(lifelines).toEqual([40, 120, 270, 350]);
    // A head stands in the middle over its lifeline, and meets none of its neighbours.
    expect(shares).toEqual([80, 80, 80, 80]);
    expect(width).toBe(390);
  });

  test('room goes to the narrow gaps first', () => {
    expect(placeColumns(4, [fifteen], { ...limits, room: 450 }).lifelines).toEqual([50, 150, 300, 400]);
  });

  test('an arrow over several columns widens what lies between, if that is too little', () => {
    const far = { from: 0, to: 2, label: 'twenty letters are it' };
    expect(placeColumns(3, [far], limits).lifelines).toEqual([40, 146, 252]);
    expect(placeColumns(3, [far, { ...fifteen, from: 0, to: 1 }], limits).lifelines).toEqual([40, 190, 270]);
  });

  test('what leaves the last column to its right has a margin of its own', () => {
    const { halves, width } = placeColumns(2, [{ from: 1, to: 1, label: 'fifteen letters' }], limits);
    expect([halves, width]).toEqual([[80, 270], 270]);
  });

  test('a label of any length takes no more than a screen has', () => {
    expect(placeColumns(2, [{ from: 0, to: 1, label: 'x'.repeat(500) }], limits).lifelines).toEqual([
      40, 380,
    ]);
  });
});
