// The catalogue's part about what a walk does to the network.

import type { NodeChange } from '../../network/change.ts';
import type { Flush, NicChange } from '../../network/event.ts';
import type { Said } from './catalogue.ts';

export interface EventCatalogue {
  /** `routes`: the networks of those that are gone, as `10.0.0.0/24` */
  interfaceDown(a: {
    node: string;
    nic: string;
    routes: readonly string[];
    neighbours: number;
    translations: number;
  }): Said;
  interfaceUp(a: { node: string; nic: string; routes: readonly string[] }): Said;
  cablePulled(a: { node: string; nic: string; switch: string; macs: number; neighbours: number }): Said;
  cablePlugged(a: { node: string; nic: string; switch: string; moved: boolean }): Said;
  tableFlushed(a: { place: string; table: Flush['table']; entries: number }): Said;
  nicChanged(a: {
    node: string;
    nic: string;
    kind: NicChange['kind'];
    /** the new value; no address: undefined */
    value: string | undefined;
    routes: readonly string[];
    neighbours: number;
    translations: number;
  }): Said;
  /** `row`: as it would stand in the file */
  rowChanged(a: { node: string; how: 'set' | 'unset'; row: string; kind: NodeChange['kind'] }): Said;
  portDead(a: { switch: string; port: string }): Said;
  translatedRedirect(a: { node: string }): Said;
  /** `as`, `to`: the ends it would have had */
  translationTaken(a: { node: string; as: string; to: string }): Said;
  noCarrier(a: { node: string; nic: string }): Said;
  frameTooLong(a: { node: string; nic: string; octets: number; mtu: number }): Said;
  sourceGone(a: { node: string; source: string }): Said;
  neighbourFlushed(a: { node: string; nextHop: string }): Said;
}
