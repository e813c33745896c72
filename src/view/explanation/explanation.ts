// What a reader is told about a step: why it happened, in plain words, with the evidence one could print on a real machine.

export interface Explanation {
  /** a few words: what happened */
  readonly title: string;
  /** one to three sentences: why, with the reader's own names and addresses */
  readonly sentences: readonly string[];
  /** the sentences as one paragraph */
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Sentences one after the other: behind a full-width mark stands no blank. */
export function paragraph(sentences: readonly string[]): string {
  return sentences.reduce((text, next) => `${text}${/[。！？”]$/.test(text) ? '' : ' '}${next}`);
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
