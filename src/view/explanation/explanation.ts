// What a reader is told about a step: why it happened, in plain words, with the evidence one could print on a real machine.

export interface Explanation {
  /** a few words: what happened */
  readonly title: string;
  /** one to three sentences: why, with the reader's own names and addresses */
  readonly sentences: readonly string[];
  readonly evidence: readonly Evidence[];
}

export type Evidence =
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly EvidenceRow[];
    }
  | {
      readonly kind: 'facts';
      readonly caption: string;
      readonly rows: readonly { readonly name: string; readonly value: string }[];
    };

export interface EvidenceRow {
  readonly cells: readonly string[];
  readonly mark?: 'winner' | 'changed' | 'new' | 'gone';
}
