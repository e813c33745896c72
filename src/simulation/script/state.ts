// Where the walk's script stands: its threads (one, and more inside `together`), the results so far, the named connections.
import { Map as PersistentMap } from 'immutable';
import type { Endpoint } from '../../address/endpoint.ts';
import type { NodeId } from '../../network/network.ts';
import type { Failure, WalkStep } from '../../network/script.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Result } from '../result.ts';
import type { SocketId } from '../world.ts';

export type ThreadId = number;
export const MAIN_THREAD: ThreadId = 0;

export interface ScriptState {
  readonly threads: PersistentMap<ThreadId, Thread>;
  readonly nextThread: ThreadId;
  /** how long it must be quiet before the next action */
  readonly pace: Nanoseconds;
  /** walk steps begun so far */
  readonly performed: number;
  /** by `as` label and, under `node N`, the last of each node */
  readonly results: PersistentMap<string, Result>;
  readonly connections: PersistentMap<string, ConnectionEnds>;
  /** frames counted for each `expect … sent|received`, in the order of countedExpectations */
  readonly counts: readonly number[];
  /** who has asked a node for a connection, where the walk wants to know */
  readonly callers: PersistentMap<NodeId, readonly Endpoint[]>;
  readonly over: boolean;
}

export interface Thread {
  readonly id: ThreadId;
  readonly parent: ThreadId | undefined;
  readonly frames: readonly ScriptFrame[];
  readonly waiting: 'start' | 'action' | 'quiet' | 'time' | 'children' | 'over';
  readonly children: number;
  /** events for an earlier visit are void */
  readonly visit: number;
}

/** A block of steps and the place in it. */
export interface ScriptFrame {
  readonly steps: readonly WalkStep[];
  readonly next: number;
  /** how often the block is still to be done, this time included */
  readonly times: number;
}

/** The two ends of a named connection, from the client's side. */
export interface ConnectionEnds {
  readonly node: NodeId;
  readonly socket: SocketId;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** the client's initial sequence number */
  readonly initial: number;
  /** what the client has read since its last send */
  readonly read: string;
  /** what the client's next call returns once the connection is gone; undefined while it is there */
  readonly failure: Failure | undefined;
}

/** 100 ms unless the walk says otherwise. */
const PACE: Nanoseconds = 100_000_000;

export function initialScript(): ScriptState {
  return {
    threads: PersistentMap(),
    nextThread: 1,
    pace: PACE,
    performed: 0,
    results: PersistentMap(),
    connections: PersistentMap(),
    counts: [],
    callers: PersistentMap(),
    over: false,
  };
}

export function withConnection(script: ScriptState, name: string, ends: ConnectionEnds): ScriptState {
  return { ...script, connections: script.connections.set(name, ends) };
}

export function withThread(script: ScriptState, thread: Thread): ScriptState {
  return { ...script, threads: script.threads.set(thread.id, thread) };
}

/** The key under which a node's last result is kept. */
export function nodeResultKey(node: NodeId): string {
  return `node ${node}`;
}
