// Packet filters and the clamping of segment sizes: which packets, in which chain, and what becomes of them (nft(8)).
import type { FilterChain, FilterVerdict, RejectAnswer } from '../../network/filter.ts';
import type { ClampSyntax, FilterSyntax } from '../syntax.ts';
import { type Checking, type NodeDraft, spanOf } from './checking.ts';
import { and, readMatch } from './match.ts';
import { readInteger } from './values.ts';

const ANSWERS: Readonly<Record<string, RejectAnswer>> = {
  'tcp-reset': 'tcp-reset',
  port: 'port-unreachable',
  host: 'host-unreachable',
  admin: 'admin-prohibited',
};

/** Kinds of frames that are TCP's, for which alone an RST is an answer. */
const TCP_FRAMES: ReadonlySet<string> = new Set([
  'tcp',
  'http',
  'syn',
  'syn-ack',
  'ack',
  'data',
  'fin',
  'rst',
  'frames',
]);
const ARP_FRAMES: ReadonlySet<string> = new Set(['arp', 'arp-request', 'arp-reply']);

/** TCP_MIN_MSS of Linux, and what an IPv4 packet can hold. */
const SMALLEST_MSS = 88;
const LARGEST_MSS = 65495;

/** filter = "drop" chain? match | "reject" chain? match ( "with" … )? */
export function readFilter(checking: Checking, node: NodeDraft, syntax: FilterSyntax): void {
  const match = readMatch(checking, syntax.match);
  const verdict = readVerdict(checking, syntax);
  if (!match || !verdict) return;
  warnAboutArp(checking, syntax);
  const isReset = verdict.kind === 'reject' && verdict.answer === 'tcp-reset';
  node.filter.push({
    chains: chainsOf(node, syntax),
    match: isReset ? and({ kind: 'present', field: 'tcp' }, match) : match,
    verdict,
    source: spanOf(syntax),
  });
}

/** Without a chain: on a host what arrives for it, on a router what it forwards and what is for it. */
function chainsOf(node: NodeDraft, { chain }: FilterSyntax): readonly FilterChain[] {
  switch (chain?.text) {
    case 'in':
    case 'out':
    case 'forward':
      return [chain.text];
    default:
      return node.settings.forward ? ['in', 'forward'] : ['in'];
  }
}

function readVerdict(
  checking: Checking,
  { keyword, answer: token, match }: FilterSyntax,
): FilterVerdict | undefined {
  if (keyword.text === 'drop') return { kind: 'drop' };
  if (!token) return { kind: 'reject', answer: 'port-unreachable' };
  const answer = ANSWERS[token.text];
  if (!answer) return undefined;
  const strange = match.frames.find(({ frame }) => !TCP_FRAMES.has(frame.text));
  if (answer === 'tcp-reset' && strange) {
    checking.report.error('bad-answer reset', token, { frame: strange.frame.text });
    return undefined;
  }
  return { kind: 'reject', answer };
}

function warnAboutArp(checking: Checking, { match }: FilterSyntax): void {
  const arp = match.frames.find(({ frame }) => ARP_FRAMES.has(frame.text));
  if (!arp || match.frames.some(({ frame }) => !ARP_FRAMES.has(frame.text))) return;
  checking.report.warning('never-matches', arp.frame, {});
}

/** filter = … | "clamp" "mss" INT; of several the smallest counts. */
export function readClamp(checking: Checking, node: NodeDraft, syntax: ClampSyntax): void {
  const mss = readInteger(checking.report, syntax.mss, 'segment-size', SMALLEST_MSS, LARGEST_MSS);
  if (mss !== undefined) node.mssClamp = Math.min(mss, node.mssClamp ?? mss);
}
