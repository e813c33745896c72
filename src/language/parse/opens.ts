// How a line shows that it belongs to a level above: the sign that the block it stands in was never closed.
import type { Cursor } from '../cursor.ts';
import { VERBS } from './verbs.ts';

/** Words that begin an item at the top of a file; in `host client` of an upstream the first is an option. */
const ITEMS: ReadonlySet<string> = new Set([
  'lan',
  'link',
  'defaults',
  'host',
  'router',
  'balancer',
  'proxy',
  'walk',
]);

export function opensItem(cursor: Cursor): boolean {
  const { kind, text } = cursor.token;
  return kind === 'word' && ITEMS.has(text) && !cursor.isWord('client', 1);
}

/** In a walk `link ping B` is something that the host called link does. */
export function opensItemInWalk(cursor: Cursor): boolean {
  return opensItem(cursor) && !VERBS.has(cursor.ahead(1).text);
}
