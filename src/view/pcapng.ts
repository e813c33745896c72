// Capture files that Wireshark opens: pcapng (draft-ietf-opsawg-pcapng), one section, little endian. Each packet names
// its interface and its direction there, and may carry a comment.
import { decodeUtf8, encodeUtf8 } from '../wire/text.ts';

export interface CaptureInterface {
  readonly name: string;
  readonly description?: string;
}

export interface CapturedPacket {
  /** index into the capture's interfaces */
  readonly interfaceIndex: number;
  /** nanoseconds since the start, which the file shows as 1 January 1970 */
  readonly time: number;
  readonly octets: Uint8Array;
  readonly direction: 'in' | 'out';
  readonly comment?: string;
}

export interface Capture {
  readonly interfaces: readonly CaptureInterface[];
  readonly packets: readonly CapturedPacket[];
}

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const LINKTYPE_ETHERNET = 1;
const SNAP_LENGTH = 262_144;

const COMMENT = 1;
const INTERFACE_NAME = 2;
const INTERFACE_DESCRIPTION_TEXT = 3;
const USER_APPLICATION = 4;
const TIMESTAMP_RESOLUTION = 9;
const PACKET_FLAGS = 2;
const LONGEST_OPTION = 0xffff;

/** 10^-9 seconds */
const NANOSECONDS = Uint8Array.of(9);
const INBOUND = 1;
const OUTBOUND = 2;

interface Option {
  readonly code: number;
  readonly value: Uint8Array;
}

export function writePcapng({ interfaces, packets }: Capture): Uint8Array {
  const blocks = [sectionHeader(), ...interfaces.map(interfaceBlock), ...packets.map(packetBlock)];
  const file = new Uint8Array(blocks.reduce((length, block) => length + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    file.set(block, at);
    at += block.length;
  }
  return file;
}

function sectionHeader(): Uint8Array {
  // version 1.0, section length not given
  const body = words(BYTE_ORDER_MAGIC, 1, 0xffff_ffff, 0xffff_ffff);
  return block(SECTION_HEADER, body, [{ code: USER_APPLICATION, value: text('Packet Walk') }]);
}

function interfaceBlock({ name, description }: CaptureInterface): Uint8Array {
  const options: Option[] = [{ code: INTERFACE_NAME, value: text(name) }];
  if (description !== undefined) options.push({ code: INTERFACE_DESCRIPTION_TEXT, value: text(description) });
  options.push({ code: TIMESTAMP_RESOLUTION, value: NANOSECONDS });
  return block(INTERFACE_DESCRIPTION, words(LINKTYPE_ETHERNET, SNAP_LENGTH), options);
}

function packetBlock({ interfaceIndex, time, octets, direction, comment }: CapturedPacket): Uint8Array {
  const { length } = octets;
  const head = words(interfaceIndex, Math.floor(time / 0x1_0000_0000), time % 0x1_0000_0000, length, length);
  const body = new Uint8Array(head.length + padded(length));
  body.set(head);
  body.set(octets, head.length);
  const options: Option[] = [];
  if (comment !== undefined) options.push({ code: COMMENT, value: text(comment) });
  options.push({ code: PACKET_FLAGS, value: words(direction === 'in' ? INBOUND : OUTBOUND) });
  return block(ENHANCED_PACKET, body, options);
}

/** Type, length, body, options with their end mark, length again; options and body fill whole words. */
function block(type: number, body: Uint8Array, options: readonly Option[]): Uint8Array {
  const optionsLength = options.reduce((sum, { value }) => sum + 4 + padded(value.length), 4);
  const length = 12 + body.length + optionsLength;
  const octets = new Uint8Array(length);
  const view = new DataView(octets.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  view.setUint32(length - 4, length, true);
  octets.set(body, 8);
  let at = 8 + body.length;
  for (const { code, value } of options) {
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    octets.set(value, at + 4);
    at += 4 + padded(value.length);
  }
  return octets;
}

function words(...values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (const [index, value] of values.entries()) view.setUint32(index * 4, value, true);
  return new Uint8Array(view.buffer);
}

/** UTF-8, cut between characters where an option would be too long. */
function text(value: string): Uint8Array {
  const octets = encodeUtf8(value);
  if (octets.length <= LONGEST_OPTION) return octets;
  const whole = decodeUtf8(octets.subarray(0, LONGEST_OPTION - 3)).replace(/\ufffd+$/, '');
  return encodeUtf8(whole);
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
