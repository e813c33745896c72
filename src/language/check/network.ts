// The network half of a file, read in the order in which things need each other: names, cables, addresses, knobs, and
// then the rows that speak of neighbours.
import type { Ipv4 } from '../../address/ipv4.ts';
import type {
  ErrorSyntax,
  FileSyntax,
  LinkSyntax,
  LoopbackSyntax,
  NodeSyntax,
  RowSyntax,
} from '../syntax.ts';
import { type Checking, findNode, type NodeDraft } from './checking.ts';
import { checkSwitchNames, declareLan, declareLink, numberPorts } from './lans.ts';
import { addLinkNic, completeNics, declareNode, readNic } from './nodes.ts';
import { reportPending, reportPendingStatement } from './pending.ts';
import { readGateway, readRefusal, readRoute, readStaticArp } from './rows.ts';
import { readServe } from './services.ts';
import { readKnob } from './settings.ts';
import { readAddress } from './values.ts';

type Row = RowSyntax | ErrorSyntax;

export function readNetworkItems(checking: Checking, syntax: FileSyntax): void {
  const drafts = declare(checking, syntax);
  const rowsOf = rowsOfNodes(syntax);
  for (const item of syntax.items) {
    if (item.kind === 'link') connectLink(checking, item);
    const node = item.kind === 'node' ? drafts.get(item) : undefined;
    if (node) for (const row of rowsOf(node)) if (row.kind === 'nic') readNic(checking, node, row);
  }
  checkSwitchNames(checking);
  completeNics(checking);
  numberPorts(checking);
  for (const node of checking.nodes) {
    for (const row of rowsOf(node))
      if (row.kind === 'knob') node.settings = readKnob(checking.report, node.settings, row);
  }
  for (const nic of checking.nics) if (nic.node.settings.forward) collect(checking.routers, nic.lan.id, nic);
  for (const node of checking.nodes) for (const row of rowsOf(node)) readRow(checking, node, row);
}

/** Names first, so that the order of the file does not matter. */
function declare(checking: Checking, syntax: FileSyntax): ReadonlyMap<NodeSyntax, NodeDraft> {
  const drafts = new Map<NodeSyntax, NodeDraft>();
  for (const item of syntax.items) {
    if (item.kind === 'lan') declareLan(checking, item);
    if (item.kind !== 'node') continue;
    const { keyword } = item;
    if (keyword.text === 'balancer' || keyword.text === 'proxy')
      reportPending(checking.report, keyword.text, keyword);
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

/** A host has one gateway, one nic on a lan and one program on a port unless it says otherwise itself. */
function replaces(own: Row, row: Row): boolean {
  if (own.kind === 'nic' && row.kind === 'nic') return own.lan.text === row.lan.text;
  if (own.kind === 'serve' && row.kind === 'serve') return own.port.text === row.port.text;
  return own.kind === 'gateway' && row.kind === 'gateway';
}

function collect<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The rows that need to know nics and neighbours. */
function readRow(checking: Checking, node: NodeDraft, row: Row): void {
  switch (row.kind) {
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
    case 'serve':
      return readServe(checking, node, row);
    case 'pending':
      return reportPendingStatement(checking.report, row);
  }
}

function readLoopback(checking: Checking, node: NodeDraft, row: LoopbackSyntax): void {
  const address: Ipv4 | undefined = readAddress(checking.report, row.address);
  if (address === undefined || node.loopbacks.includes(address)) return;
  node.loopbacks.push(address);
  if (!checking.owners.has(address)) checking.owners.set(address, node);
}
