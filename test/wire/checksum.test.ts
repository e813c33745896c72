import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksum, finishChecksum, sumWords } from '../../src/wire/checksum.ts';
import { write16 } from '../../src/wire/octets.ts';
import { octets } from './captures.ts';

describe('the Internet checksum', () => {
  it('is that of RFC 1071 section 3', () => {
    expect(checksum(octets('0001 f203 f4f5 f6f7'))).toBe(~0xddf2 & 0xffff);
  });

  it('pads an odd last octet with zero', () => {
    expect(checksum(octets('0001f2'))).toBe(checksum(octets('0001f200')));
  });

  it('verifies to zero once it stands in the octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 200 }), (content) => {
        const header = content.slice();
        write16(header, 0, 0);
        write16(header, 0, checksum(header));
        expect(checksum(header)).toBe(0);
      }),
    );
  });

  it('adds up from parts of even length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(50), (content, half) => {
        const cut = Math.min(half * 2, content.length);
        const sum = sumWords(content, cut, content.length, sumWords(content, 0, cut));
        expect(finishChecksum(sum)).toBe(checksum(content));
      }),
    );
  });
});
