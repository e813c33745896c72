// A header field as the envelope shows it, and the ranges of octets it marks.

export interface Field {
  /** the standard's name: `Time to live` */
  readonly name: string;
  /** Wireshark's display filter name: `ip.ttl` */
  readonly key: string;
  readonly text: string;
  /** offset of the first octet within the header it belongs to */
  readonly start: number;
  /** octets; fields that share an octet name it each */
  readonly length: number;
}

export function field(
  name: string,
  key: string,
  text: string | number,
  start: number,
  length: number,
): Field {
  return { name, key, text: String(text), start, length };
}
