import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesOf, type DnsMessage, decodeDns, dnsOf, dnsSummary, encodeDns } from '../../src/wire/dns.ts';
import { dnsMessage } from './arbitraries.ts';
import { DNS_RESPONSE_FRAME, octets } from './captures.ts';

const response: DnsMessage = {
  id: 0x1111,
  response: true,
  recursionDesired: true,
  recursionAvailable: true,
  responseCode: 0,
  questions: [{ name: 'www.example.com', type: 1 }],
  answers: [{ name: 'www.example.com', type: 1, ttl: 300, data: octets('cb007150') }],
};

describe('DNS', () => {
  it('reads and writes a response with a pointer to the question', () => {
    expect(decodeDns(DNS_RESPONSE_FRAME.subarray(42))).toEqual(response);
    expect(encodeDns(response)).toEqual(DNS_RESPONSE_FRAME.subarray(42));
    expect(dnsSummary(response)).toBe('response www.example.com = 203.0.113.80');
  });

  it('points from a record to the alias that leads there', () => {
    const aliased: DnsMessage = {
      ...response,
      answers: [
        {
          name: 'www.example.com',
          type: 5,
          ttl: 300,
          data: octets('0377 6562 0765 7861 6d70 6c65 0363 6f6d 00'),
        },
        { name: 'web.example.com', type: 1, ttl: 60, data: octets('cb007150') },
      ],
    };
    const written = encodeDns(aliased);
    // The second record's name: a pointer to octet 45, where the first one's data begins.
    expect([...written.subarray(62, 64)]).toEqual([0xc0, 45]);
    expect(decodeDns(written)).toEqual(aliased);
    expect(dnsSummary(aliased)).toBe('response www.example.com = web.example.com, 203.0.113.80');
    expect(addressesOf(aliased)).toEqual({ addresses: [0xcb007150], ttl: 60 });
  });

  it('says when there is no such name', () => {
    const unknown: DnsMessage = { ...response, responseCode: 3, answers: [] };
    expect(dnsSummary(unknown)).toBe('response www.example.com: no such name');
    expect(addressesOf(unknown)).toEqual({ addresses: [], ttl: 0 });
  });

  it('comes back from its octets', () => {
    fc.assert(
      fc.property(dnsMessage, (message) => void expect(decodeDns(encodeDns(message))).toEqual(message)),
    );
  });

  it('is undefined where a name points forward or to itself, and never throws', () => {
    const loop = octets('1111 0100 0001 0000 0000 0000 c00c 0001 0001');
    expect(decodeDns(loop)).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (any) => void decodeDns(any)));
  });

  it('is looked for at port 53 only', () => {
    const data = encodeDns(response);
    expect(dnsOf(53, 5353, data)).toEqual(response);
    expect(dnsOf(5300, 5353, data)).toBeUndefined();
  });
});
