// What the file leaves out and the checker has filled in, beside the words where it could be written. Few by default:
// addresses that were assigned and the front of short ones; masks, MACs and ports only when asked for.
import { formatCidr } from '../../address/cidr.ts';
import { formatIpv4 } from '../../address/ipv4.ts';
import { formatMac } from '../../address/mac.ts';
import type { Nic } from '../../network/network.ts';
import type { SourceSpan } from '../../network/source.ts';
import type { CheckedFile } from '../check.ts';
import type { MessageCatalogue } from '../messages/catalogue.ts';
import type { HintText } from '../messages/service-text.ts';
import type { NicSyntax } from '../syntax.ts';
import { isShort, splitUrl } from '../words.ts';
import { tokensBetween } from './place.ts';

export type HintKind = 'address' | 'mask' | 'mac' | 'port';

export interface InlayHint {
  readonly kind: HintKind;
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
  /** a blank belongs before it, or the hint is one word with its neighbour */
  readonly spaceBefore: boolean;
}

export const USUAL_HINTS: ReadonlySet<HintKind> = new Set<HintKind>(['address']);

/** The hints inside a span of the text, in its order. */
export function inlayHints(
  checked: CheckedFile,
  within: SourceSpan,
  { services: { hints: text } }: MessageCatalogue,
  kinds: ReadonlySet<HintKind> = USUAL_HINTS,
): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  const nicsAt = new Map<number, Nic[]>();
  for (const nic of checked.draft.nics) {
    const known = nicsAt.get(nic.source.start);
    if (known) known.push(nic);
    else nicsAt.set(nic.source.start, [nic]);
  }
  for (const item of checked.syntax.items) {
    if (item.end < within.start || item.start > within.end) continue;
    if (item.kind === 'link') {
      const nics = nicsAt.get(item.start) ?? [];
      for (const [position, end] of item.ends.entries()) {
        const nic = nics[position];
        if (nic) hints.push(...hintsOfAssigned(nic, end.end, text));
      }
    }
    // A row of `defaults` stands for many nics: none of them is the one to show.
    if (item.kind !== 'node') continue;
    for (const row of item.block.rows) {
      const [nic] = row.kind === 'nic' ? (nicsAt.get(row.start) ?? []) : [];
      if (row.kind === 'nic' && nic) hints.push(...hintsOfNic(row, nic, text));
    }
  }
  if (kinds.has('port')) hints.push(...hintsOfPorts(checked, within, text));
  return hints
    .filter(({ kind, offset }) => kinds.has(kind) && offset >= within.start && offset <= within.end)
    .sort((a, b) => a.offset - b.offset);
}

function hintsOfNic(row: NicSyntax, nic: Nic, text: HintText): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  if (row.addresses.length === 0) hints.push(...hintsOfAssigned(nic, row.lan.end, text));
  for (const [position, token] of row.addresses.entries()) {
    const cidr = nic.addresses[position];
    if (!cidr || nic.addresses.length !== row.addresses.length) continue;
    const tooltip = text.fromLan(formatCidr(cidr));
    if (isShort(token.text)) {
      const front = formatIpv4(cidr.address).split('.').slice(0, 3).join('.');
      hints.push({ kind: 'address', offset: token.start, label: front, tooltip, spaceBefore: false });
    }
    if (!token.text.includes('/')) {
      const label = `/${cidr.prefixLength}`;
      hints.push({ kind: 'mask', offset: token.end, label, tooltip, spaceBefore: false });
    }
  }
  if (!row.options.some(({ keyword }) => keyword.text === 'mac')) {
    const label = `mac ${formatMac(nic.mac)}`;
    const tooltip = text.assignedMac;
    hints.push({ kind: 'mac', offset: row.end, label, tooltip, spaceBefore: true });
  }
  return hints;
}

function hintsOfAssigned(nic: Nic, offset: number, text: HintText): readonly InlayHint[] {
  const [cidr] = nic.addresses;
  if (!cidr) return [];
  const tooltip = text.assignedAddress;
  return [{ kind: 'address', offset, label: formatCidr(cidr), tooltip, spaceBefore: true }];
}

/** The port that an URL does not write. */
function hintsOfPorts(
  checked: CheckedFile,
  within: SourceSpan,
  { httpPort: tooltip }: HintText,
): readonly InlayHint[] {
  return tokensBetween(checked, within).flatMap(({ kind, text, start }) => {
    const url = kind === 'word' ? splitUrl(text) : undefined;
    if (url?.scheme !== 'http' || url.port !== undefined) return [];
    const offset = start + url.hostAt + url.host.length;
    return [{ kind: 'port', offset, label: ':80', tooltip, spaceBefore: false }];
  });
}
