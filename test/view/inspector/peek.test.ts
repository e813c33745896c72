// What pointing at a head shows: the node's own tables, as they are after the step.
import { expect, test } from 'vitest';
import { peekAt } from '../../../src/view/inspector/peek.ts';
import { START } from '../../../src/walkthrough/cursor.ts';
import { diagramOf } from '../walks.ts';

const { trace, model } = diagramOf(['pc get http://web/']);
const commandsAt = (step: number, column: number): readonly string[] =>
  peekAt(trace, step, model.columns, column)?.tables.map(({ command }) => command) ?? [];

test('at the start there is what the file says', () => {
  expect(peekAt(trace, START, model.columns, 0)).toMatchObject({
    name: 'pc',
    nics: ['eth0 192.168.1.10/24 (office)'],
  });
  expect(commandsAt(START, 0)).toEqual(['route -n']);
  expect(commandsAt(START, 1)).toEqual(['route -n']);
});

test('later also what has been learnt, with the difference to the packet before', () => {
  const [, , syn] = model.rows;
  if (!syn) throw new Error('no SYN');
  expect(commandsAt(syn.sent, 0)).toEqual(['arp -n', 'route -n', 'netstat -natp']);
  const [neighbours] = peekAt(trace, syn.sent, model.columns, 0)?.tables ?? [];
  expect(neighbours?.rows).toMatchObject([{ mark: 'changed', before: { 2: 'INCOMPLETE' } }]);
});

test('there is nothing where no head is', () => {
  expect(peekAt(trace, START, model.columns, 99)).toBeUndefined();
});
