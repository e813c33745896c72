// `npm run kernel [-- DIR]`: a line a scenario, equal or the first difference. Exit 1 where something that should be equal is not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareTwin, findTwins, readMasks } from './compare.ts';

const root = process.argv[2] ?? 'test/kernel';
const masks = readMasks(readFileSync(join('test', 'kernel', 'masks.txt'), 'utf8'));
let equal = 0;
const twins = findTwins(root);
for (const twin of twins) {
  const difference = compareTwin(twin, masks);
  if (difference === undefined) equal += 1;
  process.stdout.write(`${twin.name}: ${difference === undefined ? 'equal' : `different: ${difference}`}\n`);
}
process.stdout.write(`${equal} of ${twins.length} equal\n`);
process.exitCode = equal === twins.length && twins.length > 0 ? 0 : 1;
