// Fragmentation and reassembly (RFC 791 section 3.2, RFC 815; net/ipv4/ip_fragment.c).
import type { NodeId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
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

/** Pieces of one packet that have come so far. */
export interface Reassembly {
  readonly pieces: readonly Ipv4Packet[];
  readonly carried: Carried;
  readonly serial: number;
}

/** ipfrag_time */
const REASSEMBLY_TIME: Nanoseconds = 30e9;

/** Cuts a packet into pieces of at most `mtu` octets; all but the last carry a multiple of 8. */
export function fragment(packet: Ipv4Packet, mtu: number): readonly Ipv4Packet[] {
  const octets = payloadOctets(packet);
  const room = Math.floor((mtu - IPV4_HEADER_LENGTH) / 8) * 8;
  const pieces: Ipv4Packet[] = [];
  for (let offset = 0; offset < octets.length; offset += room) {
    const end = Math.min(octets.length, offset + room);
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
  }
  return pieces;
}

/** Takes a fragment in; returns the whole packet when it was the last one missing. */
export function reassemble(
  turn: Turn,
  nodeId: NodeId,
  piece: Ipv4Packet,
  carried: Carried,
): { readonly packet: Ipv4Packet; readonly carried: Carried } | undefined {
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
    return { packet: whole, carried: first };
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
  turn.emit(
    atNode(event.node),
    3,
    { kind: 'dropped', reason: { kind: 'reassembly-timeout' } },
    waiting.carried.packet,
  );
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
