import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ipv4 } from '../../src/address/ipv4.ts';
import { finishChecksum, sumPseudoHeader, sumWords } from '../../src/wire/checksum.ts';
import {
  ACK,
  decodeTcp,
  encodeTcp,
  FIN,
  NO_OPTIONS,
  PSH,
  SYN,
  sequenceLength,
  type TcpSegment,
  tcpFields,
  tcpLength,
  tcpSummary,
} from '../../src/wire/tcp.ts';
import { address, tcpSegment } from './arbitraries.ts';
import {
  ACK_FRAME,
  GET_FRAME,
  octets,
  RST_FRAME,
  SYN_FRAME,
  SYN_WITHOUT_TIMESTAMPS_FRAME,
} from './captures.ts';

const client = ipv4(0xc0a8010a);
const server = ipv4(0xc0a80114);

const syn: TcpSegment = {
  kind: 'tcp',
  sourcePort: 40000,
  destinationPort: 80,
  sequenceNumber: 0x980aee12,
  acknowledgementNumber: 0,
  flags: SYN,
  window: 64240,
  options: {
    maximumSegmentSize: 1460,
    windowScale: 10,
    sackPermitted: true,
    timestamps: { value: 387155249, echoReply: 0 },
  },
  data: new Uint8Array(0),
};

describe('TCP', () => {
  it('reads and writes the SYN the kernel sent', () => {
    expect(decodeTcp(SYN_FRAME.subarray(34), client, server)).toEqual(syn);
    expect(encodeTcp(syn, client, server)).toEqual(SYN_FRAME.subarray(34));
  });

  it('lays options out as Linux does without timestamps', () => {
    const { timestamps: _, ...options } = syn.options;
    expect(encodeTcp({ ...syn, options }, client, server).subarray(20)).toEqual(
      octets('020405b4 01010402 0103030a'),
    );
    expect(decodeTcp(SYN_WITHOUT_TIMESTAMPS_FRAME.subarray(34), client, server)?.options).toEqual(options);
  });

  it('lays options out as Linux does behind the handshake', () => {
    const options = { timestamps: { value: 1, echoReply: 2 }, sack: [[3, 4]] as const };
    expect(encodeTcp({ ...syn, flags: ACK, options }, client, server).subarray(20)).toEqual(
      octets('0101 080a 00000001 00000002', '0101 050a 00000003 00000004'),
    );
    expect(decodeTcp(ACK_FRAME.subarray(34), client, server)?.options).toEqual({
      timestamps: { value: 387155249, echoReply: 3041392304 },
    });
  });

  it('writes as many SACK blocks as fit beside the timestamps: three', () => {
    const sack = [1, 2, 3, 4].map((n) => [n * 10, n * 10 + 5] as const);
    const segment = { ...syn, flags: ACK, options: { timestamps: { value: 1, echoReply: 2 }, sack } };
    const encoded = encodeTcp(segment, client, server);
    expect(encoded.length).toBe(60);
    expect(tcpLength(segment)).toBe(60);
    expect(decodeTcp(encoded, client, server)?.options.sack).toEqual(sack.slice(0, 3));
  });

  it('skips unknown options and refuses malformed ones', () => {
    const withOptions = (...hex: string[]): TcpSegment | undefined => {
      const options = octets(...hex);
      const segment = new Uint8Array(20 + options.length);
      segment.set(encodeTcp({ ...syn, options: NO_OPTIONS }, client, server));
      segment.set(options, 20);
      segment[12] = (segment.length / 4) << 4;
      segment.set([0, 0], 16);
      const sum = finishChecksum(
        sumWords(segment, 0, segment.length, sumPseudoHeader(client, server, 6, segment.length)),
      );
      segment.set([sum >>> 8, sum & 255], 16);
      return decodeTcp(segment, client, server);
    };
    expect(withOptions('fd04abcd 020405b4')?.options).toEqual({ maximumSegmentSize: 1460 });
    expect(withOptions('00ffffff')?.options).toEqual({});
    expect(withOptions('020305b4')).toBeUndefined();
    expect(withOptions('02000000')).toBeUndefined();
    expect(withOptions('010101ff')).toBeUndefined();
    expect(withOptions('05020000')).toBeUndefined();
  });

  it('comes back from its octets, whose checksum verifies to zero', () => {
    fc.assert(
      fc.property(tcpSegment, address, address, (segment, source, destination) => {
        const encoded = encodeTcp(segment, source, destination);
        const pseudo = sumPseudoHeader(source, destination, 6, encoded.length);
        expect(finishChecksum(sumWords(encoded, 0, encoded.length, pseudo))).toBe(0);
        expect(decodeTcp(encoded, source, destination)).toEqual(segment);
      }),
    );
  });

  it('is undefined between other addresses than those it was summed for', () => {
    expect(decodeTcp(SYN_FRAME.subarray(34), client, ipv4(server + 1))).toBeUndefined();
  });

  it('counts data, SYN and FIN in sequence space', () => {
    expect(sequenceLength(syn)).toBe(1);
    expect(sequenceLength({ ...syn, flags: FIN | ACK, data: new Uint8Array(5) })).toBe(6);
  });

  it('says it in a line, with numbers relative to the bases', () => {
    const bases = { sequence: 0x980aee12, acknowledgement: 0x5ec787db };
    expect(tcpSummary(syn, bases)).toBe('SYN seq=0 mss=1460');
    const get = decodeTcp(GET_FRAME.subarray(34), client, server);
    expect(get?.flags).toBe(PSH | ACK);
    expect(get && tcpSummary(get, bases)).toBe('PSH ACK seq=1 ack=1 len=38');
    const reset = decodeTcp(RST_FRAME.subarray(34), server, client);
    expect(reset && tcpSummary(reset, { sequence: 0, acknowledgement: 0x29bed1c9 })).toBe(
      'RST ACK seq=0 ack=1',
    );
  });

  it('shows its fields where they stand', () => {
    const bases = { sequence: syn.sequenceNumber, acknowledgement: 0 };
    const shown = tcpFields(syn, client, server, bases).map(({ key, text, start, length }) => [
      key,
      text,
      start,
      length,
    ]);
    expect(shown).toEqual([
      ['tcp.srcport', '40000', 0, 2],
      ['tcp.dstport', '80', 2, 2],
      ['tcp.seq', '0 (relative), 2550853138 (raw)', 4, 4],
      ['tcp.ack', '0 (not valid without ACK)', 8, 4],
      ['tcp.hdr_len', '40 bytes', 12, 1],
      ['tcp.flags', '0x002 (SYN)', 12, 2],
      ['tcp.window_size_value', '64240', 14, 2],
      ['tcp.checksum', '0x0aab', 16, 2],
      ['tcp.urgent_pointer', '0', 18, 2],
      ['tcp.options.mss', '1460 bytes', 20, 4],
      ['tcp.options.sack_perm', 'yes', 24, 2],
      ['tcp.options.timestamp', 'value 387155249, echo reply 0', 26, 10],
      ['tcp.options.wscale', '10 (multiply by 1024)', 37, 3],
    ]);
  });
});
