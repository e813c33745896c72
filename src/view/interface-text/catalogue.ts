// What panel, editor and exports say besides the explanations, as one typed catalogue: a language that lacks a text does not compile.

import type { NodeKind } from '../../network/network.ts';
import type { DropReason, StepLayer } from '../../simulation/step.ts';
import type { ConnectionEnd } from '../../simulation/transport/fact.ts';
import type { Course, Group, Unanswered } from '../diagram/model.ts';
import type { ExportFormat } from '../export-format.ts';
import type { MapLan } from '../map/model.ts';
import type { PanelText } from '../messages.ts';
import type { ExportText } from './export-text.ts';

export interface InterfaceCatalogue {
  readonly diagram: DiagramText;
  readonly editor: EditorText;
  readonly findings: FindingsText;
  readonly panel: PanelText;
  readonly costs: CostText;
  readonly map: MapText;
  readonly exports: ExportText;
  readonly machines: MachinesText;
}

/** The two TCP machines of a connection, and what moves them. */
export interface MachinesText {
  readonly caption: string;
  /** `SYN+ACK sent` */
  readonly sent: (segment: string) => string;
  readonly received: (segment: string) => string;
  readonly ended: Readonly<Record<ConnectionEnd, string>>;
}

/** What a walk costs each device. */
export interface CostText {
  readonly caption: string;
  /** device, kind, deepest layer, frames, sockets, table entries, octets read, octets copied */
  readonly columns: readonly string[];
  readonly kinds: Readonly<Record<NodeKind | 'switch', string>>;
  readonly layers: Readonly<Record<Exclude<StepLayer, 0>, string>>;
  /** what the columns count */
  readonly legend: string;
}

/** Where the packet is, below the map and for who listens to it. */
export interface MapText {
  /** private and public addresses (RFC 1918) */
  readonly scopes: Readonly<Record<MapLan['scope'], string>>;
  /** `packet` is empty where none has been sent; `place` is a node or a switch */
  packet(number: number): string;
  travels(a: { packet: string; from: string; to: string; lan: string }): string;
  floods(a: { packet: string; from: string; lan: string; hosts: string }): string;
  lost(a: { packet: string; from: string; lan: string }): string;
  unheard(a: { packet: string; from: string; lan: string }): string;
  at(a: { packet: string; place: string }): string;
  dies(a: { packet: string; place: string }): string;
  readonly nowhere: string;
  /** of an interface, by its name */
  down(a: { nic: string }): string;
  unplugged(a: { nic: string }): string;
  elsewhere(a: { nic: string; lan: string }): string;
}

export interface DiagramText {
  /** why a packet died, in the two or three words that fit beside the cross */
  reason(reason: DropReason): string;
  /** a call that failed before there was a packet, beside the cross */
  readonly failures: Readonly<Record<Unanswered, string>>;
  /** names of the phases; an action has its own line */
  readonly phases: Readonly<Record<Group['kind'], string>>;
  readonly labels: LabelText;
  /** an arrow for who listens to it; `reason` and `number` may be empty */
  spoken(row: {
    number: string;
    label: string;
    from: string;
    to: string;
    course: Course;
    listeners: readonly string[];
    reason: string;
    time: string;
  }): string;
  /** a title and its sentences in one breath */
  announced(title: string, text: string): string;
  readonly beforeFirst: string;
  hosts(count: number): string;
  readonly nobody: string;
  readonly everybody: string;
  readonly itself: string;
}

/** Over an arrow: protocol words stay as they are. */
export interface LabelText {
  again(label: string): string;
  /** its receiver has it already */
  duplicate(label: string): string;
  /** its receiver lacks what comes before it */
  outOfOrder(label: string): string;
  /** a group that is folded into one line */
  folded(kind: Group['kind'], packets: number): string;
  octets(count: number): string;
  /** of a node that has several */
  addresses(count: number): string;
  arpAsks(address: string): string;
  arpTells(mac: string): string;
  fromByte(label: string, offset: number): string;
  /** the two ends of a tunnel, `10.0.0.1 → 10.0.0.11` */
  entersTunnel(ends: string): string;
  leavesTunnel(ends: string): string;
  /** what has no better name */
  readonly packet: string;
}

export interface EditorText {
  position(a: { packet: number; packets: number; step: number; steps: number }): string;
  step(a: { step: number; steps: number }): string;
  hop(a: { hop: number; hops: number; way: string }): string;
  readonly statusName: string;
  readonly noPictureYet: string;
  readonly noWalk: string;
  readonly oldPicture: string;
  readonly running: string;
  readonly stopped: string;
  readonly clickForStep: string;
  readonly nothingToShow: string;
  readonly lastGoodPicture: string;
  readonly stoppedAtLimit: string;
  failed(message: string): string;
  readonly lenses: Readonly<Record<'preview' | 'step' | 'export', { title: string; tooltip: string }>>;
  readonly noStepYet: string;
  stepPicker(a: { steps: number; walk: string }): string;
  readonly stepPlaceholder: string;
  readonly openFirst: string;
  walkItem(a: { line: number; steps: number; isShown: boolean }): string;
  readonly walkPlaceholder: string;
  readonly comparePlaceholder: string;
  readonly nothingToCompare: string;
  readonly exports: Readonly<
    Record<ExportFormat | 'png' | 'wireshark', { label: string; description: string }>
  >;
  readonly noWalkToExport: string;
  readonly errorsBeforeExport: string;
  exportAs(walk: string): string;
  readonly captureFiles: string;
  writing(file: string): string;
}

export interface FindingsText {
  /** on the command line, behind a place */
  unexpected(seen: string): string;
  /** on the command line: the run reached its limit */
  stoppedAfter(frames: number): string;
  gotOtherwise(seen: string): string;
  countedOtherwise(a: { direction: 'sent' | 'received'; seen: string; expected: number }): string;
  seenOtherwise(seen: string): string;
  packetDied(why: string): string;
  /** `repeated`: what stood most often in the last frames */
  stopped(a: {
    frames: number;
    steps: number;
    seconds: string;
    looked: number;
    repeated: readonly { readonly what: string; readonly count: number }[];
  }): string;
}
