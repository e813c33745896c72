// A diagram's model as the panel is told it: columns at once, rows a page at a time, all text ready to be shown. Types only.

import type { ProtocolClass } from './diagram/label.ts';
import type { Course } from './diagram/model.ts';
import type { Reach } from './diagram/reach.ts';
import type { Wire } from './diagram/wires.ts';
import type { Statement } from './mermaid.ts';

export interface PictureView {
  /** pages and cursors of other versions are stale */
  readonly version: number;
  readonly columns: readonly ColumnView[];
  /** what the columns stand apart for, whatever of the walk is shown */
  readonly reaches: readonly Reach[];
  /** the heads as a small map */
  readonly wires: readonly Wire[];
  readonly rowCount: number;
  readonly packetCount: number;
  /** rows of the walk before anything is filtered; those that a folded group stands for count */
  readonly unfilteredCount: number;
  readonly passedCount: number;
  /** why the expression cannot be read; nothing is filtered by it then */
  readonly expressionProblem: string | undefined;
  /** a letter for each row, its protocol's first; a capital where it died */
  readonly ticks: string;
  /** those that occur in the walk */
  readonly protocols: readonly ProtocolClass[];
  /** keys of all groups that can be folded, actions left out */
  readonly groups: readonly string[];
  readonly pageRows: number;
  readonly headingCounts: readonly number[];
}

export interface ColumnView {
  readonly name: string;
  readonly kind: string;
  readonly address: string;
}

export interface PageView {
  readonly version: number;
  readonly page: number;
  readonly firstRow: number;
  readonly rows: readonly RowView[];
  readonly headings: readonly HeadingView[];
  /** runs of rows of one phase, within this page */
  readonly runs: readonly RunView[];
  readonly mermaid: string;
  /** what each numbered statement of the text is; headings by their position in `headings` */
  readonly statements: readonly Statement[];
}

export interface RowView {
  readonly number: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly course: Course;
  readonly listeners: readonly number[];
  readonly via: readonly number[];
  readonly protocol: ProtocolClass;
  readonly isRetransmission: boolean;
  /** below the label, at the device that made them */
  readonly rewrites: readonly RewriteView[];
  /** beside the cross */
  readonly reason: string | undefined;
  /** since the row before; empty at the first */
  readonly gap: string;
  /** the wait is long enough to be seen */
  readonly isLongGap: boolean;
  readonly time: string;
  /** the group that it stands for */
  readonly fold: FoldView | undefined;
  /** the step a click leads to */
  readonly sent: number;
  /** the row in words, for a screen reader and as a tooltip */
  readonly spoken: string;
}

export interface FoldView {
  readonly group: string;
  readonly title: string;
}

export interface RewriteView {
  readonly column: number;
  readonly text: string;
}

export interface HeadingView {
  readonly kind: 'action' | 'note';
  readonly text: string;
  readonly step: number;
  /** the action's group; undefined: nothing that can be folded follows */
  readonly group: string | undefined;
}

export interface RunView {
  readonly group: string;
  readonly title: string;
  readonly kind: string;
  /** rows of the trace, both included */
  readonly first: number;
  readonly last: number;
  /** the phase begins here: its name is written */
  readonly isStart: boolean;
}
