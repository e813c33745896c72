import type { Endpoint } from '../../address/endpoint.ts';
import type { Failure } from '../../network/script.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { TcpState } from '../transport/tcp/connection.ts';

/** Why a TCP segment is sent. */
export type SegmentPurpose =
  | { readonly kind: 'syn' }
  | { readonly kind: 'syn-ack' }
  | { readonly kind: 'data' }
  | { readonly kind: 'fin' }
  | { readonly kind: 'ack'; readonly why: AckReason }
  | {
      readonly kind: 'reset';
      readonly why: 'no-socket' | 'not-acceptable' | 'aborted' | 'unread-data' | 'late-data';
    }
  | {
      readonly kind: 'retransmission';
      readonly why: RetransmissionReason;
      readonly attempt: number;
      readonly first: Nanoseconds;
    }
  | { readonly kind: 'window-probe'; readonly attempt: number };

export type AckReason =
  | 'handshake'
  | 'quick'
  | 'two-segments'
  | 'delayed'
  | 'read'
  | 'out-of-order'
  | 'duplicate'
  | 'fin'
  | 'window-update'
  | 'challenge'
  | 'probe-answer'
  | 'time-wait';

export type RetransmissionReason =
  | 'timeout'
  | 'tail-loss-probe'
  | 'duplicate-acks'
  | 'duplicate-syn'
  | 'path-mtu';

/** What a TCP end knows about the connection after a step: what L2 of the lesson shows. */
export interface TcpView {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly before: TcpState;
  readonly after: TcpState;
}

export type ConnectionEnd =
  | 'time-wait-over'
  | 'gave-up'
  | 'fin-timeout'
  | 'error'
  | 'synack-gave-up'
  /** an ICMP error says that nobody can be answered */
  | 'unreachable';

export type TransportFact =
  /** a socket chose its local end; `candidates` says where the port came from */
  | {
      readonly kind: 'opened';
      readonly protocol: 'tcp' | 'udp';
      readonly local: Endpoint;
      readonly remote: Endpoint;
      readonly port: 'ephemeral' | 'asked';
    }
  | {
      readonly kind: 'segment-made';
      readonly connection: TcpView;
      readonly purpose: SegmentPurpose;
      readonly flags: number;
      readonly sequence: number;
      readonly acknowledgement: number;
      readonly length: number;
    }
  | {
      readonly kind: 'segment-taken';
      readonly connection: TcpView;
      readonly effect: SegmentEffect;
      readonly flags: number;
      readonly sequence: number;
      readonly acknowledgement: number;
      readonly length: number;
    }
  | { readonly kind: 'ack-postponed'; readonly connection: TcpView; readonly until: Nanoseconds }
  | {
      readonly kind: 'waited-for-window';
      readonly connection: TcpView;
      readonly limit: 'window' | 'congestion' | 'nagle';
      readonly octets: number;
    }
  | {
      readonly kind: 'connection-changed';
      readonly connection: TcpView;
      readonly why: ConnectionEnd;
    }
  | {
      readonly kind: 'datagram-made';
      readonly local: Endpoint;
      readonly remote: Endpoint;
      readonly octets: number;
    }
  | {
      readonly kind: 'datagram-taken';
      readonly local: Endpoint;
      readonly remote: Endpoint;
      readonly octets: number;
      readonly program: string;
    }
  | {
      readonly kind: 'error-reported';
      readonly local: Endpoint;
      readonly remote: Endpoint;
      readonly failure: Failure;
      readonly fatal: boolean;
      /** the program wants to hear of it even if it is not fatal */
      readonly isAskedFor: boolean;
    };

export type SegmentEffect =
  | { readonly kind: 'connection-asked' }
  | { readonly kind: 'handshake-answered' }
  | { readonly kind: 'handshake-completed' }
  | { readonly kind: 'data'; readonly octets: number; readonly acknowledged: number }
  | { readonly kind: 'acknowledged'; readonly octets: number; readonly fin: boolean }
  | { readonly kind: 'out-of-order'; readonly octets: number; readonly missing: number }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'duplicate-ack'; readonly count: number }
  | { readonly kind: 'window'; readonly window: number }
  | { readonly kind: 'fin'; readonly octets: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'unacceptable' };
