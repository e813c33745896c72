import type { Ipv4 } from '../../address/ipv4.ts';
import type { Mac } from '../../address/mac.ts';
import type { NicId } from '../../network/network.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import type { NeighbourState } from '../link/neighbour-entry.ts';

export type LinkFact =
  /** blocked: the next hop's MAC is not known */
  | {
      readonly kind: 'queued';
      readonly nextHop: Ipv4;
      readonly waiting: number;
      readonly state: NeighbourState | undefined;
    }
  | {
      readonly kind: 'arp-asked';
      readonly target: Ipv4;
      readonly attempt: number;
      readonly of: number;
      readonly unicastTo: Mac | undefined;
    }
  /** proxied: for an address that is not its own */
  | { readonly kind: 'arp-answered' | 'arp-proxied'; readonly target: Ipv4; readonly asker: Ipv4 }
  /** `level`: of arp_ignore */
  | { readonly kind: 'arp-ignored'; readonly target: Ipv4; readonly level: number }
  /** gratuitous ARP */
  | {
      readonly kind: 'arp-announced';
      readonly address: Ipv4;
      readonly nic: NicId;
      readonly form: 'request' | 'reply';
    }
  /** is the address taken? */
  | { readonly kind: 'arp-probed'; readonly address: Ipv4; readonly attempt: number; readonly of: number }
  | { readonly kind: 'arp-not-me'; readonly target: Ipv4 }
  /** an ARP cache entry was made or changed */
  | {
      readonly kind: 'neighbour-changed';
      readonly address: Ipv4;
      readonly before: NeighbourState | undefined;
      readonly after: NeighbourState;
      readonly mac: Mac | undefined;
      readonly why: NeighbourReason;
    }
  | { readonly kind: 'released'; readonly nextHop: Ipv4; readonly mac: Mac; readonly packets: number }
  | {
      readonly kind: 'sent';
      readonly nic: NicId | undefined;
      readonly frame: EthernetFrame;
      readonly resolved: 'cache' | 'broadcast' | 'loopback' | 'answer';
    }
  | { readonly kind: 'received'; readonly nic: NicId | undefined; readonly frame: EthernetFrame }
  | {
      readonly kind: 'learned';
      readonly mac: Mac;
      readonly port: number;
      readonly before: number | undefined;
    }
  | {
      readonly kind: 'flooded';
      readonly from: number;
      readonly to: readonly number[];
      readonly why: 'broadcast' | 'unknown';
      readonly mac: Mac;
    }
  | { readonly kind: 'switched'; readonly from: number; readonly to: number; readonly mac: Mac };

export type NeighbourReason =
  | 'asked'
  | 'answered'
  | 'overheard-request'
  | 'announced'
  | 'used'
  | 'confirmed'
  | 'timed-out'
  | 'probing'
  | 'no-answer'
  | 'written'
  | 'moved';
