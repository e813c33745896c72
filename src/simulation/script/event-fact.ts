// What events of a walk do to the network, as facts: each says what changed and what went with it.
import type { NodeChange } from '../../network/change.ts';
import type { Flush, NicChange } from '../../network/event.ts';
import type { NicId, SwitchId } from '../../network/network.ts';
import type { Route } from '../../network/routing.ts';

export type EventFact =
  /** `routes`: those that went, or came back; `neighbours`: ARP cache entries that went */
  | {
      readonly kind: 'interface-switched';
      readonly nic: NicId;
      readonly up: boolean;
      readonly routes: readonly Route[];
      readonly neighbours: number;
      /** masqueraded connections that are forgotten */
      readonly translations: number;
    }
  /** `macs`: entries that the switch forgot */
  | {
      readonly kind: 'cable-pulled';
      readonly nic: NicId;
      readonly switch: SwitchId;
      readonly macs: number;
      readonly neighbours: number;
    }
  | {
      readonly kind: 'cable-plugged';
      readonly nic: NicId;
      readonly switch: SwitchId;
      /** it was in another one before */
      readonly moved: boolean;
    }
  | { readonly kind: 'table-flushed'; readonly table: Flush['table']; readonly entries: number }
  | {
      readonly kind: 'nic-changed';
      readonly nic: NicId;
      readonly change: NicChange;
      readonly routes: readonly Route[];
      readonly neighbours: number;
      readonly translations: number;
    }
  | { readonly kind: 'row-changed'; readonly how: 'set' | 'unset'; readonly change: NodeChange };
