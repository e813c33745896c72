// Chunks: whatever is thrown away comes out the same when it is made again.
import { expect, it } from 'vitest';
import { check } from '../../src/language/check.ts';
import { emptyRecords, isOver, planRun, startRun, takeTurn } from '../../src/simulation/run.ts';
import type { World } from '../../src/simulation/world.ts';
import { Chunks } from '../../src/walkthrough/chunks.ts';

const TEXT = `
lan home 192.168.1.0/24
host a { nic home 192.168.1.1 }
host b {
  nic home 192.168.1.2
  serve http 80
}
walk "w" {
  lose 5th tcp
  a get http://b/
  a ping b count 3
  a get http://b/
}
`;

it('gives every step, frame and world again, in any order, with few states kept', () => {
  const { network } = check(TEXT);
  const [walk] = network?.walks ?? [];
  if (!network || !walk) throw new Error('the text has errors');
  const plan = planRun(network, walk);

  const worlds: World[] = [];
  const all = { ...emptyRecords(), worlds };
  let state = startRun(plan);
  while (!isOver(state)) state = takeTurn(plan, state, all);

  const chunks = new Chunks(plan, { turns: 4, chunks: 2, worlds: 1, states: 4 });
  while (!chunks.isOver) chunks.takeTurn();
  expect(chunks.state.steps).toBe(all.steps.length);
  expect(all.steps.length).toBeGreaterThan(200);

  // 7 and the number of steps have no common divisor: all are visited, far from each other.
  expect(all.steps.length % 7).not.toBe(0);
  for (let visit = 0; visit < all.steps.length; visit += 1) {
    const serial = (visit * 7) % all.steps.length;
    const { records, offset } = chunks.find('steps', serial);
    expect(records.steps[offset]).toEqual(all.steps[serial]);
    if (visit % 5 === 0) expect(chunks.worldAfter(serial)).toEqual(worlds[serial]);
  }
  for (let index = all.transmissions.length - 1; index >= 0; index -= 3) {
    const { records, offset } = chunks.find('transmissions', index);
    expect(records.transmissions[offset]).toEqual(all.transmissions[index]);
  }
  expect(chunks.worldAfter(all.steps.length)).toBeUndefined();
});
