// The map of a network as plain data: every place is known, in pixels, so that the panel only draws. Types only.

import type { LanId, NicId, NodeId, NodeKind, SwitchId } from '../../network/network.ts';
import type { ProtocolClass } from '../diagram/label.ts';

export interface MapView {
  readonly width: number;
  readonly height: number;
  readonly lans: readonly MapLan[];
  readonly nodes: readonly MapNode[];
  readonly links: readonly MapLink[];
}

/** A bar that its nodes hang on. */
export interface MapLan {
  readonly lan: LanId;
  readonly name: string;
  readonly subnet: string;
  /** unnumbered: without an address range that would say */
  readonly scope: 'private' | 'public' | 'unnumbered';
  /** the same in the reader's language */
  readonly scopeWord: string;
  readonly x1: number;
  readonly x2: number;
  /** middle of the bar */
  readonly y: number;
  /** those that the file names, within the bar */
  readonly switches: readonly MapSwitch[];
}

export interface MapSwitch {
  readonly switch: SwitchId;
  readonly name: string;
  readonly x1: number;
  readonly x2: number;
}

export interface MapNode {
  /** a group: hosts of one lan, too many to be shown one by one */
  readonly kind: NodeKind | 'group';
  /** undefined: a group */
  readonly node: NodeId | undefined;
  readonly name: string;
  /** middle of the box */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** what is written in the box, each around its place */
  readonly labels: readonly MapLabel[];
}

export interface MapLabel {
  readonly kind: 'name' | 'address';
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** From a nic at the edge of its box to the edge of its lan's bar. */
export interface MapLink {
  /** undefined: those of a group */
  readonly nic: NicId | undefined;
  readonly lan: LanId;
  /** position in `nodes` */
  readonly node: number;
  readonly points: readonly MapPoint[];
}

export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** Where the packet is at a step. */
export type Flight =
  | {
      readonly kind: 'travels';
      readonly packet: number;
      readonly protocol: ProtocolClass;
      readonly from: NicId;
      readonly lan: LanId;
      /** for whom it is: one, or everyone that hears a broadcast */
      readonly to: readonly NicId[];
      readonly isBroadcast: boolean;
      /** those whose nic hears it and lets it lie */
      readonly heard: readonly NicId[];
      /** those of `to` that drop it */
      readonly droppedAt: readonly NicId[];
      /** lost: on the lan; dropped: by all for whom it is */
      readonly end: 'arrives' | 'lost' | 'dropped';
    }
  | {
      readonly kind: 'at-node';
      readonly node: NodeId;
      /** its first */
      readonly lan: LanId | undefined;
      /** 0: the step is about none that was sent */
      readonly packet: number;
      readonly isDropped: boolean;
    }
  | {
      readonly kind: 'at-switch';
      readonly switch: SwitchId;
      readonly lan: LanId;
      readonly packet: number;
      readonly isDropped: boolean;
    }
  /** of the walk itself, or before everything */
  | { readonly kind: 'nowhere' };

/** What the panel gets of it: the same, and in words. */
export interface FlightView {
  readonly flight: Flight;
  readonly text: string;
  /** links of the map that carry nothing at this step */
  readonly idle: readonly IdleLink[];
}

export interface IdleLink {
  readonly nic: NicId;
  /** what is the matter with it */
  readonly text: string;
}
