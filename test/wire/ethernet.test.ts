import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEthernet, encodeEthernet, ethernetSummary, frameLength } from '../../src/wire/ethernet.ts';
import { ethernetFrame } from './arbitraries.ts';
import { ALL_FRAMES, ARP_REQUEST_FRAME, octets } from './captures.ts';

describe('frames', () => {
  it.each(ALL_FRAMES.map((captured, index) => [index, captured]))(
    'captured %i is written as it was read',
    (_, captured) => {
      const frame = decodeEthernet(captured);
      expect(frame && encodeEthernet(frame)).toEqual(captured);
    },
  );

  it('come back from their octets, whose number is known before', () => {
    fc.assert(
      fc.property(ethernetFrame, (frame) => {
        const encoded = encodeEthernet(frame);
        expect(encoded.length).toBe(frameLength(frame));
        expect(decodeEthernet(encoded)).toEqual(frame);
      }),
    );
  });

  it('ignore padding to the minimum size', () => {
    const padded = new Uint8Array(60);
    padded.set(ARP_REQUEST_FRAME);
    expect(decodeEthernet(padded)).toEqual(decodeEthernet(ARP_REQUEST_FRAME));
  });

  it('of another EtherType are undefined', () => {
    expect(decodeEthernet(octets('333300000001 020000000100 86dd 60000000'))).toBeUndefined();
  });

  it('say broadcast and multicast', () => {
    const frame = decodeEthernet(ARP_REQUEST_FRAME);
    expect(frame && ethernetSummary(frame)).toBe('02:00:00:00:01:00 > ff:ff:ff:ff:ff:ff (broadcast)');
  });

  it('never throw on any octets, nor on any change of one octet in a capture', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (any) => void decodeEthernet(any)));
    const changed = fc.record({ captured: fc.constantFrom(...ALL_FRAMES), at: fc.nat(), octet: fc.nat(255) });
    fc.assert(
      fc.property(changed, ({ captured, at, octet }) => {
        const altered = captured.slice();
        altered[at % altered.length] = octet;
        decodeEthernet(altered);
        decodeEthernet(captured.subarray(0, at % captured.length));
      }),
      { numRuns: 1000 },
    );
  });
});
