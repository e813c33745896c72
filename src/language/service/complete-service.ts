// What may stand in the blocks of a host's rows: answers of a program, records of a name server, real servers, upstreams.
import { formatIpv4 } from '../../address/ipv4.ts';
import type { CheckedFile } from '../check.ts';
import { hosts, keywords, type Offer, values } from './completion.ts';
import { endpoints, ownAddresses } from './facts-offers.ts';
import type { PlaceInText } from './place.ts';

/** A row of `serve http`: what answers, behind its path. */
export function completeAnswer(checked: CheckedFile, { before, item }: PlaceInText): readonly Offer[] {
  if (before.length === 0) return [];
  if (before[1]?.text !== '->') return before.length >= 2 ? keywords('answer') : [];
  const node = checked.draft.nodes.find(({ source }) => source.start === item[0]?.start);
  const upstreams = (node?.upstreams ?? []).map(
    ({ name }): Offer => ({ kind: 'value', label: name, note: 'upstream' }),
  );
  return before.length === 2 ? [...upstreams, ...endpoints(checked, 'tcp')] : endpoints(checked, 'tcp');
}

/** A row of `serve dns`, behind its name. */
export function completeRecord(checked: CheckedFile, { before }: PlaceInText): readonly Offer[] {
  if (before.length === 1) return [...hosts(checked), ...values('nxdomain', 'silent', 'cname')];
  return before.length === 2 && before[1]?.text === 'cname' ? domains(checked) : [];
}

/** The names that the name servers of the file know. */
export function domains({ names }: CheckedFile): readonly Offer[] {
  return [...names.all('domain')].map(({ name }) => ({ kind: 'value', label: name, note: 'domain' }));
}

export function completeVirtualRow(checked: CheckedFile, { before }: PlaceInText): readonly Offer[] {
  const [keyword, first] = before;
  if (!keyword) return keywords('virtual');
  switch (keyword.text) {
    case 'mode':
      return first ? [] : values('nat', 'dr', 'tunnel');
    case 'schedule':
      if (!first) return values('rr', 'wrr', 'lc', 'wlc', 'sh', 'dh', 'order');
      return first.text === 'order' ? hosts(checked) : [];
    case 'real':
      return first ? weight(before.length) : [...endpoints(checked, 'tcp'), ...endpoints(checked, 'udp')];
    case 'tracking':
      return first ? [] : values('on', 'off');
    case 'ttl':
      return first ? [] : values('keep');
    default:
      return [];
  }
}

export function completeUpstreamRow(checked: CheckedFile, { before }: PlaceInText): readonly Offer[] {
  const [keyword, first] = before;
  if (!keyword) return keywords('upstream');
  switch (keyword.text) {
    case 'server':
      return first ? weight(before.length) : endpoints(checked, 'tcp');
    case 'keepalive':
      return first ? [] : values('on', 'off');
    case 'host':
      return first ? [] : values('client');
    default:
      return [];
  }
}

function weight(words: number): readonly Offer[] {
  return words === 2 ? values('weight') : [];
}

/** The addresses of the name servers of the file. */
export function nameServers({ draft }: CheckedFile): readonly Offer[] {
  return draft.nodes
    .filter(({ services }) => services.some(({ kind }) => kind === 'dns'))
    .flatMap((node) =>
      ownAddresses(draft, node).map(
        (address): Offer => ({ kind: 'address', label: formatIpv4(address), detail: node.name }),
      ),
    );
}
