// Which nodes have a lifeline: those that act, and while there is room those that only hear.
import { formatIpv4 } from '../../address/ipv4.ts';
import type { Network, NodeId } from '../../network/network.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import type { LabelText } from '../interface-text/catalogue.ts';
import type { End } from './course.ts';
import type { Draft } from './draft.ts';
import type { Column } from './model.ts';

/** Hosts that only heard a broadcast have columns of their own up to this many columns. */
const MOST_COLUMNS = 12;

/** The nodes that act, and while there is room also those that only hear. */
export function columnsOf(
  network: Network,
  drafts: readonly Draft[],
  ends: readonly End[],
  trace: Trace,
  labels: LabelText,
): readonly Column[] {
  const acting = new Set<NodeId>();
  const hearing = new Set<NodeId>();
  for (const { step } of trace.performed) if ('node' in step) acting.add(step.node);
  for (const [index, { from, drops }] of drafts.entries()) {
    acting.add(from);
    for (const { node } of drops) if (node !== undefined) acting.add(node);
    const end = ends[index];
    if (end?.kind === 'node') acting.add(end.node);
    if (end?.kind === 'everyone') for (const node of end.heard) hearing.add(node);
  }
  const all = new Set([...acting, ...hearing]);
  const shown = all.size <= MOST_COLUMNS ? all : acting;
  return [...shown]
    .sort((a, b) => a - b)
    .flatMap((id) => {
      const node = network.nodes[id];
      if (!node) return [];
      const addresses = node.nics.flatMap((nic) => network.nics[nic]?.addresses ?? []);
      const [first] = addresses;
      const address =
        first === undefined
          ? ''
          : addresses.length === 1
            ? formatIpv4(first.address)
            : labels.addresses(addresses.length);
      return [{ node: id, name: node.name, kind: node.kind, address }];
    });
}
