// What may stand in the rules of a host: translation, filters, and the knobs and names that belong to them.
import { formatIpv4 } from '../../address/ipv4.ts';
import type { NetworkNode } from '../../network/network.ts';
import type { CheckedFile } from '../check.ts';
import type { Token } from '../lexer.ts';
import { completeMatch } from './complete-step.ts';
import { hosts, type Offer, values } from './completion.ts';
import { nicsOf } from './facts.ts';
import { endpoints, ownAddresses } from './facts-offers.ts';

/** Behind the keyword of a rule; undefined for rows of any other kind. */
export function completeRule(
  checked: CheckedFile,
  node: NetworkNode | undefined,
  before: readonly Token[],
): readonly Offer[] | undefined {
  const [keyword, first] = before;
  switch (keyword?.text) {
    case 'masquerade':
    case 'snat':
    case 'dnat':
      return first ? completeNat(checked, node, keyword.text, before) : ownLans(checked, node);
    case 'drop':
    case 'reject':
      return completeFilter(checked, before);
    case 'clamp':
      return first ? [] : values('mss');
    case 'rp-filter':
      return first ? [] : values('0', '1', '2');
    case 'software':
      return first ? [] : values('nginx', 'haproxy');
    case 'virtual':
      if (!first) return values('tcp', 'udp');
      return before.length === 2
        ? own(checked, node).map((offer) => ({ ...offer, label: `${offer.label}:80` }))
        : [];
    default:
      return undefined;
  }
}

function completeNat(
  checked: CheckedFile,
  node: NetworkNode | undefined,
  keyword: 'masquerade' | 'snat' | 'dnat',
  before: readonly Token[],
): readonly Offer[] {
  const last = before.at(-1)?.text;
  const protocol = before[2]?.text;
  if (before.length > 2 && last === 'from') return hosts(checked);
  if (before.length > 2 && last === 'to') {
    if (keyword === 'snat') return own(checked, node);
    return [...endpoints(checked, protocol === 'udp' ? 'udp' : 'tcp'), ...hosts(checked)];
  }
  if (before.some(({ text }, at) => at > 1 && text === 'to')) return [];
  switch (keyword) {
    case 'masquerade':
      return values('from', 'random').filter(({ label }) => !before.some(({ text }) => text === label));
    case 'snat':
      return before.some(({ text }) => text === 'from') ? values('to') : values('from', 'to');
    case 'dnat':
      return before.length === 2 ? values('tcp', 'udp') : before.length === 4 ? values('to') : [];
  }
}

const CHAINS: ReadonlySet<string> = new Set(['in', 'out', 'forward']);

function completeFilter(checked: CheckedFile, before: readonly Token[]): readonly Offer[] {
  const [keyword, first] = before;
  const chains = first ? [] : values(...CHAINS);
  const words = before.slice(first && CHAINS.has(first.text) ? 2 : 1);
  if (words.at(-1)?.text === 'with') return values('tcp-reset', 'port', 'host', 'admin');
  const answer = keyword?.text === 'reject' && words.length > 0 ? values('with') : [];
  return [...chains, ...completeMatch(checked, words, false), ...answer];
}

function ownLans({ draft }: CheckedFile, node: NetworkNode | undefined): readonly Offer[] {
  const lans = new Set((node ? nicsOf(draft, node) : []).map(({ lan }) => lan));
  return draft.lans.filter(({ id }) => lans.has(id)).map(({ name }) => ({ kind: 'lan', label: name }));
}

function own({ draft }: CheckedFile, node: NetworkNode | undefined): readonly Offer[] {
  return (node ? ownAddresses(draft, node) : []).map((address) => ({
    kind: 'address',
    label: formatIpv4(address),
  }));
}
