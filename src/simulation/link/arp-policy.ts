// The knobs of ARP (Documentation/networking/ip-sysctl.rst: arp_ignore, arp_announce, arp_accept, proxy_arp; net/ipv4/arp.c): which
// questions a node answers, with which of its addresses it asks, and what it believes unasked.
import { contains, networkOf } from '../../address/cidr.ts';
import type { Ipv4 } from '../../address/ipv4.ts';
import type { Nic, NicId } from '../../network/network.ts';
import { isLocalAddress } from '../../network/routing.ts';
import type { ArpPacket } from '../../wire/arp.ts';
import { decideRoute } from '../ip/route.ts';
import type { Turn } from '../turn.ts';

/** arp_ignore: whether a question for an own address is left unanswered, asked on this nic. */
export function ignores(turn: Turn, nic: Nic, { senderAddress, targetAddress }: ArpPacket): boolean {
  const { settings, loopbacks } = turn.declaredNode(nic.node);
  const onNic = nic.addresses.find(({ address }) => address === targetAddress);
  switch (settings.arp.ignore) {
    case 0:
      return false;
    case 1:
      return onNic === undefined;
    case 2:
      return onNic === undefined || !contains(networkOf(onNic.address, onNic.prefixLength), senderAddress);
    case 3:
      // Addresses of lo have host scope.
      return loopbacks.includes(targetAddress);
    case 8:
      return true;
  }
}

/** arp_announce: the address that a question is asked with. `packetSource`: of the packet that waits. */
export function askingAddress(
  turn: Turn,
  nicId: NicId,
  target: Ipv4,
  packetSource: Ipv4 | undefined,
): Ipv4 | undefined {
  const nic = turn.nic(nicId);
  const node = turn.declaredNode(nic.node);
  const near = nic.addresses.find((own) => isOnLink(own, target));
  if (packetSource !== undefined && isLocalAddress(turn.network, node, packetSource)) {
    const { announce } = node.settings.arp;
    const isNear = nic.addresses.some((own) => isOnLink(own, target) && isOnLink(own, packetSource));
    if (announce === 0 || (announce === 1 && isNear)) return packetSource;
  }
  return near?.address ?? nic.addresses[0]?.address;
}

function isOnLink(own: Nic['addresses'][number], address: Ipv4): boolean {
  return contains(networkOf(own.address, own.prefixLength), address);
}

/** arp_accept: whether an unasked ARP packet makes a new entry. */
export function accepts(turn: Turn, nic: Nic, packet: ArpPacket, gratuitous: boolean): boolean {
  const { accept } = turn.declaredNode(nic.node).settings.arp;
  if (accept === 0) return false;
  if (accept === 2 && !nic.addresses.some((own) => isOnLink(own, packet.senderAddress))) return false;
  return gratuitous || packet.operation === 'reply';
}

/** proxy_arp (arp_fwd_proxy): a forwarder answers for whoever it reaches through another nic. */
export function answersFor(turn: Turn, nic: Nic, target: Ipv4): boolean {
  const { settings } = turn.declaredNode(nic.node);
  if (!settings.forward || !settings.arp.proxy) return false;
  const decision = decideRoute(turn, nic.node, target);
  return decision.kind === 'way' && decision.nic !== nic.id;
}

/** Told to everybody without a question: the sender and the target are the same (arp_is_garp). */
export function isGratuitous({ operation, ...packet }: ArpPacket): boolean {
  if (packet.senderAddress !== packet.targetAddress) return false;
  return operation === 'request' || packet.targetMac === packet.senderMac;
}
