// TCP segments (RFC 9293 section 3.1) with the options of RFC 7323 and RFC 2018.

export const TCP_HEADER_LENGTH = 20;

export const FIN = 0x01;
export const SYN = 0x02;
export const RST = 0x04;
export const PSH = 0x08;
export const ACK = 0x10;
export const URG = 0x20;

export interface TcpSegment {
  readonly kind: 'tcp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** modulo 2^32 */
  readonly sequenceNumber: number;
  /** 0 unless ACK is set */
  readonly acknowledgementNumber: number;
  /** FIN, SYN … or-ed */
  readonly flags: number;
  /** as in the header, not scaled */
  readonly window: number;
  readonly options: TcpOptions;
  readonly data: Uint8Array;
}

export interface TcpOptions {
  /** maximum segment size, SYN only */
  readonly maximumSegmentSize?: number;
  /** shift count, SYN only (RFC 7323 section 2) */
  readonly windowScale?: number;
  readonly sackPermitted?: true;
  readonly timestamps?: { readonly value: number; readonly echoReply: number };
  /** [left edge, right edge) pairs, most recent first (RFC 2018 section 3) */
  readonly sack?: readonly (readonly [number, number])[];
}

export const NO_OPTIONS: TcpOptions = {};
