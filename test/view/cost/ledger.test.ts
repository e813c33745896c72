// What a walk costs each device: the counts of the lesson's L11, on the walks of its example, and that they do not depend on how
// one came to a step.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { check } from '../../../src/language/check.ts';
import { CostLedger } from '../../../src/view/cost/ledger.ts';
import { costTable } from '../../../src/view/cost/table.ts';
import { ENGLISH_WORDS } from '../../../src/view/words.ts';
import { runToEnd, type Trace } from '../../../src/walkthrough/trace.ts';

const { network } = check(readFileSync(`${import.meta.dirname}/../../../examples/devices.walk`, 'utf8'));

function traceOf(part: string): Trace {
  const walk = network?.walks.find(({ name }) => name.includes(part));
  if (!network || !walk) throw new Error(`no walk ${part}`);
  return runToEnd(network, walk);
}

/** At the end of a walk, a line a device. */
function costs(part: string): readonly string[] {
  const trace = traceOf(part);
  const last = trace.stepCount - 1;
  const { rows } = costTable(new CostLedger(trace), trace.world, last, ENGLISH_WORDS.interface.costs);
  return rows.map((cells) => cells.join(' | '));
}

it('counts a switch at layer 2: MACs, and nothing is copied', () => {
  expect(costs('the switch')).toMatchInlineSnapshot(`
    [
      "home | switch | 2 link | 12 | 0 | 2 | 168 | 0",
      "pc | host | 7 application | 5 | 1 | 3 | 428 | 144",
      "near | host | 7 application | 7 | 1 | 2 | 476 | 144",
    ]
  `);
});

it('counts a router at layer 3', () => {
  expect(costs('the router')).toMatchInlineSnapshot(`
    [
      "home | switch | 2 link | 12 | 0 | 2 | 168 | 0",
      "rack | switch | 2 link | 12 | 0 | 2 | 168 | 0",
      "pc | host | 7 application | 5 | 1 | 3 | 426 | 141",
      "gw | router | 3 network | 12 | 0 | 4 | 424 | 0",
      "rs2 | host | 7 application | 7 | 1 | 3 | 475 | 141",
    ]
  `);
});

it('counts LVS at layer 4: it holds a connection and no socket', () => {
  expect(costs('LVS')).toMatchInlineSnapshot(`
    [
      "home | switch | 2 link | 12 | 0 | 2 | 168 | 0",
      "rack | switch | 2 link | 12 | 0 | 2 | 168 | 0",
      "pc | host | 7 application | 5 | 1 | 3 | 426 | 150",
      "lvs | LVS | 4 transport | 12 | 0 | 5 | 760 | 0",
      "rs1 | host | 7 application | 7 | 1 | 3 | 484 | 150",
    ]
  `);
});

it('counts NGINX at layer 7: two connections, and every byte twice', () => {
  expect(costs('NGINX')).toMatchInlineSnapshot(`
    [
      "home | switch | 2 link | 12 | 0 | 2 | 168 | 0",
      "rack | switch | 2 link | 12 | 0 | 2 | 168 | 0",
      "pc | host | 7 application | 5 | 1 | 3 | 469 | 193",
      "nginx | proxy | 7 application | 12 | 2 | 4 | 907 | 350",
      "rs2 | host | 7 application | 7 | 1 | 3 | 494 | 157",
    ]
  `);
});

it('gives the same costs at a step, from whichever side one comes', () => {
  const trace = traceOf('NGINX');
  const wandering = new CostLedger(trace);
  const steps = [trace.stepCount - 1, 3, 200, 199, 0, 150, -1];
  for (const step of steps)
    expect(new Map(wandering.at(step))).toEqual(new Map(new CostLedger(trace).at(step)));
});
