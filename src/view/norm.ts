// The trace in the format of the kernel's reference captures (norm.txt): a line a transmission, without times, with ports and
// ICMP identifiers that the file does not write numbered in order of appearance.
import { BROADCAST_MAC, formatMac, isGroupMac, type Mac } from '../address/mac.ts';
import type { Network, NicId } from '../network/network.ts';
import type { Trace } from '../walkthrough/trace.ts';
import type { EthernetFrame } from '../wire/ethernet.ts';
import { relativeNumbering } from '../wire/numbering.ts';
import { normSummary } from './norm-line.ts';

/** Traceroute's ports and the usual ICMP identifier count as written. */
const ALWAYS_WRITTEN = [...Array.from({ length: 100 }, (_, offset) => 33434 + offset), 4660];

/** All transmissions of a trace, one a line, each line ended. `source` is the text of the file: its numbers stay as they are. */
export function normText(trace: Trace, source: string): string {
  const mask = masking(writtenNumbers(source));
  const names = macNames(trace.network);
  const numbering = relativeNumbering();
  let text = '';
  for (let index = 0; index < trace.transmissionCount; index += 1) {
    const { frame, nic, node, step } = trace.transmission(index);
    const now = trace.networkAt(step);
    const sender =
      nic === undefined ? `${trace.network.nodes[node]?.name ?? '?'}:lo` : nicLabel(trace.network, nic);
    const receivers = trace
      .listeners(index)
      .map((listener) =>
        listener === undefined ? sender : nicLabel(trace.network, listener) + reception(now, listener, frame),
      );
    const summary = normSummary(frame, names, numbering(frame), nic === undefined);
    text += `${sender} => ${receivers.sort(byCodeUnit).join(' ')} | ${mask(summary)}\n`;
  }
  return text;
}

export function nicLabel(network: Network, nic: NicId): string {
  const found = network.nics[nic];
  return found ? `${network.nodes[found.node]?.name ?? '?'}:${found.name}` : '?';
}

/** How the nic takes the frame: for itself, as a broadcast, or only hearing it. */
function reception(network: Network, nic: NicId, frame: EthernetFrame): '' | '(b)' | '(m)' | '(x)' {
  if (frame.destination === BROADCAST_MAC) return '(b)';
  if (isGroupMac(frame.destination)) return '(m)';
  return network.nics[nic]?.mac === frame.destination ? '' : '(x)';
}

/** A MAC that a nic has only got under way has no name, as in the captures. */
function macNames(network: Network): { macName(mac: Mac): string } {
  const names = new Map<Mac, string>();
  for (const nic of network.nics)
    if (!names.has(nic.mac)) names.set(nic.mac, `${network.nodes[nic.node]?.name ?? '?'}.${nic.name}`);
  return { macName: (mac) => names.get(mac) ?? formatMac(mac) };
}

function writtenNumbers(source: string): ReadonlySet<number> {
  const numbers = source.match(/\b\d{1,5}\b/g) ?? [];
  return new Set([...ALWAYS_WRITTEN, ...numbers.map(Number)]);
}

function masking(written: ReadonlySet<number>): (summary: string) => string {
  const ports = new Map<string, number>();
  const identifiers = new Map<string, number>();
  const numbered = (
    seen: Map<string, number>,
    digits: string,
    shown: (ordinal: number) => string,
    plain: string,
  ): string => {
    if (written.has(Number(digits))) return plain;
    const ordinal = seen.get(digits) ?? seen.size + 1;
    seen.set(digits, ordinal);
    return shown(ordinal);
  };
  return (summary) => {
    const masked = summary.includes(' ARP ')
      ? summary
      : summary.replace(/(?<=[0-9]):(\d{1,5})\b(?!:)/g, (plain, digits: string) =>
          numbered(ports, digits, (ordinal) => `:P${ordinal}`, plain),
        );
    return masked
      .replace(/,id=[0-9a-f]{4}\)/g, ',frag-id)')
      .replace(/\bid=(\d+)\b/g, (plain, digits: string) =>
        numbered(identifiers, digits, (ordinal) => `id=I${ordinal}`, plain),
      );
  };
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
