// What may stand in a row of a host: lans, addresses that are free, routers that are near, the settings of a knob.
import { formatCidr } from '../../address/cidr.ts';
import { formatIpv4 } from '../../address/ipv4.ts';
import type { NetworkNode } from '../../network/network.ts';
import type { CheckedFile } from '../check.ts';
import type { Token } from '../lexer.ts';
import { completeRule } from './complete-rule.ts';
import { nameServers } from './complete-service.ts';
import { keywords, type Offer, values } from './completion.ts';
import { freeAddresses, neighboursOf, nicsOf } from './facts.ts';
import type { PlaceInText } from './place.ts';

const OFFERED_ADDRESSES = 5;

/** The ports that programs are usually found on. */
const USUAL_PORTS: Readonly<Record<string, readonly string[]>> = {
  http: ['80', '8080'],
  tcp: ['7000'],
  udp: ['5000'],
  echo: ['7', '9000'],
  discard: ['9'],
};

export function completeNodeRow(checked: CheckedFile, { before, header }: PlaceInText): readonly Offer[] {
  const [keyword, first] = before;
  if (!keyword) return keywords('node');
  const node = checked.draft.nodes.find(({ name }) => name === header[1]?.text);
  switch (keyword.text) {
    case 'nic':
      return first ? completeNic(checked, first, before) : lans(checked);
    case 'gateway':
      return first ? unusedOptions('gateway', before) : neighbours(checked, node);
    case 'route':
      return completeRoute(checked, node, before);
    case 'blackhole':
    case 'unreachable':
    case 'prohibit':
      return first ? [] : networks(checked);
    case 'arp':
      if (!first) return [...keywords('arp'), ...neighbours(checked, node)];
      if (before.length === 2 && ARP_VALUES[first.text]) return values(...(ARP_VALUES[first.text] ?? []));
      return before.length === 2 && /^\d/.test(first.text) ? values('at') : neighbourNames(checked, node);
    case 'tcp':
      if (!first) return keywords('tcp');
      return first.text === 'timestamps' || first.text === 'sack' ? values('on', 'off') : [];
    case 'forward':
      return first ? [] : values('on', 'off');
    case 'resolver':
      return first ? [] : nameServers(checked);
    case 'serve':
      return completeServe(before);
    default:
      return completeRule(checked, node, before) ?? [];
  }
}

/** What the kernel knows behind these settings (ip-sysctl). */
const ARP_VALUES: Readonly<Record<string, readonly string[]>> = {
  ignore: ['0', '1', '2', '3', '8'],
  announce: ['0', '1', '2'],
  accept: ['0', '1', '2'],
  proxy: ['on', 'off'],
};

function completeServe(before: readonly Token[]): readonly Offer[] {
  const [, service, port] = before;
  if (!service) return keywords('serve');
  if (!port) return values(...(USUAL_PORTS[service.text] ?? []));
  const last = before.at(-1)?.text;
  if (last === 'keepalive' || last === 'accept') return values('on', 'off');
  const needsValue = last === 'as' || last === 'delay' || last === 'backlog';
  return needsValue ? [] : unusedOptions('service', before);
}

function completeNic(checked: CheckedFile, lanName: Token, before: readonly Token[]): readonly Offer[] {
  const { draft } = checked;
  const lan = draft.lans.find(({ name }) => name === lanName.text);
  const last = before.at(-1)?.text;
  if (before.length > 2 && last === 'port') {
    return (lan?.switches ?? []).flatMap((id) => {
      const name = draft.switches[id]?.name;
      return name === undefined ? [] : [{ kind: 'switch' as const, label: name }];
    });
  }
  if (before.length > 2 && (last === 'name' || last === 'mac' || last === 'mtu')) return [];
  const hasOptions = before.slice(2).some(({ text }) => !/^[\d.]/.test(text));
  const free = lan && !hasOptions ? freeAddresses(draft, lan, OFFERED_ADDRESSES, before[0]?.start ?? -1) : [];
  return [
    ...free.map((address): Offer => ({ kind: 'address', label: formatIpv4(address), note: 'free' })),
    ...unusedOptions('nic', before),
  ];
}

function completeRoute(
  checked: CheckedFile,
  node: NetworkNode | undefined,
  before: readonly Token[],
): readonly Offer[] {
  if (before.length === 1) return networks(checked);
  const last = before.at(-1)?.text;
  if (last === 'via') return neighbours(checked, node);
  if (last === 'nic') {
    return (node ? nicsOf(checked.draft, node) : []).map(({ name }) => ({ kind: 'value', label: name }));
  }
  if (last === 'metric') return [];
  return [...values('via', 'nic').filter((offer) => !isIn(before, offer)), ...unusedOptions('route', before)];
}

/** The options of a statement that it does not have yet. */
export function unusedOptions(
  place: Parameters<typeof keywords>[0],
  before: readonly Token[],
): readonly Offer[] {
  return keywords(place).filter((offer) => !isIn(before, offer));
}

function isIn(before: readonly Token[], { label }: Offer): boolean {
  return before.slice(1).some(({ text }) => text === label);
}

function lans({ draft }: CheckedFile): readonly Offer[] {
  return draft.lans.map(({ name, network }) => ({
    kind: 'lan',
    label: name,
    detail: network ? formatCidr(network) : '',
  }));
}

function networks({ draft }: CheckedFile): readonly Offer[] {
  return draft.lans.flatMap(({ name, network }) =>
    network ? [{ kind: 'address', label: formatCidr(network), detail: name }] : [],
  );
}

function neighbours({ draft }: CheckedFile, node: NetworkNode | undefined): readonly Offer[] {
  return (node ? neighboursOf(draft, node) : []).map(({ node: { name }, address }) => ({
    kind: 'address',
    label: formatIpv4(address),
    detail: name,
  }));
}

function neighbourNames({ draft }: CheckedFile, node: NetworkNode | undefined): readonly Offer[] {
  return (node ? neighboursOf(draft, node) : []).map(({ node: { name, kind } }) => ({
    kind: 'host',
    label: name,
    detail: kind,
  }));
}
