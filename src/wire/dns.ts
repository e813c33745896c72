// DNS messages over UDP (RFC 1035 section 4), class IN: questions and answers; other sections are skipped.
import { formatIpv4, type Ipv4, ipv4 } from '../address/ipv4.ts';
import { type Field, field } from './field.ts';
import { countOctets, hex, read16, read32, write16, write32 } from './octets.ts';
import { decodeLatin1, encodeLatin1 } from './text.ts';

export const DNS_HEADER_LENGTH = 12;
export const DNS_PORT = 53;
export const TYPE_A = 1;
export const TYPE_CNAME = 5;
/** response code NXDOMAIN */
export const NO_SUCH_NAME = 3;

const CLASS_IN = 1;
const FARTHEST_POINTER = 0x3fff;
const RESPONSE = 0x8000;
const RECURSION_DESIRED = 0x0100;
const RECURSION_AVAILABLE = 0x0080;

export interface DnsMessage {
  readonly id: number;
  readonly response: boolean;
  readonly recursionDesired: boolean;
  readonly recursionAvailable: boolean;
  /** 0 no error, 3 no such name */
  readonly responseCode: number;
  readonly questions: readonly DnsQuestion[];
  readonly answers: readonly DnsRecord[];
}

export interface DnsQuestion {
  readonly name: string;
  readonly type: number;
}

export interface DnsRecord {
  readonly name: string;
  readonly type: number;
  /** seconds */
  readonly ttl: number;
  readonly data: Uint8Array;
}

export function decodeDns(octets: Uint8Array): DnsMessage | undefined {
  if (octets.length < DNS_HEADER_LENGTH) return undefined;
  const flags = read16(octets, 2);
  let at = DNS_HEADER_LENGTH;
  const questions: DnsQuestion[] = [];
  for (let count = read16(octets, 4); count > 0; count -= 1) {
    const name = readName(octets, at);
    if (name === undefined || name.end + 4 > octets.length) return undefined;
    questions.push({ name: name.text, type: read16(octets, name.end) });
    at = name.end + 4;
  }
  const answers: DnsRecord[] = [];
  for (let count = read16(octets, 6); count > 0; count -= 1) {
    const name = readName(octets, at);
    if (name === undefined || name.end + 10 > octets.length) return undefined;
    const start = name.end + 10;
    const end = start + read16(octets, name.end + 8);
    if (end > octets.length) return undefined;
    const ttl = read32(octets, name.end + 4);
    answers.push({ name: name.text, type: read16(octets, name.end), ttl, data: octets.slice(start, end) });
    at = end;
  }
  return {
    id: read16(octets, 0),
    response: (flags & RESPONSE) !== 0,
    recursionDesired: (flags & RECURSION_DESIRED) !== 0,
    recursionAvailable: (flags & RECURSION_AVAILABLE) !== 0,
    responseCode: flags & 15,
    questions,
    answers,
  };
}

/** Labels up to the root, through pointers (section 4.1.4), which must lead backwards: so that reading ends. */
function readName(
  octets: Uint8Array,
  start: number,
): { readonly text: string; readonly end: number } | undefined {
  const labels: string[] = [];
  let end: number | undefined;
  let limit = start;
  for (let at = start; ; ) {
    const length = octets[at];
    if (length === undefined) return undefined;
    if (length === 0) return { text: labels.join('.'), end: end ?? at + 1 };
    if (length >>> 6 === 3) {
      const target = read16(octets, at) & 0x3fff;
      if (at + 2 > octets.length || target >= limit) return undefined;
      end ??= at + 2;
      limit = target;
      at = target;
    } else {
      if (length > 63 || at + 1 + length > octets.length) return undefined;
      labels.push(decodeLatin1(octets, at + 1, at + 1 + length));
      at += 1 + length;
    }
  }
}

/** A record's name that stood in the message before, as the question or the target of an alias, points there (section 4.1.4). */
export function encodeDns(message: DnsMessage): Uint8Array {
  return layOut(message).octets;
}

/** The octets, and where in them the data of each answer begins. */
function layOut(message: DnsMessage): { readonly octets: Uint8Array; readonly data: readonly number[] } {
  const header = new Uint8Array(DNS_HEADER_LENGTH);
  write16(header, 0, message.id);
  write16(header, 2, flagsOf(message));
  write16(header, 4, message.questions.length);
  write16(header, 6, message.answers.length);
  const parts: Uint8Array[] = [header];
  let length = header.length;
  const put = (...more: readonly Uint8Array[]): void => {
    parts.push(...more);
    for (const part of more) length += part.length;
  };
  const data: number[] = [];
  const known = new Map<string, number>();
  const know = (name: string, at: number): void => {
    if (name !== '' && at <= FARTHEST_POINTER && !known.has(name)) known.set(name, at);
  };
  for (const question of message.questions) {
    const tail = new Uint8Array(4);
    write16(tail, 0, question.type);
    write16(tail, 2, CLASS_IN);
    know(question.name, length);
    put(encodeName(question.name), tail);
  }
  for (const record of message.answers) {
    const tail = new Uint8Array(10);
    write16(tail, 0, record.type);
    write16(tail, 2, CLASS_IN);
    write32(tail, 4, record.ttl);
    write16(tail, 8, record.data.length);
    const before = known.get(record.name);
    know(record.name, length);
    put(before === undefined ? encodeName(record.name) : pointerTo(before), tail);
    const alias = aliasOf(record);
    if (alias !== undefined) know(alias, length);
    data.push(length);
    put(record.data);
  }
  return { octets: join(parts), data };
}

function flagsOf(message: DnsMessage): number {
  const bits = (message.response ? RESPONSE : 0) | (message.recursionDesired ? RECURSION_DESIRED : 0);
  return bits | (message.recursionAvailable ? RECURSION_AVAILABLE : 0) | message.responseCode;
}

function pointerTo(at: number): Uint8Array {
  return Uint8Array.of(0xc0 | (at >>> 8), at & 255);
}

/** Labels, each with its length before it, up to the root. */
export function encodeName(name: string): Uint8Array {
  const labels = name === '' ? [] : name.split('.');
  return join([
    ...labels.map((label) => encodeLatin1(String.fromCharCode(label.length) + label)),
    Uint8Array.of(0),
  ]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const octets = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    octets.set(part, at);
    at += part.length;
  }
  return octets;
}

export function dnsFields(message: DnsMessage, length: number): readonly Field[] {
  const [question] = message.questions;
  const rest = length - DNS_HEADER_LENGTH;
  const fields = [
    field('Transaction ID', 'dns.id', hex(message.id, 4), 0, 2),
    field(
      'Flags',
      'dns.flags',
      `${hex(flagsOf(message), 4)} (${message.response ? 'response' : 'query'})`,
      2,
      2,
    ),
    field('Questions', 'dns.count.queries', message.questions.length, 4, 2),
    field('Answers', 'dns.count.answers', message.answers.length, 6, 2),
  ];
  if (question !== undefined)
    fields.push(field('Name', 'dns.qry.name', question.name, DNS_HEADER_LENGTH, rest));
  const { data } = layOut(message);
  for (const [index, answer] of message.answers.entries()) {
    const [label, key] = answer.type === TYPE_CNAME ? ['Alias of', 'dns.cname'] : ['Address', 'dns.a'];
    fields.push(field(label, key, describeData(answer), data[index] ?? length, answer.data.length));
  }
  return fields;
}

/** The addresses that an answer gives, and how many seconds all that led to them may be kept. */
export function addressesOf({ answers }: DnsMessage): {
  readonly addresses: readonly Ipv4[];
  readonly ttl: number;
} {
  return {
    addresses: answers.flatMap(({ type, data }) =>
      type === TYPE_A && data.length === 4 ? [ipv4(read32(data, 0))] : [],
    ),
    ttl: answers.length === 0 ? 0 : Math.min(...answers.map(({ ttl }) => ttl)),
  };
}

/** The other name of a CNAME record; undefined for other records, and for a name that points elsewhere in its message. */
function aliasOf({ type, data }: DnsRecord): string | undefined {
  return type === TYPE_CNAME ? readName(data, 0)?.text : undefined;
}

function describeData(record: DnsRecord): string {
  const { type, data } = record;
  if (type === TYPE_A && data.length === 4) return formatIpv4(ipv4(read32(data, 0)));
  return aliasOf(record) ?? countOctets(data.length);
}

/** `query www.example.com`, `response www.example.com = 203.0.113.80`, `response w.example.com: no such name`. */
export function dnsSummary(message: DnsMessage): string {
  const name = message.questions[0]?.name ?? '';
  const result = dnsResult(message);
  const separator = message.answers.length > 0 ? ' = ' : result === '' ? '' : ': ';
  return `${message.response ? 'response' : 'query'} ${name}${separator}${result}`;
}

/** What a response says: the addresses and names, or that there is no such name; empty for a query. */
export function dnsResult({ answers, responseCode }: DnsMessage): string {
  if (answers.length > 0) return answers.map(describeData).join(', ');
  return responseCode === NO_SUCH_NAME ? 'no such name' : '';
}

/** Reads the payload of a datagram from or to port 53; undefined for any other. */
export function dnsOf(sourcePort: number, destinationPort: number, data: Uint8Array): DnsMessage | undefined {
  return sourcePort === DNS_PORT || destinationPort === DNS_PORT ? decodeDns(data) : undefined;
}
