// What can be read of a fragment (RFC 791 section 2.3): the first one carries the header of the transport protocol,
// the others nothing that says whose they are.
import type { IcmpMessage } from './icmp.ts';
import { decodeIpv4Payload, type Ipv4Packet } from './ipv4.ts';
import { read16 } from './octets.ts';
import type { TcpSegment } from './tcp.ts';
import { type UdpDatagram, udpLength } from './udp.ts';

/** The message a packet carries, or of a first fragment as much of it as is there; undefined for anything else, a tunnel too. */
export function transportOf(packet: Ipv4Packet): IcmpMessage | TcpSegment | UdpDatagram | undefined {
  if (packet.payload.kind === 'ipv4') return undefined;
  if (packet.payload.kind !== 'raw') return packet.payload;
  if (packet.fragmentOffset !== 0) return undefined;
  const payload = decodeIpv4Payload(packet.payload.protocol, packet.payload.octets);
  return payload.kind === 'raw' || payload.kind === 'ipv4' ? undefined : payload;
}

/** The length in the UDP header, which in a first fragment speaks of the whole datagram. */
export function udpLengthField({ payload }: Ipv4Packet, datagram: UdpDatagram): number {
  return payload.kind === 'raw' ? read16(payload.octets, 4) : udpLength(datagram);
}
