import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLatin1, decodeUtf8, encodeLatin1, encodeUtf8 } from '../../src/wire/text.ts';

const platform = { encoder: new TextEncoder(), decoder: new TextDecoder('utf-8', { ignoreBOM: true }) };

describe('Latin-1', () => {
  it('gives every octet back', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        (octets) => void expect(encodeLatin1(decodeLatin1(octets))).toEqual(octets),
      ),
    );
  });

  it('writes a question mark for what it does not have', () => {
    expect(decodeLatin1(encodeLatin1('a€b'))).toBe('a?b');
  });
});

describe('UTF-8', () => {
  it('encodes as the platform does, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(encodeUtf8(text)).toEqual(platform.encoder.encode(text));
      }),
    );
    expect(encodeUtf8('a\ud800b')).toEqual(platform.encoder.encode('a\ud800b'));
  });

  it('decodes as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeUtf8(platform.encoder.encode(text))).toBe(
          platform.decoder.decode(platform.encoder.encode(text)),
        );
      }),
    );
  });

  it('marks malformed octets and goes on', () => {
    expect(decodeUtf8(Uint8Array.of(0x61, 0xff, 0x62, 0xc3))).toBe('a\ufffdb\ufffd');
    fc.assert(fc.property(fc.uint8Array(), (octets) => typeof decodeUtf8(octets) === 'string'));
  });
});
