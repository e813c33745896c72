// The way of a packet over the map: from its sender's nic along the edge of the bar to the nic that hears it.
import type { MapLink, MapPoint } from '../view/messages.ts';

/** So far before its receiver a packet stops: what is written in the box stays free. */
const SHORT = 6;

/** Without a receiver it ends at the bar. */
export function wayOver({ points }: MapLink, to: MapLink | undefined): readonly MapPoint[] {
  const on = points.at(-1);
  const off = to?.points.at(-1);
  if (!to || !on || !off) return points;
  const across = on.y === off.y ? [] : [{ x: off.x, y: on.y }];
  return [...points, ...across, ...stopShort([...to.points].reverse())];
}

function stopShort(points: readonly MapPoint[]): readonly MapPoint[] {
  const [before, end] = points.slice(-2);
  if (!before || !end) return points;
  const part = SHORT / Math.max(SHORT, distance(before, end));
  const short = { x: end.x + (before.x - end.x) * part, y: end.y + (before.y - end.y) * part };
  return [...points.slice(0, -1), short];
}

export function pathText(points: readonly MapPoint[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
}

export function lengthOf(points: readonly MapPoint[]): number {
  return points.reduce((sum, point, index) => sum + distance(points[index - 1] ?? point, point), 0);
}

/** For the whole way at an even pace. */
export function framesOf(points: readonly MapPoint[]): Keyframe[] {
  const whole = lengthOf(points) || 1;
  let gone = 0;
  return points.map((point, index) => {
    gone += distance(points[index - 1] ?? point, point);
    return { transform: translation(point), offset: Math.min(1, gone / whole) };
  });
}

export function translation({ x, y }: MapPoint): string {
  return `translate(${x}px, ${y}px)`;
}

function distance(one: MapPoint, other: MapPoint): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
