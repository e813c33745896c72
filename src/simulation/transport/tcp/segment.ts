// A segment leaves: header, options and window are filled in (net/ipv4/tcp_output.c __tcp_transmit_skb), and whatever ACK was
// owed rides on it.
import type { Endpoint } from '../../../address/endpoint.ts';
import type { NodeId } from '../../../network/network.ts';
import { ACK, FIN, RST, SYN, type TcpOptions, type TcpSegment } from '../../../wire/tcp.ts';
import { hash } from '../../hash.ts';
import { sendIp } from '../../ip/output.ts';
import { pathMtu } from '../../ip/route.ts';
import type { PacketId, SegmentPurpose } from '../../step.ts';
import { atNode, type Turn } from '../../turn.ts';
import { putSocket } from '../socket.ts';
import type { SentSegment, TcpConnection, TcpState } from './connection.ts';
import { sackBlocks } from './out-of-order.ts';
import { toWire } from './sequence.ts';
import { selectWindow } from './window.ts';

const NO_DATA = new Uint8Array(0);
/** TCP_ATO_MIN */
const ATO_MINIMUM = 40_000_000;

export interface Emission {
  readonly flags: number;
  /** count of the first octet */
  readonly sequence: number;
  readonly data?: Uint8Array;
  readonly purpose: SegmentPurpose;
  /** the state before the step that sends this */
  readonly before?: TcpState;
}

/** Sends a segment of a connection. Returns the connection after: window advertised, owed ACK paid. */
export function sendSegment(turn: Turn, connection: TcpConnection, emission: Emission): TcpConnection {
  const { flags, sequence } = emission;
  const data = emission.data ?? NO_DATA;
  const isSyn = (flags & SYN) !== 0;
  const isReset = (flags & RST) !== 0;
  let c = connection;
  if (!isSyn && !isReset) c = { ...c, receive: selectWindow(c) };
  const window = isSyn
    ? Math.min(65535, c.receive.window)
    : Math.min(65535, Math.floor(c.receive.window / 2 ** c.receiveScale));
  const segment: TcpSegment = {
    kind: 'tcp',
    sourcePort: c.local.port,
    destinationPort: c.remote.port,
    sequenceNumber: toWire(c.send.initial, sequence),
    acknowledgementNumber: flags & ACK ? toWire(c.receive.initial, c.receive.next) : 0,
    flags,
    window,
    options: optionsOf(turn, c, isSyn),
    data,
  };
  if (flags & ACK) c = paid(c);
  if (data.length > 0 || flags & FIN) c = turnTaking(turn, c);
  const isSynAck = isSyn && (flags & ACK) !== 0;
  const identification = isSynAck ? 0 : c.send.identification;
  const confirm = c.confirmed;
  const carried = turn.newPacket();
  c = {
    ...c,
    confirmed: false,
    send: {
      ...c.send,
      identification: isSynAck ? c.send.identification : (c.send.identification + 1) % 65536,
      inFlight: carriedBy(c.send.inFlight, sequence, carried.packet),
    },
    receive: isSyn || !c.receive.repeated ? c.receive : { ...c.receive, repeated: undefined },
  };
  putSocket(turn, c.node, c);
  turn.emit(
    atNode(c.node),
    4,
    {
      kind: 'segment-made',
      connection: { local: c.local, remote: c.remote, before: emission.before ?? c.state, after: c.state },
      purpose: emission.purpose,
      flags,
      sequence,
      acknowledgement: flags & ACK ? c.receive.next : 0,
      length: data.length,
    },
    carried.packet,
  );
  const failure = turn.aside(() =>
    sendIp(
      turn,
      c.node,
      {
        source: c.local.address,
        destination: c.remote.address,
        payload: segment,
        dontFragment: true,
        identification,
        confirm,
      },
      carried,
    ),
  );
  // The proof is used up only where it reaches the neighbour (sock_confirm_neigh).
  if (failure !== undefined && confirm) {
    c = { ...c, confirmed: true };
    putSocket(turn, c.node, c);
  }
  return c;
}

/** Notes on the scoreboard which packet carries the segment that starts here. */
function carriedBy(
  inFlight: readonly SentSegment[],
  sequence: number,
  packet: PacketId,
): readonly SentSegment[] {
  const position = inFlight.findLastIndex((segment) => segment.start === sequence);
  const segment = inFlight[position];
  return segment ? inFlight.with(position, { ...segment, packet }) : inFlight;
}

/** A bare ACK. */
export function sendAck(
  turn: Turn,
  c: TcpConnection,
  why: Extract<SegmentPurpose, { kind: 'ack' }>['why'],
  before?: TcpState,
): TcpConnection {
  return sendSegment(turn, c, {
    flags: ACK,
    sequence: c.send.next,
    purpose: { kind: 'ack', why },
    ...(before ? { before } : {}),
  });
}

function optionsOf(turn: Turn, c: TcpConnection, isSyn: boolean): TcpOptions {
  const timestamps = c.timestamps
    ? { timestamps: { value: timestampNow(turn, c.local, c.remote), echoReply: c.receive.timestamp } }
    : {};
  if (isSyn) {
    return {
      maximumSegmentSize: advertisedSegment(turn, c),
      windowScale: c.receiveScale,
      ...(c.sack ? { sackPermitted: true as const } : {}),
      ...timestamps,
    };
  }
  const blocks = c.sack ? sackBlocks(c) : [];
  return blocks.length > 0 ? { ...timestamps, sack: blocks } : timestamps;
}

/** ipv4_default_advmss: the MTU of the way, as far as it is known, less the fixed headers, at most what 16 bits of length allow. */
export function advertisedSegment(
  turn: Turn,
  c: { readonly node: NodeId; readonly remote: Endpoint },
): number {
  return Math.min(pathMtu(turn, c.node, c.remote.address), LONGEST_PACKET) - FIXED_HEADERS;
}

export const FIXED_HEADERS = 40;
const LONGEST_PACKET = 65535;

/** RFC 7323 section 5.4: milliseconds from an offset that differs from connection to connection. */
export function timestampNow(turn: Turn, local: Endpoint, remote: Endpoint): number {
  return (
    (hash(
      'timestamp',
      Math.min(local.address, remote.address),
      Math.max(local.address, remote.address),
      local.address,
    ) +
      Math.floor(turn.time / 1e6)) %
    2 ** 32
  );
}

/** tcp_event_ack_sent: nothing is owed any more, and one of the quick ACKs is used up. */
function paid(c: TcpConnection): TcpConnection {
  const { acknowledge } = c;
  if (!acknowledge.scheduled && !acknowledge.now && acknowledge.pushed === 0 && !c.timers.delayedAck)
    return c;
  const used = acknowledge.scheduled ? 1 : 0;
  const leaving = acknowledge.quick > 0 && used >= acknowledge.quick;
  return {
    ...c,
    acknowledge: {
      ...acknowledge,
      scheduled: false,
      now: false,
      pushed: 0,
      quick: Math.max(0, acknowledge.quick - used),
      timeout: leaving ? ATO_MINIMUM : acknowledge.timeout,
    },
    timers: { ...c.timers, delayedAck: undefined },
  };
}

/** tcp_event_data_sent: data sent soon after data came makes the exchange a ping-pong. */
function turnTaking(turn: Turn, c: TcpConnection): TcpConnection {
  const { acknowledge } = c;
  if (
    !turn.rules.pingPong ||
    acknowledge.pingpong ||
    turn.time - acknowledge.lastReceived >= acknowledge.timeout
  )
    return c;
  return { ...c, acknowledge: { ...acknowledge, pingpong: true } };
}
