// Chinese: what every construct means, by its name. Names, keywords and forms are code and stay as they are.
import type { Construct, ConstructName } from '../constructs.ts';
import { chineseNetworkConstructs } from './chinese-constructs-network.ts';
import { chineseWalkConstructs } from './chinese-constructs-walk.ts';

const MEANINGS: Readonly<Record<ConstructName, string>> = {
  ...chineseNetworkConstructs,
  ...chineseWalkConstructs,
};

export function meaningInChinese({ name }: Construct<ConstructName>): string {
  return MEANINGS[name];
}
