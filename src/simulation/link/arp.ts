// ARP (RFC 826) as the Linux kernel speaks it (net/ipv4/arp.c): who asks, who answers, who learns what from which packet.

import { type Ipv4, isLoopback, isMulticast, UNSPECIFIED } from '../../address/ipv4.ts';
import { BROADCAST_MAC, type Mac, ZERO_MAC } from '../../address/mac.ts';
import type { Nic, NicId } from '../../network/network.ts';
import { isLocalAddress } from '../../network/routing.ts';
import type { ArpPacket } from '../../wire/arp.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import { wakeProbe } from '../application/arping.ts';
import type { Carried } from '../event.ts';
import type { TransmissionIndex } from '../step.ts';
import { atNode, type Turn } from '../turn.ts';
import { accepts, answersFor, askingAddress, ignores, isGratuitous } from './arp-policy.ts';
import { updateNeighbour } from './neighbour.ts';
import { find, overridable } from './neighbour-entry.ts';
import { transmit } from './transmit.ts';

/** Asks everybody on the lan for the MAC of an address. `packetSource` is the source address of the packet that waits. */
export function askBroadcast(
  turn: Turn,
  nic: NicId,
  target: Ipv4,
  attempt: number,
  packetSource: Ipv4 | undefined,
): void {
  ask(turn, nic, target, BROADCAST_MAC, attempt, packetSource);
}

/** Asks the neighbour itself whether it is still there. */
export function askUnicast(turn: Turn, nic: NicId, target: Ipv4, mac: Mac, attempt: number): void {
  ask(turn, nic, target, mac, attempt, undefined);
}

function ask(
  turn: Turn,
  nicId: NicId,
  target: Ipv4,
  destination: Mac,
  attempt: number,
  packetSource: Ipv4 | undefined,
): void {
  const nic = turn.nic(nicId);
  const senderAddress = askingAddress(turn, nicId, target, packetSource);
  if (senderAddress === undefined) return;
  const packet: ArpPacket = {
    kind: 'arp',
    operation: 'request',
    senderMac: nic.mac,
    senderAddress,
    targetMac: ZERO_MAC,
    targetAddress: target,
  };
  const carried = turn.newPacket();
  const unicastTo = destination === BROADCAST_MAC ? undefined : destination;
  turn.emit(
    atNode(nic.node),
    2,
    { kind: 'arp-asked', target, attempt, of: turn.rules.arpSolicitations, unicastTo },
    carried.packet,
  );
  transmit(
    turn,
    nicId,
    { destination, source: nic.mac, payload: packet },
    carried,
    unicastTo === undefined ? 'broadcast' : 'cache',
  );
}

/** arp_process: answers questions for own addresses and keeps the cache. */
export function receiveArp(
  turn: Turn,
  nicId: NicId,
  frame: EthernetFrame,
  packet: ArpPacket,
  carried: Carried,
  transmission: TransmissionIndex,
): void {
  const nic = turn.nic(nicId);
  const node = turn.declaredNode(nic.node);
  const { senderAddress, senderMac, targetAddress } = packet;
  if (isLoopback(targetAddress) || isMulticast(targetAddress)) return;
  wakeProbe(turn, nic.node, nicId, packet);
  // Somebody who asks with an address of this node is not answered (fib_validate_source: a martian).
  const isOwn = isLocalAddress(turn.network, node, senderAddress);
  if (packet.operation === 'request' && !isOwn) {
    const local = isLocalAddress(turn.network, node, targetAddress);
    // Whether an address is taken only its owner can say (arp_process: sip == 0).
    if (local || (senderAddress !== UNSPECIFIED && answersFor(turn, nic, targetAddress))) {
      turn.emit(atNode(nic.node), 2, { kind: 'received', nic: nicId, frame }, carried.packet, transmission);
      takeQuestion(turn, nic, packet, local, carried);
      return;
    }
  }
  const gratuitous = isGratuitous(packet);
  const known = find(turn, nicId, senderAddress);
  const forMe = frame.destination === nic.mac;
  if (!known && !(senderAddress !== UNSPECIFIED && !isOwn && accepts(turn, nic, packet, gratuitous))) {
    if (forMe)
      turn.emit(
        atNode(nic.node),
        2,
        { kind: 'arp-not-me', target: targetAddress },
        carried.packet,
        transmission,
      );
    return;
  }
  turn.emit(atNode(nic.node), 2, { kind: 'received', nic: nicId, frame }, carried.packet, transmission);
  const proof = packet.operation === 'reply' && forMe;
  const override = gratuitous || !known || overridable(turn, known);
  updateNeighbour(
    turn,
    nicId,
    senderAddress,
    senderMac,
    proof ? 'REACHABLE' : 'STALE',
    override,
    proof ? 'answered' : gratuitous ? 'announced' : 'overheard-request',
  );
}

/** A question that this node may answer: for an own address, or for somebody behind it. */
function takeQuestion(turn: Turn, nic: Nic, packet: ArpPacket, local: boolean, carried: Carried): void {
  const { senderAddress, senderMac, targetAddress } = packet;
  if (local && ignores(turn, nic, packet)) {
    const level = turn.declaredNode(nic.node).settings.arp.ignore;
    turn.emit(atNode(nic.node), 2, { kind: 'arp-ignored', target: targetAddress, level }, carried.packet);
    return;
  }
  // Who probes for an address (RFC 5227) has none yet that could be learned.
  if (turn.rules.arpAnswererLearns && senderAddress !== UNSPECIFIED)
    updateNeighbour(turn, nic.id, senderAddress, senderMac, 'STALE', true, 'overheard-request');
  answer(turn, nic.id, packet, local);
}

function answer(turn: Turn, nicId: NicId, question: ArpPacket, local: boolean): void {
  const nic = turn.nic(nicId);
  const packet: ArpPacket = {
    kind: 'arp',
    operation: 'reply',
    senderMac: nic.mac,
    senderAddress: question.targetAddress,
    targetMac: question.senderMac,
    targetAddress: question.senderAddress,
  };
  const carried = turn.newPacket();
  turn.emit(
    atNode(nic.node),
    2,
    {
      kind: local ? 'arp-answered' : 'arp-proxied',
      target: question.targetAddress,
      asker: question.senderAddress,
    },
    carried.packet,
  );
  transmit(
    turn,
    nicId,
    { destination: question.senderMac, source: nic.mac, payload: packet },
    carried,
    'answer',
  );
}
