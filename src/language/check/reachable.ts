// Whether an actor has any route to what it calls: the forgotten gateway is the most common mistake of all, so it is said
// before anything runs, once for each host.
import { contains, networkAddress } from '../../address/cidr.ts';
import { formatIpv4, type Ipv4, isLoopback } from '../../address/ipv4.ts';
import type { Action, WalkStep } from '../../network/script.ts';
import { isAction } from '../../network/script.ts';
import type { Fix } from '../diagnostic.ts';
import { addressesOf, type Checking, type NodeDraft } from './checking.ts';
import { neighbouringRouters } from './rows.ts';

export function checkReachable(checking: Checking, steps: readonly WalkStep[]): void {
  const changed = new Set<number>();
  const actions: Action[] = [];
  collect(checking, steps, actions, changed);
  for (const action of actions) {
    const node = changed.has(action.node) ? undefined : checking.nodes[action.node];
    const address = node && calledFirst(node, action);
    if (node && address !== undefined && !hasRoute(node, address)) reportNoRoute(checking, node, address);
  }
}

/** All actions, and the nodes whose addresses or routes the walk itself changes: of them nothing is known beforehand. */
function collect(
  checking: Checking,
  steps: readonly WalkStep[],
  actions: Action[],
  changed: Set<number>,
): void {
  for (const step of steps) {
    if (step.kind === 'together' || step.kind === 'repeat') collect(checking, step.steps, actions, changed);
    else if (step.kind === 'after') collect(checking, [step.step], actions, changed);
    else if (step.kind === 'set') changed.add(step.node);
    else if (step.kind === 'set-nic') changed.add(checking.nics[step.nic]?.node.id ?? -1);
    else if (isAction(step)) actions.push(step);
  }
}

/** Where the first packet of an action goes: to its target, or to the name server that must say who that is. */
function calledFirst(node: NodeDraft, action: Action): Ipv4 | undefined {
  if (action.kind === 'resolve') return node.resolvers[0];
  if (!('destination' in action)) return undefined;
  if (action.domain !== undefined) return node.resolvers[0];
  return typeof action.destination === 'number' ? action.destination : action.destination.address;
}

function hasRoute(node: NodeDraft, address: Ipv4): boolean {
  if (node.isIncomplete || isLoopback(address)) return true;
  if (node.routes.some(({ network }) => contains(network, address))) return true;
  for (const nic of node.nics) {
    for (const own of nic.addresses) {
      if (networkAddress(own.address, own.prefixLength) === networkAddress(address, own.prefixLength))
        return true;
    }
  }
  return addressesOf(node).includes(address);
}

function reportNoRoute(checking: Checking, node: NodeDraft, address: Ipv4): void {
  const args = { node: node.name, address: formatIpv4(address) };
  checking.report.warning('no-gateway', node.syntax.name, args, () => gatewayFix(checking, node));
}

/** Writes the first router of its lans as the last row of the node. */
function gatewayFix(checking: Checking, node: NodeDraft): readonly Fix[] {
  const router = neighbouringRouters(checking, node)[0];
  const block = node.syntax.block;
  const fixes: Fix[] = [];
  if (router !== undefined && block.close) {
    const last = block.rows.at(-1);
    const newText = last ? `\n  gateway ${formatIpv4(router)}` : ` gateway ${formatIpv4(router)} `;
    const isOneLine = last && !checking.text.slice(block.start, block.end).includes('\n');
    const gateway = `gateway ${formatIpv4(router)}`;
    if (isOneLine && last) {
      const rows = checking.text.slice(last.start, last.end);
      fixes.push({
        verb: 'add',
        code: gateway,
        edits: [{ span: { start: block.start, end: block.end }, newText: `{\n  ${rows}\n  ${gateway}\n}` }],
      });
    } else {
      const at = last?.end ?? block.open.end;
      const lineEnd = checking.text.indexOf('\n', at);
      const place = last && lineEnd >= 0 && lineEnd < block.close.start ? lineEnd : at;
      fixes.push({ verb: 'add', code: gateway, edits: [{ span: { start: place, end: place }, newText }] });
    }
  }
  return fixes;
}
