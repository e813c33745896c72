// What happens to the network during a walk, in no time at all: losses, interfaces, cables, tables that are emptied, and
// rows of a node that change under way.
import type { Cidr } from '../address/cidr.ts';
import type { Mac } from '../address/mac.ts';
import type { NodeChange } from './change.ts';
import type { NicId, NodeId, SwitchId } from './network.ts';
import type { Predicate } from './predicate.ts';
import type { Nanoseconds, SourceSpan } from './source.ts';

export type WalkEvent =
  | { readonly kind: 'wait'; readonly duration: Nanoseconds; readonly source: SourceSpan }
  /** how long the network must be quiet before the next action */
  | { readonly kind: 'pace'; readonly quiet: Nanoseconds; readonly source: SourceSpan }
  | { readonly kind: 'note'; readonly text: string; readonly source: SourceSpan }
  | Lose
  | InterfaceState
  | Unplug
  | Plug
  | Flush
  | SetNic
  | ChangeNode;

export interface Lose {
  readonly kind: 'lose';
  /** 'next' n: the next n matching frames; 'nth' n: only the nth from now; 'every': all from now */
  readonly which: { readonly kind: 'next' | 'nth'; readonly count: number } | { readonly kind: 'every' };
  readonly match: Predicate;
  /** lets the frame arrive at this node and die there; otherwise it is lost after the sender */
  readonly at: NodeId | undefined;
  readonly source: SourceSpan;
}

/** `ip link set NIC down`: its routes vanish; `up` brings only the connected ones back. */
export interface InterfaceState {
  readonly kind: 'down' | 'up';
  /** one, or all of a node in their order */
  readonly nics: readonly NicId[];
  readonly source: SourceSpan;
}

/** The cable is pulled: the switch forgets the MACs of the port, the interface has no carrier. */
export interface Unplug {
  readonly kind: 'unplug';
  readonly nic: NicId;
  readonly source: SourceSpan;
}

export interface Plug {
  readonly kind: 'plug';
  readonly nic: NicId;
  /** any switch of the file, whose lan the nic is then on; undefined: where it was */
  readonly into: SwitchId | undefined;
  readonly source: SourceSpan;
}

export type Flush =
  | {
      readonly kind: 'flush';
      readonly table: 'mac';
      readonly switches: readonly SwitchId[];
      readonly source: SourceSpan;
    }
  | {
      readonly kind: 'flush';
      readonly table: NodeTable;
      readonly node: NodeId;
      readonly source: SourceSpan;
    };

/** sockets: all are gone without a word, as in a power cut; nat: conntrack; connections: ip_vs; names: the resolver's cache. */
export type NodeTable = 'arp' | 'sockets' | 'nat' | 'connections' | 'names';

export interface SetNic {
  readonly kind: 'set-nic';
  readonly nic: NicId;
  readonly change: NicChange;
  readonly source: SourceSpan;
}

export type NicChange =
  /** instead of all that it had; none for `none` */
  | { readonly kind: 'addresses'; readonly addresses: readonly Cidr[] }
  | { readonly kind: 'mac'; readonly mac: Mac }
  | { readonly kind: 'mtu'; readonly mtu: number };

/** `set HOST row`, `unset HOST row`; what the node is afterwards says `applyChange`. */
export interface ChangeNode {
  readonly kind: 'set' | 'unset';
  readonly node: NodeId;
  readonly change: NodeChange;
  readonly source: SourceSpan;
}
