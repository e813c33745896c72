// The sequence diagram as plain data: what every drawing of it (panel, Mermaid text, SVG) is made from. Rows refer to
// columns by position, so that a drawing needs no names and no addresses.
import type { NodeId, NodeKind } from '../../network/network.ts';
import type { Failure, WalkStep } from '../../network/script.ts';
import type { Nanoseconds, SourceSpan } from '../../network/source.ts';
import type { DropReason, PacketId, StepSerial, TransmissionIndex } from '../../simulation/step.ts';
import type { Words } from '../words.ts';
import type { ProtocolClass } from './label.ts';
import type { Rewrite } from './rewrite.ts';
import type { Wire } from './wires.ts';

export interface DiagramOptions {
  /** one arrow a packet, or one a transmission */
  readonly rows: 'journeys' | 'hops';
  /** what the author wrote at a place */
  readonly textAt: (span: SourceSpan) => string;
  readonly words: Words;
}

export interface DiagramModel {
  /** in the order of the file */
  readonly columns: readonly Column[];
  /** the lans between them, as the file has them */
  readonly wires: readonly Wire[];
  /** in the order in which they began */
  readonly rows: readonly Row[];
  /** their rows may interleave with those of other groups */
  readonly groups: readonly Group[];
  /** what stands between rows */
  readonly headings: readonly Heading[];
}

/** Position in `DiagramModel.columns`. */
export type ColumnIndex = number;
/** Position in `DiagramModel.rows`. */
export type RowIndex = number;

export interface Column {
  readonly node: NodeId;
  readonly name: string;
  readonly kind: NodeKind;
  /** the first address, or how many there are */
  readonly address: string;
}

/** How a call can fail without any packet that says so. */
export type Unanswered = Exclude<Failure, 'refused' | 'nxdomain'>;

export interface Row {
  readonly index: RowIndex;
  /** `7`, of a single hop `7.2`; empty for a packet that was never sent */
  readonly number: string;
  readonly label: string;
  readonly from: ColumnIndex;
  /** where it ends, or would have ended; `from` itself on loopback */
  readonly to: ColumnIndex;
  readonly course: Course;
  /** the columns at which a broadcast was heard */
  readonly listeners: readonly ColumnIndex[];
  /** the nodes that passed it on, in their order */
  readonly via: readonly ColumnIndex[];
  /** hosts that heard a broadcast and have no column */
  readonly furtherListeners: number;
  readonly drops: readonly Drop[];
  /** what devices on the way changed of its ends, in that order */
  readonly rewrites: readonly PlacedRewrite[];
  /** why the system call failed, where nothing was sent at all */
  readonly failure: Unanswered | undefined;
  readonly protocol: ProtocolClass;
  readonly isRetransmission: boolean;
  /** undefined: no packet was ever made */
  readonly packet: PacketId | undefined;
  readonly transmissions: readonly TransmissionIndex[];
  /** the step that sends it, or that drops what was never sent: where a click leads */
  readonly sent: StepSerial;
  /** the last step that is about it */
  readonly last: StepSerial;
  readonly time: Nanoseconds;
  /** since the row before */
  readonly gap: Nanoseconds | undefined;
  /** the walk step that caused it: position in the trace's `performed` */
  readonly action: number;
  /** equal for the packets of one conversation; undefined: it belongs to none */
  readonly conversation: string | undefined;
  /** it stands for a whole group */
  readonly fold: Fold | undefined;
}

/** A group that is folded into one line, at its first row. */
export interface Fold {
  readonly group: string;
  readonly kind: Group['kind'];
  /** how many rows it stands for */
  readonly rows: number;
  readonly packets: ReadonlySet<PacketId>;
}

/** How far a row's arrow goes. */
export type Course =
  /** to the end, or from the sender in both directions */
  | 'arrives'
  | 'broadcast'
  /** back to where it came from, on the loopback interface */
  | 'loopback'
  /** vanished between two nics */
  | 'lost'
  /** came to a node and died there */
  | 'dropped'
  /** never left its sender */
  | 'unsent'
  /** still under way where the run stopped */
  | 'travels'
  /** to and fro: a folded group */
  | 'folded';

export interface Drop {
  /** undefined: at a switch, or between two nics */
  readonly column: ColumnIndex | undefined;
  readonly step: StepSerial;
  readonly reason: DropReason;
}

/** A rewrite, and the column of the device that made it. */
export interface PlacedRewrite extends Rewrite {
  readonly column: ColumnIndex;
}

export type Phase = 'resolution' | 'handshake' | 'request' | 'close' | 'echo' | 'lookup' | 'datagram';

export interface Group {
  /** which group it is, whatever is edited elsewhere */
  readonly key: string;
  readonly kind: 'action' | Phase;
  readonly action: number;
  readonly rows: readonly RowIndex[];
}

export interface Heading {
  readonly kind: 'action' | 'note';
  /** it stands before this row; `rows.length`: at the end */
  readonly before: RowIndex;
  readonly step: StepSerial;
  readonly action: number;
  readonly cause: WalkStep;
  /** the author's own words, in one line */
  readonly text: string;
}
