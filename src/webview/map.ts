// The whole network as it stands in the file, and on it the packet of the step: on its lan, at a node, or dead.
import type {
  Flight,
  FlightView,
  IdleLink,
  MapLan,
  MapLink,
  MapNode,
  MapPoint,
  MapView,
} from '../view/messages.ts';
import { element, svgElement } from './dom.ts';
import { pathText, wayOver } from './map-path.ts';
import { placeMarker, trail } from './marker.ts';
import { textWidth } from './measure.ts';
import { scrollBehaviour } from './sight.ts';

const BAR = 20;
/** Addresses and scopes are written smaller than names. */
const SMALLER = 0.9;
/** seen beside what shall be in sight */
const EDGE = 12;
/** Interfaces named beside the packet that carry nothing. */
const MOST_IDLE = 3;

type Travel = Extract<Flight, { kind: 'travels' }>;

export class NetworkMap {
  readonly #where = element('p', { class: 'quiet where' });
  readonly #svg = svgElement('svg', { role: 'img', preserveAspectRatio: 'xMidYMin meet' });
  readonly #trails = svgElement('g', { class: 'trails' });
  readonly #markers = svgElement('g', { class: 'markers' });
  readonly #room = element('div', { class: 'room', attributes: { tabindex: '0' } }, this.#svg);
  readonly #element = element('div', { class: 'map' }, this.#where, this.#room);
  readonly #drawn = new Map<MapNode, SVGGElement>();
  readonly #drawnLinks = new Map<MapLink, SVGGElement>();
  #map: MapView | undefined;
  #flight: FlightView | undefined;
  #step = -1;

  get content(): HTMLElement[] {
    return [this.#element];
  }

  take(map: MapView): void {
    this.#map = map;
    this.#svg.setAttribute('viewBox', `0 0 ${map.width} ${map.height}`);
    this.#svg.style.setProperty('--map-width', `${map.width}px`);
    this.#svg.style.setProperty('--map-aspect', String(map.width / map.height));
    this.#drawn.clear();
    for (const node of map.nodes) this.#drawn.set(node, drawNode(node));
    this.#drawnLinks.clear();
    for (const link of map.links) this.#drawnLinks.set(link, drawLink(link));
    this.#svg.replaceChildren(
      ...this.#drawnLinks.values(),
      ...map.lans.map(drawBar),
      this.#trails,
      ...map.lans.map(drawBarText),
      ...this.#drawn.values(),
      this.#markers,
    );
  }

  point(step: number, view: FlightView): void {
    const isNew = step !== this.#step;
    this.#flight = view;
    this.#step = step;
    const text = [view.text, ...view.idle.slice(0, MOST_IDLE).map((idle) => idle.text)].join(' · ');
    this.#where.textContent = text;
    this.#svg.setAttribute('aria-label', text);
    for (const [link, drawn] of this.#drawnLinks)
      markIdle(
        drawn,
        view.idle.find(({ nic }) => nic === link.nic),
      );
    this.#show(isNew && scrollBehaviour() === 'smooth');
  }

  #show(isMoving: boolean): void {
    const flight = this.#flight?.flight;
    this.#trails.replaceChildren();
    this.#markers.replaceChildren();
    for (const drawn of this.#drawn.values()) drawn.classList.remove('acting');
    if (!flight || !this.#map) return;
    if (flight.kind === 'travels') this.#travel(flight, isMoving);
    else this.#rest(flight);
    if (this.#step < 0) this.#room.scrollTo({ top: 0, left: 0 });
    const target = this.#trails.lastElementChild ?? this.#markers.lastElementChild;
    bringIntoSight(target, this.#room);
  }

  #travel(flight: Travel, isMoving: boolean): void {
    const from = this.#linkOf(flight.from, flight.lan);
    if (!from) return;
    this.#act(this.#map?.nodes[from.node]);
    const isLost = flight.end === 'lost';
    const others = this.#linksOf(flight.heard, flight.lan).map((link) => wayOver(from, link));
    for (const way of others) this.#trails.append(trail(way, 'trail overheard'));
    const to = this.#linksOf(flight.to, flight.lan).filter((link) => link !== from);
    // A lost packet gets as far as the lan.
    const ways =
      isLost || to.length === 0 ? [wayOver(from, undefined)] : to.map((link) => wayOver(from, link));
    for (const [index, way] of ways.entries()) {
      const nic = isLost ? undefined : to[index]?.nic;
      const hasDied = flight.end !== 'arrives' || (nic !== undefined && flight.droppedAt.includes(nic));
      this.#trails.append(trail(way, `trail p-${flight.protocol}${hasDied ? ' died' : ''}`));
      this.#mark(way, `marker p-${flight.protocol}`, hasDied, isMoving);
    }
  }

  #rest(flight: Exclude<Flight, Travel>): void {
    if (flight.kind === 'nowhere') return;
    if (flight.kind === 'at-switch') {
      const bar = this.#map?.lans.find(({ lan }) => lan === flight.lan);
      const chip = bar?.switches.find((one) => one.switch === flight.switch);
      const x = chip ? chip.x1 : (bar?.x2 ?? 0) - 12;
      if (bar) this.#mark([{ x, y: bar.y - BAR / 2 }], 'marker', flight.isDropped, false);
      return;
    }
    const node = this.#nodeOf(flight.node, flight.lan);
    this.#act(node);
    if (!node || (flight.packet === 0 && !flight.isDropped)) return;
    const corner = { x: node.x + node.width / 2 - 3, y: node.y - node.height / 2 + 3 };
    this.#mark([corner], 'marker', flight.isDropped, false);
  }

  #act(node: MapNode | undefined): void {
    if (node) this.#drawn.get(node)?.classList.add('acting');
  }

  #mark(way: readonly MapPoint[], name: string, hasDied: boolean, isMoving: boolean): void {
    placeMarker(this.#markers, way, { name, hasDied, isMoving });
  }

  // ---- what stands for what

  #linkOf(nic: number, lan: number): MapLink | undefined {
    const links = this.#map?.links ?? [];
    return (
      links.find((link) => link.nic === nic && link.lan === lan) ?? links.find((link) => isOfGroup(link, lan))
    );
  }

  /** Each once: a group stands for many. */
  #linksOf(nics: readonly number[], lan: number): readonly MapLink[] {
    const wanted = new Set(nics);
    const links = this.#map?.links ?? [];
    const found = links.filter((link) => link.nic !== undefined && link.lan === lan && wanted.has(link.nic));
    const group = found.length < wanted.size ? links.find((link) => isOfGroup(link, lan)) : undefined;
    return group ? [...found, group] : found;
  }

  #nodeOf(node: number, lan: number | undefined): MapNode | undefined {
    const own = this.#map?.nodes.find((one) => one.node === node);
    const group = own ? undefined : this.#map?.links.find((link) => isOfGroup(link, lan));
    return own ?? (group && this.#map?.nodes[group.node]);
  }
}

function isOfGroup(link: MapLink, lan: number | undefined): boolean {
  return link.nic === undefined && link.lan === lan;
}

/** Scrolls no further than it must, and within the tab only. */
function bringIntoSight(target: Element | null, room: Element): void {
  if (!target) return;
  const [inner, outer] = [target.getBoundingClientRect(), room.getBoundingClientRect()];
  const need = (low: number, high: number, from: number, to: number): number =>
    low < from ? low - from : high > to ? Math.min(high - to, low - from) : 0;
  const left = need(inner.left - EDGE, inner.right + EDGE, outer.left, outer.right);
  const top = need(inner.top - EDGE, inner.bottom + EDGE, outer.top, outer.bottom);
  if (left !== 0 || top !== 0) room.scrollBy({ left, top, behavior: scrollBehaviour() });
}

// ---- drawing

function drawNode({ kind, name, x, y, width, height, labels }: MapNode): SVGGElement {
  const node = svgElement('g', { class: `node ${kind}`, 'data-node': name });
  const [left, top] = [x - width / 2, y - height / 2];
  if (kind === 'group') {
    node.append(svgElement('rect', { x: left + 4, y: top + 4, width, height, rx: 6 }));
  }
  const rx = kind === 'router' ? 14 : 6;
  node.append(svgElement('rect', { x: left, y: top, width, height, rx }));
  const whole = svgElement('title', {});
  whole.textContent = name;
  node.append(whole);
  for (const label of labels) {
    const text = svgElement('text', { class: label.kind, x: label.x, y: label.y });
    text.textContent = label.text;
    node.append(text);
  }
  return node;
}

/** With the place of a cross, which is seen while the link carries nothing. */
function drawLink({ points }: MapLink): SVGGElement {
  const link = svgElement('g', { class: 'link' });
  link.append(svgElement('path', { d: pathText(points) }));
  const [first, second] = points;
  if (first && second) {
    const middle = { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 };
    const cross = svgElement('path', { class: 'cut', d: 'M-4 -4 L4 4 M-4 4 L4 -4' });
    cross.setAttribute('transform', `translate(${middle.x} ${middle.y})`);
    link.append(cross);
  }
  return link;
}

function markIdle(link: SVGGElement, idle: IdleLink | undefined): void {
  link.classList.toggle('idle', idle !== undefined);
  link.querySelector('title')?.remove();
  if (!idle) return;
  const title = svgElement('title', {});
  title.textContent = idle.text;
  link.append(title);
}

function drawBar({ scope, x1, x2, y, switches }: MapLan): SVGGElement {
  const bar = svgElement('g', { class: `bar ${scope}` });
  const [top, height] = [y - BAR / 2, BAR];
  bar.append(svgElement('rect', { x: x1, y: top, width: x2 - x1, height, rx: 4 }));
  for (const { x1: left, x2: right } of switches) {
    const size = { x: left, y: top + 3, width: right - left, height: BAR - 6, rx: 3 };
    bar.append(svgElement('rect', { class: 'switch', ...size }));
  }
  return bar;
}

function drawBarText({ name, subnet, scope, scopeWord, x1, y, switches }: MapLan): SVGGElement {
  const words = svgElement('g', { class: `bar-text ${scope}` });
  const pieces = [
    { class: 'name', said: name },
    { class: 'address', said: subnet },
    { class: 'scope', said: scopeWord },
  ].filter(({ said }) => said !== '');
  // Each a text of its own: within one, a name from right to left would change places with what stands beside it.
  let x = x1 + 10;
  for (const piece of pieces) {
    const text = svgElement('text', { class: piece.class, x, y });
    text.textContent = piece.said;
    words.append(text);
    x += textWidth(piece.said) * (piece.class === 'name' ? 1 : SMALLER) + 9;
  }
  for (const { name: said, x1: left, x2 } of switches) {
    const label = svgElement('text', { class: 'switch', x: (left + x2) / 2, y });
    label.textContent = said;
    words.append(label);
  }
  return words;
}
