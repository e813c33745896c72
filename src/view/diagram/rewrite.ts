// What a device on the way changed of the two ends of a packet: network address translation (RFC 3022 section 2, RFC 5382), a
// balancer's masquerading, or a tunnel around it (RFC 2003). MACs and TTL change at every hop and are no news.
import { formatIpv4 } from '../../address/ipv4.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import { transportOf } from '../../wire/fragment.ts';
import { innermost } from '../../wire/ipv4.ts';
import type { LabelText } from '../interface-text/catalogue.ts';

/** The ends of a packet as they are written, on one hop. */
export interface Ends {
  readonly source: string;
  readonly destination: string;
  /** the outermost tunnel's ends; empty where there is none */
  readonly tunnel: string;
}

export interface Rewrite {
  readonly kind: 'source' | 'destination' | 'tunnel';
  /** empty: there was no tunnel */
  readonly before: string;
  /** empty: the tunnel ends here */
  readonly after: string;
}

/** Undefined for what has no IPv4 header. */
export function endsOf({ payload }: EthernetFrame): Ends | undefined {
  if (payload.kind !== 'ipv4') return undefined;
  const inner = innermost(payload);
  const message = transportOf(inner);
  const [source, destination] = [formatIpv4(inner.source), formatIpv4(inner.destination)];
  const tunnel =
    inner === payload ? '' : `${formatIpv4(payload.source)} → ${formatIpv4(payload.destination)}`;
  if (message?.kind === 'tcp' || message?.kind === 'udp')
    return {
      source: `${source}:${message.sourcePort}`,
      destination: `${destination}:${message.destinationPort}`,
      tunnel,
    };
  // An echo's identifier is translated as a port is (RFC 5508 section 3.1): of a request it belongs to the source.
  if (message?.kind === 'icmp' && message.type === 'echo-request')
    return { source: `${source} id ${message.identifier}`, destination, tunnel };
  if (message?.kind === 'icmp' && message.type === 'echo-reply')
    return { source, destination: `${destination} id ${message.identifier}`, tunnel };
  return { source, destination, tunnel };
}

/** What differs between two hops of one packet. */
export function rewritesOf(before: Ends, after: Ends): readonly Rewrite[] {
  const kinds = ['source', 'destination', 'tunnel'] as const;
  return kinds.flatMap((kind) =>
    before[kind] === after[kind] ? [] : [{ kind, before: before[kind], after: after[kind] }],
  );
}

/** In one line, in the field names of display filters: `src 192.168.80.12:21214 → 18.11.18.22:21214`. */
export function rewriteText({ kind, before, after }: Rewrite, labels: LabelText): string {
  if (kind === 'tunnel') return after === '' ? labels.leavesTunnel(before) : labels.entersTunnel(after);
  return `${kind === 'source' ? 'src' : 'dst'} ${before} → ${after}`;
}
