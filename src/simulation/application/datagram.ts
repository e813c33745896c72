// A program that sends datagrams and may wait for one answer, like nc -u(1).
import type { SendDatagram } from '../../network/script.ts';
import type { Nanoseconds } from '../../network/source.ts';
import { decodeUtf8 } from '../../wire/text.ts';
import type { Result } from '../result.ts';
import { finishAction } from '../script/finish.ts';
import type { ThreadId } from '../script/state.ts';
import { getSocket } from '../transport/socket.ts';
import { closeUdp, openUdp, sendDatagram } from '../transport/udp.ts';
import type { Turn } from '../turn.ts';
import { payloadOctets } from './connect.ts';
import {
  type DatagramProcess,
  endProcess,
  newProcessId,
  putProcess,
  type Signal,
  wakeAfter,
} from './process.ts';

const PROGRAM = 'nc';

export function startDatagram(turn: Turn, thread: ThreadId, action: SendDatagram): void {
  const { node } = action;
  const id = newProcessId(turn, node);
  const socket = openUdp(turn, node, id, PROGRAM, action.destination, action.sourcePorts);
  if (typeof socket !== 'number') {
    finishAction(turn, thread, action, { kind: 'failed', failure: socket, after: 0 });
    return;
  }
  const process: DatagramProcess = {
    kind: 'datagram',
    id,
    thread,
    begun: turn.time,
    action,
    socket,
    sent: 0,
    answer: undefined,
    error: undefined,
    isReceiving: false,
  };
  putProcess(turn, node, process);
  sendNext(turn, process);
}

/** sendto(2) as often as is asked, with a pause after each, then one recvfrom(2), which finds what has come in the meantime. */
function sendNext(turn: Turn, process: DatagramProcess): void {
  const { action } = process;
  const { node } = action;
  const next: DatagramProcess = { ...process, sent: process.sent + 1, error: undefined };
  putProcess(turn, node, next);
  const socket = getSocket(turn, node, process.socket);
  if (socket?.kind !== 'udp') return;
  const octets = payloadOctets(action.payload);
  const failure =
    process.error === undefined
      ? sendDatagram(turn, socket, action.destination, octets, action.discovery)
      : undefined;
  if (failure) return finish(turn, next, { kind: 'failed', failure, after: turn.time - process.begun });
  const isLast = next.sent === action.count;
  if (isLast && action.timeout === 0)
    return finish(turn, next, { kind: 'sent', octets: octets.length * next.sent });
  if (action.count > 1)
    wakeAfter(turn, action.interval, node, process.id, { kind: 'slept', purpose: 'next' });
  else receive(turn, next, action.timeout);
}

function receive(turn: Turn, process: DatagramProcess, timeout: Nanoseconds): void {
  const { answer, error, action } = process;
  putProcess(turn, action.node, { ...process, isReceiving: true });
  const come = error ?? answer;
  if (come) runDatagram(turn, { ...process, isReceiving: true }, come);
  else wakeAfter(turn, timeout, action.node, process.id, { kind: 'slept', purpose: 'timeout' });
}

export function runDatagram(turn: Turn, process: DatagramProcess, signal: Signal): void {
  const { action, isReceiving } = process;
  const after = turn.time - process.begun;
  switch (signal.kind) {
    case 'slept':
      if (signal.purpose === 'timeout') finish(turn, process, { kind: 'failed', failure: 'timeout', after });
      else if (process.sent < action.count) sendNext(turn, process);
      else receive(turn, process, Math.max(0, action.timeout - action.interval));
      return;
    case 'datagram':
      if (isReceiving)
        finish(turn, process, { kind: 'answer', text: decodeUtf8(signal.data), from: signal.from });
      else putProcess(turn, action.node, { ...process, answer: process.answer ?? signal });
      return;
    case 'failed':
      if (isReceiving) finish(turn, process, { kind: 'failed', failure: signal.failure, after });
      else putProcess(turn, action.node, { ...process, error: signal });
      return;
    default:
  }
}

function finish(turn: Turn, process: DatagramProcess, result: Result): void {
  closeUdp(turn, process.action.node, process.socket);
  endProcess(turn, process.action.node, process.id);
  finishAction(turn, process.thread, process.action, result);
}
