// A program that sends datagrams and may wait for one answer, like nc -u(1).
import type { SendDatagram } from '../../network/script.ts';
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
  };
  putProcess(turn, node, process);
  sendNext(turn, process);
}

function sendNext(turn: Turn, process: DatagramProcess): void {
  const { action } = process;
  const { node } = action;
  const next: DatagramProcess = { ...process, sent: process.sent + 1 };
  putProcess(turn, node, next);
  const socket = getSocket(turn, node, process.socket);
  if (socket?.kind !== 'udp') return;
  const failure = sendDatagram(
    turn,
    socket,
    action.destination,
    payloadOctets(action.payload),
    action.discovery,
  );
  if (failure) return finish(turn, next, { kind: 'failed', failure, after: turn.time - process.begun });
  if (next.sent < action.count) {
    wakeAfter(turn, action.interval, node, process.id, { kind: 'slept', purpose: 'next' });
    return;
  }
  if (action.timeout > 0)
    wakeAfter(turn, action.timeout, node, process.id, { kind: 'slept', purpose: 'timeout' });
  else finish(turn, next, { kind: 'sent', octets: payloadOctets(action.payload).length * next.sent });
}

export function runDatagram(turn: Turn, process: DatagramProcess, signal: Signal): void {
  const after = turn.time - process.begun;
  switch (signal.kind) {
    case 'slept':
      if (signal.purpose === 'next') sendNext(turn, process);
      else finish(turn, process, { kind: 'failed', failure: 'timeout', after });
      return;
    case 'datagram':
      finish(turn, process, { kind: 'answer', text: decodeUtf8(signal.data), from: signal.from });
      return;
    case 'failed':
      finish(turn, process, { kind: 'failed', failure: signal.failure, after });
      return;
    default:
  }
}

function finish(turn: Turn, process: DatagramProcess, result: Result): void {
  closeUdp(turn, process.action.node, process.socket);
  endProcess(turn, process.action.node, process.id);
  finishAction(turn, process.thread, process.action, result);
}
