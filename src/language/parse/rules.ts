// The part of the grammar about what a node does to packets on their way: address translation and packet filters.
import type { Cursor } from '../cursor.ts';
import type { Wanted } from '../messages/wanted.ts';
import type { ClampSyntax, FilterSyntax, NatSyntax, OptionSyntax } from '../syntax.ts';
import { parseMatch } from './match.ts';
import { parseOptions, takeOneOf, takeProtocol } from './take.ts';

/** nat = "masquerade" NAME ( "from" peer | "random" )* */
export function parseMasquerade(cursor: Cursor): NatSyntax {
  const keyword = cursor.next();
  const lan = cursor.take('leaving-lan');
  const options = parseOptions(cursor, MASQUERADE_OPTIONS);
  return nat(cursor, { keyword, lan, options });
}

const MASQUERADE_OPTIONS: ReadonlyMap<string, readonly Wanted[]> = new Map([
  ['from', ['whose']],
  ['random', []],
]);

/** nat = … | "snat" NAME ( "from" peer )? "to" ( ENDPOINT | ADDRESS ) */
export function parseSnat(cursor: Cursor): NatSyntax {
  const keyword = cursor.next();
  const lan = cursor.take('leaving-lan');
  const from = cursor.isWord('from') ? [cursor.option('whose')] : [];
  return nat(cursor, { keyword, lan, options: [...from, parseTo(cursor, 'snat-to')] });
}

/** nat = … | "dnat" NAME proto PORT "to" ( ENDPOINT | ADDRESS | NAME ) */
export function parseDnat(cursor: Cursor): NatSyntax {
  const keyword = cursor.next();
  const lan = cursor.take('dnat-lan');
  const protocol = takeProtocol(cursor);
  const port = cursor.take('port');
  return nat(cursor, {
    keyword,
    lan,
    protocol,
    port,
    options: [parseTo(cursor, 'dnat-to')],
  });
}

function parseTo(cursor: Cursor, wanted: Wanted): OptionSyntax {
  const keyword = cursor.expect('to');
  const value = cursor.take(wanted);
  return { keyword, values: [value], start: keyword.start, end: cursor.previousEnd };
}

function nat(
  cursor: Cursor,
  words: Pick<NatSyntax, 'keyword' | 'lan' | 'options'> & Partial<Pick<NatSyntax, 'protocol' | 'port'>>,
): NatSyntax {
  const { start } = words.keyword;
  return { kind: 'nat', protocol: undefined, port: undefined, ...words, start, end: cursor.previousEnd };
}

/** filter = "drop" chain? match */
export function parseDrop(cursor: Cursor): FilterSyntax {
  const keyword = cursor.next();
  const chain = parseChain(cursor);
  const match = parseMatch(cursor);
  const end = cursor.previousEnd;
  return { kind: 'filter', keyword, chain, match, answer: undefined, start: keyword.start, end };
}

/** filter = … | "reject" chain? match ( "with" ( "tcp-reset" | "port" | "host" | "admin" ) )? */
export function parseReject(cursor: Cursor): FilterSyntax {
  const keyword = cursor.next();
  const chain = parseChain(cursor);
  const match = parseMatch(cursor);
  const isWith = cursor.isWord('with') && cursor.next();
  const answer = isWith ? takeOneOf(cursor, ['tcp-reset', 'port', 'host', 'admin']) : undefined;
  return { kind: 'filter', keyword, chain, match, answer, start: keyword.start, end: cursor.previousEnd };
}

/** chain = "in" | "out" | "forward" */
function parseChain(cursor: Cursor): FilterSyntax['chain'] {
  return cursor.isWord('in') || cursor.isWord('out') || cursor.isWord('forward') ? cursor.next() : undefined;
}

/** filter = … | "clamp" "mss" INT */
export function parseClamp(cursor: Cursor): ClampSyntax {
  const keyword = cursor.next();
  cursor.expect('mss');
  const mss = cursor.take('octets');
  return { kind: 'clamp', keyword, mss, start: keyword.start, end: cursor.previousEnd };
}
