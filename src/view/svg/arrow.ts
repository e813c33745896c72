// An arrow of a picture, for each course that a packet may take; heads are drawn as shapes, because not every program that opens an
// SVG colours its markers.
import type { RowView } from '../messages.ts';
import { type Markup, path, tag } from './markup.ts';
import { inkOf, type Palette } from './palette.ts';
import { beside, type Sheet } from './sheet.ts';

export interface Arrow {
  readonly marks: readonly Markup[];
  /** of the stretch that the label belongs to */
  readonly middle: number;
  /** where it ends */
  readonly end: number;
  /** 1 to the right, -1 to the left */
  readonly direction: number;
}

/** from a lifeline to the tip of a head */
const CLEARANCE = 2;
const CROSS = 4.5;
const DOT = 4;
/** Of an arrow that does not leave the only lifeline: beside it is room for the reason. */
const STUB = 36;

/** `y`: of the line. */
export function drawArrow(row: RowView, y: number, sheet: Sheet, palette: Palette): Arrow {
  const { course, protocol, via, rewrites } = row;
  const at = (column: number): number => sheet.lifelines[column] ?? sheet.left;
  const from = at(row.from);
  const to = at(row.to);
  const ink = inkOf(palette, protocol, course);
  const pen: Pen = { y, ink, dash: protocol === 'arp' ? '4 3' : undefined, isOpen: protocol === 'udp' };
  const direction = to === from ? 1 : Math.sign(to - from);
  const diamonds = (offset: number, columns: readonly number[]): readonly Markup[] =>
    [...new Set(columns)].map((column) => diamond(at(column), y + offset, ink, palette));
  if (course === 'loopback') return loop(from, beside(sheet, row.from, 1) - 8, pen);
  if (course === 'unsent' || (to === from && course !== 'folded')) {
    const end = sheet.lifelines.length === 1 ? from + STUB : beside(sheet, row.from, direction);
    const isDead = course === 'unsent' || course === 'lost' || course === 'dropped';
    const marks = [line(from, end, pen), isDead ? cross(end, pen) : head(end, direction, pen)];
    const origins = course === 'broadcast' ? [origin(from, pen, palette)] : [];
    return { marks: [...marks, ...origins], middle: (from + end) / 2, end, direction };
  }
  if (course === 'folded') {
    const end = to === from ? beside(sheet, row.from, 1) : to;
    const [left, right] = [Math.min(from, end), Math.max(from, end)];
    const marks = [
      line(left + CLEARANCE, right - CLEARANCE, pen),
      head(left + CLEARANCE, -1, pen),
      head(right - CLEARANCE, 1, pen),
    ];
    return { marks, middle: (left + right) / 2, end: right, direction: 1 };
  }
  if (course === 'lost' || course === 'dropped') {
    const end = course === 'lost' ? beside(sheet, row.to, -direction) : to - direction * (CROSS + 3);
    const marks = [
      line(from, end, pen),
      cross(end, pen),
      ...diamonds(
        0,
        rewrites.map(({ column }) => column),
      ),
    ];
    return { marks, middle: (from + end) / 2, end, direction };
  }
  if (course === 'broadcast') return broadcast(row, { from, to, direction }, at, pen, palette);
  const beyond = via.find(
    (column) => column < Math.min(row.from, row.to) || column > Math.max(row.from, row.to),
  );
  if (beyond !== undefined) {
    const turned = detour(from, at(beyond), to, pen);
    const marks =
      rewrites.length > 0 ? [...turned.marks, diamond(at(beyond), y + 3, ink, palette)] : turned.marks;
    return { ...turned, marks };
  }
  const tip = to - direction * CLEARANCE;
  const marks = [
    line(from, tip, pen),
    head(tip, direction, pen),
    ...diamonds(
      0,
      rewrites.map(({ column }) => column),
    ),
  ];
  return { marks, middle: (from + to) / 2, end: to, direction };
}

interface Pen {
  readonly y: number;
  readonly ink: string;
  readonly dash: string | undefined;
  /** datagrams have an open head */
  readonly isOpen: boolean;
}

function line(from: number, to: number, { y, ink, dash }: Pen): Markup {
  return tag('line', {
    x1: from,
    y1: y,
    x2: to,
    y2: y,
    stroke: ink,
    'stroke-width': 1.5,
    'stroke-dasharray': dash,
  });
}

function head(tip: number, direction: number, { y, ink, isOpen }: Pen): Markup {
  const back = tip - 9 * direction;
  const d = path('M', back, y - 4.5, 'L', tip, y, 'L', back, y + 4.5);
  return isOpen
    ? tag('path', { d, fill: 'none', stroke: ink, 'stroke-width': 1.5 })
    : tag('path', { d: `${d} Z`, fill: ink });
}

function cross(x: number, { y, ink }: Pen): Markup {
  const d = path(
    'M',
    x - CROSS,
    y - CROSS,
    'L',
    x + CROSS,
    y + CROSS,
    'M',
    x - CROSS,
    y + CROSS,
    'L',
    x + CROSS,
    y - CROSS,
  );
  return tag('path', { d, stroke: ink, 'stroke-width': 2 });
}

/** Where a device changed the packet's ends. */
function diamond(x: number, y: number, ink: string, { background }: Palette): Markup {
  const d = path('M', x - 6, y, 'L', x, y - 6, 'L', x + 6, y, 'L', x, y + 6, 'Z');
  return tag('path', { d, fill: background, stroke: ink, 'stroke-width': 1.5 });
}

/** To everybody on both sides of the sender, with a dot at each who hears it. */
function broadcast(
  { listeners }: RowView,
  { from, to, direction }: { readonly from: number; readonly to: number; readonly direction: number },
  at: (column: number) => number,
  pen: Pen,
  palette: Palette,
): Arrow {
  const { y, ink } = pen;
  const heard = listeners.map(at);
  const ends = [Math.min(from, ...heard), Math.max(from, ...heard)].filter((x) => x !== from);
  const ways = ends.length === 0 ? [to] : ends;
  const marks = [
    ...ways.flatMap((x) => {
      const side = Math.sign(x - from);
      const tip = x - side * DOT;
      return [line(from, tip, pen), head(tip, side, pen)];
    }),
    ...heard.map((cx) => tag('circle', { cx, cy: y, r: DOT, fill: ink })),
    origin(from, pen, palette),
  ];
  return { marks, middle: (from + to) / 2, end: to, direction };
}

/** Who sends to everybody. */
function origin(cx: number, { y, ink }: Pen, { background }: Palette): Markup {
  return tag('circle', { cx, cy: y, r: 3, fill: background, stroke: ink, 'stroke-width': 1.5 });
}

/** To the device that turns it round, down and back. */
function detour(from: number, turn: number, to: number, pen: Pen): Arrow {
  const side = Math.sign(turn - from);
  const back = Math.sign(to - turn);
  const tip = to - back * CLEARANCE;
  const out = bend(from, turn - 5 * side, 5 * side, pen);
  const lower = { ...pen, y: pen.y + 8 };
  return {
    marks: [out, line(turn - 5 * side, tip, lower), head(tip, back, lower)],
    middle: (from + to) / 2,
    end: to,
    direction: back,
  };
}

function loop(from: number, end: number, pen: Pen): Arrow {
  const lower = { ...pen, y: pen.y + 8 };
  const tip = from + CLEARANCE;
  return {
    marks: [bend(from, end - 6, 5, pen), line(end - 6, tip, lower), head(tip, -1, lower)],
    middle: (from + end) / 2,
    end,
    direction: 1,
  };
}

function bend(from: number, to: number, radius: number, { y, ink, dash }: Pen): Markup {
  const d = path('M', from, y - 2, 'H', to, 'q', radius, 0, radius, 5, 't', -radius, 5);
  return tag('path', { d, fill: 'none', stroke: ink, 'stroke-width': 1.5, 'stroke-dasharray': dash });
}
