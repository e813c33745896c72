// The programs of a node: what listens where, and what it answers.
import {
  type EchoService,
  type HttpPage,
  protocolOf,
  type Service,
  type UdpService,
} from '../../network/service.ts';
import type { Token } from '../lexer.ts';
import type { AnswerSyntax, ServeSyntax } from '../syntax.ts';
import { isInteger, parseSize } from '../words.ts';
import { type Checking, lineOf, type NodeDraft, spanOf } from './checking.ts';
import { readArrow } from './proxy.ts';
import { checkName, readInteger, readOnOff, readPort, readSize, readTime } from './values.ts';

/** listen(2)'s backlog of the reference servers. */
const DEFAULT_BACKLOG = 128;
const ECHO_PORT = 7;
export const LARGEST_TRANSFER = 1e9;
export const LARGEST_DATAGRAM = 65507;

/** Those that the file gives a port. */
type PortService = Exclude<Service, { readonly kind: 'dns' }>;

/** What a program is called in netstat when the file does not say. */
const PROGRAMS: Readonly<Record<PortService['kind'], string>> = {
  http: 'httpd',
  tcp: 'tcp',
  udp: 'udp',
  echo: 'echo',
  discard: 'discard',
};

const OPTIONS: Readonly<Record<PortService['kind'], readonly string[]>> = {
  http: ['as', 'delay', 'keepalive', 'backlog', 'accept'],
  tcp: ['as', 'backlog', 'accept'],
  udp: ['as', 'delay'],
  echo: ['as', 'delay', 'backlog', 'accept'],
  discard: ['as', 'backlog', 'accept'],
};

export function readServe(checking: Checking, node: NodeDraft, syntax: ServeSyntax): void {
  const { report } = checking;
  const kind = syntax.service.text;
  if (!isKind(kind)) return;
  const port = readPort(report, syntax.port);
  const options = readOptions(checking, kind, syntax);
  const rows = syntax.block?.rows.filter((row) => row.kind === 'answer') ?? [];
  if (kind !== 'http' && kind !== 'udp') {
    for (const row of rows) {
      report.error('misplaced-row service', row.key, { service: kind });
    }
  }
  const service =
    port === undefined
      ? undefined
      : build(checking, node, kind, { port, ...options, source: spanOf(syntax) }, rows);
  if (!service) return;
  const transport = protocolOf(service);
  const place = `${service.port}/${transport}`;
  const rival = node.taken.get(place);
  if (rival) {
    report.warning('port-in-use', syntax.port, () => ({
      place,
      node: node.name,
      line: lineOf(checking.text, rival.start),
    }));
    return;
  }
  node.taken.set(place, service.source);
  node.services.push(service);
}

function isKind(text: string): text is PortService['kind'] {
  return Object.hasOwn(PROGRAMS, text);
}

interface Common {
  readonly program: string;
  readonly delay: number;
  readonly keepalive: boolean;
  readonly backlog: number;
  readonly accept: boolean;
}

function readOptions(checking: Checking, kind: PortService['kind'], syntax: ServeSyntax): Common {
  const { report } = checking;
  let common: Common = {
    program: PROGRAMS[kind],
    delay: 0,
    keepalive: true,
    backlog: DEFAULT_BACKLOG,
    accept: true,
  };
  for (const { keyword, values } of syntax.options) {
    const value = values[0];
    if (!value) continue;
    if (!OPTIONS[kind].includes(keyword.text)) {
      report.error('misplaced-option', keyword, {
        word: keyword.text,
        service: kind,
        options: OPTIONS[kind],
      });
      continue;
    }
    if (keyword.text === 'as' && checkName(report, value)) common = { ...common, program: value.text };
    if (keyword.text === 'delay') common = { ...common, delay: readTime(report, value) ?? 0 };
    if (keyword.text === 'keepalive') common = { ...common, keepalive: readOnOff(report, value) ?? true };
    if (keyword.text === 'backlog')
      common = { ...common, backlog: readInteger(report, value, 'backlog', 0, 65535) ?? DEFAULT_BACKLOG };
    if (keyword.text === 'accept') common = { ...common, accept: readOnOff(report, value) ?? true };
  }
  return common;
}

type Settled = Common & { readonly port: number; readonly source: Service['source'] };

function build(
  checking: Checking,
  node: NodeDraft,
  kind: PortService['kind'],
  settled: Settled,
  rows: readonly AnswerSyntax[],
): PortService {
  const { port, program, source, backlog, accept, delay, keepalive } = settled;
  const listening = { port, program, source, backlog, accept };
  switch (kind) {
    case 'http':
      return { kind, ...listening, delay, keepalive, pages: readPages(checking, node, rows) };
    case 'echo': {
      const transport: EchoService['transport'] = port === ECHO_PORT ? 'udp' : 'tcp';
      return { kind, ...listening, transport, delay };
    }
    case 'udp':
      return { kind, port, program, source, answers: readAnswers(checking, rows, delay) };
    default:
      return { kind, ...listening };
  }
}

function readPages(checking: Checking, node: NodeDraft, rows: readonly AnswerSyntax[]): readonly HttpPage[] {
  const { report } = checking;
  const pages: HttpPage[] = [];
  const paths = new Set<string>();
  for (const row of rows) {
    if (row.key.kind === 'string') {
      report.error('misplaced-row http', row.key, {});
      continue;
    }
    if (paths.has(row.key.text)) {
      report.warning('duplicate-path', row.key, { path: row.key.text });
    }
    paths.add(row.key.text);
    const answer = readPageAnswer(checking, node, row);
    if (answer)
      pages.push({ path: row.key.text, answer, delay: readDelay(checking, row), source: spanOf(row) });
  }
  return pages;
}

function readPageAnswer(
  checking: Checking,
  node: NodeDraft,
  row: AnswerSyntax,
): HttpPage['answer'] | undefined {
  if (!row.arrow) return row.values[0] && readAnswer(checking, row.values[0]);
  const upstream = readArrow(checking, node, row);
  return upstream && { kind: 'upstream', upstream };
}

function readAnswer(checking: Checking, token: Token): HttpPage['answer'] | undefined {
  if (token.kind === 'string') return { kind: 'text', text: token.text };
  if (token.text === '') return undefined;
  if (isInteger(token.text)) {
    const status = readInteger(checking.report, token, 'status', 100, 599);
    return status === undefined ? undefined : { kind: 'status', status };
  }
  if (parseSize(token.text) === undefined) {
    checking.report.error('bad-answer', token, { word: token.text });
    return undefined;
  }
  const octets = readSize(checking.report, token, LARGEST_TRANSFER, 'page');
  return octets === undefined ? undefined : { kind: 'size', octets };
}

function readAnswers(
  checking: Checking,
  rows: readonly AnswerSyntax[],
  delay: number,
): UdpService['answers'] {
  const answers = [];
  for (const row of rows) {
    if (row.key.kind !== 'string') {
      checking.report.error('misplaced-row udp', row.key, {});
      continue;
    }
    const second = row.values[0];
    const request = second ? row.key.text : undefined;
    answers.push({
      request,
      text: second ? second.text : row.key.text,
      delay: readDelay(checking, row) ?? delay,
    });
  }
  return answers;
}

function readDelay(checking: Checking, row: AnswerSyntax): number | undefined {
  const token = row.options[0]?.values[0];
  return token && readTime(checking.report, token);
}
