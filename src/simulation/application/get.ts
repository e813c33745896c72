// An HTTP client as plain as curl(1): connect, one GET, read the whole answer, close.
import type { Failure, Get } from '../../network/script.ts';
import { contentLength, headerValue, parseResponse } from '../../wire/http.ts';
import { decodeUtf8, encodeLatin1 } from '../../wire/text.ts';
import type { Result } from '../result.ts';
import { finishAction } from '../script/finish.ts';
import type { ThreadId } from '../script/state.ts';
import { getConnection } from '../transport/socket.ts';
import { closeSocket, connectSocket, readSocket, writeSocket } from '../transport/tcp/calls.ts';
import { concatenate } from '../transport/tcp/stream.ts';
import type { Turn } from '../turn.ts';
import { type Attempt, nextAddress, onlyAttempt } from './next-address.ts';
import { endProcess, type GetProcess, newProcessId, putProcess, type Signal, wakeAfter } from './process.ts';

const PROGRAM = 'curl';

export function startGet(
  turn: Turn,
  thread: ThreadId,
  action: Get,
  attempt: Attempt = onlyAttempt(turn),
): void {
  const { node } = action;
  const id = newProcessId(turn, node);
  const socket = connectSocket(turn, node, id, PROGRAM, action.destination, action.sourcePorts);
  const connection = typeof socket === 'number' ? getConnection(turn, node, socket) : undefined;
  if (typeof socket !== 'number' || !connection) {
    const failure = typeof socket === 'number' ? 'invalid' : socket;
    const next = nextAddress(turn, action, attempt, failure);
    if (next) startGet(turn, thread, next.action, next.attempt);
    else finishAction(turn, thread, action, { kind: 'failed', failure, after: turn.time - attempt.since });
    return;
  }
  putProcess(turn, node, {
    kind: 'get',
    id,
    thread,
    begun: attempt.since,
    action,
    attempt,
    connected: false,
    socket,
    local: connection.local,
    received: [],
    octets: 0,
    head: undefined,
  });
  const left = attempt.since + action.timeout - turn.time;
  wakeAfter(turn, left, node, id, { kind: 'slept', purpose: 'timeout' });
  // Half of what is left for this address, if there is another one.
  if (attempt.others.length > 0) wakeAfter(turn, left / 2, node, id, { kind: 'slept', purpose: 'next' });
}

export function runGet(turn: Turn, process: GetProcess, signal: Signal): void {
  switch (signal.kind) {
    case 'connected':
      putProcess(turn, process.action.node, { ...process, connected: true });
      writeSocket(turn, process.action.node, process.socket, PROGRAM, requestOf(process.action));
      return;
    case 'readable':
      takeAnswer(turn, process);
      return;
    case 'failed':
      if (!goOn(turn, process, signal.failure)) fail(turn, process, signal.failure);
      return;
    case 'slept':
      if (signal.purpose === 'next' && process.connected) return;
      closeSocket(turn, process.action.node, process.socket, PROGRAM);
      if (signal.purpose === 'timeout' || !goOn(turn, process, 'timeout')) fail(turn, process, 'timeout');
      return;
    default:
  }
}

/** Whether there was another address to try. */
function goOn(turn: Turn, { connected, action, attempt, thread, id }: GetProcess, failure: Failure): boolean {
  const next = connected ? undefined : nextAddress(turn, action, attempt, failure);
  if (!next) return false;
  endProcess(turn, action.node, id);
  startGet(turn, thread, next.action, next.attempt);
  return true;
}

/** Only Host is sent, and what the file adds. */
function requestOf({ path, host, headers }: Get): Uint8Array {
  const isHostWritten = headers.some((line) => /^host:/i.test(line));
  const lines = [`GET ${path} HTTP/1.1`, ...(isHostWritten ? [] : [`Host: ${host}`]), ...headers];
  return encodeLatin1(`${lines.join('\r\n')}\r\n\r\n`);
}

function takeAnswer(turn: Turn, before: GetProcess): void {
  const { node } = before.action;
  const { octets, ended } = readSocket(turn, node, before.socket, PROGRAM);
  const received = octets.length > 0 ? [...before.received, octets] : before.received;
  const read = { ...before, received, octets: before.octets + octets.length };
  const parsed = read.head ?? headOf(received);
  const process = parsed === 'malformed' ? read : { ...read, head: parsed };
  putProcess(turn, node, process);
  const { head } = process;
  if (parsed === 'malformed' || !head) {
    if (ended || parsed === 'malformed') failClosed(turn, process);
    return;
  }
  const { headers } = head.response;
  const length = contentLength(headers);
  const closes = headerValue(headers, 'Connection')?.toLowerCase() === 'close';
  const isWhole = length !== undefined && process.octets >= head.length + length;
  if (!ended && (closes || !isWhole)) return;
  finish(turn, process, {
    kind: 'response',
    status: head.response.status,
    server: headerValue(headers, 'Server'),
    body: decodeUtf8(concatenate(received).subarray(head.length)),
    octets: process.octets,
  });
}

function headOf(received: readonly Uint8Array[]): GetProcess['head'] | 'malformed' {
  const parsed = parseResponse(concatenate(received));
  if (parsed.kind === 'malformed') return 'malformed';
  return parsed.kind === 'complete' ? { response: parsed.head, length: parsed.length } : undefined;
}

function failClosed(turn: Turn, process: GetProcess): void {
  finish(turn, process, { kind: 'failed', failure: 'closed', after: turn.time - process.begun });
}

function fail(turn: Turn, process: GetProcess, failure: Failure): void {
  endProcess(turn, process.action.node, process.id);
  finishAction(turn, process.thread, process.action, {
    kind: 'failed',
    failure,
    after: turn.time - process.begun,
  });
}

function finish(turn: Turn, process: GetProcess, result: Result): void {
  closeSocket(turn, process.action.node, process.socket, PROGRAM);
  endProcess(turn, process.action.node, process.id);
  finishAction(turn, process.thread, process.action, result);
}
