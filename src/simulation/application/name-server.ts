// `serve dns`: a name server (RFC 1034 section 4.3, RFC 1035) on UDP port 53 that answers questions for A records from its rows.
import { type Ipv4, UNSPECIFIED } from '../../address/ipv4.ts';
import type { NameRecord } from '../../network/names.ts';
import type { NodeId } from '../../network/network.ts';
import type { DnsService } from '../../network/service.ts';
import {
  type DnsMessage,
  type DnsRecord,
  decodeDns,
  encodeDns,
  encodeName,
  NO_SUCH_NAME,
  TYPE_A,
  TYPE_CNAME,
} from '../../wire/dns.ts';
import { write32 } from '../../wire/octets.ts';
import { getSocket } from '../transport/socket.ts';
import { bind, sendDatagram } from '../transport/udp.ts';
import { atNode, type Turn } from '../turn.ts';
import { countServed, type NameServer, newProcessId, putProcess, type Signal } from './process.ts';

/** Seconds that an answer may be kept. */
export const TIME_TO_LIVE = 300;
/** Aliases of aliases that are followed, so that a circle of them ends. */
const MOST_ALIASES = 8;

export function startNameServer(turn: Turn, node: NodeId, service: DnsService): void {
  const id = newProcessId(turn, node);
  const local = { address: UNSPECIFIED, port: service.port };
  const socket = bind(turn, node, {
    process: id,
    program: service.program,
    local,
    remote: undefined,
    hearsAllErrors: false,
  });
  putProcess(turn, node, { kind: 'name-server', id, service, socket });
}

export function runNameServer(turn: Turn, node: NodeId, process: NameServer, signal: Signal): void {
  if (signal.kind !== 'datagram') return;
  const query = decodeDns(signal.data);
  const [question] = query?.questions ?? [];
  const socket = getSocket(turn, node, process.socket);
  if (!query || query.response || !question || socket?.kind !== 'udp') return;
  const { program, records } = process.service;
  const found = lookUp(records, question.name.toLowerCase());
  turn.emit(atNode(node), 7, {
    kind: 'name-served',
    program,
    name: question.name,
    client: signal.from,
    records,
    used: found.used,
    answer: found.outcome,
  });
  if (found.outcome === 'silent') return;
  const answer: DnsMessage = {
    ...query,
    response: true,
    recursionAvailable: true,
    responseCode: found.outcome === 'nxdomain' ? NO_SUCH_NAME : 0,
    answers:
      question.type === TYPE_A ? found.used.flatMap((row) => recordOf(records[row], question.name)) : [],
  };
  countServed(turn, node);
  sendDatagram(turn, socket, signal.from, encodeDns(answer), 'want');
}

export interface FoundName {
  /** positions of the rows that make the answer, in its order */
  readonly used: readonly number[];
  readonly outcome: 'addresses' | 'nxdomain' | 'silent';
}

/** The rows for a name, through its aliases. A name without a row does not exist. */
export function lookUp(records: readonly NameRecord[], name: string): FoundName {
  const used: number[] = [];
  let asked = name;
  for (let followed = 0; followed <= MOST_ALIASES; followed += 1) {
    const rows = records.flatMap((record, row) => (record.name === asked ? [{ record, row }] : []));
    const [first] = rows;
    if (!first) return { used, outcome: 'nxdomain' };
    const { record, row } = first;
    if (record.kind === 'address') {
      const addresses = rows.filter((one) => one.record.kind === 'address');
      return { used: [...used, ...addresses.map((one) => one.row)], outcome: 'addresses' };
    }
    used.push(row);
    if (record.kind !== 'alias') return { used, outcome: record.kind };
    asked = record.target;
  }
  return { used, outcome: 'nxdomain' };
}

/** The name that was asked for comes back in the letters of the question. */
function recordOf(record: NameRecord | undefined, asked: string): readonly DnsRecord[] {
  if (!record) return [];
  const name = record.name === asked.toLowerCase() ? asked : record.name;
  switch (record.kind) {
    case 'address':
      return [{ name, type: TYPE_A, ttl: TIME_TO_LIVE, data: octetsOf(record.address) }];
    case 'alias':
      return [{ name, type: TYPE_CNAME, ttl: TIME_TO_LIVE, data: encodeName(record.target) }];
    default:
      return [];
  }
}

function octetsOf(address: Ipv4): Uint8Array {
  const octets = new Uint8Array(4);
  write32(octets, 0, address);
  return octets;
}
