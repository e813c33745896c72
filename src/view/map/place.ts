// Places the tree of lans and devices: what is below a lan or a device stands within its width, so that nothing can overlap.
// Hosts of the first lan stand above its bar, those of the others hang below theirs, beside the devices that lead on.
import type { LanId, Network, NetworkNode } from '../../network/network.ts';
import type { Words } from '../words.ts';
import {
  addressesOfHost,
  addressText,
  BAR,
  type Box,
  barWidth,
  boxOf,
  GAP,
  MARGIN,
  REACH,
  ROOM,
  scopeOf,
} from './box.ts';
import { type DeviceBranch, flatten, type LanBranch } from './branch.ts';

/** Boxes of one lan in rows of equal columns. */
interface Block {
  readonly boxes: readonly Box[];
  readonly columns: number;
  readonly pitch: number;
  readonly width: number;
  readonly height: number;
}

interface MeasuredLan {
  readonly branch: LanBranch;
  readonly block: Block;
  readonly devices: readonly MeasuredDevice[];
  readonly devicesWidth: number;
  readonly barWidth: number;
  readonly width: number;
}

interface MeasuredDevice {
  readonly box: Box;
  readonly lans: readonly MeasuredLan[];
  readonly lansWidth: number;
  readonly width: number;
}

export interface PlacedBox {
  readonly box: Box;
  /** of a host: its lan, on which it is alone */
  readonly lan: LanId | undefined;
  /** middle */
  readonly x: number;
  readonly y: number;
  /** where a host's link leaves its block beside the boxes of other rows */
  readonly spine: number | undefined;
}

export interface PlacedBar {
  readonly branch: LanBranch;
  x1: number;
  x2: number;
  readonly y: number;
  /** bottom of what hangs on it */
  readonly floor: number;
}

export interface Placed {
  readonly boxes: readonly PlacedBox[];
  readonly bars: readonly PlacedBar[];
  readonly width: number;
  readonly height: number;
}

export function place(network: Network, roots: readonly LanBranch[], words: Words): Placed {
  const depths = new Map<LanId, number>();
  const counts: number[] = [];
  for (const { lan, depth } of flatten(roots)) {
    if (lan) depths.set(lan.id, depth);
    counts[depth] = (counts[depth] ?? 0) + 1;
  }
  const measured = roots.map((root) => measureLan(network, root, { depths, counts, words }));
  const floors = rowsOf(measured);
  const boxes: PlacedBox[] = [];
  const bars: PlacedBar[] = [];
  let left = MARGIN;
  for (const root of measured) {
    placeLan(root, left, floors, boxes, bars);
    left += root.width + 2 * GAP;
  }
  const bottom = Math.max(0, ...floors.map(({ floor }) => floor));
  return { boxes, bars, width: Math.max(left - 2 * GAP, MARGIN) + MARGIN, height: bottom + MARGIN };
}

// ---- how large

interface Frame {
  readonly depths: ReadonlyMap<LanId, number>;
  /** lans a row */
  readonly counts: readonly number[];
  readonly words: Words;
}

function measureLan(network: Network, branch: LanBranch, frame: Frame): MeasuredLan {
  const { lan, depth, hosts, group } = branch;
  const { words, counts } = frame;
  const boxes = hosts.map((node) => boxOf(node, node.name, [], addressesOfHost(network, node)));
  if (group.length > 0) boxes.push(boxOf(undefined, words.interface.diagram.hosts(group.length), [], []));
  const block = blockOf(boxes, ROOM / (counts[depth] ?? 1));
  const devices = branch.devices.map((device) => measureDevice(network, device, branch, frame));
  const devicesWidth = sum(devices.map(({ width }) => width));
  const own = lan ? barWidth(network, lan, words.interface.map.scopes[scopeOf(lan)]) : 0;
  const isBeside = depth > 0 && block.width > 0 && devicesWidth > 0;
  const inner =
    depth > 0 ? block.width + (isBeside ? GAP : 0) + devicesWidth : Math.max(block.width, devicesWidth);
  return { branch, block, devices, devicesWidth, barWidth: own, width: Math.max(own, inner) };
}

function measureDevice(
  network: Network,
  { node, lans }: DeviceBranch,
  { depth }: LanBranch,
  frame: Frame,
): MeasuredDevice {
  const below = lans.map((lan) => measureLan(network, lan, frame));
  const lansWidth = sum(below.map(({ width }) => width));
  const addresses = (isWanted: (depth: number) => boolean): readonly string[] =>
    nicsOf(network, node)
      .filter(({ lan }) => isWanted(frame.depths.get(lan) ?? 0))
      .map(addressText);
  const box = boxOf(
    node,
    node.name,
    addresses((row) => row <= depth),
    addresses((row) => row > depth),
  );
  return { box, lans: below, lansWidth, width: Math.max(box.width, lansWidth) };
}

export function nicsOf(network: Network, { nics }: NetworkNode) {
  return nics.flatMap((nic) => network.nics[nic] ?? []);
}

function blockOf(boxes: readonly Box[], room: number): Block {
  if (boxes.length === 0) return { boxes, columns: 0, pitch: 0, width: 0, height: 0 };
  const pitch = Math.max(...boxes.map(({ width }) => width)) + GAP;
  const columns = Math.min(boxes.length, Math.max(2, Math.floor((room + GAP) / pitch)));
  const rows = Math.ceil(boxes.length / columns);
  const tallest = Math.max(...boxes.map(({ height }) => height));
  // Links of further rows pass left of each column, the first one's as well.
  const width = columns * pitch - GAP + (rows > 1 ? GAP : 0);
  return { boxes, columns, pitch, width, height: rows * (tallest + GAP / 2) - GAP / 2 };
}

/** With gaps between. */
function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0) + Math.max(0, widths.length - 1) * GAP;
}

// ---- where

interface Row {
  /** middle of the bars */
  readonly bar: number;
  /** bottom of what hangs on them */
  readonly floor: number;
}

function rowsOf(roots: readonly MeasuredLan[]): readonly Row[] {
  const hanging: number[] = [];
  const visit = ({ branch: { depth }, block, devices }: MeasuredLan): void => {
    const heights = devices.map(({ box }) => box.height);
    hanging[depth] = Math.max(hanging[depth] ?? 0, depth > 0 ? block.height : 0, ...heights);
    for (const { lans } of devices) lans.forEach(visit);
  };
  roots.forEach(visit);
  const standing = Math.max(0, ...roots.map(({ block }) => block.height));
  let top = MARGIN + (standing > 0 ? standing + REACH : 0);
  return hanging.map((height) => {
    const bar = top + BAR / 2;
    const floor = bar + BAR / 2 + (height > 0 ? REACH + height : 0);
    top = floor + REACH;
    return { bar, floor };
  });
}

function placeLan(
  { branch, block, devices, devicesWidth, barWidth: own, width }: MeasuredLan,
  left: number,
  rows: readonly Row[],
  boxes: PlacedBox[],
  bars: PlacedBar[],
): void {
  const row = rows[branch.depth];
  if (!row) return;
  const isRoot = branch.depth === 0;
  const besideWidth = isRoot
    ? devicesWidth
    : block.width + (block.width && devicesWidth ? GAP : 0) + devicesWidth;
  const blockLeft = left + (width - (isRoot ? block.width : besideWidth)) / 2;
  const top = isRoot ? row.bar - BAR / 2 - REACH - block.height : row.bar + BAR / 2 + REACH;
  placeBlock(block, branch, blockLeft, top, isRoot, boxes);
  const edges = block.width > 0 ? [blockLeft, blockLeft + block.width] : [];
  let at = left + (width + besideWidth) / 2 - devicesWidth;
  for (const { box, lans, lansWidth, width: room } of devices) {
    const x = at + room / 2;
    boxes.push({ box, lan: undefined, x, y: row.bar + BAR / 2 + REACH + box.height / 2, spine: undefined });
    edges.push(x - box.width / 2, x + box.width / 2);
    let below = at + (room - lansWidth) / 2;
    for (const lan of lans) {
      placeLan(lan, below, rows, boxes, bars);
      below += lan.width + GAP;
    }
    at += room + GAP;
  }
  if (!branch.lan) return;
  const middle = left + width / 2;
  const [low, high] = edges.length > 0 ? [Math.min(...edges), Math.max(...edges)] : [middle, middle];
  const missing = Math.max(0, own - (high - low));
  const x1 = Math.min(Math.max(left, low - missing / 2), left + width - Math.max(own, high - low));
  bars.push({ branch, x1, x2: x1 + Math.max(own, high - low), y: row.bar, floor: row.floor });
}

function placeBlock(
  { boxes, columns, pitch, width, height }: Block,
  { lan }: LanBranch,
  left: number,
  top: number,
  isAbove: boolean,
  placed: PlacedBox[],
): void {
  const rows = Math.ceil(boxes.length / columns);
  const step = (height + GAP / 2) / rows;
  const first = left + width - (columns * pitch - GAP);
  const next = isAbove ? rows - 1 : 0;
  for (const [index, box] of boxes.entries()) {
    const row = Math.floor(index / columns);
    const column = first + (index % columns) * pitch;
    placed.push({
      box,
      lan: lan?.id,
      x: column + (pitch - GAP) / 2,
      y: top + row * step + (step - GAP / 2) / 2,
      spine: row === next ? undefined : column - GAP / 2,
    });
  }
}
