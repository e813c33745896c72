// The part of the grammar about programs that wait on a port.
import type { Cursor } from '../cursor.ts';
import type { Token } from '../lexer.ts';
import type { Wanted } from '../messages/wanted.ts';
import type {
  AnswerSyntax,
  DnsRowSyntax,
  DnsSyntax,
  ErrorSyntax,
  OptionSyntax,
  ServeSyntax,
} from '../syntax.ts';
import { ownerOf, parseOptions } from './take.ts';

const SERVICES: ReadonlySet<string> = new Set(['http', 'tcp', 'udp', 'echo', 'discard']);

/** option = "as" NAME | "delay" TIME | "keepalive" onoff | "backlog" INT | "accept" onoff */
const SERVE_OPTIONS: ReadonlyMap<string, readonly Wanted[]> = new Map([
  ['as', [{ nameOf: 'program' }]],
  ['delay', [{ time: '300ms' }]],
  ['keepalive', ['on-off']],
  ['backlog', ['number']],
  ['accept', ['on-off']],
]);

const ANSWER_OPTIONS: ReadonlyMap<string, readonly Wanted[]> = new Map([['delay', [{ time: '300ms' }]]]);

/** serve = "serve" "dns" block<dns_row> | "serve" ( "http" | "tcp" | "udp" | "echo" | "discard" ) PORT option* block<answer>? */
export function parseServe(cursor: Cursor): ServeSyntax | DnsSyntax {
  const keyword = cursor.next();
  if (cursor.isWord('dns')) return parseDns(cursor, keyword);
  const service = cursor.take('service');
  if (service.text !== '' && !SERVICES.has(service.text)) {
    cursor.fail('syntax no-service', service, { word: service.text });
  }
  const port = cursor.take('serve-port');
  const options: readonly OptionSyntax[] = parseOptions(cursor, SERVE_OPTIONS);
  const block = cursor.token.kind === '{' ? cursor.block(ownerOf(keyword), parseAnswer) : undefined;
  return {
    kind: 'serve',
    keyword,
    service,
    port,
    options,
    block,
    start: keyword.start,
    end: cursor.previousEnd,
  };
}

/**
 * answer = PATH ( "->" ( ENDPOINT | NAME )+ | STATUS | STRING | SIZE ) ( "delay" TIME )?
 *        | STRING STRING? ( "delay" TIME )?
 */
function parseAnswer(cursor: Cursor): AnswerSyntax | ErrorSyntax {
  const key = cursor.token;
  if (key.kind === 'word' && key.text.startsWith('/')) {
    cursor.next();
    const values: Token[] = [];
    let arrow: Token | undefined;
    if (cursor.isWord('->')) {
      arrow = cursor.next();
      values.push(cursor.take('answerer'));
      while (cursor.token.kind === 'word' && cursor.token.text !== 'delay') values.push(cursor.next());
    } else if (cursor.token.kind === 'string') values.push(cursor.next());
    else values.push(cursor.take('answer'));
    return {
      kind: 'answer',
      key,
      values,
      arrow,
      ...parseDelay(cursor),
      start: key.start,
      end: cursor.previousEnd,
    };
  }
  if (key.kind === 'string') {
    cursor.next();
    const values = cursor.token.kind === 'string' ? [cursor.next()] : [];
    return {
      kind: 'answer',
      key,
      values,
      arrow: undefined,
      ...parseDelay(cursor),
      start: key.start,
      end: cursor.previousEnd,
    };
  }
  return cursor.unreadable('syntax no-answer', { word: key.text });
}

function parseDelay(cursor: Cursor): { readonly options: readonly OptionSyntax[] } {
  return { options: parseOptions(cursor, ANSWER_OPTIONS) };
}

/** serve = "serve" "dns" block<dns_row> */
function parseDns(cursor: Cursor, keyword: Token): DnsSyntax {
  const service = cursor.next();
  const block = cursor.block(ownerOf(keyword), parseDnsRow);
  return { kind: 'dns', keyword, service, block, start: keyword.start, end: cursor.previousEnd };
}

/** dns_row = DOMAIN ( ADDRESS | "nxdomain" | "silent" | "cname" DOMAIN | NAME ) */
function parseDnsRow(cursor: Cursor): DnsRowSyntax | ErrorSyntax {
  const domain = cursor.take('domain');
  const values = cursor.isWord('cname') ? [cursor.next(), cursor.take('domain')] : [cursor.take('record')];
  return { kind: 'dns-row', domain, values, start: domain.start, end: cursor.previousEnd };
}
