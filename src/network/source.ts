// Where a piece of the network stands in its file, so that every step can point back at the line that caused it.

/** Half-open range of UTF-16 offsets into the source text. */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
}

/** Nanoseconds of virtual time: an integer, exact up to 104 days. */
export type Nanoseconds = number;

export const MICROSECOND = 1_000;
export const MILLISECOND = 1_000_000;
export const SECOND = 1_000_000_000;
