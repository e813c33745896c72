// The tail loss probe (RFC 8985 section 7; net/ipv4/tcp_output.c tcp_schedule_loss_probe, tcp_send_loss_probe): when the last
// segment stays unacknowledged, it is sent once more before the retransmission timer would.
import type { Nanoseconds } from '../../../network/source.ts';
import type { Turn } from '../../turn.ts';
import type { TcpConnection } from './connection.ts';
import { armRetransmit, RTO_MINIMUM } from './timer.ts';

/** TCP_TIMEOUT_MIN: two ticks */
const TIMEOUT_MINIMUM: Nanoseconds = 8_000_000;

/** The connection with the probe armed in place of the retransmission timer; undefined where no probe is due. */
export function scheduleLossProbe(
  turn: Turn,
  c: TcpConnection,
  advancingRto = false,
): TcpConnection | undefined {
  const { inFlight } = c.send;
  if (
    !c.sack ||
    inFlight.length === 0 ||
    c.congestion.state !== 'open' ||
    c.state === 'SYN-SENT' ||
    c.state === 'SYN-RECEIVED'
  )
    return undefined;
  const { smoothed, timeout } = c.roundTrip;
  const base = smoothed === undefined ? 1e9 : 2 * smoothed;
  const probe = base + (inFlight.length === 1 ? RTO_MINIMUM : TIMEOUT_MINIMUM);
  const head = inFlight[0];
  const rto = advancingRto ? timeout : Math.max(0, (head?.sentAt ?? turn.time) + timeout - turn.time);
  return armRetransmit(turn, c, 'loss-probe', rto > 0 ? Math.min(probe, rto) : probe);
}
