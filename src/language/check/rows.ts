// The rows of a node once all nics are known: routes, static neighbours, loopback addresses, knobs.
import { type Cidr, contains, formatCidr, networkOf } from '../../address/cidr.ts';
import { formatIpv4, type Ipv4, UNSPECIFIED } from '../../address/ipv4.ts';
import type { parseMac } from '../../address/mac.ts';
import type { StaticRoute } from '../../network/network.ts';
import { type Fix, replace } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { GatewaySyntax, OptionSyntax, RefusalSyntax, RouteSyntax, StaticArpSyntax } from '../syntax.ts';
import { looksLikeMac } from '../words.ts';
import { type Checking, findNode, type NicDraft, type NodeDraft, reportUnknown, spanOf } from './checking.ts';
import { readAddress, readInteger, readMac, readNetwork } from './values.ts';

const DEFAULT_ROUTE: Cidr = { address: UNSPECIFIED, prefixLength: 0 };
const LARGEST_METRIC = 2 ** 32 - 1;

export function readGateway(checking: Checking, node: NodeDraft, syntax: GatewaySyntax): void {
  const via = readAddress(checking.report, syntax.address);
  if (via === undefined) {
    node.isIncomplete = true;
    return;
  }
  const metric = readMetric(checking, syntax.options);
  const nic = reachNextHop(checking, node, via, syntax.address);
  if (!nic) return;
  addRoute(checking, node, {
    network: DEFAULT_ROUTE,
    type: 'unicast',
    via,
    nic: nic.id,
    metric,
    source: spanOf(syntax),
  });
}

export function readRoute(checking: Checking, node: NodeDraft, syntax: RouteSyntax): void {
  const { report } = checking;
  const network = readNetwork(report, syntax.network);
  const viaToken = optionValue(syntax.options, 'via');
  const nicToken = optionValue(syntax.options, 'nic');
  const via = viaToken && readAddress(report, viaToken);
  const written = nicToken && findNicOf(checking, node, nicToken);
  const metric = readMetric(checking, syntax.options);
  if (!network || (viaToken && via === undefined) || (nicToken && !written)) {
    node.isIncomplete = true;
    return;
  }
  if (!viaToken && !nicToken) {
    if (syntax.options.length > 0) report.error('incomplete route', syntax, {});
    return;
  }
  const reached =
    via !== undefined && viaToken ? reachNextHop(checking, node, via, viaToken, written) : written;
  if (!reached) return;
  addRoute(checking, node, {
    network,
    type: 'unicast',
    via,
    nic: reached.id,
    metric,
    source: spanOf(syntax),
  });
}

export function readRefusal(checking: Checking, node: NodeDraft, syntax: RefusalSyntax): void {
  const network = readNetwork(checking.report, syntax.network);
  const { text } = syntax.keyword;
  if (!network || (text !== 'blackhole' && text !== 'unreachable' && text !== 'prohibit')) return;
  addRoute(checking, node, {
    network,
    type: text,
    via: undefined,
    nic: undefined,
    metric: 0,
    source: spanOf(syntax),
  });
}

function optionValue(options: readonly OptionSyntax[], keyword: string): Token | undefined {
  return options.find((option) => option.keyword.text === keyword)?.values[0];
}

function readMetric(checking: Checking, options: readonly OptionSyntax[]): number {
  const token = optionValue(options, 'metric');
  return token ? (readInteger(checking.report, token, 'metric', 0, LARGEST_METRIC) ?? 0) : 0;
}

/** Two routes to one network with one metric: the kernel keeps the first and answers "File exists" to the other. */
function addRoute(checking: Checking, node: NodeDraft, route: StaticRoute): void {
  const { address, prefixLength } = route.network;
  const key = `${address}/${prefixLength} ${route.metric}`;
  if (node.taken.has(key)) {
    const network = prefixLength === 0 ? undefined : formatCidr(route.network);
    checking.report.warning('duplicate-route', route.source, { node: node.name, network });
    return;
  }
  node.taken.set(key, route.source);
  node.routes.push(route);
  if (route.type === 'unicast' && route.via === undefined) node.onLink.push(route);
}

/** A nic by its name or by the name of its lan. */
export function findNicOf(checking: Checking, node: NodeDraft, token: Token): NicDraft | undefined {
  return findNicsOf(checking, node, token)[0];
}

/** The nic of a name, or all that the node has on the lan of that name; complains when there is none. */
export function findNicsOf(checking: Checking, node: NodeDraft, token: Token): readonly NicDraft[] {
  const { text } = token;
  if (text === '') return [];
  const named = node.nics.find(({ name }) => name === text);
  const nics = named ? [named] : node.nics.filter(({ lan }) => lan.name === text);
  const [first] = nics;
  if (first) {
    const symbol = named ? checking.names.find('nic', text, node.id) : first.lan.symbol;
    if (symbol) checking.names.refer(symbol, token);
    return nics;
  }
  if (node.isIncomplete) return [];
  const own = node.nics.map((nic) => ({ nic: nic.name, lan: nic.lan.name }));
  const lan = checking.names.find('lan', text);
  if (lan) {
    checking.names.refer(lan, token);
    checking.report.error('not-on-lan', token, { node: node.name, lan: text, nics: own });
  } else reportUnknown(checking, ['lan', 'nic'], token, text, { kind: 'nics', node: node.name, nics: own });
  return [];
}

/** The nic through which a next hop is reached, which must be a neighbour; Linux refuses any other. */
function reachNextHop(
  checking: Checking,
  node: NodeDraft,
  via: Ipv4,
  token: Token,
  through?: NicDraft,
): NicDraft | undefined {
  const { report } = checking;
  const own = node.nics.find(({ addresses }) => addresses.some(({ address }) => address === via));
  if (own) {
    report.warning(
      'own-gateway',
      token,
      { address: token.text, node: node.name },
      neighbourFix(checking, node, token),
    );
    return own;
  }
  let best: { readonly nic: NicDraft; readonly length: number } | undefined;
  const consider = (nic: NicDraft, network: Cidr): void => {
    if (through && nic !== through) return;
    if (contains(network, via) && network.prefixLength > (best?.length ?? -1))
      best = { nic, length: network.prefixLength };
  };
  for (const nic of node.nics) {
    for (const { address, prefixLength } of nic.addresses)
      if (prefixLength < 32) consider(nic, networkOf(address, prefixLength));
  }
  for (const route of node.onLink) {
    const nic = route.nic === undefined ? undefined : checking.nics[route.nic];
    if (nic) consider(nic, route.network);
  }
  if (best) return best.nic;
  if (node.isIncomplete) return undefined;
  const networks = node.nics.flatMap(({ addresses }) =>
    addresses.map(({ address, prefixLength }) => formatCidr(networkOf(address, prefixLength))),
  );
  report.warning(
    'foreign-gateway',
    token,
    { address: formatIpv4(via), node: node.name, networks },
    neighbourFix(checking, node, token),
  );
  return undefined;
}

/** Offers the routers that share a lan with the node. */
export function neighbourFix(checking: Checking, node: NodeDraft, token: Token): readonly Fix[] {
  return neighbouringRouters(checking, node)
    .slice(0, 3)
    .map((address) => replace(token, formatIpv4(address)));
}

export function neighbouringRouters(checking: Checking, node: NodeDraft): readonly Ipv4[] {
  const found: Ipv4[] = [];
  for (const { lan } of node.nics) {
    for (const router of checking.routers.get(lan.id) ?? []) {
      const address = router.node === node ? undefined : router.addresses[0]?.address;
      if (address !== undefined) found.push(address);
    }
  }
  return found;
}

export function readStaticArp(checking: Checking, node: NodeDraft, syntax: StaticArpSyntax): void {
  const { report } = checking;
  const address = readAddress(report, syntax.address);
  const mac = readNeighbourMac(checking, node, syntax.at, address);
  if (address === undefined || mac === undefined) return;
  node.neighbours.push({ address, mac, source: spanOf(syntax) });
}

/** MAC | NAME: a name stands for the nic that has the address, else for the one on a shared lan, else for the first. */
export function readNeighbourMac(
  checking: Checking,
  asker: NodeDraft,
  token: Token,
  address: Ipv4 | undefined,
): ReturnType<typeof parseMac> {
  const { report } = checking;
  if (looksLikeMac(token.text) && token.text.includes(':')) return readMac(report, token);
  if (token.text === '') return undefined;
  const node = findNode(checking, token.text, token);
  if (!node) return undefined;
  const nic =
    node.nics.find(({ addresses }) => addresses.some((own) => own.address === address)) ??
    node.nics.find(({ lan }) => asker.nics.some((own) => own.lan === lan)) ??
    node.nics[0];
  if (!nic && !node.isIncomplete) report.error('no-nic mac', token, { node: node.name });
  return nic?.mac;
}
