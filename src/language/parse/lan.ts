// The part of the grammar that draws the wires: lans, links and their rows.
import type { BlockOwner, Cursor } from '../cursor.ts';
import { shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { Block, ErrorSyntax, LanRowSyntax, LanSyntax, LinkSyntax } from '../syntax.ts';
import { looksLikeNet } from '../words.ts';
import { opensItem } from './opens.ts';

/** lan = "lan" NAME NET? "public"? block<lan_row>? */
export function parseLan(cursor: Cursor): LanSyntax {
  const keyword = cursor.next();
  const name = cursor.take('The name of the lan');
  const network =
    cursor.hasMore && !cursor.isWord('public') ? cursor.take('A network such as 192.168.1.0/24') : undefined;
  const isPublic = cursor.isWord('public') ? cursor.next() : undefined;
  const block = parseLanBlock(cursor, keyword);
  return {
    kind: 'lan',
    keyword,
    name,
    network,
    isPublic,
    block,
    start: keyword.start,
    end: cursor.previousEnd,
  };
}

/** link = "link" NAME NAME NET block<lan_row>? */
export function parseLink(cursor: Cursor): LinkSyntax {
  const keyword = cursor.next();
  const first = cursor.take('The node at one end');
  const second = cursor.take('The node at the other end');
  const network = cursor.take('The network of the link, such as 10.0.12.0/30');
  const block = parseLanBlock(cursor, keyword);
  return {
    kind: 'link',
    keyword,
    ends: [first, second],
    network,
    block,
    start: keyword.start,
    end: cursor.previousEnd,
  };
}

function parseLanBlock(cursor: Cursor, keyword: Token): Block<LanRowSyntax> | undefined {
  if (cursor.token.kind !== '{' && !opensBelow(cursor)) return undefined;
  const owner: BlockOwner = { keyword, isOutside: opensItem };
  return cursor.block(owner, parseLanRow);
}

/** A brace on a line of its own, right below: a habit from other languages. */
function opensBelow(cursor: Cursor): boolean {
  return cursor.token.kind === 'newline' && cursor.ahead(1).kind === '{';
}

/** lan_row = "switch" NAME | "trunk" NAME NAME | "mtu" INT | "delay" TIME | "loss" PERCENT | "ageing" TIME */
function parseLanRow(cursor: Cursor): LanRowSyntax | ErrorSyntax {
  const keyword = cursor.token;
  const wanted = keyword.kind === 'word' ? LAN_ROW_VALUES.get(keyword.text) : undefined;
  if (!wanted) {
    const hint = keyword.text === 'nic' ? ' A nic stands in its host.' : '';
    const what = looksLikeNet(keyword.text) ? ' The network stands behind the name of the lan.' : hint;
    return cursor.unreadable(
      'syntax',
      `${shown(keyword.text)} is no row of a lan: those are \`switch\`, \`trunk\`, \`mtu\`, \`delay\`, \`loss\` and \`ageing\`.${what}`,
    );
  }
  const { values } = cursor.option(...wanted);
  return { kind: 'lan-row', keyword, values, start: keyword.start, end: cursor.previousEnd };
}

const LAN_ROW_VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ['switch', ['The name of the switch']],
  ['trunk', ['The switch at one end', 'The switch at the other end']],
  ['mtu', ['A number of octets']],
  ['delay', ['A time such as 10ms']],
  ['loss', ['A share such as 5%']],
  ['ageing', ['A time such as 300s']],
]);
