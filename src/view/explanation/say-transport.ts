// Sockets, TCP and UDP, put into the catalogue's words.
import type { TransportFact } from '../../simulation/step.ts';
import { FIN, SYN } from '../../wire/tcp.ts';
import type { Catalogue, Said } from './catalogue.ts';
import { formatDuration } from './names.ts';
import type { Naming } from './say-drop.ts';

export function sayTransport(naming: Naming, fact: TransportFact): Said {
  const { catalogue: c, here: node, names, step } = naming;
  switch (fact.kind) {
    case 'opened': {
      const { first, last } = settingsOf(naming).localPortRange;
      return c.opened({
        node,
        protocol: fact.protocol,
        local: names.endpoint(fact.local),
        remote: names.endpoint(fact.remote),
        port: fact.local.port,
        chosen: fact.port === 'ephemeral',
        range: `${first}–${last}`,
      });
    }
    case 'segment-made':
      return sayMade(naming, fact);
    case 'segment-taken':
      return sayTaken(naming, fact);
    case 'ack-postponed':
      return c.ackPostponed({ node, delay: formatDuration(Math.max(40e6, fact.until - step.time)) });
    case 'waited-for-window':
      return c.waitedToSend({
        node,
        peer: names.owner(fact.connection.remote.address),
        limit: fact.limit,
        octets: fact.octets,
      });
    case 'connection-changed':
      return c.connectionChanged({
        node,
        peer: names.endpoint(fact.connection.remote),
        before: fact.connection.before,
        why: fact.why,
      });
    case 'datagram-made':
      return c.datagramMade({ node, peer: names.endpoint(fact.remote), octets: fact.octets });
    case 'datagram-taken':
      return c.datagramTaken({
        node,
        peer: names.endpoint(fact.remote),
        octets: fact.octets,
        program: fact.program,
        port: fact.local.port,
      });
    case 'error-reported':
      return c.errorReported({
        node,
        peer: names.endpoint(fact.remote),
        failure: fact.failure,
        fatal: fact.fatal,
        isAskedFor: fact.isAskedFor,
      });
  }
}

function settingsOf({ trace, step }: Naming) {
  const node = step.place.kind === 'node' ? trace.networkAt(step.serial).nodes[step.place.node] : undefined;
  return node?.settings ?? { localPortRange: { first: 32768, last: 60999 } };
}

function sayMade(
  { catalogue: c, here: node, names, step }: Naming,
  fact: Extract<TransportFact, { kind: 'segment-made' }>,
): Said {
  const { purpose, connection, sequence, length, flags } = fact;
  const peer = names.owner(connection.remote.address);
  switch (purpose.kind) {
    case 'syn':
      return c.syn({ node, peer });
    case 'syn-ack':
      return c.synAck({ node, peer });
    case 'data':
      return c.data({
        node,
        peer,
        octets: length,
        from: sequence,
        to: sequence + length - 1,
        fin: (flags & FIN) !== 0,
      });
    case 'fin':
      return c.fin({ node, peer, first: connection.after === 'FIN-WAIT-1' });
    case 'ack':
      return c.ack({ node, peer, why: purpose.why, number: fact.acknowledgement });
    case 'reset':
      return c.reset({ node, peer, port: connection.local.port, why: purpose.why });
    case 'window-probe':
      return c.windowProbe({ node, peer, attempt: purpose.attempt });
    case 'retransmission':
      return c.retransmission({
        node,
        peer,
        what: nameOf(c, flags, length),
        why: purpose.why,
        attempt: purpose.attempt,
        since: formatDuration(step.time - purpose.first),
      });
  }
}

/** `SYN`, `SYN+ACK`, `FIN`, `109 bytes`. */
function nameOf(catalogue: Catalogue, flags: number, length: number): string {
  if (flags & SYN) return flags & 0x10 ? 'SYN+ACK' : 'SYN';
  if (length === 0) return flags & FIN ? 'FIN' : 'ACK';
  return catalogue.octets(length);
}

function sayTaken(
  { catalogue: c, here: node, names }: Naming,
  fact: Extract<TransportFact, { kind: 'segment-taken' }>,
): Said {
  const { effect, connection, acknowledgement, sequence, length } = fact;
  const peer = names.owner(connection.remote.address);
  switch (effect.kind) {
    case 'connection-asked':
      return c.tookSyn({ node, peer, port: connection.local.port });
    case 'handshake-answered':
      return c.tookSynAck({ node, peer });
    case 'handshake-completed':
      return c.tookHandshakeAck({ node, peer });
    case 'data':
      return c.tookData({
        node,
        peer,
        octets: effect.octets,
        acknowledged: effect.acknowledged,
        next: sequence + length,
      });
    case 'acknowledged':
      return c.tookAck({
        node,
        peer,
        octets: effect.octets,
        fin: effect.fin && effect.octets === 0,
        number: acknowledgement,
      });
    case 'out-of-order':
      return c.tookOutOfOrder({ node, peer, octets: effect.octets, missing: effect.missing });
    case 'duplicate':
      return c.tookDuplicate({ node, peer });
    case 'duplicate-ack':
      return c.tookDuplicateAck({ node, peer, count: effect.count, number: acknowledgement });
    case 'window':
      return c.tookWindow({ node, peer, window: effect.window });
    case 'fin':
      return c.tookFin({ node, peer, octets: effect.octets, after: connection.after });
    case 'reset':
      return c.tookReset({ node, peer, before: connection.before });
    case 'unacceptable':
      return c.tookUnacceptable({ node, peer });
  }
}
