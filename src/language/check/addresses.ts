// Who has which address: claims those that are written, gives free ones to nics without, and judges what may be a mistake.
// All of it is legal to run: a wrong mask or a duplicate address is a lesson, so it is a warning.
import { contains, formatCidr, hostRange, isReserved } from '../../address/cidr.ts';
import { formatIpv4, type Ipv4, ipv4 } from '../../address/ipv4.ts';
import { type Fix, replace, shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
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
  if (address === undefined || !lan.network) {
    checking.report.error(
      'lan-full',
      nic.syntax,
      `${shown(lan.name)} (${describeNetwork(lan)}) has no free address left for ${shown(nic.node.name)}: it needs a wider network.`,
    );
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
    const message = () => {
      const line = lineOf(checking.text, owner.syntax.start);
      const whose = owner.node === nic.node ? 'this host' : shown(owner.node.name);
      return `${text} belongs to ${whose} already (line ${line}): both answer when it is asked for by ARP, and the first answer wins.`;
    };
    report.warning('duplicate-address', token, message, () => freeAddressFix(nic, token));
    return;
  }
  // A further address with a mask of its own, such as a balancer's virtual one: meant so.
  if (position > 0 && cidr.prefixLength === 32) return;
  if (lan.network && !contains(lan.network, cidr.address)) {
    report.warning(
      'outside-lan',
      token,
      `${text} lies outside ${shown(lan.name)} (${describeNetwork(lan)}): its neighbours there do not look for it by ARP. Addresses of this lan are ${describeRange(lan)}.`,
      () => freeAddressFix(nic, token),
    );
    return;
  }
  const network = lan.network ?? { address: cidr.address, prefixLength: 32 };
  if (isReserved(network, cidr.address)) {
    const which =
      network.address === cidr.address ? 'the network itself' : 'everybody in it (the broadcast address)';
    report.warning(
      'reserved-address',
      token,
      `${text} means ${which} in ${describeNetwork(lan)}, no single host. Hosts have ${describeRange(lan)}.`,
      () => freeAddressFix(nic, token),
    );
    return;
  }
  if (lan.network && cidr.prefixLength !== lan.network.prefixLength) {
    const isWider = cidr.prefixLength < lan.network.prefixLength;
    const effect = isWider
      ? `${shown(nic.node.name)} takes hosts behind a router for neighbours and asks for them by ARP, in vain`
      : `${shown(nic.node.name)} takes some of its neighbours for strangers and sends what is for them to its gateway`;
    report.warning(
      'mask-differs',
      token,
      `The mask /${cidr.prefixLength} differs from that of ${shown(lan.name)} (/${lan.network.prefixLength}): ${effect}.`,
      [replace(token, formatCidr({ address: cidr.address, prefixLength: lan.network.prefixLength }))],
    );
  }
}

function freeAddressFix(nic: NicDraft, token: Token): readonly Fix[] {
  const free = nextFreeAddress(nic.lan);
  if (free === undefined || !nic.lan.network) return [];
  const mask = looksLikeNet(token.text) ? `/${nic.lan.network.prefixLength}` : '';
  return [replace(token, formatIpv4(free) + mask)];
}

/** `10.0.0.1 to 10.0.0.254`, for messages and hover. */
export function describeRange(lan: { readonly network: LanDraft['network'] }): string {
  if (!lan.network) return '';
  const { first, last } = hostRange(lan.network);
  return first === last ? formatIpv4(first) : `${formatIpv4(first)} to ${formatIpv4(last)}`;
}

export function describeNetwork(lan: { readonly network: LanDraft['network'] }): string {
  return lan.network ? formatCidr(lan.network) : 'no network';
}
