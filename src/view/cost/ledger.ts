// What a walk costs each device (the lesson's L11): how deep it opened the envelope, the octets it had to look at, and those that
// were copied between its kernel and a program. Looking deeper costs more, and this counts it.
//
// The ledger reads the steps of a trace once, in their order, and keeps its state every so often, so that the costs up to any
// step are a few steps away.
import type { Fact, PacketId, Place, Step, StepLayer, StepSerial } from '../../simulation/step.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import { layersOf } from '../../wire/layers.ts';

export interface Cost {
  /** the deepest layer at which it did something */
  readonly deepest: StepLayer;
  /** frames that it received */
  readonly frames: number;
  /** octets of the headers and data that it looked at, of all frames that it received */
  readonly read: number;
  /** octets that went from its kernel to a program or back */
  readonly copied: number;
}

export const NO_COST: Cost = { deepest: 0, frames: 0, read: 0, copied: 0 };

/** `node 3`, `switch 0`. */
export type PlaceKey = `${'node' | 'switch'} ${number}`;

/** A frame that a device is looking at, and how far. */
interface Opened {
  readonly frame: EthernetFrame;
  readonly octets: number;
}

interface State {
  readonly costs: ReadonlyMap<PlaceKey, Cost>;
  readonly opened: ReadonlyMap<string, Opened>;
}

export interface StepSource {
  readonly stepCount: number;
  step(serial: StepSerial): Step;
  transmission(index: number): { readonly frame: EthernetFrame };
}

/** Steps between two kept states. */
const KEPT = 1024;

export class CostLedger {
  readonly #source: StepSource;
  readonly #kept: State[] = [];
  #costs = new Map<PlaceKey, Cost>();
  #opened = new Map<string, Opened>();
  #read = 0;

  constructor(source: StepSource) {
    this.#source = source;
  }

  /** The costs of each place up to a step, itself included; -1: nothing yet. */
  at(cursor: StepSerial): ReadonlyMap<PlaceKey, Cost> {
    if (cursor < this.#read - 1) this.#goBack(cursor);
    while (this.#read <= cursor && this.#read < this.#source.stepCount) this.#next();
    return this.#costs;
  }

  #next(): void {
    if (this.#read % KEPT === 0)
      this.#kept[this.#read / KEPT] ??= { costs: new Map(this.#costs), opened: new Map(this.#opened) };
    this.#take(this.#source.step(this.#read));
    this.#read += 1;
  }

  #goBack(cursor: StepSerial): void {
    const position = Math.floor((cursor + 1) / KEPT);
    const kept = this.#kept[position];
    this.#read = kept ? position * KEPT : 0;
    this.#costs = new Map(kept?.costs);
    this.#opened = new Map(kept?.opened);
  }

  #take(step: Step): void {
    const place = placeKey(step.place);
    if (place === undefined) return;
    const { fact, packet, layer } = step;
    const before = this.#costs.get(place) ?? NO_COST;
    const arrived = this.#arrived(step, place);
    const looked = packet === undefined ? 0 : this.#look(place, packet, layer);
    const copied = copiedBy(fact);
    this.#costs.set(place, {
      deepest: deeper(before.deepest, layer),
      frames: before.frames + (arrived ? 1 : 0),
      read: before.read + looked + (fact.kind === 'read' || fact.kind === 'datagram-taken' ? fact.octets : 0),
      copied: before.copied + copied,
    });
    // What has left or died is looked at no more.
    if (packet !== undefined && (fact.kind === 'sent' || fact.kind === 'dropped'))
      this.#opened.delete(`${place} ${packet}`);
  }

  /** A switch tells of a frame only what it does with it; a node also that it has come. */
  #arrived({ fact, place, packet, transmission }: Step, key: PlaceKey): boolean {
    if (packet === undefined) return false;
    const opened = `${key} ${packet}`;
    if (fact.kind === 'received' && fact.nic !== undefined) {
      this.#opened.set(opened, { frame: fact.frame, octets: 0 });
      return true;
    }
    const isSwitched = fact.kind === 'switched' || fact.kind === 'flooded';
    if (place.kind !== 'switch' || transmission === undefined || !isSwitched) return false;
    this.#opened.set(opened, { frame: this.#source.transmission(transmission).frame, octets: 0 });
    return true;
  }

  /** @returns the octets that this step looks at for the first time */
  #look(place: PlaceKey, packet: PacketId, layer: StepLayer): number {
    const key = `${place} ${packet}`;
    const opened = this.#opened.get(key);
    if (!opened) return 0;
    const octets = headerOctets(opened.frame, layer, place.startsWith('node'));
    if (octets <= opened.octets) return 0;
    this.#opened.set(key, { frame: opened.frame, octets });
    return octets - opened.octets;
  }
}

/** Octets that cross between the kernel and a program, in either direction. */
function copiedBy(fact: Fact): number {
  switch (fact.kind) {
    case 'wrote':
    case 'read':
    case 'datagram-made':
    case 'datagram-taken':
      return fact.octets;
    default:
      return 0;
  }
}

function placeKey(place: Place): PlaceKey | undefined {
  if (place.kind === 'walk') return undefined;
  return place.kind === 'node' ? `node ${place.node}` : `switch ${place.switch}`;
}

function deeper(one: StepLayer, other: StepLayer): StepLayer {
  return one > other ? one : other;
}

/**
 * All headers down to a layer; the data itself is counted when a program reads it. ARP serves the link layer, and a node (not
 * a switch) reads it there.
 */
function headerOctets(frame: EthernetFrame, layer: StepLayer, readsArp: boolean): number {
  let octets = 0;
  for (const header of layersOf(frame)) {
    const isHere = header.layer <= layer || (readsArp && header.protocol === 'ARP');
    if (!isHere || header.layer === 7) break;
    octets = header.start + header.length;
  }
  return octets;
}
