// Where the packet is at a step: on a lan between two nics, at a node, at a switch, or nowhere. How a frame ends is told at once
// when it is sent, as the diagram does: who steps from frame to frame would never see it otherwise.
import { isGroupMac } from '../../address/mac.ts';
import type { NicId, NodeId } from '../../network/network.ts';
import type { Step, TransmissionIndex } from '../../simulation/step.ts';
import type { Cursor } from '../../walkthrough/cursor.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import { isolated } from '../bidirectional.ts';
import { protocolClass } from '../diagram/label.ts';
import type { Words } from '../words.ts';
import type { Flight, FlightView, IdleLink } from './model.ts';

/** Steps looked at for the end of a frame. */
const LOOK_AHEAD = 200;
/** Names in a sentence; more are counted. */
const MOST_NAMES = 6;

export function flightAt(trace: Trace, cursor: Cursor): Flight {
  if (cursor < 0 || cursor >= trace.stepCount) return { kind: 'nowhere' };
  const step = trace.step(cursor);
  const { fact, place, transmission } = step;
  if (fact.kind === 'sent' && transmission !== undefined) {
    const flight = travels(trace, transmission);
    if (flight) return flight;
  }
  const isDropped = fact.kind === 'dropped';
  // Lost before it reached a switch, as where it was sent.
  if (isDropped && isLoss(step) && transmission !== undefined) {
    const flight = travels(trace, transmission);
    if (flight) return flight;
  }
  const packet = step.packet === undefined ? 0 : trace.packetNumber(step.packet);
  switch (place.kind) {
    case 'node': {
      const { node } = place;
      const network = trace.networkAt(cursor);
      const [nic] = network.nodes[node]?.nics ?? [];
      const lan = nic === undefined ? undefined : network.nics[nic]?.lan;
      return { kind: 'at-node', node, lan, packet, isDropped };
    }
    case 'switch': {
      const lan = trace.networkAt(cursor).switches[place.switch]?.lan ?? 0;
      return { kind: 'at-switch', switch: place.switch, lan, packet, isDropped };
    }
    case 'walk':
      return { kind: 'nowhere' };
  }
}

function travels(trace: Trace, index: TransmissionIndex): Flight | undefined {
  const { nic: from, number, step } = trace.row(index);
  const network = trace.networkAt(step);
  const lan = from === undefined ? undefined : network.nics[from]?.lan;
  if (from === undefined || lan === undefined) return undefined;
  const { frame } = trace.transmission(index);
  const { destination } = frame;
  const heard = trace
    .listeners(index)
    .flatMap((nic) => nic ?? [])
    .sort((one, other) => one - other);
  const { end, nodes } = endOf(trace, index);
  const isBroadcast = isGroupMac(destination);
  const isMeant = (nic: NicId): boolean => network.nics[nic]?.mac === destination;
  const meant = isBroadcast ? heard : heard.filter(isMeant);
  // What is lost was for somebody too.
  const missed = network.nics
    .filter(({ id, lan: other }) => other === lan && isMeant(id))
    .map(({ id }) => id);
  return {
    kind: 'travels',
    packet: number,
    protocol: protocolClass(frame),
    from,
    lan,
    to: meant.length > 0 || isBroadcast || end !== 'lost' ? meant : missed,
    isBroadcast,
    heard: isBroadcast ? [] : heard.filter((nic) => !isMeant(nic)),
    droppedAt: meant.filter((nic) => nodes.has(network.nics[nic]?.node ?? -1)),
    // One of those that hear a broadcast may drop it: the others have it.
    end: isBroadcast && end === 'dropped' ? 'arrives' : end,
  };
}

interface End {
  readonly end: 'arrives' | 'lost' | 'dropped';
  /** that drop it */
  readonly nodes: ReadonlySet<NodeId>;
}

function endOf(trace: Trace, index: TransmissionIndex): End {
  const { step: sent, packet } = trace.row(index);
  const last = Math.min(trace.stepCount - 1, sent + LOOK_AHEAD);
  const nodes = new Set<NodeId>();
  for (let serial = sent + 1; serial <= last; serial += 1) {
    const step = trace.step(serial);
    if (step.packet !== packet) continue;
    if (step.fact.kind === 'sent') break;
    if (step.fact.kind !== 'dropped') continue;
    if (step.place.kind === 'node' && !isLoss(step)) nodes.add(step.place.node);
    else if (nodes.size === 0) return { end: 'lost', nodes };
  }
  return { end: nodes.size > 0 ? 'dropped' : 'arrives', nodes };
}

function isLoss({ fact }: Step): boolean {
  return fact.kind === 'dropped' && (fact.reason.kind === 'lost' || fact.reason.kind === 'lost-on-lan');
}

// ---- in words

export function flightView(trace: Trace, cursor: Cursor, words: Words): FlightView {
  const flight = flightAt(trace, cursor);
  return { flight, text: textOf(trace, cursor, flight, words), idle: idleAt(trace, cursor, words) };
}

/** Interfaces that are down, cables that are out, and those that lead to another lan than on the map. */
function idleAt(trace: Trace, cursor: Cursor, { interface: { map } }: Words): readonly IdleLink[] {
  const { nics, nodes, lans } = cursor < 0 ? trace.network : trace.networkAt(cursor);
  return nics.flatMap(({ id, node, name, down, plugged, lan }): readonly IdleLink[] => {
    const nic = `${nodes[node]?.name ?? ''}:${name}`;
    if (!plugged) return [{ nic: id, text: map.unplugged({ nic }) }];
    if (down) return [{ nic: id, text: map.down({ nic }) }];
    if (trace.network.nics[id]?.lan === lan) return [];
    return [{ nic: id, text: map.elsewhere({ nic, lan: lans[lan]?.name ?? '' }) }];
  });
}

function textOf(trace: Trace, cursor: Cursor, flight: Flight, words: Words): string {
  const { map, diagram } = words.interface;
  if (flight.kind === 'nowhere') return cursor < 0 ? diagram.beforeFirst : map.nowhere;
  const network = trace.networkAt(cursor);
  const packet = map.packet(flight.packet);
  switch (flight.kind) {
    case 'travels': {
      const name = (nic: NicId): string => isolated(network.nodes[network.nics[nic]?.node ?? -1]?.name ?? '');
      const from = name(flight.from);
      const lan = isolated(network.lans[flight.lan]?.name ?? '');
      const names = [...new Set(flight.to.map(name))];
      const to = names.length > MOST_NAMES ? diagram.hosts(names.length) : names.join(', ');
      if (flight.end === 'lost') return map.lost({ packet, from, lan });
      if (names.length === 0) return map.unheard({ packet, from, lan });
      if (flight.end === 'dropped') return map.dies({ packet, place: to });
      if (flight.isBroadcast) return map.floods({ packet, from, lan, hosts: to });
      return map.travels({ packet, from, to, lan });
    }
    case 'at-node':
    case 'at-switch': {
      const place =
        flight.kind === 'at-node' ? network.nodes[flight.node]?.name : network.switches[flight.switch]?.name;
      return (flight.isDropped ? map.dies : map.at)({ packet, place: isolated(place ?? '') });
    }
  }
}
