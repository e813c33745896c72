// Foreign text as one line of what can be seen: names and labels from a file go into formats in which a line end, a control character
// or a change of the writing direction would reach beyond them.

/** Blanks for all that ends a line or controls a device, a replacement character for what turns or breaks the text around it. */
export function plainLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu, '\u{fffd}')
    .trim();
}
