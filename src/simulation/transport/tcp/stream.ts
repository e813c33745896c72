// Octets in order from a sequence number on: what a program wrote and TCP still keeps, or what came in and is not yet read.
// Chunks are shared, never copied until a segment or a reader needs them in one piece.

export interface Stream {
  /** sequence number of the first octet */
  readonly start: number;
  readonly length: number;
  readonly chunks: readonly Uint8Array[];
}

const NONE = new Uint8Array(0);

export function emptyStream(start: number): Stream {
  return { start, length: 0, chunks: [] };
}

export function streamEnd(stream: Stream): number {
  return stream.start + stream.length;
}

export function append(stream: Stream, octets: Uint8Array): Stream {
  if (octets.length === 0) return stream;
  return { start: stream.start, length: stream.length + octets.length, chunks: [...stream.chunks, octets] };
}

/** The octets from sequence number `from` up to `to`, which both lie in the stream. */
export function slice(stream: Stream, from: number, to: number): Uint8Array {
  if (from >= to) return NONE;
  let at = stream.start;
  const parts: Uint8Array[] = [];
  for (const chunk of stream.chunks) {
    const end = at + chunk.length;
    if (end > from && at < to)
      parts.push(chunk.subarray(Math.max(0, from - at), Math.min(chunk.length, to - at)));
    at = end;
    if (at >= to) break;
  }
  return parts.length === 1 && parts[0] ? parts[0] : concatenate(parts);
}

/** The stream without what lies before a sequence number. */
export function dropBefore(stream: Stream, sequence: number): Stream {
  if (sequence <= stream.start) return stream;
  const chunks: Uint8Array[] = [];
  let at = stream.start;
  for (const chunk of stream.chunks) {
    const end = at + chunk.length;
    if (end > sequence) chunks.push(at < sequence ? chunk.subarray(sequence - at) : chunk);
    at = end;
  }
  return { start: sequence, length: Math.max(0, streamEnd(stream) - sequence), chunks };
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
