import { describe, expect, it } from 'vitest';
import { assignedMac, formatMac } from '../../src/address/mac.ts';
import { type NormNames, normSummary } from '../../src/view/norm-line.ts';
import { decodeEthernet } from '../../src/wire/ethernet.ts';
import { relativeNumbering } from '../../src/wire/numbering.ts';
import * as captures from '../wire/captures.ts';

const names: NormNames = {
  macName: (mac) =>
    ['A', 'B', 'C', 'D'].find((_, index) => mac === assignedMac(index + 1, 0))?.concat('.eth0') ??
    formatMac(mac),
};

function lines(...frames: readonly Uint8Array[]): readonly string[] {
  const number = relativeNumbering();
  return frames.map((octets) => {
    const frame = decodeEthernet(octets);
    return frame === undefined ? '' : normSummary(frame, names, number(frame), false);
  });
}

describe('norm lines', () => {
  it('of an HTTP request are those of the reference', () => {
    const { ARP_REQUEST_FRAME, ARP_REPLY_FRAME, SYN_FRAME, SYN_ACK_FRAME, ACK_FRAME, GET_FRAME, OK_FRAME } =
      captures;
    expect(
      lines(ARP_REQUEST_FRAME, ARP_REPLY_FRAME, SYN_FRAME, SYN_ACK_FRAME, ACK_FRAME, GET_FRAME, OK_FRAME),
    ).toEqual([
      'A.eth0>ff:ff ARP who-has 192.168.1.20 tell 192.168.1.10',
      'B.eth0>A.eth0 ARP reply 192.168.1.20 is-at B.eth0',
      'A.eth0>B.eth0 192.168.1.10:40000>192.168.1.20:80 ttl=64 TCP SYN seq=0 len=0 mss=1460 win=64240 ws=10 ts sackOK',
      'B.eth0>A.eth0 192.168.1.20:80>192.168.1.10:40000 ttl=64 TCP SYN/ACK seq=0 ack=1 len=0 mss=1460 win=65160 ws=10 ts sackOK',
      'A.eth0>B.eth0 192.168.1.10:40000>192.168.1.20:80 ttl=64 TCP ACK seq=1 ack=1 len=0',
      'A.eth0>B.eth0 192.168.1.10:40000>192.168.1.20:80 ttl=64 TCP PSH/ACK seq=1 ack=1 len=38 [GET / HTTP/1.1]',
      'B.eth0>A.eth0 192.168.1.20:80>192.168.1.10:40000 ttl=64 TCP PSH/ACK seq=1 ack=39 len=109 [HTTP/1.1 200 OK]',
    ]);
  });

  it('of ICMP name what they are about', () => {
    expect(
      lines(captures.ECHO_REQUEST_FRAME, captures.PORT_UNREACHABLE_FRAME, captures.REDIRECT_FRAME),
    ).toEqual([
      'A.eth0>B.eth0 192.168.1.10>192.168.1.20 ttl=64 ICMP echo request id=4660 seq=1 len=56',
      'B.eth0>A.eth0 192.168.1.20>192.168.1.10 ttl=64 ICMP port unreachable about UDP 192.168.1.10:40000>192.168.1.20:9 ttl=64',
      'C.eth0>A.eth0 10.0.0.1>10.0.0.10 ttl=64 ICMP redirect host gw=10.0.0.200 about ICMP 10.0.0.10>10.0.0.200 ttl=63',
    ]);
  });

  it('of UDP show DNS', () => {
    expect(lines(captures.UDP_FRAME, captures.DNS_RESPONSE_FRAME)).toEqual([
      'A.eth0>B.eth0 192.168.1.10:40000>192.168.1.20:9 ttl=64 UDP len=5',
      '02:00:00:00:07:00>02:00:00:00:04:01 203.0.113.53:53>18.11.18.22:5353 ttl=64 UDP len=49 [DNS resp www.example.com = 203.0.113.80]',
    ]);
  });

  it('on loopback have no addresses of the link', () => {
    const frame = decodeEthernet(captures.UDP_FRAME);
    expect(frame && normSummary(frame, names, { sequence: 0, acknowledgement: 0 }, true)).toBe(
      '192.168.1.10:40000>192.168.1.20:9 ttl=64 UDP len=5',
    );
  });

  it('of fragments carry the mark; the first one knows the length of all', () => {
    const frame = decodeEthernet(captures.UDP_FRAME);
    if (frame?.payload.kind !== 'ipv4') throw new Error('not IPv4');
    const first = {
      ...frame.payload,
      moreFragments: true,
      payload: { kind: 'raw', protocol: 17, octets: captures.octets('9c40 0007 0fa8 0000 aabb') },
    } as const;
    const last = { ...first, moreFragments: false, fragmentOffset: 2960 };
    const line = (payload: typeof first | typeof last): string =>
      normSummary({ ...frame, payload }, names, { sequence: 0, acknowledgement: 0 }, true);
    expect(line(first)).toBe(
      '192.168.1.10:40000>192.168.1.20:7 ttl=64 UDP len=4000 frag(off=0,mf=1,id=ce16)',
    );
    expect(line(last)).toBe('192.168.1.10>192.168.1.20 ttl=64 proto=17 frag(off=2960,mf=0,id=ce16)');
  });
});
