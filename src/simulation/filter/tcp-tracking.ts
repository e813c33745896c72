// How connection tracking follows TCP (net/netfilter/nf_conntrack_proto_tcp.c): a state for the connection as a whole, told from the
// flags of the packets that pass by in both directions. It decides how long a silent connection is remembered. Not followed are
// the windows: a segment far outside of them is not taken for foreign here.
import type { Nanoseconds } from '../../network/source.ts';
import { ACK, FIN, RST, SYN } from '../../wire/tcp.ts';

export type TcpTracking =
  | 'NONE'
  | 'SYN_SENT'
  | 'SYN_RECV'
  | 'ESTABLISHED'
  | 'FIN_WAIT'
  | 'CLOSE_WAIT'
  | 'LAST_ACK'
  | 'TIME_WAIT'
  | 'CLOSE'
  /** both have sent a SYN */
  | 'SYN_SENT2';

export type Direction = 'original' | 'reply';

/** net.netfilter.nf_conntrack_tcp_timeout_* */
export const TCP_TIMEOUTS: Readonly<Record<TcpTracking, Nanoseconds>> = {
  NONE: 0,
  SYN_SENT: 120e9,
  SYN_RECV: 60e9,
  ESTABLISHED: 432_000e9,
  FIN_WAIT: 120e9,
  CLOSE_WAIT: 60e9,
  LAST_ACK: 30e9,
  TIME_WAIT: 120e9,
  CLOSE: 10e9,
  SYN_SENT2: 120e9,
};

/** 'invalid': belongs to no connection in that state. 'reopen': a new connection of the same ends begins. */
export type TcpVerdict = TcpTracking | 'stay' | 'invalid' | 'reopen';

const STATES: readonly TcpTracking[] = [
  'NONE',
  'SYN_SENT',
  'SYN_RECV',
  'ESTABLISHED',
  'FIN_WAIT',
  'CLOSE_WAIT',
  'LAST_ACK',
  'TIME_WAIT',
  'CLOSE',
  'SYN_SENT2',
];

const SHORT: Readonly<Record<string, TcpTracking | 'stay' | 'invalid'>> = {
  SS: 'SYN_SENT',
  SR: 'SYN_RECV',
  ES: 'ESTABLISHED',
  FW: 'FIN_WAIT',
  CW: 'CLOSE_WAIT',
  LA: 'LAST_ACK',
  TW: 'TIME_WAIT',
  CL: 'CLOSE',
  S2: 'SYN_SENT2',
  IG: 'stay',
  IV: 'invalid',
};

type Kind = 'syn' | 'synack' | 'fin' | 'ack' | 'rst' | 'none';

/** tcp_conntracks: a row for each kind of segment, a column for each state, in the order of STATES. */
const TABLE: Readonly<Record<Direction, Readonly<Record<Kind, string>>>> = {
  original: {
    syn: 'SS SS IG IG IG IG IG SS SS S2',
    synack: 'IV IV SR IV IV IV IV IV IV SR',
    fin: 'IV IV FW FW LA LA LA TW CL IV',
    ack: 'ES IV ES ES CW CW TW TW CL IV',
    rst: 'IV CL CL CL CL CL CL CL CL CL',
    none: 'IV IV IV IV IV IV IV IV IV IV',
  },
  reply: {
    syn: 'IV S2 IV IV IV IV IV SS IV S2',
    synack: 'IV SR IG IG IG IG IG IG IG SR',
    fin: 'IV IV FW FW LA LA LA TW CL IV',
    ack: 'IV IG SR ES CW CW TW TW CL IG',
    rst: 'IV CL CL CL CL CL CL CL CL CL',
    none: 'IV IV IV IV IV IV IV IV IV IV',
  },
};

export function followTcp(state: TcpTracking, direction: Direction, flags: number): TcpVerdict {
  const row = TABLE[direction][kindOf(flags)].split(' ');
  const after = SHORT[row[STATES.indexOf(state)] ?? 'IV'] ?? 'invalid';
  // A SYN to a connection that is closed or in TIME-WAIT begins another one.
  if (after === 'SYN_SENT' && (state === 'TIME_WAIT' || state === 'CLOSE')) return 'reopen';
  return after;
}

function kindOf(flags: number): Kind {
  if ((flags & RST) !== 0) return 'rst';
  if ((flags & SYN) !== 0) return (flags & ACK) !== 0 ? 'synack' : 'syn';
  if ((flags & FIN) !== 0) return 'fin';
  return (flags & ACK) !== 0 ? 'ack' : 'none';
}
