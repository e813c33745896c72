// Names and texts of a file within a sentence: one that is written from right to left must not turn round what stands beside it, and
// a control character in it must not turn round the rest (Unicode Standard Annex 9: isolates).

const CONTROLS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;
/** Hebrew, Arabic and the other scripts of these blocks. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** The text with its control characters visible, for where it stands alone. */
export function withVisibleControls(text: string): string {
  return text.replaceAll(CONTROLS, '\ufffd');
}

/** The text with a direction of its own, and with its control characters visible; any other text as it is. */
export function isolated(text: string): string {
  const visible = withVisibleControls(text);
  if (visible === text && !RIGHT_TO_LEFT.test(text)) return text;
  return `${FIRST_STRONG_ISOLATE}${visible}${POP_ISOLATE}`;
}
