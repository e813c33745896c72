import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Capture, writePcapng } from '../../src/view/pcapng.ts';
import { ARP_REQUEST_FRAME, SYN_FRAME } from '../wire/captures.ts';

interface Block {
  readonly type: number;
  readonly body: DataView;
}

/** Walks the blocks, whose lengths must agree at both ends and fill the file. */
function blocksOf(file: Uint8Array): readonly Block[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const blocks: Block[] = [];
  let at = 0;
  while (at < file.length) {
    const length = view.getUint32(at + 4, true);
    expect(length % 4).toBe(0);
    expect(view.getUint32(at + length - 4, true)).toBe(length);
    blocks.push({ type: view.getUint32(at, true), body: new DataView(file.buffer, at + 8, length - 12) });
    at += length;
  }
  expect(at).toBe(file.length);
  return blocks;
}

/** Options from `at` to the end mark, which must be the last word of the block. */
function optionsOf(body: DataView, at: number): ReadonlyMap<number, Uint8Array> {
  const options = new Map<number, Uint8Array>();
  for (;;) {
    const [code, length] = [body.getUint16(at, true), body.getUint16(at + 2, true)];
    if (code === 0) break;
    options.set(code, new Uint8Array(body.buffer, body.byteOffset + at + 4, length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  expect(at + 4).toBe(body.byteLength);
  return options;
}

const text = (octets: Uint8Array | undefined): string => new TextDecoder().decode(octets);

const capture: Capture = {
  interfaces: [{ name: 'A:eth0', description: 'first' }, { name: 'B:eth0' }],
  packets: [
    {
      interfaceIndex: 0,
      time: 1,
      octets: ARP_REQUEST_FRAME,
      direction: 'out',
      comment: 'step 3: who has …?',
    },
    { interfaceIndex: 1, time: 5_000_000_001, octets: SYN_FRAME, direction: 'in' },
  ],
};

describe('pcapng', () => {
  const [section, first, second, out, received, ...rest] = blocksOf(writePcapng(capture));

  it('has a section, its interfaces, its packets', () => {
    expect([section?.type, first?.type, second?.type, out?.type, received?.type]).toEqual([
      0x0a0d0d0a, 1, 1, 6, 6,
    ]);
    expect(rest).toEqual([]);
    expect(section?.body.getUint32(0, true)).toBe(0x1a2b3c4d);
    expect(section?.body.getUint16(4, true)).toBe(1);
    expect(section?.body.getBigInt64(8, true)).toBe(-1n);
  });

  it('names interfaces and counts nanoseconds', () => {
    if (!first || !second) throw new Error('no interfaces');
    expect(first.body.getUint16(0, true)).toBe(1);
    const options = optionsOf(first.body, 8);
    expect(text(options.get(2))).toBe('A:eth0');
    expect(text(options.get(3))).toBe('first');
    expect(options.get(9)).toEqual(Uint8Array.of(9));
    expect([...optionsOf(second.body, 8).keys()]).toEqual([2, 9]);
  });

  it('gives each packet its interface, time, octets, direction and comment', () => {
    if (!out || !received) throw new Error('no packets');
    expect([0, 4, 8, 12, 16].map((at) => out.body.getUint32(at, true))).toEqual([0, 0, 1, 42, 42]);
    expect(new Uint8Array(out.body.buffer, out.body.byteOffset + 20, 42)).toEqual(ARP_REQUEST_FRAME);
    const options = optionsOf(out.body, 20 + 44);
    expect(text(options.get(1))).toBe('step 3: who has …?');
    expect(options.get(2)).toEqual(Uint8Array.of(2, 0, 0, 0));
    expect([0, 4, 8, 12].map((at) => received.body.getUint32(at, true))).toEqual([1, 1, 705_032_705, 74]);
    expect([...optionsOf(received.body, 20 + 76)]).toEqual([[2, Uint8Array.of(1, 0, 0, 0)]]);
  });

  it('is well formed whatever it holds', () => {
    const any = fc.record({
      interfaces: fc.constant([{ name: 'x' }]),
      packets: fc.array(
        fc.record({
          interfaceIndex: fc.constant(0),
          time: fc.maxSafeNat(),
          octets: fc.uint8Array({ maxLength: 70 }),
          direction: fc.constantFrom('in' as const, 'out' as const),
          comment: fc.string({ unit: 'binary' }),
        }),
        { maxLength: 5 },
      ),
    });
    fc.assert(
      fc.property(any, (each) => {
        const [, , ...packets] = blocksOf(writePcapng(each));
        for (const [index, { body }] of packets.entries()) {
          const packet = each.packets[index];
          const time = BigInt(body.getUint32(4, true)) * 2n ** 32n + BigInt(body.getUint32(8, true));
          expect(time).toBe(BigInt(packet?.time ?? -1));
          const options = optionsOf(body, 20 + Math.ceil(body.getUint32(12, true) / 4) * 4);
          expect(options.get(1)).toEqual(new TextEncoder().encode(packet?.comment));
        }
      }),
    );
  });

  it('cuts a comment that is longer than an option can be', () => {
    const comment = '…'.repeat(30_000);
    const packets = [{ interfaceIndex: 0, time: 0, octets: SYN_FRAME, direction: 'in', comment }] as const;
    const packet = blocksOf(writePcapng({ interfaces: [{ name: 'x' }], packets }))[2];
    const written = text(packet && optionsOf(packet.body, 20 + 76).get(1));
    expect(written.length).toBeGreaterThan(21_000);
    expect(comment.startsWith(written)).toBe(true);
  });
});
