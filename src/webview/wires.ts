// Below the heads, which they join into a small map: the lans as wires, and on them the packet of the step.
import type { Flight, FlightView, MapPoint, Wire, WireEnd } from '../view/messages.ts';
import { svgElement } from './dom.ts';
import { pathText } from './map-path.ts';
import { placeMarker, trail } from './marker.ts';
import { type Measure, textWidth } from './measure.ts';

const TOP = 8;
const LEVEL = 15;
/** between a head's edge and that of its share */
export const HEAD_EDGE = 4;
/** A packet that has arrived is so far below its head. */
const ARRIVED = 7;
/** on both sides of a name */
const NAME_ROOM = 12;

type Travel = Extract<Flight, { kind: 'travels' }>;

interface Way {
  readonly way: readonly MapPoint[];
  /** where it arrives */
  readonly nic: number | undefined;
}

export class Wires {
  readonly element = svgElement('svg', { class: 'wires' });
  readonly #trails = svgElement('g', {});
  readonly #markers = svgElement('g', {});
  #wires: readonly Wire[] = [];
  #legs: ReadonlyMap<number, SVGElement> = new Map();
  #measure: Measure | undefined;

  /** @returns the height of them all */
  draw(wires: readonly Wire[], measure: Measure, width: number): number {
    this.#wires = wires;
    this.#measure = measure;
    const height = wires.reduce((most, { level }) => Math.max(most, TOP + level * LEVEL + TOP), 0);
    this.#legs = new Map(wires.flatMap((wire) => wire.ends.map((end) => [end.nic, this.#leg(wire, end)])));
    this.element.setAttribute('width', String(width));
    this.element.setAttribute('height', String(height));
    this.element.replaceChildren(
      ...wires.map((wire) => svgElement('path', { class: 'wire', d: this.#bar(wire) })),
      ...this.#legs.values(),
      this.#trails,
      ...wires.flatMap((wire) => this.#name(wire) ?? []),
      this.#markers,
    );
    return height;
  }

  point({ flight, idle }: FlightView, isMoving: boolean): void {
    const idleNics = new Set(idle.map(({ nic }) => nic));
    for (const [nic, leg] of this.#legs) leg.classList.toggle('idle', idleNics.has(nic));
    this.#trails.replaceChildren();
    this.#markers.replaceChildren();
    if (flight.kind !== 'travels') return;
    const wire = this.#wires.find(({ lan }) => lan === flight.lan);
    const from = wire?.ends.find(({ nic }) => nic === flight.from);
    if (!wire || !from) return;
    for (const { way, nic } of this.#ways(wire, from, flight)) {
      const hasDied = flight.end !== 'arrives' || (nic !== undefined && flight.droppedAt.includes(nic));
      const look = { name: `marker p-${flight.protocol}`, hasDied, isMoving };
      this.#trails.append(trail(way, `trail p-${flight.protocol}${hasDied ? ' died' : ''}`));
      placeMarker(this.#markers, way, look);
    }
  }

  #ways(wire: Wire, from: WireEnd, { to, end }: Travel): readonly Way[] {
    const y = heightOf(wire);
    const x = this.#x(from);
    const begin = [
      { x, y: 0 },
      { x, y },
    ];
    const ends = wire.ends.filter(({ nic }) => nic !== from.nic && to.includes(nic));
    const [first] = ends;
    if (!first || end === 'lost') {
      const towards = first ?? wire.ends.find(({ nic }) => nic !== from.nic) ?? from;
      return [{ way: [...begin, { x: (x + this.#x(towards)) / 2, y }], nic: undefined }];
    }
    return ends.map((other) => {
      const there = this.#x(other);
      return { way: [...begin, { x: there, y }, { x: there, y: ARRIVED }], nic: other.nic };
    });
  }

  #bar(wire: Wire): string {
    const y = heightOf(wire);
    const places = wire.ends.map((end) => this.#x(end));
    return pathText([
      { x: Math.min(...places), y },
      { x: Math.max(...places), y },
    ]);
  }

  #leg(wire: Wire, end: WireEnd): SVGElement {
    const x = this.#x(end);
    const points = [
      { x, y: 0 },
      { x, y: heightOf(wire) },
    ];
    return svgElement('path', { class: 'wire leg', d: pathText(points) });
  }

  /** In the widest gap between two ends, where it fits. */
  #name(wire: Wire): SVGElement | undefined {
    const places = wire.ends.map((end) => this.#x(end));
    const gaps = places.slice(1).map((to, index) => ({ from: places[index] ?? to, to }));
    const [widest] = gaps.sort((one, other) => other.to - other.from - (one.to - one.from));
    if (!widest || textWidth(wire.name) + NAME_ROOM > widest.to - widest.from) return undefined;
    const text = svgElement('text', { x: (widest.from + widest.to) / 2, y: heightOf(wire) });
    text.textContent = wire.name;
    return text;
  }

  #x({ column, place }: WireEnd): number {
    if (!this.#measure) return 0;
    const { places, gutter } = this.#measure;
    const width = (places.shares[column] ?? 0) - 2 * HEAD_EDGE;
    return gutter + (places.lifelines[column] ?? 0) + (place - 0.5) * width;
  }
}

function heightOf({ level }: Wire): number {
  return TOP + level * LEVEL;
}
