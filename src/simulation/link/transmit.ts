// A frame leaves a nic, or stays inside on loopback. Each such transmission is recorded with the packet it carries and its hop.
import { hasCarrier } from '../../network/edit.ts';
import type { NicId, NodeId } from '../../network/network.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import type { Carried } from '../event.ts';
import { count } from '../script/expectation.ts';
import type { LinkFact } from '../step.ts';
import { atNode, type Turn } from '../turn.ts';
import { lostOnLan, takeLoss } from './loss.ts';

type Resolved = Extract<LinkFact, { kind: 'sent' }>['resolved'];

/** Puts a frame onto the nic's cable. It reaches the switch after half of the lan's delay. */
export function transmit(
  turn: Turn,
  nicId: NicId,
  frame: EthernetFrame,
  carried: Carried,
  resolved: Resolved,
): void {
  const nic = turn.nic(nicId);
  if (!hasCarrier(nic)) {
    const reason = { kind: nic.down ? 'nic-down' : 'no-carrier', nic: nicId } as const;
    turn.emit(atNode(nic.node), 2, { kind: 'dropped', reason }, carried.packet);
    return;
  }
  const sent = record(turn, nic.node, nicId, frame, carried, resolved);
  if (turn.counted.length > 0) count(turn, nic.node, 'sent', frame);
  const lan = turn.network.lans[nic.lan];
  if (!lan) throw new RangeError(`no lan ${nic.lan}`);
  const lost = takeLoss(turn, frame, undefined, lan);
  const reason =
    lost ??
    (lostOnLan(lan, sent.number, sent.hop)
      ? ({ kind: 'lost-on-lan', lan: lan.id, share: lan.loss } as const)
      : undefined);
  if (reason) {
    turn.emit(atNode(nic.node), 2, { kind: 'dropped', reason }, carried.packet, sent.transmission);
    return;
  }
  turn.schedule(lan.delay / 2, {
    kind: 'at-switch',
    switch: nic.switch,
    port: nic.port,
    frame,
    carried: sent,
    transmission: sent.transmission,
  });
}

/** Sends a frame to the node itself: the loopback interface, without delay. */
export function transmitOnLoopback(turn: Turn, node: NodeId, frame: EthernetFrame, carried: Carried): void {
  const sent = record(turn, node, undefined, frame, carried, 'loopback');
  turn.schedule(0, { kind: 'at-loopback', node, frame, carried: sent, transmission: sent.transmission });
}

function record(
  turn: Turn,
  node: NodeId,
  nic: NicId | undefined,
  frame: EthernetFrame,
  carried: Carried,
  resolved: Resolved,
): Carried & { transmission: number } {
  const { transmissions: index, packetNumbers } = turn.surroundings;
  const isNew = carried.number === 0;
  const number = isNew ? packetNumbers + 1 : carried.number;
  const hop = carried.hop + 1;
  turn.setSurroundings({
    transmissions: index + 1,
    packetNumbers: isNew ? number : packetNumbers,
    lastFrame: turn.time,
  });
  const step = turn.emit(atNode(node), 2, { kind: 'sent', nic, frame, resolved }, carried.packet, index);
  turn.records.transmissions.push({
    index,
    time: turn.time,
    node,
    nic,
    packet: carried.packet,
    number,
    hop,
    frame,
    step,
  });
  return { packet: carried.packet, number, hop, transmission: index };
}
