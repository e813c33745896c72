// The catalogue's part about programs that ask the network about itself, and about the knobs of ARP and IP.
import type { Said } from './catalogue.ts';

export interface ProbeCatalogue {
  beganTraceroute(a: { node: string; target: string; method: 'udp' | 'icmp' }): Said;
  beganAnnounce(a: { node: string; form: 'request' | 'reply' }): Said;
  beganProbe(a: { node: string; address: string }): Said;
  hopAsked(a: { node: string; destination: string; ttl: number; method: 'udp' | 'icmp' }): Said;
  hopFound(a: { node: string; ttl: number; from: string; roundTrip: string; final: boolean }): Said;
  hopSilent(a: { node: string; ttl: number }): Said;
  /** `hops`: `R1 (10.0.1.1) 0.2 ms`, or `*` */
  endedHops(a: { node: string; hops: readonly string[]; isReached: boolean }): Said;
  /** `owner`: who has it already; undefined: nobody has said so */
  endedProbed(a: { node: string; address: string; owner: string | undefined; sent: number }): Said;
  arpAnnounced(a: { node: string; address: string; nic: string; form: 'request' | 'reply' }): Said;
  arpProbed(a: { node: string; address: string; attempt: number; of: number }): Said;
  arpIgnored(a: { node: string; target: string; level: number }): Said;
  /** `way`: the nic by which the source is reached; undefined: not at all */
  reversePath(a: {
    node: string;
    source: string;
    nic: string;
    way: string | undefined;
    isStrict: boolean;
  }): Said;
  ingressFilter(a: { lan: string; source: string }): Said;
  arpProxied(a: { node: string; target: string; asker: string }): Said;
}
