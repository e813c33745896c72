// Text and octets without the platform's encoders: Latin-1 (each octet is the character of its number; what HTTP heads
// are read as) and UTF-8 (RFC 3629; bodies and comments).

export function encodeLatin1(text: string): Uint8Array {
  const octets = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    octets[index] = unit > 0xff ? 0x3f : unit;
  }
  return octets;
}

export function decodeLatin1(octets: Uint8Array, start = 0, end = octets.length): string {
  const parts: string[] = [];
  for (let at = start; at < end; at += PIECE) {
    const piece = octets.subarray(at, Math.min(end, at + PIECE));
    // Not spread: that would make a list of numbers of it first, one by one.
    parts.push(Reflect.apply(String.fromCharCode, undefined, piece));
  }
  return parts.join('');
}

/** Characters made at once: few enough for a call's arguments. A string grown one by one would keep a node for each. */
const PIECE = 4096;

/** Half of a surrogate pair becomes U+FFFD, as in every encoder of the platform. */
export function encodeUtf8(text: string): Uint8Array {
  const octets: number[] = [];
  for (const character of text) {
    const read = character.codePointAt(0) ?? 0;
    const point = read >= 0xd800 && read <= 0xdfff ? 0xfffd : read;
    if (point < 0x80) octets.push(point);
    else if (point < 0x800) octets.push(0xc0 | (point >>> 6), continuation(point));
    else if (point < 0x1_0000)
      octets.push(0xe0 | (point >>> 12), continuation(point >>> 6), continuation(point));
    else {
      octets.push(
        0xf0 | (point >>> 18),
        continuation(point >>> 12),
        continuation(point >>> 6),
        continuation(point),
      );
    }
  }
  return Uint8Array.from(octets);
}

/** An octet that begins no well-formed sequence becomes U+FFFD and reading goes on behind it. */
export function decodeUtf8(octets: Uint8Array): string {
  if (isAscii(octets)) return decodeLatin1(octets);
  const parts: string[] = [];
  let points: number[] = [];
  for (let at = 0; at < octets.length; ) {
    const first = octets[at] ?? 0;
    const { point, length } = first < 0x80 ? { point: first, length: 1 } : readUtf8(octets, at);
    points.push(point);
    at += length;
    if (points.length < PIECE && at < octets.length) continue;
    parts.push(String.fromCodePoint(...points));
    points = [];
  }
  return parts.join('');
}

/** A plain loop: every body of every answer goes through it. */
function isAscii(octets: Uint8Array): boolean {
  for (let at = 0; at < octets.length; at += 1) if ((octets[at] ?? 0) >= 0x80) return false;
  return true;
}

const MALFORMED = { point: 0xfffd, length: 1 };

function readUtf8(octets: Uint8Array, at: number): { readonly point: number; readonly length: number } {
  const first = octets[at] ?? 0;
  if (first < 0x80) return { point: first, length: 1 };
  const length = first >= 0xf0 && first < 0xf8 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
  if (length === 0 || first >= 0xf8) return MALFORMED;
  let point = first & (0x7f >>> length);
  for (let index = 1; index < length; index += 1) {
    const next = octets[at + index];
    if (next === undefined || next >>> 6 !== 2) return MALFORMED;
    point = (point << 6) | (next & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x1_0000;
  const legal = point >= least && point <= 0x10_ffff && (point < 0xd800 || point > 0xdfff);
  return legal ? { point, length } : MALFORMED;
}

function continuation(bits: number): number {
  return 0x80 | (bits & 0x3f);
}
