// How a word of the reader's file stands in a sentence: as code, cut when it is long, with what cannot be seen made visible.

/** The word as it is shown in a message: cut when long, control characters visible. */
export function shown(text: string): string {
  const visible = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}');
  return `\`${visible.length > 40 ? `${visible.slice(0, 39)}…` : visible}\``;
}

/** `a`, `b`, `c` */
export function listed(words: readonly string[], joint = ', '): string {
  return words.map(shown).join(joint);
}
