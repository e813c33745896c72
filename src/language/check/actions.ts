// Actions: what a program on a host does, with every default filled in.
import type {
  Action,
  Connect,
  EndConnection,
  Get,
  Payload,
  Ping,
  Send,
  SendDatagram,
} from '../../network/script.ts';
import { SECOND } from '../../network/source.ts';
import { shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { ActionSyntax } from '../syntax.ts';
import { type Checking, findNode, type NodeDraft, spanOf } from './checking.ts';
import { LARGEST_DATAGRAM, LARGEST_TRANSFER } from './services.ts';
import { readEndpoint, readTarget, readUrl } from './targets.ts';
import { checkName, readInteger, readOnOff, readPorts, readSize, readTime } from './values.ts';
import type { WalkDraft } from './walks.ts';

/** What curl and nc wait for at most in the reference runs. */
const PATIENCE = 300 * SECOND;
/** ping(8) without -s. */
const ECHO_SIZE = 56;
const ECHO_IDENTIFIER = 4660;
const MOST_TIMES = 1_000_000;

/** An action whose words are all right, or undefined after the complaint. */
export function readAction(checking: Checking, walk: WalkDraft, syntax: ActionSyntax): Action | undefined {
  const node = findNode(checking, syntax.actor.text, syntax.actor);
  const label = readLabel(checking, walk, syntax);
  if (!node) return undefined;
  const options = new Options(checking, syntax);
  const common: Common = { node: node.id, label, source: spanOf(syntax) };
  const action = build(checking, walk, node, syntax, options, common);
  if (!action) return undefined;
  walk.actors.add(node.id);
  return action;
}

type Common = Pick<Action, 'node' | 'label' | 'source'>;

function build(
  checking: Checking,
  walk: WalkDraft,
  node: NodeDraft,
  syntax: ActionSyntax,
  options: Options,
  common: Common,
): Action | undefined {
  switch (syntax.verb.text) {
    case 'ping':
      return readPing(checking, node, syntax, options, common);
    case 'get':
      return readGet(checking, node, syntax, options, common);
    case 'connect':
      return readConnect(checking, walk, node, syntax, options, common);
    case 'send':
      return readSend(checking, walk, syntax, options, common);
    case 'shutdown':
    case 'close':
    case 'abort': {
      const connection = readConnection(checking, walk, syntax);
      const end: EndConnection | undefined =
        connection === undefined ? undefined : { kind: syntax.verb.text, ...common, connection };
      return end;
    }
    case 'udp':
      return readUdp(checking, node, syntax, options, common);
    default:
      return undefined;
  }
}

/** The words behind an action, each at most once (header as often as wanted). */
class Options {
  readonly #checking: Checking;
  readonly #syntax: ActionSyntax;

  constructor(checking: Checking, syntax: ActionSyntax) {
    this.#checking = checking;
    this.#syntax = syntax;
    if (syntax.options.length < 2) return;
    for (const [position, { keyword }] of syntax.options.entries()) {
      const isAgain = syntax.options.findIndex((option) => option.keyword.text === keyword.text) < position;
      if (!isAgain || keyword.text === 'header') continue;
      checking.report.error(
        'option-twice',
        keyword,
        `${shown(keyword.text)} is written twice for one action: once is enough.`,
      );
    }
  }

  token(keyword: string): Token | undefined {
    for (const option of this.#syntax.options) if (option.keyword.text === keyword) return option.values[0];
    return undefined;
  }

  tokens(keyword: string): readonly Token[] {
    if (!this.token(keyword)) return [];
    return this.#syntax.options.flatMap((option) => (option.keyword.text === keyword ? option.values : []));
  }

  time(keyword: string, otherwise: number): number {
    const token = this.token(keyword);
    return token ? (readTime(this.#checking.report, token) ?? otherwise) : otherwise;
  }

  integer(keyword: string, what: string, least: number, most: number): number | undefined {
    const token = this.token(keyword);
    return token && readInteger(this.#checking.report, token, what, least, most);
  }

  isOn(keyword: string): boolean {
    const token = this.token(keyword);
    return token ? (readOnOff(this.#checking.report, token) ?? true) : true;
  }

  /** IP_MTU_DISCOVER: only a written `df` says more than the kernel's default. */
  discovery(): Ping['discovery'] {
    if (!this.token('df')) return 'want';
    return this.isOn('df') ? 'do' : 'dont';
  }

  ports(): Connect['sourcePorts'] {
    const token = this.token('from');
    return token && readPorts(this.#checking.report, token);
  }
}

function readPing(
  checking: Checking,
  node: NodeDraft,
  syntax: ActionSyntax,
  options: Options,
  common: Common,
): Ping | undefined {
  const destination = readTarget(checking, node, syntax.object.text, syntax.object);
  const action = {
    count: options.integer('count', 'number of echoes', 1, MOST_TIMES) ?? 1,
    interval: options.time('interval', SECOND),
    size: options.integer('size', 'size of an echo in octets', 0, LARGEST_DATAGRAM) ?? ECHO_SIZE,
    ttl: options.integer('ttl', 'TTL', 1, 255),
    discovery: options.discovery(),
    identifier: options.integer('id', 'identifier', 0, 65535) ?? ECHO_IDENTIFIER,
    timeout: options.time('timeout', SECOND),
  };
  return destination === undefined
    ? undefined
    : { kind: 'ping', ...common, domain: undefined, destination, ...action };
}

function readGet(
  checking: Checking,
  node: NodeDraft,
  syntax: ActionSyntax,
  options: Options,
  common: Common,
): Get | undefined {
  const target = readUrl(checking, node, syntax.object);
  let host = target?.host ?? '';
  const headers: string[] = [];
  for (const token of options.tokens('header')) {
    const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n]*)$/.exec(token.text);
    if (token.kind !== 'string') continue;
    if (!match) {
      checking.report.error(
        'bad-header',
        token,
        `${shown(token.text)} is no header line: a name, a colon and a value on one line, such as "Host: www.example.com".`,
      );
    } else if (match[1]?.toLowerCase() === 'host') host = match[2] ?? '';
    else headers.push(token.text);
  }
  const sourcePorts = options.ports();
  const timeout = options.time('timeout', PATIENCE);
  if (!target) return undefined;
  return {
    kind: 'get',
    ...common,
    domain: undefined,
    destination: target.destination,
    host,
    path: target.path,
    sourcePorts,
    headers,
    timeout,
  };
}

function readConnect(
  checking: Checking,
  walk: WalkDraft,
  node: NodeDraft,
  syntax: ActionSyntax,
  options: Options,
  common: Common,
): Connect | undefined {
  const destination = readEndpoint(checking, node, syntax.object);
  walk.connections++;
  const connection = common.label ?? `connection ${walk.connections}`;
  if (common.label !== undefined) walk.connectionLabels.add(common.label);
  const rest = {
    sourcePorts: options.ports(),
    reading: options.isOn('reading'),
    timeout: options.time('timeout', PATIENCE),
  };
  return destination && { kind: 'connect', ...common, domain: undefined, destination, ...rest, connection };
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
    checking.report.error(
      'not-a-connection',
      object,
      `${shown(object.text)} names an action that opens no connection: \`${verb}\` needs the name of a \`connect … as NAME\`.`,
    );
    return undefined;
  }
  checking.report.error('not-open', object, () => {
    const example = [...walk.connectionLabels].slice(0, 8).map(shown).join(', ');
    const open =
      example === ''
        ? ' None has been opened before this line: `A connect B:80 as c` opens one.'
        : ` Open so far: ${example}.`;
    return `No connection is called ${shown(object.text)} here: \`${verb}\` needs one that is open.${open}`;
  });
  return undefined;
}

function readSend(
  checking: Checking,
  walk: WalkDraft,
  syntax: ActionSyntax,
  options: Options,
  common: Common,
): Send | undefined {
  const connection = readConnection(checking, walk, syntax);
  const payload =
    syntax.payload &&
    readPayload(checking, syntax.payload, LARGEST_TRANSFER, 'one send has at most 1 GB here');
  const count = options.integer('count', 'number of sends', 1, MOST_TIMES) ?? 1;
  const interval = options.time('interval', 0);
  return connection === undefined || !payload
    ? undefined
    : { kind: 'send', ...common, connection, payload, count, interval };
}

function readUdp(
  checking: Checking,
  node: NodeDraft,
  syntax: ActionSyntax,
  options: Options,
  common: Common,
): SendDatagram | undefined {
  const destination = readEndpoint(checking, node, syntax.object);
  const why = `a datagram holds at most ${LARGEST_DATAGRAM} octets (Linux: "Message too long")`;
  const payload = syntax.payload
    ? readPayload(checking, syntax.payload, LARGEST_DATAGRAM, why)
    : ({ kind: 'text', text: 'hello' } satisfies Payload);
  const rest = {
    sourcePorts: options.ports(),
    count: options.integer('count', 'number of datagrams', 1, MOST_TIMES) ?? 1,
    interval: options.time('interval', 0),
    discovery: options.discovery(),
    timeout: options.time('timeout', SECOND),
  };
  return (
    destination && payload && { kind: 'udp', ...common, domain: undefined, destination, payload, ...rest }
  );
}

function readPayload(checking: Checking, token: Token, most: number, why: string): Payload | undefined {
  if (token.kind === 'string') {
    // At most three octets of UTF-8 for each UTF-16 unit: only a long text needs counting.
    if (token.text.length * 3 > most && utf8Length(token.text) > most) {
      checking.report.error('too-large', token, `This text is too long: ${why}.`);
      return undefined;
    }
    return { kind: 'text', text: token.text };
  }
  const octets = readSize(checking.report, token, most, why);
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

/** `as NAME`: what later steps call the action. */
function readLabel(checking: Checking, walk: WalkDraft, syntax: ActionSyntax): string | undefined {
  const { label } = syntax;
  if (!label || !checkName(checking.report, label)) return undefined;
  if (checking.names.find('node', label.text)) {
    checking.report.error(
      'duplicate-name',
      label,
      `A host is called ${shown(label.text)} already: \`expect ${label.text} …\` would not know which is meant.`,
    );
    return undefined;
  }
  checking.names.declare('label', label.text, walk.id, label, true, walk.id);
  walk.labels.add(label.text);
  return label.text;
}
