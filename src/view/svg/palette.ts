// The colours of a picture that leaves the editor: light ones, for paper and slides, unless those of the editor are asked for.

import type { ProtocolClass } from '../diagram/label.ts';
import type { Course } from '../diagram/model.ts';

/** Each of them `#rrggbb`: what every program that reads SVG understands. */
export interface Palette {
  readonly background: string;
  readonly text: string;
  /** numbers, times, addresses */
  readonly muted: string;
  /** thin lines and the edges of heads */
  readonly line: string;
  readonly lifeline: string;
  readonly head: string;
  /** what died */
  readonly bad: string;
  readonly arp: string;
  readonly icmp: string;
  readonly tcp: string;
  readonly http: string;
  readonly udp: string;
  readonly other: string;
}

/** As the panel has them in VS Code's light theme. */
export const LIGHT: Palette = {
  background: '#ffffff',
  text: '#1f1f1f',
  muted: '#5a5a5a',
  line: '#cecece',
  lifeline: '#b4b4b4',
  head: '#f6f6f6',
  bad: '#d12a00',
  arp: '#a87400',
  icmp: '#652d90',
  tcp: '#0063d3',
  http: '#2f7a2b',
  udp: '#1f1f1f',
  other: '#1f1f1f',
};

const COLOURS = Object.keys(LIGHT);

/** What a panel says its colours are is foreign data: they go into a file. */
export function isPalette(value: unknown): value is Palette {
  if (typeof value !== 'object' || value === null) return false;
  const given = new Map(Object.entries(value));
  return COLOURS.every((name) => /^#[\da-f]{6}$/.test(String(given.get(name))));
}

/** Of an arrow. */
export function inkOf(palette: Palette, protocol: ProtocolClass, course: Course): string {
  if (course === 'lost' || course === 'dropped' || course === 'unsent') return palette.bad;
  return course === 'folded' ? palette.muted : palette[protocol];
}
