import type { NodeId, SwitchId } from '../network/network.ts';
import type { WalkStep } from '../network/script.ts';
import type { Nanoseconds } from '../network/source.ts';
import type { ApplicationFact } from './application/fact.ts';
import type { BalanceFact } from './balance/fact.ts';
import type { EndFact } from './drop.ts';
import type { FilterFact } from './filter/fact.ts';
import type { NetworkFact } from './ip/fact.ts';
import type { LinkFact } from './link/fact.ts';
import type { EventFact } from './script/event-fact.ts';
import type { WalkFact } from './script/walk-fact.ts';
import type { TransportFact } from './transport/fact.ts';

export type * from './application/fact.ts';
export type * from './balance/fact.ts';
export type * from './drop.ts';
export type * from './filter/fact.ts';
export type * from './ip/fact.ts';
export type * from './link/fact.ts';
export type * from './script/walk-fact.ts';
export type * from './transport/fact.ts';

/** Order of a step in its trace, from 0. */
export type StepSerial = number;
/** Identity of a packet from its making to its end, also while it waits unsent. */
export type PacketId = number;
/** Position in the trace's list of transmissions. */
export type TransmissionIndex = number;

/** OSI layer on which a step happens; 0: the walk itself. */
export type StepLayer = 0 | 2 | 3 | 4 | 7;

export type Place =
  | { readonly kind: 'node'; readonly node: NodeId }
  | { readonly kind: 'switch'; readonly switch: SwitchId }
  | { readonly kind: 'walk' };

export interface Step {
  readonly serial: StepSerial;
  readonly time: Nanoseconds;
  readonly place: Place;
  readonly layer: StepLayer;
  /** the step without which this one would not have happened */
  readonly cause: StepSerial | undefined;
  /** position in the run's list of performed walk steps; -1 before the first */
  readonly action: number;
  readonly packet: PacketId | undefined;
  /** the frame on its wire that the step is about */
  readonly transmission: TransmissionIndex | undefined;
  readonly fact: Fact;
}

export type Fact =
  | BalanceFact
  | EventFact
  | FilterFact
  | WalkFact
  | ApplicationFact
  | TransportFact
  | NetworkFact
  | LinkFact
  | EndFact;

/** The walk step that a step belongs to, with the times at which it began and was over. */
export interface PerformedStep {
  readonly index: number;
  readonly step: WalkStep;
  /** serial of the first step after it began */
  readonly begin: StepSerial;
}
