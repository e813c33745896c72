// The network half of a file, read in the order in which things need each other: names, cables, addresses, knobs, and
// then the rows that speak of neighbours.
import type { Ipv4 } from '../../address/ipv4.ts';
import { applySettings } from '../../network/change.ts';
import type {
  ErrorSyntax,
  FileSyntax,
  LinkSyntax,
  LoopbackSyntax,
  NodeSyntax,
  RowSyntax,
} from '../syntax.ts';
import { readVirtual } from './balance.ts';
import { judgeVirtual } from './balance-way.ts';
import { type Checking, findNode, type NodeDraft } from './checking.ts';
import { declareDomains, readResolver } from './domains.ts';
import { readClamp, readFilter } from './filter.ts';
import { declareLan, declareLink } from './lans.ts';
import { readDns } from './name-server.ts';
import { readNat } from './nat.ts';
import { addLinkNic, completeNics, declareNode, readNic } from './nodes.ts';
import { readSoftware, readUpstream } from './proxy.ts';
import { checkProxyLoops } from './proxy-loop.ts';
import { readGateway, readRefusal, readRoute, readStaticArp } from './rows.ts';
import { readServe } from './services.ts';
import { readKnob } from './settings.ts';
import { checkSwitchNames, numberPorts } from './switches.ts';
import { readAddress } from './values.ts';

type Row = RowSyntax | ErrorSyntax;

export function readNetworkItems(checking: Checking, syntax: FileSyntax): void {
  const drafts = declare(checking, syntax);
  const rowsOf = rowsOfNodes(syntax);
  for (const item of syntax.items) {
    if (item.kind === 'link') connectLink(checking, item);
    const node = item.kind === 'node' ? drafts.get(item) : undefined;
    for (const row of node ? rowsOf(node) : []) {
      if (node && row.kind === 'nic') readNic(checking, node, row);
      if (node && row.kind === 'dns') declareDomains(checking, node, row);
    }
  }
  checkSwitchNames(checking);
  completeNics(checking);
  numberPorts(checking);
  const eachRow = (kinds: ReadonlySet<Row['kind']>): void => {
    for (const node of checking.nodes)
      for (const row of rowsOf(node)) if (kinds.has(row.kind)) readRow(checking, node, row);
  };
  for (const kinds of PASSES) {
    eachRow(kinds);
    if (kinds.has('knob')) findRouters(checking);
  }
  checkProxyLoops(checking);
}

/** The rows that need to know all nics, each kind when what it speaks of is known. */
const PASSES: readonly ReadonlySet<Row['kind']>[] = [
  new Set<Row['kind']>(['knob', 'loopback', 'software', 'decapsulate']),
  new Set<Row['kind']>([
    'gateway',
    'route',
    'refusal',
    'static-arp',
    'resolver',
    'nat',
    'filter',
    'clamp',
    'upstream',
  ]),
  new Set<Row['kind']>(['serve', 'dns', 'virtual']),
];

function findRouters({ nics, routers }: Checking): void {
  for (const nic of nics) if (nic.node.settings.forward) collect(routers, nic.lan.id, nic);
}

/** Names first, so that the order of the file does not matter. */
function declare(checking: Checking, syntax: FileSyntax): ReadonlyMap<NodeSyntax, NodeDraft> {
  const drafts = new Map<NodeSyntax, NodeDraft>();
  for (const item of syntax.items) {
    if (item.kind === 'lan') declareLan(checking, item);
    if (item.kind !== 'node') continue;
    const draft = declareNode(checking, item);
    if (draft) drafts.set(item, draft);
  }
  return drafts;
}

function connectLink(checking: Checking, syntax: LinkSyntax): void {
  const lan = declareLink(checking, syntax);
  for (const end of lan ? syntax.ends : []) {
    const node = findNode(checking, end.text, end);
    if (node && lan) addLinkNic(node, lan, syntax);
  }
}

/** For a node the rows of `defaults` that it does not replace, then its own. */
function rowsOfNodes(syntax: FileSyntax): (node: NodeDraft) => readonly Row[] {
  const defaults = syntax.items.flatMap((item) => (item.kind === 'defaults' ? item.block.rows : []));
  if (defaults.length === 0) return (node) => node.syntax.block.rows;
  return (node) => {
    const own = node.syntax.block.rows;
    return [...defaults.filter((row) => !own.some((other) => replaces(other, row))), ...own];
  };
}

/** A host has one gateway, one resolver, one nic on a lan and one program on a port unless it says otherwise itself. */
function replaces(own: Row, row: Row): boolean {
  if (own.kind === 'nic' && row.kind === 'nic') return own.lan.text === row.lan.text;
  if (own.kind === 'serve' && row.kind === 'serve') return own.port.text === row.port.text;
  if (own.kind === 'upstream' && row.kind === 'upstream') return own.name.text === row.name.text;
  return own.kind === row.kind && SINGLE.has(own.kind);
}

const SINGLE: ReadonlySet<Row['kind']> = new Set<Row['kind']>([
  'gateway',
  'resolver',
  'software',
  'clamp',
  'dns',
]);

function collect<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A row of a node whose nics are known. */
export function readRow(checking: Checking, node: NodeDraft, row: Row): void {
  switch (row.kind) {
    case 'knob':
      node.settings = applySettings(node.settings, readKnob(checking, row));
      return;
    case 'gateway':
      return readGateway(checking, node, row);
    case 'route':
      return readRoute(checking, node, row);
    case 'refusal':
      return readRefusal(checking, node, row);
    case 'loopback':
      return readLoopback(checking, node, row);
    case 'static-arp':
      return readStaticArp(checking, node, row);
    case 'resolver':
      return readResolver(checking, node, row);
    case 'decapsulate':
      node.decapsulates = true;
      return;
    case 'nat':
      return readNat(checking, node, row);
    case 'filter':
      return readFilter(checking, node, row);
    case 'clamp':
      return readClamp(checking, node, row);
    case 'software':
      return readSoftware(checking, node, row);
    case 'upstream':
      return readUpstream(checking, node, row);
    case 'serve':
      return readServe(checking, node, row);
    case 'dns':
      return readDns(checking, node, row);
    case 'virtual': {
      const virtual = readVirtual(checking, node, row);
      if (virtual) judgeVirtual(checking, node, virtual);
    }
  }
}

function readLoopback(checking: Checking, node: NodeDraft, row: LoopbackSyntax): void {
  const address: Ipv4 | undefined = readAddress(checking.report, row.address);
  if (address === undefined || node.loopbacks.includes(address)) return;
  node.loopbacks.push(address);
  if (!checking.owners.has(address)) checking.owners.set(address, node);
}
