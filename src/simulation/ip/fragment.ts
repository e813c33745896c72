// Fragmentation and reassembly (RFC 791 section 3.2, RFC 815; net/ipv4/ip_fragment.c).
import type { NodeId } from '../../network/network.ts';
import { isLocalAddress } from '../../network/routing.ts';
import type { Nanoseconds } from '../../network/source.ts';
import { REASSEMBLY_EXCEEDED } from '../../wire/icmp.ts';
import {
  decodeIpv4,
  encodeIpv4,
  IPV4_HEADER_LENGTH,
  type Ipv4Packet,
  ipv4Length,
  payloadLength,
  protocolNumber,
} from '../../wire/ipv4.ts';
import type { Carried, Happening } from '../event.ts';
import { atNode, type Turn } from '../turn.ts';
import { reportTimeExceeded } from './icmp.ts';

/** Pieces of one packet that have come so far. */
export interface Reassembly {
  readonly pieces: readonly Ipv4Packet[];
  readonly carried: Carried;
  readonly serial: number;
}

/** ipfrag_time */
const REASSEMBLY_TIME: Nanoseconds = 30e9;

/** A packet that was put together again, and how it had come. */
export interface Reassembled {
  readonly packet: Ipv4Packet;
  readonly carried: Carried;
  /** octets of data in each piece, in order */
  readonly pieces: readonly number[];
}

/** Cuts a packet into pieces of at most `mtu` octets; all but the last carry a multiple of 8. */
export function fragment(packet: Ipv4Packet, mtu: number): readonly Ipv4Packet[] {
  const octets = payloadOctets(packet);
  const room = roomIn(mtu);
  const lengths = Array.from({ length: Math.ceil(octets.length / room) }, () => room);
  return cut(packet, octets, lengths);
}

function roomIn(mtu: number): number {
  return Math.floor((mtu - IPV4_HEADER_LENGTH) / 8) * 8;
}

/**
 * What was put together only to be tracked goes on as it came: in the same pieces where all of them fit, else cut anew, but
 * never into larger ones (ip_fragment.c: frag_max_size; ip_do_fragment: its fast and its slow path).
 */
export function fragmentAgain(
  packet: Ipv4Packet,
  mtu: number,
  came: readonly number[],
): readonly Ipv4Packet[] {
  const fits = Math.max(...came) <= mtu - IPV4_HEADER_LENGTH;
  return fits ? cut(packet, payloadOctets(packet), came) : fragment(packet, mtu);
}

function cut(packet: Ipv4Packet, octets: Uint8Array, lengths: readonly number[]): readonly Ipv4Packet[] {
  const pieces: Ipv4Packet[] = [];
  let offset = 0;
  for (const length of lengths) {
    const end = Math.min(octets.length, offset + length);
    pieces.push({
      ...packet,
      moreFragments: end < octets.length || packet.moreFragments,
      fragmentOffset: packet.fragmentOffset + offset,
      payload: {
        kind: 'raw',
        protocol: protocolNumber(packet.payload),
        octets: octets.subarray(offset, end),
      },
    });
    offset = end;
  }
  return pieces;
}

/** Takes a fragment in; returns the whole packet when it was the last one missing. */
export function reassemble(
  turn: Turn,
  nodeId: NodeId,
  piece: Ipv4Packet,
  carried: Carried,
): Reassembled | undefined {
  const key = `${piece.source} ${piece.destination} ${protocolNumber(piece.payload)} ${piece.identification}`;
  const state = turn.node(nodeId);
  const known = state.reassembly.get(key);
  const pieces = [...(known?.pieces ?? []), piece].sort((a, b) => a.fragmentOffset - b.fragmentOffset);
  const first = known?.carried ?? carried;
  const whole = join(pieces);
  if (whole) {
    turn.setNode(nodeId, { ...state, reassembly: state.reassembly.delete(key) });
    turn.emit(
      atNode(nodeId),
      3,
      { kind: 'reassembled', pieces: pieces.length, octets: ipv4Length(whole) },
      first.packet,
    );
    return { packet: whole, carried: first, pieces: lengthsOf(pieces) };
  }
  const serial = known?.serial ?? turn.scheduled;
  turn.setNode(nodeId, {
    ...state,
    reassembly: state.reassembly.set(key, { pieces, carried: first, serial }),
  });
  if (!known) turn.arm(REASSEMBLY_TIME, { kind: 'reassembly-timer', node: nodeId, key, serial });
  return undefined;
}

export function reassemblyTimer(turn: Turn, event: Extract<Happening, { kind: 'reassembly-timer' }>): void {
  const state = turn.node(event.node);
  const waiting = state.reassembly.get(event.key);
  if (!waiting || waiting.serial !== event.serial) return;
  turn.setNode(event.node, { ...state, reassembly: state.reassembly.delete(event.key) });
  // ip_expire: an end host says so, and only where the piece with the head is there.
  const [first] = waiting.pieces;
  const isOwn = first && isLocalAddress(turn.network, turn.declaredNode(event.node), first.destination);
  const isTold = first?.fragmentOffset === 0 && isOwn === true;
  turn.emit(
    atNode(event.node),
    3,
    { kind: 'dropped', reason: { kind: 'reassembly-timeout', isTold } },
    waiting.carried.packet,
  );
  if (first && isTold) reportTimeExceeded(turn, event.node, first, { code: REASSEMBLY_EXCEEDED });
}

/** Of pieces that came twice only one. */
function lengthsOf(pieces: readonly Ipv4Packet[]): readonly number[] {
  return pieces
    .filter(({ fragmentOffset }, at) => fragmentOffset !== pieces[at - 1]?.fragmentOffset)
    .map(({ payload }) => payloadLength(payload));
}

function join(pieces: readonly Ipv4Packet[]): Ipv4Packet | undefined {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last || first.fragmentOffset !== 0 || last.moreFragments) return undefined;
  const octets = new Uint8Array(last.fragmentOffset + payloadLength(last.payload));
  let end = 0;
  for (const piece of pieces) {
    if (piece.fragmentOffset > end) return undefined;
    octets.set(payloadOctets(piece), piece.fragmentOffset);
    end = Math.max(end, piece.fragmentOffset + payloadLength(piece.payload));
  }
  const protocol = protocolNumber(first.payload);
  return decodeIpv4(
    encodeIpv4({ ...first, moreFragments: false, payload: { kind: 'raw', protocol, octets } }),
  );
}

function payloadOctets(packet: Ipv4Packet): Uint8Array {
  return encodeIpv4(packet).subarray(IPV4_HEADER_LENGTH);
}
