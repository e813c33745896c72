// The map of a network: lans are bars in rows by their distance from the first, hosts hang on their bar, and what has nics on
// several lans stands between them. Made once for a network, from nothing but the network: the same picture while one steps.
import type { LanId, Network, Nic } from '../../network/network.ts';
import type { Words } from '../words.ts';
import { BAR, lineOffsets, namedSwitches, REACH, scopeOf, shortName, subnetOf } from './box.ts';
import { branchesOf } from './branch.ts';
import type { MapLabel, MapLan, MapLink, MapNode, MapPoint, MapView } from './model.ts';
import { nicsOf, type PlacedBar, type PlacedBox, place } from './place.ts';

/** of a bar, at whose ends nothing hangs */
const END = 10;
/** between two bars of a row */
const APART = 8;

type Bars = ReadonlyMap<LanId, PlacedBar>;

export function mapView(network: Network, words: Words): MapView {
  const { boxes, bars: all, width, height } = place(network, branchesOf(network), words);
  const bars: Bars = new Map(all.map((bar) => [bar.branch.lan?.id ?? -1, bar]));
  // They make bars longer: first.
  const links = boxes.flatMap((box, node) => linksOf(network, box, node, bars));
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    lans: all.map((bar) => lanOf(network, bar, words)).sort((one, other) => one.lan - other.lan),
    nodes: boxes.map((box) => nodeOf(network, box, bars)),
    links,
  };
}

function lanOf(network: Network, { branch: { lan }, x1, x2, y }: PlacedBar, words: Words): MapLan {
  const switches = lan ? namedSwitches(network, lan) : [];
  let right = x2 - 6;
  const placed = [...switches].reverse().map(({ id, name, width }) => {
    const end = right;
    right -= width + 6;
    return { switch: id, name, x1: end - width, x2: end };
  });
  const scope = lan ? scopeOf(lan) : 'unnumbered';
  return {
    lan: lan?.id ?? -1,
    name: shortName(lan?.name ?? ''),
    subnet: lan ? subnetOf(lan) : '',
    scope,
    scopeWord: words.interface.map.scopes[scope],
    x1,
    x2,
    y,
    switches: placed.reverse(),
  };
}

// ---- nodes

/** Of the nics of a device: a row at its upper edge, a row at its lower one. */
interface Slot {
  readonly nic: Nic;
  readonly bar: PlacedBar;
  readonly x: number;
  readonly isAbove: boolean;
  readonly text: string;
}

function slotsOf(network: Network, { box, x, y }: PlacedBox, bars: Bars): readonly Slot[] {
  if (!box.node) return [];
  const nics = nicsOf(network, box.node).flatMap((nic) => {
    const bar = bars.get(nic.lan);
    return bar ? [{ nic, bar }] : [];
  });
  return [true, false].flatMap((isAbove) => {
    const row = nics.filter(({ bar }) => bar.y < y === isAbove);
    const texts = isAbove ? box.above : box.below;
    return row.map(({ nic, bar }, index) => ({
      nic,
      bar,
      x: x + box.width * ((index + 0.5) / row.length - 0.5),
      isAbove,
      text: texts[index] ?? '',
    }));
  });
}

function nodeOf(network: Network, placed: PlacedBox, bars: Bars): MapNode {
  const { box, lan, x, y } = placed;
  const offsets = lineOffsets(box);
  const slots = lan === undefined ? slotsOf(network, placed, bars) : [];
  const addresses: MapLabel[] =
    slots.length > 0
      ? slots.map(({ text, x: at, isAbove }) => ({
          kind: 'address',
          text,
          x: at,
          y: y + (isAbove ? offsets.above : offsets.below),
        }))
      : box.below.map((text) => ({ kind: 'address', text, x, y: y + offsets.below }));
  return {
    kind: box.node?.kind ?? 'group',
    node: box.node?.id,
    name: box.name,
    x,
    y,
    width: box.width,
    height: box.height,
    labels: [{ kind: 'name', text: shortName(box.name), x, y: y + offsets.name }, ...addresses],
  };
}

// ---- links

function linksOf(network: Network, placed: PlacedBox, node: number, bars: Bars): readonly MapLink[] {
  const { box, lan, x, y, spine } = placed;
  const own = lan === undefined ? undefined : bars.get(lan);
  if (own && (!box.node || spine !== undefined)) {
    const side = own.y < y ? 1 : -1;
    const end = own.y + (side * BAR) / 2;
    const points =
      spine === undefined
        ? [
            { x, y: y - (side * box.height) / 2 },
            { x, y: end },
          ]
        : [
            { x: x - box.width / 2, y },
            { x: spine, y },
            { x: spine, y: end },
          ];
    const nics = box.node?.nics ?? [undefined];
    return nics.map((nic) => ({ nic, lan: own.branch.lan?.id ?? -1, node, points }));
  }
  return slotsOf(network, placed, bars).map((slot) => ({
    nic: slot.nic.id,
    lan: slot.nic.lan,
    node,
    points: pointsOf(slot, placed, bars),
  }));
}

/** Straight where the bar is, or can be; else aslant, where nothing but links stands. */
function pointsOf({ x, bar, isAbove }: Slot, { box, y }: PlacedBox, bars: Bars): readonly MapPoint[] {
  reachTo(bar, x, bars);
  const at = Math.min(Math.max(x, bar.x1 + END), bar.x2 - END);
  const edge = { x, y: y + (isAbove ? -box.height : box.height) / 2 };
  const end = { x: at, y: bar.y + (isAbove ? BAR : -BAR) / 2 };
  // Past what hangs beside it.
  const turn = { x, y: end.y - REACH };
  return at === x || isAbove || turn.y === edge.y ? [edge, end] : [edge, turn, end];
}

/** Makes a bar longer, up to a place, if no other is in the way. */
function reachTo(bar: PlacedBar, x: number, bars: Bars): void {
  const x1 = Math.min(bar.x1, x - END);
  const x2 = Math.max(bar.x2, x + END);
  for (const other of bars.values()) {
    if (other !== bar && other.y === bar.y && other.x1 < x2 + APART && other.x2 > x1 - APART) return;
  }
  bar.x1 = x1;
  bar.x2 = x2;
}
