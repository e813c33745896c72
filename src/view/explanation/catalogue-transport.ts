// The catalogue's part about TCP and UDP.
import type { Failure } from '../../network/script.ts';
import type { AckReason, ConnectionEnd, RetransmissionReason } from '../../simulation/step.ts';
import type { TcpState } from '../../simulation/transport/tcp/connection.ts';
import type { Said } from './catalogue.ts';

export interface TransportCatalogue {
  opened(a: {
    node: string;
    protocol: 'tcp' | 'udp';
    local: string;
    remote: string;
    port: number;
    chosen: boolean;
    range: string;
  }): Said;
  syn(a: { node: string; peer: string }): Said;
  synAck(a: { node: string; peer: string }): Said;
  data(a: { node: string; peer: string; octets: number; from: number; to: number; fin: boolean }): Said;
  fin(a: { node: string; peer: string; first: boolean }): Said;
  ack(a: { node: string; peer: string; why: AckReason; number: number }): Said;
  reset(a: {
    node: string;
    peer: string;
    port: number;
    why: 'no-socket' | 'not-acceptable' | 'aborted' | 'unread-data' | 'late-data';
  }): Said;
  retransmission(a: {
    node: string;
    peer: string;
    what: string;
    why: RetransmissionReason;
    attempt: number;
    since: string;
  }): Said;
  windowProbe(a: { node: string; peer: string; attempt: number }): Said;
  tookSyn(a: { node: string; peer: string; port: number }): Said;
  tookSynAck(a: { node: string; peer: string }): Said;
  tookHandshakeAck(a: { node: string; peer: string }): Said;
  tookData(a: { node: string; peer: string; octets: number; acknowledged: number; next: number }): Said;
  tookAck(a: { node: string; peer: string; octets: number; fin: boolean; number: number }): Said;
  tookOutOfOrder(a: { node: string; peer: string; octets: number; missing: number }): Said;
  tookDuplicate(a: { node: string; peer: string }): Said;
  tookDuplicateAck(a: { node: string; peer: string; count: number; number: number }): Said;
  tookWindow(a: { node: string; peer: string; window: number }): Said;
  tookFin(a: { node: string; peer: string; octets: number; after: TcpState }): Said;
  tookReset(a: { node: string; peer: string; before: TcpState }): Said;
  tookUnacceptable(a: { node: string; peer: string }): Said;
  ackPostponed(a: { node: string; delay: string }): Said;
  waitedToSend(a: {
    node: string;
    peer: string;
    limit: 'window' | 'congestion' | 'nagle';
    octets: number;
  }): Said;
  connectionChanged(a: { node: string; peer: string; before: TcpState; why: ConnectionEnd }): Said;
  datagramMade(a: { node: string; peer: string; octets: number }): Said;
  datagramTaken(a: { node: string; peer: string; octets: number; program: string; port: number }): Said;
  errorReported(a: {
    node: string;
    peer: string;
    failure: Failure;
    fatal: boolean;
    isAskedFor: boolean;
  }): Said;
}
