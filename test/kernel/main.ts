// `npm run kernel [-- DIR]`: a line a scenario, equal or the first difference. Exit 1 where something that should be equal is not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareTwin, findTwins, readDifferent, readMasks } from './compare.ts';

const root = process.argv[2] ?? 'test/kernel';
const masks = readMasks(readFileSync(join('test', 'kernel', 'masks.txt'), 'utf8'));
const different = readDifferent(readFileSync(join('test', 'kernel', 'different.txt'), 'utf8'));
let equal = 0;
let explained = 0;
const twins = findTwins(root);
for (const twin of twins) {
  const difference = compareTwin(twin, masks);
  const reason = difference === undefined ? undefined : different.get(twin.name);
  if (difference === undefined) equal += 1;
  if (reason !== undefined) explained += 1;
  const told = difference === undefined ? 'equal' : `different: ${reason ?? difference}`;
  process.stdout.write(`${twin.name}: ${told}\n`);
}
process.stdout.write(`${equal} of ${twins.length} equal\n`);
process.exitCode = equal + explained === twins.length && twins.length > 0 ? 0 : 1;
