// What the extension host and the panel say to each other. The panel holds no trace: it gets the columns, the rows of the
// pages it shows, and for each move of the cursor where it is and what the inspector says there. Types only.

import type { ProtocolClass } from './diagram/label.ts';
import type { InspectorView, TableView } from './inspector.ts';
import type { FlightView, MapView } from './map/model.ts';
import type { PanelAnswer, PanelQuestion } from './panel-questions.ts';
import type { PageView, PictureView } from './picture-view.ts';

export type { Course } from './diagram/model.ts';
export type { Reach } from './diagram/reach.ts';
export type { Wire, WireEnd } from './diagram/wires.ts';
export type { Evidence, EvidenceRow, Explanation } from './explanation/explanation.ts';
export type {
  CostTable,
  EnvelopeView,
  FieldView,
  HopsView,
  InspectorView,
  LayerView,
  MachinesView,
  MachineView,
  OctetRange,
  TableRow,
  TableView,
} from './inspector.ts';
export type {
  Flight,
  FlightView,
  IdleLink,
  MapLan,
  MapLink,
  MapNode,
  MapPoint,
  MapView,
} from './map/model.ts';
export type { Statement } from './mermaid.ts';
export type { PanelAnswer, PanelQuestion } from './panel-questions.ts';
export type { PanelText } from './panel-text.ts';
export type {
  ColumnView,
  FoldView,
  HeadingView,
  PageView,
  PictureView,
  RewriteView,
  RowView,
  RunView,
} from './picture-view.ts';
export type { ProtocolClass };

/** What the panel restores after a reload of the window, and hands to the host when it is ready. */
export interface PanelMemory {
  readonly uri: string;
  /** as `StateView` has it */
  readonly comparedWith: string | undefined;
  readonly walk: string | undefined;
  /** what stands at the upper edge of the diagram, a row and pixels below its top, and at the left one */
  readonly place: { readonly row: number; readonly offset: number; readonly left: number } | undefined;
  /** of the diagram: 1 is its usual size */
  readonly zoom: number;
  /** of the height, where the inspector lies below the diagram */
  readonly inspectorShare: number;
  /** of the width, where it stands beside it */
  readonly sideShare: number;
  readonly tab: InspectorTab;
  readonly allTables: boolean;
  /** below the envelope */
  readonly octets: boolean;
  /** layers and protocols that stay open from packet to packet */
  readonly openLayers: readonly string[];
  readonly areHopsOpen: boolean;
  readonly isEvidenceOpen: boolean;
  /** of what is below the tabs, in pixels */
  readonly inspectorScroll: number;
  readonly choice: ViewChoice;
  /** the filter's line is open */
  readonly isFiltering: boolean;
  /** of playing: 1 is the usual pace */
  readonly speed: number;
}

/** What of a walk the diagram shows, and how. */
export interface ViewChoice {
  readonly rows: 'journeys' | 'hops';
  /** keys of folded groups */
  readonly folded: readonly string[];
  readonly hidden: readonly ProtocolClass[];
  readonly node: string | undefined;
  readonly follow: Follow | undefined;
  /** in the predicate language; empty: no condition */
  readonly expression: string;
}

export type Follow =
  | { readonly kind: 'packet'; readonly packet: number }
  | { readonly kind: 'conversation'; readonly conversation: string };

export type InspectorTab = 'envelope' | 'tables' | 'costs' | 'map';

// ---- host to panel

export type ToPanel =
  | { readonly kind: 'state'; readonly state: StateView }
  /** `nearestRow`: that of the cursor, in this picture */
  | {
      readonly kind: 'picture';
      readonly picture: PictureView;
      readonly pages: readonly PageView[];
      readonly nearestRow: number;
    }
  | { readonly kind: 'page'; readonly page: PageView }
  /** once for a network, to who looks at the map */
  | { readonly kind: 'map'; readonly map: MapView }
  /** `page`: of its row, where the panel may not have it */
  | { readonly kind: 'cursor'; readonly cursor: CursorView; readonly page?: PageView | undefined }
  | { readonly kind: 'peek'; readonly peek: PeekView }
  | PanelQuestion;

/** What the bar and the notices show. */
export interface StateView {
  readonly uri: string;
  /** the file of the walk that this one stands beside, with its cursor linked to that one's */
  readonly comparedWith: string | undefined;
  readonly file: string;
  readonly walks: readonly string[];
  readonly walk: string | undefined;
  /** two hosts of the file, for a first line about them; undefined: it has no two */
  readonly hosts: readonly [string, string] | undefined;
  readonly condition: /** there is a picture, of this text */
    | { readonly kind: 'good' }
    /** there is a picture of an older text; the first error of the present one */
    | { readonly kind: 'stale'; readonly message: string; readonly line: number }
    /** errors and no picture yet */
    | { readonly kind: 'errors'; readonly message: string; readonly line: number; readonly count: number }
    | { readonly kind: 'no-walk'; readonly isEmpty: boolean }
    | { readonly kind: 'closed' };
  readonly run:
    | { readonly kind: 'over' }
    | { readonly kind: 'running'; readonly frames: number }
    /** `again`: the frame that was sent most often at last */
    | { readonly kind: 'stopped'; readonly frames: number; readonly again: string | undefined }
    | { readonly kind: 'failed'; readonly message: string };
}

export interface CursorView {
  readonly version: number;
  /** -1: before everything */
  readonly step: number;
  readonly stepCount: number;
  /** rows that have begun; the others are dimmed */
  readonly begun: number;
  /** the number of the packet that the step is about, or of the one before it; as the status bar has it */
  readonly packet: number;
  /** the row that the step is about */
  readonly row: number | undefined;
  /** that row, or the last one that has begun */
  readonly nearestRow: number;
  /** the column in which the step happens */
  readonly column: number | undefined;
  /** what the row is part of, for who wants to see no more than that */
  readonly about: { readonly packet: number | undefined; readonly conversation: string | undefined };
  readonly announcement: string;
  readonly inspector: InspectorView | undefined;
  readonly flight: FlightView;
}

/** What is to be seen on one machine at a step, for who points at its head. */
export interface PeekView {
  readonly column: number;
  readonly step: number;
  readonly name: string;
  /** of its nics, with their lans */
  readonly nics: readonly string[];
  /** those that have rows */
  readonly tables: readonly TableView[];
}

// ---- panel to host

export type Unit = 'step' | 'hop' | 'packet' | 'action';

export type FromPanel =
  | { readonly kind: 'ready'; readonly memory: PanelMemory | undefined }
  | { readonly kind: 'page'; readonly version: number; readonly page: number }
  | { readonly kind: 'go'; readonly step: number }
  | { readonly kind: 'go-row'; readonly version: number; readonly row: number }
  | { readonly kind: 'move'; readonly unit: Unit; readonly direction: 1 | -1 }
  | { readonly kind: 'first' }
  | { readonly kind: 'last' }
  | { readonly kind: 'choose'; readonly walk: string }
  /** what the inspector shows, so that nothing is computed for who does not look at it */
  | {
      readonly kind: 'inspect';
      readonly tab: InspectorTab;
      readonly allTables: boolean;
      readonly octets: boolean;
    }
  | { readonly kind: 'view'; readonly choice: ViewChoice }
  /** the head of this column is pointed at */
  | { readonly kind: 'peek'; readonly column: number }
  /** a step is to be chosen from a list of all */
  | { readonly kind: 'search' }
  /** another walk shall stand beside this one */
  | { readonly kind: 'compare' }
  | { readonly kind: 'run-on' }
  /** the line of the first error, or that of the current action, is shown in the editor */
  | { readonly kind: 'show-problem' }
  | { readonly kind: 'show-source' }
  | { readonly kind: 'export'; readonly command: 'export' | 'copyMermaid' | 'copyMarkdown' }
  | PanelAnswer;
