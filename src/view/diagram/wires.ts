// The heads of the lifelines as a small map: for each lan that joins shown nodes a wire below their heads, with a place at each
// head where it ends. What of the network has no column here is not drawn: the map has it.
import type { LanId, Network, NicId } from '../../network/network.ts';
import type { Column } from './model.ts';

/** Below the heads; what does not fit into so many levels is left out. */
const MOST_LEVELS = 3;

export interface Wire {
  readonly lan: LanId;
  readonly name: string;
  /** 0 is next to the heads */
  readonly level: number;
  /** from left to right, two at least */
  readonly ends: readonly WireEnd[];
}

export interface WireEnd {
  readonly nic: NicId;
  readonly column: number;
  /** across the head's width, between 0 and 1 */
  readonly place: number;
}

interface End {
  readonly nic: NicId;
  readonly lan: LanId;
  readonly column: number;
}

/** Wires that share a level do not touch; the shorter one is nearer to the heads. */
export function wiresOf(network: Network, columns: readonly Column[]): readonly Wire[] {
  const ends = columns.flatMap(({ node }, column) => endsOf(network, node, column));
  const joined = network.lans.flatMap(({ id, name }) => {
    const own = ends.filter(({ lan }) => lan === id);
    return new Set(own.map(({ column }) => column)).size > 1 ? [{ lan: id, name, own }] : [];
  });
  const shown = joined.flatMap(({ own }) => own);
  const middles = new Map(joined.map(({ lan, own }) => [lan, middleOf(own)]));
  const wires = joined.map(({ lan, name, own }) => ({
    lan,
    name,
    ends: own
      .map((end) => ({ nic: end.nic, column: end.column, place: placeOf(end, shown, middles) }))
      .sort((one, other) => positionOf(one) - positionOf(other)),
  }));
  return levelled(wires);
}

function endsOf(network: Network, node: number, column: number): readonly End[] {
  return (network.nodes[node]?.nics ?? []).flatMap((nic) => {
    const lan = network.nics[nic]?.lan;
    return lan === undefined ? [] : [{ nic, lan, column }];
  });
}

function middleOf(ends: readonly End[]): number {
  return ends.reduce((sum, { column }) => sum + column, 0) / ends.length;
}

/**
 * Those that lead to the left stand left of those that lead to the right; on either side the further they lead, the nearer to
 * the middle, so that the end of a longer wire passes no shorter one.
 */
function placeOf(end: End, all: readonly End[], middles: ReadonlyMap<LanId, number>): number {
  const reach = ({ lan, column }: End): number => (middles.get(lan) ?? column) - column;
  const order = all
    .filter(({ column }) => column === end.column)
    .sort((one, other) => {
      const [before, after] = [reach(one), reach(other)];
      const isApart = before < 0 !== after < 0;
      return (isApart ? before - after : after - before) || one.nic - other.nic;
    });
  return (order.findIndex(({ nic }) => nic === end.nic) + 1) / (order.length + 1);
}

function positionOf({ column, place }: WireEnd): number {
  return column + place;
}

function levelled(wires: readonly Omit<Wire, 'level'>[]): readonly Wire[] {
  const spans = wires.map((wire) => {
    const positions = wire.ends.map(positionOf);
    return { wire, from: Math.min(...positions), to: Math.max(...positions) };
  });
  spans.sort((one, other) => one.to - one.from - (other.to - other.from) || one.from - other.from);
  const taken: { from: number; to: number }[][] = Array.from({ length: MOST_LEVELS }, () => []);
  return spans.flatMap(({ wire, from, to }) => {
    const level = taken.findIndex((there) => there.every((other) => to < other.from || other.to < from));
    taken[level]?.push({ from, to });
    return level < 0 ? [] : [{ ...wire, level }];
  });
}
