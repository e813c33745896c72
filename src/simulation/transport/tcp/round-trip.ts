// The round trip estimate and the retransmission timeout (RFC 6298; net/ipv4/tcp_input.c tcp_rtt_estimator: the deviation
// counts as at least 50 ms, so that the timeout is never less than the round trip and 200 ms).
import type { Nanoseconds } from '../../../network/source.ts';
import type { RoundTrip } from './connection.ts';
import { RTO_INITIAL, RTO_MAXIMUM, RTO_MINIMUM } from './timer.ts';

export const UNMEASURED: RoundTrip = {
  smoothed: undefined,
  deviation: 0,
  minimum: Number.POSITIVE_INFINITY,
  timeout: RTO_INITIAL,
};

export function measure(estimate: RoundTrip, sample: Nanoseconds): RoundTrip {
  const m = Math.max(sample, 1000);
  const smoothed = estimate.smoothed === undefined ? m : estimate.smoothed + (m - estimate.smoothed) / 8;
  const deviation =
    estimate.smoothed === undefined
      ? m / 2
      : estimate.deviation + (Math.abs(m - estimate.smoothed) - estimate.deviation) / 4;
  const timeout = timeoutOf(smoothed, deviation);
  return {
    smoothed: Math.round(smoothed),
    deviation: Math.round(deviation),
    minimum: Math.min(estimate.minimum, m),
    timeout,
  };
}

function timeoutOf(smoothed: number, deviation: number): Nanoseconds {
  return Math.min(RTO_MAXIMUM, Math.round(smoothed + Math.max(4 * deviation, RTO_MINIMUM)));
}

/** The timeout after so many doublings. */
export function backedOff({ smoothed, deviation }: RoundTrip, backoff: number): Nanoseconds {
  const timeout = smoothed === undefined ? RTO_INITIAL : timeoutOf(smoothed, deviation);
  return Math.min(RTO_MAXIMUM, timeout * 2 ** backoff);
}
