// How the balancer follows TCP (net/netfilter/ipvs/ip_vs_proto_tcp.c). With direct routing and tunnels it never sees an answer, and
// has to guess the state of a connection from the client's half.
import type { Nanoseconds } from '../../network/source.ts';
import { ACK, FIN, RST, SYN } from '../../wire/tcp.ts';

export type BalancedState =
  | 'NONE'
  | 'ESTABLISHED'
  | 'SYN_SENT'
  | 'SYN_RECV'
  | 'FIN_WAIT'
  | 'TIME_WAIT'
  | 'CLOSE'
  | 'CLOSE_WAIT'
  | 'LAST_ACK'
  | 'LISTEN'
  | 'SYNACK'
  /** of UDP */
  | 'UDP';

/** tcp_timeouts and udp_timeouts */
export const BALANCED_TIMEOUTS: Readonly<Record<BalancedState, Nanoseconds>> = {
  NONE: 2e9,
  ESTABLISHED: 900e9,
  SYN_SENT: 120e9,
  SYN_RECV: 60e9,
  FIN_WAIT: 120e9,
  TIME_WAIT: 120e9,
  CLOSE: 10e9,
  CLOSE_WAIT: 60e9,
  LAST_ACK: 30e9,
  LISTEN: 120e9,
  SYNACK: 120e9,
  UDP: 300e9,
};

/** tcp_state_active_table */
const ACTIVE: ReadonlySet<BalancedState> = new Set([
  'NONE',
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECV',
  'SYNACK',
  'UDP',
]);

/** Counts as working for the schedulers. */
export function isActive(state: BalancedState): boolean {
  return ACTIVE.has(state);
}

const ORDER: readonly BalancedState[] = [
  'NONE',
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECV',
  'FIN_WAIT',
  'TIME_WAIT',
  'CLOSE',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'SYNACK',
];

const SHORT: Readonly<Record<string, BalancedState>> = {
  NO: 'NONE',
  ES: 'ESTABLISHED',
  SS: 'SYN_SENT',
  SR: 'SYN_RECV',
  FW: 'FIN_WAIT',
  TW: 'TIME_WAIT',
  CL: 'CLOSE',
  CW: 'CLOSE_WAIT',
  LA: 'LAST_ACK',
  LI: 'LISTEN',
  SA: 'SYNACK',
};

/** 'in': from the client. 'out': the answer. 'in-only': from the client, and no answer has ever passed here. */
export type Way = 'in' | 'out' | 'in-only';
type Kind = 'syn' | 'fin' | 'ack' | 'rst';

/** tcp_states: a column for each state before, in the order of ORDER. */
const TABLE: Readonly<Record<Way, Readonly<Record<Kind, string>>>> = {
  in: {
    syn: 'SR ES ES SR SR SR SR SR SR SR SR',
    fin: 'CL CW SS TW TW TW CL CW LA LI TW',
    ack: 'ES ES SS ES FW TW CL CW CL LI ES',
    rst: 'CL CL CL SR CL CL CL CL LA LI SR',
  },
  out: {
    syn: 'SS ES SS SR SS SS SS SS SS LI SR',
    fin: 'TW FW SS TW FW TW CL TW LA LI TW',
    ack: 'ES ES SS ES FW TW CL CW LA ES ES',
    rst: 'CL CL SS CL CL TW CL CL CL CL CL',
  },
  'in-only': {
    syn: 'SR ES ES SR SR SR SR SR SR SR SR',
    fin: 'CL FW SS TW FW TW CL CW LA LI TW',
    ack: 'ES ES SS ES FW TW CL CW CL LI ES',
    rst: 'CL CL CL SR CL CL CL CL LA LI CL',
  },
};

/** The state after a segment; one without a flag that matters changes nothing. */
export function followBalanced(state: BalancedState, way: Way, flags: number): BalancedState {
  const kind = kindOf(flags);
  if (kind === undefined) return state;
  return SHORT[TABLE[way][kind].split(' ')[ORDER.indexOf(state)] ?? ''] ?? state;
}

function kindOf(flags: number): Kind | undefined {
  if ((flags & RST) !== 0) return 'rst';
  if ((flags & SYN) !== 0) return 'syn';
  if ((flags & FIN) !== 0) return 'fin';
  return (flags & ACK) !== 0 ? 'ack' : undefined;
}
