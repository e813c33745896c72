// arping(8) of iputils: tells everybody the own MAC (gratuitous ARP, -U and -A), or asks whether an address is taken before it is
// used (-D; RFC 5227 section 2.1.1). It writes ARP packets itself, past the kernel's own ARP.
import { UNSPECIFIED } from '../../address/ipv4.ts';
import { BROADCAST_MAC } from '../../address/mac.ts';
import type { NicId, NodeId } from '../../network/network.ts';
import type { Announce, Probe } from '../../network/script.ts';
import type { ArpPacket } from '../../wire/arp.ts';
import { transmit } from '../link/transmit.ts';
import { finishAction } from '../script/finish.ts';
import type { ThreadId } from '../script/state.ts';
import { atNode, type Turn } from '../turn.ts';
import {
  endProcess,
  newProcessId,
  type ProbeProcess,
  putProcess,
  type Signal,
  wake,
  wakeAfter,
} from './process.ts';

/** arping -U -c 1, or -A: a request, or a reply, for the own address. */
export function startAnnounce(turn: Turn, thread: ThreadId, action: Announce): void {
  const nic = turn.nic(action.nic);
  const own = nic.addresses[0]?.address;
  if (own === undefined || nic.down) {
    finishAction(turn, thread, action, { kind: 'failed', failure: 'invalid', after: 0 });
    return;
  }
  const carried = turn.newPacket();
  turn.emit(
    atNode(nic.node),
    2,
    { kind: 'arp-announced', address: own, nic: nic.id, form: action.form },
    carried.packet,
  );
  const payload: ArpPacket = {
    kind: 'arp',
    operation: action.form,
    senderMac: nic.mac,
    senderAddress: own,
    targetMac: action.form === 'reply' ? nic.mac : BROADCAST_MAC,
    targetAddress: own,
  };
  transmit(turn, nic.id, { destination: BROADCAST_MAC, source: nic.mac, payload }, carried, 'broadcast');
  finishAction(turn, thread, action, { kind: 'done' });
}

export function startProbe(turn: Turn, thread: ThreadId, action: Probe): void {
  const { node } = action;
  if (turn.nic(action.nic).down) {
    finishAction(turn, thread, action, { kind: 'failed', failure: 'invalid', after: 0 });
    return;
  }
  const id = newProcessId(turn, node);
  const process: ProbeProcess = { kind: 'probe', id, thread, begun: turn.time, action, sent: 0 };
  putProcess(turn, node, process);
  if (action.timeout < action.count * action.interval)
    // A probe that is due at the same instant still goes out.
    wakeAfter(turn, action.timeout + 1, node, id, { kind: 'slept', purpose: 'timeout' });
  sendProbe(turn, process);
}

function sendProbe(turn: Turn, process: ProbeProcess): void {
  const { action } = process;
  const nic = turn.nic(action.nic);
  const sent = process.sent + 1;
  putProcess(turn, action.node, { ...process, sent });
  const carried = turn.newPacket();
  turn.emit(
    atNode(action.node),
    2,
    { kind: 'arp-probed', address: action.address, attempt: sent, of: action.count },
    carried.packet,
  );
  const payload: ArpPacket = {
    kind: 'arp',
    operation: 'request',
    senderMac: nic.mac,
    senderAddress: UNSPECIFIED,
    targetMac: BROADCAST_MAC,
    targetAddress: action.address,
  };
  transmit(turn, nic.id, { destination: BROADCAST_MAC, source: nic.mac, payload }, carried, 'broadcast');
  const purpose = sent < action.count ? 'next' : 'timeout';
  wakeAfter(turn, action.interval, action.node, process.id, { kind: 'slept', purpose });
}

/** An ARP packet has come to a nic: whoever says that the address is its own ends the probe. */
export function wakeProbe(turn: Turn, node: NodeId, nic: NicId, packet: ArpPacket): void {
  for (const process of turn.node(node).processes.values()) {
    if (process.kind !== 'probe' || process.action.nic !== nic) continue;
    if (packet.senderAddress !== process.action.address || packet.senderMac === turn.nic(nic).mac) continue;
    wake(turn, node, process.id, { kind: 'address-taken', mac: packet.senderMac });
  }
}

export function runProbe(turn: Turn, process: ProbeProcess, signal: Signal): void {
  if (signal.kind === 'slept' && signal.purpose === 'next') {
    sendProbe(turn, process);
    return;
  }
  const owner = signal.kind === 'address-taken' ? signal.mac : undefined;
  const { action, sent, thread } = process;
  endProcess(turn, action.node, process.id);
  finishAction(turn, thread, action, { kind: 'probed', address: action.address, owner, sent });
}
