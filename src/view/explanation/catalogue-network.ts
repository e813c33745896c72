import type { RedirectOutcome } from '../../simulation/step.ts';
import type { IcmpMeaning, Said } from './catalogue.ts';

export interface NetworkCatalogue {
  pathMtuLearned(a: { node: string; destination: string; mtu: number }): Said;
  notRouted(a: { node: string; destination: string }): Said;
  routeRefuses(a: { node: string; destination: string; network: string; type: string }): Said;
  routedLocal(a: { node: string; destination: string }): Said;
  routedConnected(a: {
    node: string;
    destination: string;
    network: string;
    nic: string;
    forwarded: boolean;
  }): Said;
  routedVia(a: {
    node: string;
    destination: string;
    network: string;
    isDefault: boolean;
    nextHop: string;
    nic: string;
    forwarded: boolean;
  }): Said;
  ttlDecremented(a: { node: string; before: number; after: number }): Said;
  acceptedIp(a: {
    node: string;
    destination: string;
    source: string;
    as: 'own' | 'broadcast';
    protocol: string;
  }): Said;
  fragmented(a: { node: string; pieces: number; mtu: number; octets: number; asItCame: boolean }): Said;
  reassembled(a: { node: string; pieces: number; octets: number }): Said;
  echoAsked(a: { node: string; destination: string; sequence: number }): Said;
  echoAnswered(a: { node: string; to: string; sequence: number }): Said;
  echoReturned(a: { node: string; from: string; sequence: number; roundTrip: string }): Said;
  errorMade(a: { node: string; to: string; what: IcmpMeaning }): Said;
  errorTaken(a: { node: string; from: string; what: IcmpMeaning }): Said;
  /** `isItself`: the destination is on the same network, so that the next hop is the destination */
  redirectMade(a: {
    node: string;
    to: string;
    destination: string;
    gateway: string;
    isItself: boolean;
  }): Said;
  redirectTaken(a: {
    node: string;
    from: string;
    destination: string;
    gateway: string;
    isItself: boolean;
    outcome: RedirectOutcome;
  }): Said;
}
