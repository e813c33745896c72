// A deterministic hash in place of every random choice a kernel makes: the same file gives the same bytes on any machine.
// FNV-1a (Fowler, Noll, Vo) with the final mix of MurmurHash3, which spreads neighbouring inputs.

/** Unsigned 32-bit hash of names and numbers. */
export function hash(...parts: readonly (string | number)[]): number {
  let state = 0x811c9dc5;
  for (const part of parts) {
    const text = String(part);
    for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
    state = Math.imul(state ^ 0x1f, 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
