// A frame arrives at one or more nics (net/core/dev.c, net/ethernet/eth.c eth_type_trans): it is recorded at each, and handed
// up only where it is addressed to the nic or to everybody.
import { isGroupMac } from '../../address/mac.ts';
import { hasCarrier } from '../../network/edit.ts';
import type { Nic, NicId } from '../../network/network.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import { ipv4Length } from '../../wire/ipv4.ts';
import type { Happening } from '../event.ts';
import { receiveIp } from '../ip/input.ts';
import { count } from '../script/expectation.ts';
import { atNode, type Turn } from '../turn.ts';
import { receiveArp } from './arp.ts';
import { takeLoss } from './loss.ts';

const VLAN_TAG = 4;

type AtNics = Extract<Happening, { kind: 'at-nics' }>;
type AtLoopback = Extract<Happening, { kind: 'at-loopback' }>;

export function frameAtNics(turn: Turn, event: AtNics): void {
  turn.setSurroundings({ lastFrame: turn.time });
  for (const nic of event.nics) {
    if (!hasCarrier(turn.nic(nic))) {
      turn.aside(() => missedByNic(turn, nic, event));
      continue;
    }
    if (isTooLong(turn.nic(nic), event.frame)) {
      turn.aside(() => refusedByNic(turn, nic, event));
      continue;
    }
    turn.records.deliveries.push({ transmission: event.transmission, nic, time: turn.time });
    if (turn.counted.length > 0) count(turn, turn.nic(nic).node, 'received', event.frame);
    turn.aside(() => frameAtNic(turn, nic, event));
  }
}

/** is_skb_forwardable: what a nic takes is bounded by its own MTU, with room for a VLAN tag. */
function isTooLong({ mtu }: Nic, { payload }: EthernetFrame): boolean {
  return payload.kind === 'ipv4' && ipv4Length(payload) > mtu + VLAN_TAG;
}

/** Of a frame to all, or to another, the others may still take their copy. */
function refusedByNic(turn: Turn, nicId: NicId, { frame, carried, transmission }: AtNics): void {
  const nic = turn.nic(nicId);
  if (frame.destination !== nic.mac || frame.payload.kind !== 'ipv4') return;
  const octets = ipv4Length(frame.payload);
  const reason = { kind: 'frame-too-long', nic: nicId, octets, mtu: nic.mtu } as const;
  turn.emit(atNode(nic.node), 2, { kind: 'dropped', reason }, carried.packet, transmission);
}

/** The interface has gone while the frame was on the cable. */
function missedByNic(turn: Turn, nicId: NicId, { frame, carried, transmission }: AtNics): void {
  const nic = turn.nic(nicId);
  if (frame.destination !== nic.mac) return;
  const reason = { kind: nic.down ? 'nic-down' : 'no-carrier', nic: nicId } as const;
  turn.emit(atNode(nic.node), 2, { kind: 'dropped', reason }, carried.packet, transmission);
}

function frameAtNic(turn: Turn, nicId: NicId, event: AtNics): void {
  const nic = turn.nic(nicId);
  const { frame, carried, transmission } = event;
  const lan = turn.network.lans[nic.lan];
  const reason = lan && takeLoss(turn, frame, nic.node, lan);
  if (reason) {
    turn.emit(atNode(nic.node), 2, { kind: 'dropped', reason }, carried.packet, transmission);
    return;
  }
  // A unicast frame for another nic, seen because a switch flooded it: the card's filter throws it away.
  if (frame.destination !== nic.mac && !isGroupMac(frame.destination)) return;
  if (frame.payload.kind === 'arp') {
    receiveArp(turn, nicId, frame, frame.payload, carried, transmission);
    return;
  }
  turn.emit(atNode(nic.node), 2, { kind: 'received', nic: nicId, frame }, carried.packet, transmission);
  receiveIp(turn, nic.node, nicId, frame.payload, carried, transmission);
}

export function frameAtLoopback(turn: Turn, event: AtLoopback): void {
  const { node, frame, carried, transmission } = event;
  turn.setSurroundings({ lastFrame: turn.time });
  turn.records.deliveries.push({ transmission, nic: undefined, time: turn.time });
  if (frame.payload.kind !== 'ipv4') return;
  turn.emit(atNode(node), 2, { kind: 'received', nic: undefined, frame }, carried.packet, transmission);
  receiveIp(turn, node, undefined, frame.payload, carried, transmission);
}
