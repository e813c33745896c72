// Sequence numbers counted from the start of the connection, as Wireshark shows them by default: a segment's numbers
// less the initial sequence numbers of its two directions (RFC 9293 section 3.4).

/** What to take from a segment's numbers, modulo 2^32. */
export interface RelativeBases {
  readonly sequence: number;
  readonly acknowledgement: number;
}

export const ABSOLUTE: RelativeBases = { sequence: 0, acknowledgement: 0 };

export function relative(number: number, base: number): number {
  return (number - base) >>> 0;
}
