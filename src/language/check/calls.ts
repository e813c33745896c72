// Actions over TCP and UDP: requests, connections and what is done with them, datagrams.
import type { Connect, EndConnection, Get, Payload, Send, SendDatagram } from '../../network/script.ts';
import { SECOND } from '../../network/source.ts';
import type { Token } from '../lexer.ts';
import type { Limit } from '../messages/wanted.ts';
import type { ActionSyntax } from '../syntax.ts';
import type { Checking } from './checking.ts';
import { type ActionDraft, MOST_TIMES } from './options.ts';
import { LARGEST_DATAGRAM, LARGEST_TRANSFER } from './services.ts';
import { readEndpoint, readUrl } from './targets.ts';
import { readSize } from './values.ts';
import type { WalkDraft } from './walks.ts';

/** What curl and nc wait for at most in the reference runs. */
const PATIENCE = 300 * SECOND;

/** "get" URL ( "from" PORTS | "header" STRING | limit )* */
export function readGet({ checking, node, syntax, options, common }: ActionDraft): Get | undefined {
  const target = readUrl(checking, node, syntax.object);
  let host = target?.host ?? '';
  const headers: string[] = [];
  for (const token of options.tokens('header')) {
    const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n]*)$/.exec(token.text);
    if (token.kind !== 'string') continue;
    if (!match) {
      checking.report.error('bad-header', token, { word: token.text });
    } else if (match[1]?.toLowerCase() === 'host') host = match[2] ?? '';
    else headers.push(token.text);
  }
  const sourcePorts = options.ports();
  const timeout = options.time('timeout', PATIENCE);
  if (!target) return undefined;
  return {
    kind: 'get',
    ...common,
    domain: target.domain,
    destination: target.destination,
    host,
    path: target.path,
    sourcePorts,
    headers,
    timeout,
  };
}

/** "connect" ENDPOINT ( "from" PORTS | "reading" onoff | limit )* */
export function readConnect({
  checking,
  walk,
  node,
  syntax,
  options,
  common,
}: ActionDraft): Connect | undefined {
  const target = readEndpoint(checking, node, syntax.object);
  walk.connections++;
  const connection = common.label ?? `connection ${walk.connections}`;
  if (common.label !== undefined) walk.connectionLabels.add(common.label);
  const rest = {
    sourcePorts: options.ports(),
    reading: options.isOn('reading'),
    timeout: options.time('timeout', PATIENCE),
  };
  return target && { kind: 'connect', ...common, ...target, ...rest, connection };
}

/** The connection that `send`, `close` … speak of: the label of an earlier connect. */
function readConnection(checking: Checking, walk: WalkDraft, syntax: ActionSyntax): string | undefined {
  const { object } = syntax;
  if (object.text === '') return undefined;
  if (walk.connectionLabels.has(object.text)) {
    const symbol = checking.names.find('label', object.text, walk.id);
    if (symbol) checking.names.refer(symbol, object);
    return object.text;
  }
  const verb = syntax.verb.text;
  if (walk.labels.has(object.text)) {
    checking.report.error('not-a-connection', object, { name: object.text, verb });
    return undefined;
  }
  checking.report.error('not-open unknown', object, () => ({
    name: object.text,
    verb,
    open: [...walk.connectionLabels].slice(0, 8),
  }));
  return undefined;
}

/** ( "shutdown" | "close" | "abort" ) NAME */
export function readEnd({ checking, walk, syntax, common }: ActionDraft): EndConnection | undefined {
  const connection = readConnection(checking, walk, syntax);
  const kind = syntax.verb.text;
  if (connection === undefined || (kind !== 'shutdown' && kind !== 'close' && kind !== 'abort'))
    return undefined;
  return { kind, ...common, connection };
}

/** "send" NAME payload times* */
export function readSend({ checking, walk, syntax, options, common }: ActionDraft): Send | undefined {
  const connection = readConnection(checking, walk, syntax);
  const payload = syntax.payload && readPayload(checking, syntax.payload, LARGEST_TRANSFER, 'send');
  const count = options.integer('count', 'sends', 1, MOST_TIMES) ?? 1;
  const interval = options.time('interval', 0);
  return connection === undefined || !payload
    ? undefined
    : { kind: 'send', ...common, connection, payload, count, interval };
}

/** "udp" ENDPOINT payload? ( times | "from" PORTS | "df" onoff | limit )* */
export function readUdp({ checking, node, syntax, options, common }: ActionDraft): SendDatagram | undefined {
  const target = readEndpoint(checking, node, syntax.object);
  const payload = syntax.payload
    ? readPayload(checking, syntax.payload, LARGEST_DATAGRAM, 'datagram')
    : ({ kind: 'text', text: 'hello' } satisfies Payload);
  const rest = {
    sourcePorts: options.ports(),
    count: options.integer('count', 'datagrams', 1, MOST_TIMES) ?? 1,
    interval: options.time('interval', 0),
    discovery: options.discovery(),
    timeout: options.time('timeout', SECOND),
  };
  return target && payload && { kind: 'udp', ...common, ...target, payload, ...rest };
}

function readPayload(checking: Checking, token: Token, most: number, limit: Limit): Payload | undefined {
  if (token.kind === 'string') {
    // At most three octets of UTF-8 for each UTF-16 unit: only a long text needs counting.
    if (token.text.length * 3 > most && utf8Length(token.text) > most) {
      checking.report.error('too-large text', token, { limit });
      return undefined;
    }
    return { kind: 'text', text: token.text };
  }
  const octets = readSize(checking.report, token, most, limit);
  return octets === undefined ? undefined : { kind: 'size', octets };
}

function utf8Length(text: string): number {
  let octets = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    octets += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return octets;
}
