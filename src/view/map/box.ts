// How large things are on the map. Text is measured by rule of thumb, on the large side: nothing here can ask a font.
import { formatCidr } from '../../address/cidr.ts';
import { formatIpv4, isPrivate } from '../../address/ipv4.ts';
import type { Lan, Network, NetworkNode, Nic } from '../../network/network.ts';
import type { MapLan } from './model.ts';

export const NAME_SIZE = 13;
export const ADDRESS_SIZE = 12;
/** between two boxes; links of a second row pass here */
export const GAP = 14;
/** from a box to its bar, where links run */
export const REACH = 13;
export const BAR = 20;
export const MARGIN = 8;
/** what a panel of 600 pixels shows without scrolling */
export const ROOM = 610;

const LINE = 14;
const PADDING = 9;
const NARROWEST = 64;

/** A box that has no place yet; addresses above the name belong to the nics whose lan is above. */
export interface Box {
  readonly node: NetworkNode | undefined;
  readonly name: string;
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly width: number;
  readonly height: number;
}

export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const letter of text) units += letter > '\u2e7f' ? 1 : 0.6;
  return Math.ceil(units * size);
}

/** Letters of a name that the map writes; the whole name stands in the tables. */
const LONGEST_NAME = 24;

export function shortName(name: string): string {
  const letters = [...name];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : name;
}

export function boxOf(
  node: NetworkNode | undefined,
  name: string,
  above: readonly string[],
  below: readonly string[],
): Box {
  const rowWidth = (row: readonly string[]): number =>
    row.length * Math.max(0, ...row.map((text) => textWidth(text, ADDRESS_SIZE) + 8));
  const inner = Math.max(textWidth(shortName(name), NAME_SIZE), rowWidth(above), rowWidth(below));
  const lines = 1 + (above.length > 0 ? 1 : 0) + (below.length > 0 ? 1 : 0);
  return {
    node,
    name,
    above,
    below,
    width: Math.max(NARROWEST, inner + 2 * PADDING),
    height: LINE * lines + 6,
  };
}

/** Where the lines of a box are written, from its middle. */
export function lineOffsets({ above, below }: Box): {
  readonly above: number;
  readonly name: number;
  readonly below: number;
} {
  const shift = ((above.length > 0 ? 1 : 0) - (below.length > 0 ? 1 : 0)) * (LINE / 2);
  return { above: shift - LINE, name: shift, below: shift + LINE };
}

/** `10.0.0.2 +1`: the first address, and how many there are besides. */
export function addressText({ addresses }: Nic): string {
  const [first] = addresses;
  if (!first) return '';
  const more = addresses.length > 1 ? ` +${addresses.length - 1}` : '';
  return `${formatIpv4(first.address)}${more}`;
}

/** The primary address of a node on one lan, and how many others it has. */
export function addressesOfHost(network: Network, { nics, loopbacks }: NetworkNode): readonly string[] {
  const all = [
    ...nics.flatMap((nic) => network.nics[nic]?.addresses ?? []).map(({ address }) => address),
    ...loopbacks,
  ];
  const [first] = all;
  if (first === undefined) return [];
  return [`${formatIpv4(first)}${all.length > 1 ? ` +${all.length - 1}` : ''}`];
}

export function scopeOf({ isPublic, network }: Lan): MapLan['scope'] {
  if (isPublic) return 'public';
  if (!network) return 'unnumbered';
  return isPrivate(network.address) ? 'private' : 'public';
}

export function subnetOf({ network }: Lan): string {
  return network ? formatCidr(network) : '';
}

/** The switch that a lan has when the file names none is the lan itself. */
export function namedSwitches(
  network: Network,
  lan: Lan,
): readonly { id: number; name: string; width: number }[] {
  const switches = lan.switches.flatMap((id) => network.switches[id] ?? []);
  if (switches.length === 1 && switches[0]?.name === lan.name) return [];
  return switches.map(({ id, name }) => ({
    id,
    name: shortName(name),
    width: textWidth(shortName(name), ADDRESS_SIZE) + 12,
  }));
}

/** With name, subnet, the word for its scope, and its switches. */
export function barWidth(network: Network, lan: Lan, scopeWord: string): number {
  const words = [shortName(lan.name), subnetOf(lan), scopeWord].filter((word) => word !== '');
  const switches = namedSwitches(network, lan).reduce((sum, { width }) => sum + width + 6, 0);
  return textWidth(words.join('   '), NAME_SIZE) + 20 + switches;
}
