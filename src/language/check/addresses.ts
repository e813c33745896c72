// Who has which address: claims those that are written, gives free ones to nics without, and judges what may be a mistake.
// All of it is legal to run: a wrong mask or a duplicate address is a lesson, so it is a warning.
import { type Cidr, contains, formatCidr, hostRange, isReserved } from '../../address/cidr.ts';
import { formatIpv4, type Ipv4, ipv4 } from '../../address/ipv4.ts';
import { type Fix, replace } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { Range } from '../messages/vocabulary-network.ts';
import { looksLikeNet } from '../words.ts';
import { type Checking, type LanDraft, lineOf, type NicDraft } from './checking.ts';

export function settleAddresses(checking: Checking): void {
  const { nics, owners } = checking;
  for (const nic of nics) {
    for (const { address } of nic.addresses)
      if (!nic.lan.owners.has(address)) nic.lan.owners.set(address, nic);
  }
  for (const nic of nics) if (nic.wantsAddress) assignAddress(checking, nic);
  for (const nic of nics) {
    for (const { address } of nic.addresses) if (!owners.has(address)) owners.set(address, nic.node);
    for (const [position, token] of nic.addressTokens.entries()) {
      if (token) judgeAddress(checking, nic, position, token);
    }
  }
}

/** The lowest host address of the lan that nobody has; undefined when it is full or has no network. */
export function nextFreeAddress(lan: LanDraft): Ipv4 | undefined {
  if (!lan.network) return undefined;
  const { first, last } = hostRange(lan.network);
  let candidate = Math.max(lan.nextFree, first);
  while (candidate <= last && lan.owners.has(ipv4(candidate))) candidate++;
  lan.nextFree = candidate;
  return candidate <= last ? ipv4(candidate) : undefined;
}

function assignAddress(checking: Checking, nic: NicDraft): void {
  const { lan } = nic;
  const address = nextFreeAddress(lan);
  if (!lan.network) return;
  if (address === undefined) {
    checking.report.error('lan-full', nic.syntax, {
      lan: lan.name,
      network: formatCidr(lan.network),
      node: nic.node.name,
    });
    return;
  }
  lan.owners.set(address, nic);
  nic.addresses.push({ address, prefixLength: lan.network.prefixLength });
  nic.addressTokens.push(undefined);
}

function judgeAddress(checking: Checking, nic: NicDraft, position: number, token: Token): void {
  const { report } = checking;
  const { lan } = nic;
  const cidr = nic.addresses[position];
  if (!cidr) return;
  const text = formatIpv4(cidr.address);
  const owner = lan.owners.get(cidr.address);
  const isFirst = nic.addresses.findIndex(({ address }) => address === cidr.address) === position;
  if (owner && (owner !== nic || !isFirst)) {
    const args = () => ({
      address: text,
      owner: owner.node === nic.node ? undefined : owner.node.name,
      line: lineOf(checking.text, owner.syntax.start),
    });
    report.warning('duplicate-address', token, args, () => freeAddressFix(nic, token));
    return;
  }
  // A further address with a mask of its own, such as a balancer's virtual one: meant so.
  if (position > 0 && cidr.prefixLength === 32) return;
  if (lan.network && !contains(lan.network, cidr.address)) {
    report.warning(
      'outside-lan',
      token,
      { address: text, lan: lan.name, network: formatCidr(lan.network), hosts: rangeOf(lan.network) },
      () => freeAddressFix(nic, token),
    );
    return;
  }
  const network = lan.network ?? { address: cidr.address, prefixLength: 32 };
  if (isReserved(network, cidr.address)) {
    const means = network.address === cidr.address ? 'network' : 'broadcast';
    report.warning(
      'reserved-address',
      token,
      { address: text, means, network: formatCidr(network), hosts: rangeOf(network) },
      () => freeAddressFix(nic, token),
    );
    return;
  }
  if (lan.network && cidr.prefixLength !== lan.network.prefixLength) {
    const lanLength = lan.network.prefixLength;
    report.warning(
      'mask-differs',
      token,
      { node: nic.node.name, length: cidr.prefixLength, lan: lan.name, lanLength },
      [replace(token, formatCidr({ address: cidr.address, prefixLength: lanLength }))],
    );
  }
}

function freeAddressFix(nic: NicDraft, token: Token): readonly Fix[] {
  const free = nextFreeAddress(nic.lan);
  if (free === undefined || !nic.lan.network) return [];
  const mask = looksLikeNet(token.text) ? `/${nic.lan.network.prefixLength}` : '';
  return [replace(token, formatIpv4(free) + mask)];
}

function rangeOf(network: Cidr): Range {
  const { first, last } = hostRange(network);
  return { first: formatIpv4(first), last: formatIpv4(last) };
}
