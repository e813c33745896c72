// The programs that wait for datagrams: echo over UDP (RFC 862) and `serve udp`, which answers what the file says or listens only.
import { UNSPECIFIED } from '../../address/ipv4.ts';
import type { NodeId } from '../../network/network.ts';
import type { Service } from '../../network/service.ts';
import { decodeUtf8, encodeUtf8 } from '../../wire/text.ts';
import { getSocket } from '../transport/socket.ts';
import { bind, sendDatagram } from '../transport/udp.ts';
import { atNode, type Turn } from '../turn.ts';
import { countServed, newProcessId, putProcess, type Signal, type UdpServer, wakeAfter } from './process.ts';

export function startUdpServer(
  turn: Turn,
  node: NodeId,
  service: Extract<Service, { kind: 'udp' | 'echo' }>,
): void {
  const id = newProcessId(turn, node);
  const local = { address: UNSPECIFIED, port: service.port };
  const socket = bind(turn, node, {
    process: id,
    program: service.program,
    local,
    remote: undefined,
    hearsAllErrors: false,
  });
  putProcess(turn, node, { kind: 'udp-server', id, service, socket });
}

export function runUdpServer(turn: Turn, node: NodeId, process: UdpServer, signal: Signal): void {
  const socket = getSocket(turn, node, process.socket);
  if (socket?.kind !== 'udp') return;
  if (signal.kind === 'thought-datagram') {
    turn.setSurroundings({ thinking: turn.surroundings.thinking - 1 });
    countServed(turn, node);
    sendDatagram(turn, socket, signal.to, signal.answer, 'want');
    return;
  }
  if (signal.kind !== 'datagram') return;
  const found = answerTo(process.service, signal.data);
  if (!found) return;
  if (found.delay === 0) {
    countServed(turn, node);
    sendDatagram(turn, socket, signal.from, found.answer, 'want');
    return;
  }
  turn.setSurroundings({ thinking: turn.surroundings.thinking + 1 });
  turn.emit(atNode(node), 7, { kind: 'thought', program: process.service.program, duration: found.delay });
  wakeAfter(turn, found.delay, node, process.id, {
    kind: 'thought-datagram',
    socket: process.socket,
    answer: found.answer,
    to: signal.from,
  });
}

function answerTo(
  service: UdpServer['service'],
  data: Uint8Array,
): { readonly answer: Uint8Array; readonly delay: number } | undefined {
  if (service.kind === 'echo') return { answer: data, delay: service.delay };
  const text = decodeUtf8(data);
  const found = service.answers.find(({ request }) => request === undefined || request === text);
  return found && { answer: encodeUtf8(found.text), delay: found.delay };
}
