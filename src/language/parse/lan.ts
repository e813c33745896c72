// The part of the grammar that draws the wires: lans, links and their rows.
import type { BlockOwner, Cursor } from '../cursor.ts';
import type { Token } from '../lexer.ts';
import type { Wanted } from '../messages/wanted.ts';
import type { Block, ErrorSyntax, LanRowSyntax, LanSyntax, LinkSyntax } from '../syntax.ts';
import { looksLikeNet } from '../words.ts';
import { opensItem } from './opens.ts';

/** lan = "lan" NAME NET? "public"? block<lan_row>? */
export function parseLan(cursor: Cursor): LanSyntax {
  const keyword = cursor.next();
  const name = cursor.take({ nameOf: 'lan' });
  const network =
    cursor.hasMore && !cursor.isWord('public') ? cursor.take({ network: '192.168.1.0/24' }) : undefined;
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
  const first = cursor.take('link-end');
  const second = cursor.take('link-other-end');
  const network = cursor.take('link-network');
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
    const isNic = keyword.text === 'nic' ? 'nic' : undefined;
    const remark = looksLikeNet(keyword.text) ? 'network' : isNic;
    return cursor.unreadable('syntax no-lan-row', { word: keyword.text, remark });
  }
  const { values } = cursor.option(...wanted);
  return { kind: 'lan-row', keyword, values, start: keyword.start, end: cursor.previousEnd };
}

const LAN_ROW_VALUES: ReadonlyMap<string, readonly Wanted[]> = new Map([
  ['switch', [{ nameOf: 'switch' }]],
  ['trunk', ['trunk-end', 'trunk-other-end']],
  ['mtu', ['octets']],
  ['delay', [{ time: '10ms' }]],
  ['loss', ['share']],
  ['ageing', [{ time: '300s' }]],
]);
