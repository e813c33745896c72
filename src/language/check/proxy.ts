// Proxies: the software whose habits they have, the servers behind them, and rows of a program that send requests on.
import { DEFAULT_SOFTWARE, type Software, type Upstream, type UpstreamServer } from '../../network/proxy.ts';
import type { Token } from '../lexer.ts';
import type { AnswerSyntax, SoftwareSyntax, UpstreamRowSyntax, UpstreamSyntax } from '../syntax.ts';
import { splitEndpoint } from '../words.ts';
import { type Checking, type NodeDraft, reportUnknown, spanOf } from './checking.ts';
import { readFixedEndpoint, readFixedTarget } from './targets.ts';
import { checkName, readInteger, readOnOff } from './values.ts';

export const LARGEST_WEIGHT = 65535;
const HTTP_PORT = 80;
/** From this version on nginx speaks HTTP/1.1 to its servers and keeps the connection. */
const NGINX_KEEPS_FROM = [1, 29, 7] as const;

/** software = "software" ( "nginx" | "haproxy" ) VERSION? */
export function readSoftware(checking: Checking, node: NodeDraft, syntax: SoftwareSyntax): void {
  const product = syntax.product.text;
  if (product !== 'nginx' && product !== 'haproxy') return;
  const version = syntax.version ? readVersion(checking, syntax.version) : DEFAULT_SOFTWARE[product].version;
  if (version) node.software = { product, version };
}

function readVersion({ report }: Checking, token: Token): Software['version'] | undefined {
  if (/^\d{1,4}(\.\d{1,4}){0,2}$/.test(token.text)) {
    const [major = 0, minor = 0, patch = 0] = token.text.split('.').map(Number);
    return [major, minor, patch];
  }
  report.error('bad-version', token, { word: token.text });
  return undefined;
}

/** What the product does where the file says nothing. */
function habitsOf(node: NodeDraft): Pick<Upstream, 'keepalive' | 'host' | 'forwardedFor'> {
  const { product, version } = node.software ?? DEFAULT_SOFTWARE.nginx;
  if (product === 'haproxy') return { keepalive: true, host: 'client', forwardedFor: false };
  return { keepalive: isAtLeast(version, NGINX_KEEPS_FROM), host: 'upstream', forwardedFor: false };
}

function isAtLeast(version: Software['version'], least: Software['version']): boolean {
  for (const [position, number] of version.entries()) {
    const other = least[position] ?? 0;
    if (number !== other) return number > other;
  }
  return true;
}

/** Rows of an upstream that name no server. */
const HABITS: ReadonlySet<string> = new Set(['keepalive', 'host', 'forwarded-for']);

/** upstream = "upstream" NAME block<server> */
export function readUpstream(checking: Checking, node: NodeDraft, syntax: UpstreamSyntax): void {
  const { report, names } = checking;
  const { name, block } = syntax;
  const isNamed = checkName(report, name);
  const twin = names.find('upstream', name.text, node.id);
  if (twin && node.upstreams.some((other) => other.name === name.text)) {
    report.error('duplicate-name upstream', name, { node: node.name, name: name.text });
  }
  if (isNamed) names.declare('upstream', name.text, node.id, name, true, node.id);
  let habits = habitsOf(node);
  const servers: UpstreamServer[] = [];
  for (const row of block.rows) {
    if (row.kind !== 'upstream-row') continue;
    if (row.keyword.text === 'server') {
      const server = readServer(checking, node, row);
      if (server) servers.push(server);
    } else habits = { ...habits, ...readHabit(checking, row) };
  }
  if (block.close && block.rows.every((row) => row.kind !== 'error' && HABITS.has(row.keyword.text))) {
    report.error('no-server', name, { name: name.text });
  }
  if (isNamed && servers.length > 0)
    node.upstreams.push({ name: name.text, servers, ...habits, source: spanOf(syntax) });
}

function readServer(checking: Checking, node: NodeDraft, row: UpstreamRowSyntax): UpstreamServer | undefined {
  const weight = row.weight ? readInteger(checking.report, row.weight, 'weight', 0, LARGEST_WEIGHT) : 1;
  const endpoint = row.value && readFixedEndpoint(checking, node, row.value);
  if (!row.value || !endpoint || weight === undefined) return undefined;
  return { endpoint, name: row.value.text, weight, source: spanOf(row) };
}

function readHabit(checking: Checking, { keyword, value }: UpstreamRowSyntax): Partial<Upstream> {
  switch (keyword.text) {
    case 'keepalive': {
      const keepalive = value && readOnOff(checking.report, value);
      return keepalive === undefined ? {} : { keepalive };
    }
    case 'host':
      return { host: 'client' };
    case 'forwarded-for':
      return { forwardedFor: true };
    default:
      return {};
  }
}

/** answer = PATH "->" ( ENDPOINT | NAME )+: an upstream by its name, or servers written in the row itself. */
export function readArrow(checking: Checking, node: NodeDraft, row: AnswerSyntax): Upstream | undefined {
  const { report, names } = checking;
  const servers: UpstreamServer[] = [];
  for (const token of row.values) {
    const symbol = names.find('upstream', token.text, node.id);
    if (symbol) {
      names.refer(symbol, token);
      if (row.values.length === 1) return node.upstreams.find(({ name }) => name === token.text);
      report.error('bad-answer upstream', token, { word: token.text });
      return undefined;
    }
    const endpoint = readInlineServer(checking, node, token);
    if (!endpoint) return undefined;
    servers.push({ endpoint, name: token.text, weight: 1, source: spanOf(token) });
  }
  if (servers.length === 0) return undefined;
  return { name: servers.map(({ name }) => name).join(' '), servers, ...habitsOf(node), source: spanOf(row) };
}

/** A server without a port is asked on HTTP's. */
function readInlineServer(
  checking: Checking,
  node: NodeDraft,
  token: Token,
): UpstreamServer['endpoint'] | undefined {
  if (token.text === '') return undefined;
  if (splitEndpoint(token.text)) return readFixedEndpoint(checking, node, token);
  const isName = /^[^\d.]+$/.test(token.text);
  if (isName && !checking.names.find('node', token.text)) {
    reportUnknown(checking, ['upstream', 'node'], token, token.text);
    return undefined;
  }
  const address = readFixedTarget(checking, node, token.text, token);
  return address === undefined ? undefined : { address, port: HTTP_PORT };
}
