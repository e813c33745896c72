import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEthernet, frameLength } from '../../src/wire/ethernet.ts';
import { dataSummary, frameSummary, layersOf } from '../../src/wire/layers.ts';
import { relativeNumbering } from '../../src/wire/numbering.ts';
import { encodeLatin1 } from '../../src/wire/text.ts';
import { ethernetFrame } from './arbitraries.ts';
import * as captures from './captures.ts';

const CONVERSATION = [
  captures.ARP_REQUEST_FRAME,
  captures.ARP_REPLY_FRAME,
  captures.SYN_FRAME,
  captures.SYN_ACK_FRAME,
  captures.ACK_FRAME,
  captures.GET_FRAME,
  captures.OK_FRAME,
  captures.ECHO_REQUEST_FRAME,
  captures.UDP_FRAME,
  captures.DNS_RESPONSE_FRAME,
];

function decoded(octets: Uint8Array) {
  const frame = decodeEthernet(octets);
  if (frame === undefined) throw new Error('not a frame');
  return frame;
}

describe('layers', () => {
  it('say each frame of a conversation in a line', () => {
    const number = relativeNumbering();
    const lines = CONVERSATION.map((octets) => frameSummary(decoded(octets), number(decoded(octets))));
    expect(lines).toEqual([
      'ARP who has 192.168.1.20? tell 192.168.1.10',
      'ARP 192.168.1.20 is at 02:00:00:00:02:00',
      'TCP SYN seq=0 mss=1460',
      'TCP SYN ACK seq=0 ack=1 mss=1460',
      'TCP ACK seq=1 ack=1',
      'TCP PSH ACK seq=1 ack=1 len=38 | GET / HTTP/1.1',
      'TCP PSH ACK seq=1 ack=39 len=109 | HTTP/1.1 200 OK',
      'ICMP echo request id=4660 seq=1 56 bytes',
      'UDP 40000 > 9 5 bytes',
      'UDP 53 > 5353 49 bytes | DNS response www.example.com = 203.0.113.80',
    ]);
  });

  it('nest from the frame to what it carries', () => {
    const layers = layersOf(decoded(captures.GET_FRAME));
    expect(layers.map(({ layer, protocol, start, length }) => [layer, protocol, start, length])).toEqual([
      [2, 'Ethernet', 0, 14],
      [3, 'IPv4', 14, 20],
      [4, 'TCP', 34, 32],
      [7, 'HTTP', 66, 38],
    ]);
    expect(layersOf(decoded(captures.UDP_FRAME)).at(-1)).toMatchObject({
      layer: 7,
      summary: '5 bytes "hello"',
    });
  });

  it('cover every octet once, and their fields stay within them', () => {
    fc.assert(
      fc.property(ethernetFrame, (frame) => {
        let end = 0;
        for (const layer of layersOf(frame)) {
          expect(layer.start).toBe(end);
          end += layer.length;
          for (const { start, length } of layer.fields) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(start + length).toBeLessThanOrEqual(layer.length);
          }
        }
        expect(end).toBe(frameLength(frame));
      }),
    );
  });

  it('show printable data as text, cut at 32 characters', () => {
    expect(dataSummary(encodeLatin1('hello\n'))).toBe('6 bytes "hello"');
    expect(dataSummary(encodeLatin1('x'.repeat(40)))).toBe(`40 bytes "${'x'.repeat(32)}…"`);
    expect(dataSummary(Uint8Array.of(0))).toBe('1 byte');
  });
});

describe('relative numbering', () => {
  it('counts from the first segment where no SYN was seen', () => {
    const number = relativeNumbering();
    const frames = [captures.GET_FRAME, captures.OK_FRAME].map(decoded);
    expect(frames.map((frame) => frameSummary(frame, number(frame)).split(' |')[0])).toEqual([
      'TCP PSH ACK seq=1 ack=1 len=38',
      'TCP PSH ACK seq=1 ack=39 len=109',
    ]);
  });

  it('shows a lone reset with sequence number 0 as 0', () => {
    const frame = decoded(captures.RST_FRAME);
    expect(frameSummary(frame, relativeNumbering()(frame))).toBe('TCP RST ACK seq=0 ack=1');
  });
});
