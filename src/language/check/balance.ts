// Layer 4 balancers: virtual services, their real servers and their schedule, as ipvsadm(8) takes them.
import { formatEndpoint } from '../../address/endpoint.ts';
import type { BalanceMode, RealServer, Schedule, VirtualService } from '../../network/balance.ts';
import { replace } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { VirtualRowSyntax, VirtualSyntax } from '../syntax.ts';
import { splitEndpoint } from '../words.ts';
import { type Checking, findNode, lineOf, type NodeDraft, spanOf } from './checking.ts';
import { closest } from './names.ts';
import { LARGEST_WEIGHT } from './proxy.ts';
import { readFixedEndpoint } from './targets.ts';
import { readInteger, readOnOff, readTime } from './values.ts';

/** A virtual service and the words that judgements point at. */
export interface VirtualDraft {
  readonly service: VirtualService;
  readonly syntax: VirtualSyntax;
  /** the ENDPOINT of each real server */
  readonly realTokens: readonly Token[];
}

/** What ipvsadm takes where nothing is said. */
const USUAL: Pick<VirtualService, 'mode' | 'schedule' | 'tracking' | 'persistence' | 'keepTtl'> = {
  mode: 'dr',
  schedule: { kind: 'wlc' },
  tracking: true,
  persistence: undefined,
  keepTtl: false,
};

/** virtual = "virtual" proto ENDPOINT block<vrow> */
export function readVirtual(
  checking: Checking,
  node: NodeDraft,
  syntax: VirtualSyntax,
): VirtualDraft | undefined {
  const address = readFixedEndpoint(checking, node, syntax.endpoint);
  const rows = syntax.block.rows.filter((row) => row.kind === 'virtual-row');
  checkOnce(checking, rows);
  let settings = USUAL;
  for (const row of rows) settings = { ...settings, ...readSetting(checking, row) };
  const { reals, tokens } = readReals(checking, node, rows, settings.mode, address?.port ?? 0);
  const schedule = readSchedule(checking, rows, tokens) ?? settings.schedule;
  const protocol = syntax.protocol.text;
  if (!address || (protocol !== 'tcp' && protocol !== 'udp')) return undefined;
  const service = { protocol, address, ...settings, schedule, reals, source: spanOf(syntax) } as const;
  const key = `virtual ${protocol} ${formatEndpoint(address)}`;
  const rival = node.taken.get(key);
  if (rival) {
    const args = () => ({
      node: node.name,
      service: formatEndpoint(address),
      line: lineOf(checking.text, rival.start),
    });
    checking.report.warning('duplicate-virtual', syntax.endpoint, args);
    return undefined;
  }
  node.taken.set(key, service.source);
  node.virtualServices.push(service);
  return { service, syntax, realTokens: tokens };
}

/** All rows but `real` say something that can be said once. */
function checkOnce(checking: Checking, rows: readonly VirtualRowSyntax[]): void {
  const seen = new Set<string>();
  for (const { keyword } of rows) {
    if (keyword.text !== 'real' && seen.has(keyword.text)) {
      checking.report.error('row-twice', keyword, { word: keyword.text });
    }
    seen.add(keyword.text);
  }
}

function readSetting(checking: Checking, { keyword, values }: VirtualRowSyntax): Partial<typeof USUAL> {
  const [value] = values;
  if (!value) return {};
  switch (keyword.text) {
    case 'mode':
      return value.text === 'nat' || value.text === 'dr' || value.text === 'tunnel'
        ? { mode: value.text }
        : {};
    case 'tracking': {
      const tracking = readOnOff(checking.report, value);
      return tracking === undefined ? {} : { tracking };
    }
    case 'persistent': {
      const persistence = readTime(checking.report, value);
      return persistence === undefined ? {} : { persistence };
    }
    case 'ttl':
      return { keepTtl: true };
    default:
      return {};
  }
}

interface Reals {
  readonly reals: readonly RealServer[];
  readonly tokens: readonly Token[];
}

function readReals(
  checking: Checking,
  node: NodeDraft,
  rows: readonly VirtualRowSyntax[],
  mode: BalanceMode,
  virtualPort: number,
): Reals {
  const reals: RealServer[] = [];
  const tokens: Token[] = [];
  for (const row of rows) {
    const [token] = row.values;
    if (row.keyword.text !== 'real' || !token) continue;
    const endpoint = readFixedEndpoint(checking, node, token);
    const weight = row.weight ? readInteger(checking.report, row.weight, 'weight', 0, LARGEST_WEIGHT) : 1;
    if (!endpoint || weight === undefined) continue;
    const isMoved = mode !== 'nat' && virtualPort !== 0 && endpoint.port !== virtualPort;
    if (isMoved) warnAboutPort(checking, token, mode, virtualPort);
    const port = isMoved ? virtualPort : endpoint.port;
    if (reals.some((other) => other.address === endpoint.address && other.port === port)) {
      checking.report.warning('duplicate-real', token, { word: token.text });
      continue;
    }
    const owner = checking.owners.get(endpoint.address)?.id;
    reals.push({ address: endpoint.address, port, weight, node: owner, source: spanOf(row) });
    tokens.push(token);
  }
  return { reals, tokens };
}

function warnAboutPort(checking: Checking, token: Token, mode: BalanceMode, port: number): void {
  const host = splitEndpoint(token.text)?.host ?? token.text;
  checking.report.warning('port-unchanged', token, { mode, port }, [replace(token, `${host}:${port}`)]);
}

/** "schedule" ( "order" NAME+ | "rr" | … ): a name in the order is the host of a `real` row, or all of its word. */
function readSchedule(
  checking: Checking,
  rows: readonly VirtualRowSyntax[],
  realTokens: readonly Token[],
): Schedule | undefined {
  const row = rows.find(({ keyword }) => keyword.text === 'schedule');
  const [kind, ...names] = row?.values ?? [];
  switch (kind?.text) {
    case 'order': {
      const reals = names.map((token) => findReal(checking, token, realTokens));
      const known = reals.filter((real) => real !== undefined);
      return known.length === reals.length && known.length > 0 ? { kind: 'order', reals: known } : undefined;
    }
    case 'rr':
    case 'lc':
      warnAboutWeights(checking, rows, kind.text);
      return { kind: kind.text };
    case 'wrr':
    case 'wlc':
    case 'sh':
    case 'dh':
      return { kind: kind.text };
    default:
      return undefined;
  }
}

function findReal(checking: Checking, token: Token, realTokens: readonly Token[]): number | undefined {
  if (token.text === '') return undefined;
  const hosts = realTokens.map(({ text }) => splitEndpoint(text)?.host ?? text);
  const position = realTokens.findIndex(({ text }, at) => text === token.text || hosts[at] === token.text);
  if (position >= 0) {
    const host = hosts[position] ?? '';
    const end = token.start + Math.min(host.length, token.text.length);
    if (checking.names.find('node', host)) findNode(checking, host, { start: token.start, end });
    return position;
  }
  const best = closest(token.text, hosts);
  checking.report.error(
    'unknown-name real',
    token,
    { word: token.text, reals: hosts.slice(0, 8), meant: best },
    best === undefined ? [] : [replace(token, best)],
  );
  return undefined;
}

/** rr and lc know no weights, except that 0 gets nothing. */
function warnAboutWeights(checking: Checking, rows: readonly VirtualRowSyntax[], kind: string): void {
  for (const { weight } of rows) {
    if (!weight || !/^\d+$/.test(weight.text) || Number(weight.text) <= 1) continue;
    const right = kind === 'rr' ? 'wrr' : 'wlc';
    checking.report.warning('weight-ignored', weight, { schedule: kind, right });
  }
}
