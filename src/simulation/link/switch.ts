// A learning switch (IEEE 802.1D section 7.8: learning and forwarding), as a Linux bridge does it: it learns the source MAC,
// sends to the learned port, and floods what it does not know through every other port, the last declared first.
import { isPrivate } from '../../address/ipv4.ts';
import { isGroupMac, type Mac } from '../../address/mac.ts';
import { nicAtPort } from '../../network/edit.ts';
import type { Lan, NicId, Switch, SwitchId } from '../../network/network.ts';
import type { Happening } from '../event.ts';
import type { Place } from '../step.ts';
import type { Turn } from '../turn.ts';
import type { MacEntry, SwitchState } from '../world.ts';

type AtSwitch = Extract<Happening, { kind: 'at-switch' }>;

export function frameAtSwitch(turn: Turn, event: AtSwitch): void {
  const device = turn.network.switches[event.switch];
  const lan = device && turn.network.lans[device.lan];
  if (!device || !lan) throw new RangeError(`no switch ${event.switch}`);
  const place: Place = { kind: 'switch', switch: device.id };
  learn(turn, place, device, lan, event);
  if (isSpoofed(device, lan, event)) {
    const { payload } = event.frame;
    if (payload.kind === 'ipv4') {
      const reason = { kind: 'ingress-filter', source: payload.source, lan: lan.id } as const;
      turn.emit(place, 3, { kind: 'dropped', reason }, event.carried.packet, event.transmission);
    }
    return;
  }
  const { destination } = event.frame;
  const known = isGroupMac(destination)
    ? undefined
    : lookup(turn.switch(device.id), destination, turn.time, lan);
  if (known === undefined) {
    flood(turn, place, device, lan, event);
    return;
  }
  if (known.port === event.port) {
    const reason = { kind: 'same-port', port: known.port } as const;
    turn.emit(place, 2, { kind: 'dropped', reason }, event.carried.packet, event.transmission);
    return;
  }
  const isDead = device.ports[known.port]?.kind === 'nic' && !nicAtPort(turn.network, device.id, known.port);
  if (isDead) {
    const reason = { kind: 'port-dead', port: known.port } as const;
    turn.emit(place, 2, { kind: 'dropped', reason }, event.carried.packet, event.transmission);
    return;
  }
  turn.emit(
    place,
    2,
    { kind: 'switched', from: event.port, to: known.port, mac: destination },
    event.carried.packet,
    event.transmission,
  );
  forward(turn, device, lan, [known.port], event);
}

/** A provider takes nothing from its customers that claims a private sender (BCP 38, RFC 2827), where it enters. */
function isSpoofed(device: Switch, lan: Lan, { frame, port }: AtSwitch): boolean {
  if (!lan.isPublic || device.ports[port]?.kind !== 'nic' || frame.payload.kind !== 'ipv4') return false;
  return isPrivate(frame.payload.source);
}

/** The entry for a MAC unless it has aged out. */
export function lookup(state: SwitchState, mac: Mac, now: number, lan: Lan): MacEntry | undefined {
  const entry = state.macTable.get(mac);
  return entry && now - entry.updated <= lan.ageing ? entry : undefined;
}

/** Empties the table, or forgets only what was learned at one port (br_fdb_delete_by_port). Returns how many MACs. */
export function forgetMacs(turn: Turn, id: SwitchId, port?: number): number {
  const state = turn.switch(id);
  const { macTable } = state;
  const kept = macTable.filter((entry) => port !== undefined && entry.port !== port);
  if (kept.size < macTable.size) turn.setSwitch(id, { ...state, macTable: kept });
  return macTable.size - kept.size;
}

function learn(turn: Turn, place: Place, device: Switch, lan: Lan, event: AtSwitch): void {
  const { source } = event.frame;
  if (isGroupMac(source) || !turn.rules.switchLearns) return;
  const state = turn.switch(device.id);
  const before = lookup(state, source, turn.time, lan);
  const entry: MacEntry = { mac: source, port: event.port, updated: turn.time };
  turn.setSwitch(device.id, { ...state, macTable: state.macTable.set(source, entry) });
  if (before?.port !== event.port) {
    turn.emit(
      place,
      2,
      { kind: 'learned', mac: source, port: event.port, before: before?.port },
      event.carried.packet,
      event.transmission,
    );
  }
}

function flood(turn: Turn, place: Place, device: Switch, lan: Lan, event: AtSwitch): void {
  const ports: number[] = [];
  for (let port = device.ports.length - 1; port >= 0; port -= 1) {
    const isOpen = device.ports[port]?.kind === 'trunk' || nicAtPort(turn.network, device.id, port);
    if (port !== event.port && isOpen) ports.push(port);
  }
  const { destination } = event.frame;
  const why = isGroupMac(destination) ? 'broadcast' : 'unknown';
  turn.emit(
    place,
    2,
    { kind: 'flooded', from: event.port, to: ports, why, mac: destination },
    event.carried.packet,
    event.transmission,
  );
  forward(turn, device, lan, ports, event);
}

/** All nics hear the frame at once; the next switch hears it after the same cable time. */
function forward(turn: Turn, device: Switch, lan: Lan, ports: readonly number[], event: AtSwitch): void {
  const nics: NicId[] = [];
  const { frame, carried, transmission } = event;
  for (const position of ports) {
    const port = device.ports[position];
    const nic = nicAtPort(turn.network, device.id, position);
    if (nic) nics.push(nic.id);
    if (port?.kind === 'trunk') {
      turn.schedule(lan.delay / 2, {
        kind: 'at-switch',
        switch: port.to,
        port: port.toPort,
        frame,
        carried,
        transmission,
      });
    }
  }
  if (nics.length > 0) turn.schedule(lan.delay / 2, { kind: 'at-nics', nics, frame, carried, transmission });
}
