// Compares a run with what the Linux kernel sent for the same file: the frames (norm.txt), the times (mini.txt) and the tables
// (state.json). Everything is plain text or JSON in one folder; nothing here knows a scenario by name.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatEndpoint } from '../../src/address/endpoint.ts';
import { formatIpv4 } from '../../src/address/ipv4.ts';
import { formatMac } from '../../src/address/mac.ts';
import { check } from '../../src/language/check.ts';
import type { Network } from '../../src/network/network.ts';
import type { KernelRules } from '../../src/simulation/kernel-rules.ts';
import { LINUX } from '../../src/simulation/kernel-rules.ts';
import { lookup } from '../../src/simulation/link/switch.ts';
import { socketState } from '../../src/simulation/script/expectation.ts';
import type { World } from '../../src/simulation/world.ts';
import { normText } from '../../src/view/norm.ts';
import { Trace } from '../../src/walkthrough/trace.ts';
import { firstError } from '../problem.ts';
import { kernelConnections, ourConnections } from './conntrack.ts';

export interface Mask {
  readonly pattern: RegExp;
  readonly reason: string;
}

/** The first difference, or undefined where run and kernel agree. */
export type Difference = string | undefined;

export interface Twin {
  readonly name: string;
  readonly folder: string;
  readonly source: string;
}

/** The scenarios that stay different, each with its reason. */
export function readDifferent(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.split('\t')[0] ?? '', line.split('\t')[1] ?? '']));
}

/** Reads `pattern<TAB>reason` lines. Throws where a mask has no reason. */
export function readMasks(text: string): readonly Mask[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [pattern = '', reason = ''] = line.split('\t');
      if (reason.trim() === '') throw new Error(`a mask without a reason: ${line}`);
      return { pattern: new RegExp(pattern, 'gm'), reason };
    });
}

/** Every folder below `root` (or `root` itself) that holds a .walk file and a norm.txt. */
export function findTwins(root: string): readonly Twin[] {
  const folders = [
    root,
    ...readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(root, entry.name)),
  ];
  return folders.flatMap((folder) => {
    const file = readdirSync(folder).find((name) => name.endsWith('.walk'));
    if (!file || !existsSync(join(folder, 'norm.txt'))) return [];
    return [{ name: file.replace(/\.walk$/, ''), folder, source: readFileSync(join(folder, file), 'utf8') }];
  });
}

/** Runs the first walk of a twin. The message says why where it cannot be run. */
export function runTwin({ source }: Twin, rules: KernelRules = LINUX): Trace | string {
  const { network, diagnostics } = check(source);
  const [walk] = network?.walks ?? [];
  if (!network || !walk) return firstError({ diagnostics });
  const trace = new Trace(network, walk, rules);
  trace.advance({ turns: Number.POSITIVE_INFINITY, transmissions: 200_000 });
  return trace;
}

/** The frames: a plain diff of norm.txt after the masks. */
export function compareFrames(twin: Twin, trace: Trace, masks: readonly Mask[]): Difference {
  const masked = (text: string): readonly string[] =>
    masks
      .reduce((line, { pattern }) => line.replace(pattern, ''), text)
      .trimEnd()
      .split('\n');
  const kernel = masked(readFileSync(join(twin.folder, 'norm.txt'), 'utf8'));
  const ours = masked(normText(trace, twin.source));
  for (let line = 0; line < Math.max(kernel.length, ours.length); line += 1) {
    if (kernel[line] !== ours[line])
      return `frame ${line + 1}\n    kernel ${kernel[line] ?? '(nothing)'}\n    ours   ${ours[line] ?? '(nothing)'}`;
  }
  return undefined;
}

/** Timer slack that is the model's (10 %), and what the capturing machine's processor took on top (30 ms). */
const RELATIVE = 0.1;
const ABSOLUTE = 0.03;

/** The times: every frame's time since the first frame of its action, within 10 % of mini.txt's. */
export function compareTimes(twin: Twin, trace: Trace): Difference {
  const file = join(twin.folder, 'mini.txt');
  if (!existsSync(file)) return undefined;
  const ours = Array.from({ length: trace.transmissionCount }, (_, index) => trace.row(index)).filter(
    ({ hop }) => hop === 1,
  );
  let position = 0;
  let base: { readonly kernel: number; readonly ours: number } | undefined;
  for (const line of readFileSync(file, 'utf8').split('\n').slice(1)) {
    if (line.startsWith('  - ')) base = undefined;
    const match = /^ {2,}(\d+\.\d{4}) /.exec(line);
    if (!match) continue;
    const row = ours[position];
    if (!row) return `mini.txt has a line more: ${line}`;
    const now = { kernel: Number(match[1]), ours: row.time / 1e9 };
    base ??= now;
    const kernel = now.kernel - base.kernel;
    const own = now.ours - base.ours;
    if (Math.abs(kernel - own) > kernel * RELATIVE + ABSOLUTE)
      return `frame ${position + 1} after ${own.toFixed(4)} s, kernel ${kernel.toFixed(4)} s: ${line.trim()}`;
    position += 1;
  }
  return undefined;
}

interface KernelNode {
  readonly neigh?: readonly {
    readonly ip: string;
    readonly dev: string;
    readonly mac: string | null;
    readonly state: readonly string[];
  }[];
  readonly ss?: readonly string[];
  readonly conntrack?: readonly string[];
  readonly fdb?: readonly { readonly mac: string; readonly port: string }[];
}

interface KernelState {
  readonly snaps: readonly { readonly label: string; readonly state: Readonly<Record<string, KernelNode>> }[];
  readonly after: Readonly<Record<string, KernelNode>>;
}

/** The tables at every snap (a `note` of that name) and at the end: neighbours, tracked connections, MAC tables, TCP sockets. */
export function compareTables(twin: Twin, trace: Trace): Difference {
  const file = join(twin.folder, 'state.json');
  if (!existsSync(file)) return undefined;
  const { snaps, after } = JSON.parse(readFileSync(file, 'utf8')) as KernelState;
  for (const { label, state } of snaps) {
    const found = notedAt(trace, label);
    if (found === undefined) continue;
    const difference = compareState(
      trace.network,
      trace.worldAfter(found),
      trace.step(found).time,
      state,
      false,
      twin.source,
    );
    if (difference) return `at "${label}": ${difference}`;
  }
  const difference = compareState(trace.network, trace.world, trace.time, after, true, twin.source);
  return difference && `at the end: ${difference}`;
}

function notedAt(trace: Trace, label: string): number | undefined {
  return trace.performed.find(({ step }) => step.kind === 'note' && step.text === label)?.begin;
}

function compareState(
  network: Network,
  world: World,
  now: number,
  kernel: Readonly<Record<string, KernelNode>>,
  withSockets: boolean,
  source: string,
): Difference {
  for (const node of network.nodes) {
    const theirs = kernel[node.name];
    const state = world.nodes.get(node.id);
    // The captures emulate a balancer with packet rules: its packets are right, its tables are not those of IPVS.
    if (!theirs || !state || node.virtualServices.length > 0) continue;
    const neighbours = [...state.neighbours.values()].map(
      ({ address, nic, mac, state: nud }) =>
        `${formatIpv4(address)} ${network.nics[nic]?.name} ${mac === undefined ? '-' : formatMac(mac)} ${nud}`,
    );
    const theirNeighbours = (theirs.neigh ?? []).map(
      ({ ip, dev, mac, state: nud }) => `${ip} ${dev} ${mac ?? '-'} ${nud.join(' ')}`,
    );
    const difference = compareRows(`${node.name} neighbours`, neighbours, theirNeighbours);
    if (difference) return difference;
    const plain = (row: string): string => withoutChosenPorts(row, source);
    const connections = compareRows(
      `${node.name} connection tracking`,
      ourConnections(state, now).map(plain),
      kernelConnections(theirs.conntrack ?? []).map(plain),
    );
    if (connections) return connections;
    if (!withSockets) continue;
    const sockets = [...state.sockets.values()].flatMap((socket) => {
      if (socket.kind === 'udp') return [];
      if (socket.kind === 'listener') return [`LISTEN 0.0.0.0:${socket.port} 0.0.0.0:*`];
      return [`${socketState(socket)} ${formatEndpoint(socket.local)} ${formatEndpoint(socket.remote)}`];
    });
    const theirSockets = (theirs.ss ?? [])
      .map((line) => line.split(' '))
      .map(([word, , , local, remote]) => `${word} ${local} ${remote}`);
    const socketDifference = compareRows(`${node.name} sockets`, sockets.map(plain), theirSockets.map(plain));
    if (socketDifference) return socketDifference;
  }
  for (const device of network.switches) {
    const theirs = kernel[device.name]?.fdb;
    const state = world.switches.get(device.id);
    const lan = network.lans[device.lan];
    if (!theirs || !state || !lan) continue;
    const ours = [...state.macTable.values()]
      .filter(({ mac }) => lookup(state, mac, now, lan))
      .map(({ mac, port }) => `${formatMac(mac)} p${port + 1}`);
    const difference = compareRows(
      `${device.name} MAC table`,
      ours,
      theirs.map(({ mac, port }) => `${mac} ${port}`),
    );
    if (difference) return difference;
  }
  return undefined;
}

/**
 * The kernel draws the ports that the file does not fix: those of clients from their range, those of a translation from its class, of which
 * the highest begins at 1024. What is below is compared.
 */
function withoutChosenPorts(row: string, source: string): string {
  return row.replace(/:(\d+)(?= |$)/g, (whole, port: string) => {
    const isFixed = new RegExp(`\\b${port}\\b`).test(source);
    return Number(port) >= 1024 && !isFixed ? ':P' : whole;
  });
}

function compareRows(what: string, ours: readonly string[], theirs: readonly string[]): Difference {
  const [own, kernel] = [[...ours].sort(), [...theirs].sort()];
  const missing = kernel.find((row) => !own.includes(row)) ?? own.find((row) => !kernel.includes(row));
  if (missing === undefined && own.length === kernel.length) return undefined;
  return `${what}\n    kernel ${kernel.join('; ') || '(empty)'}\n    ours   ${own.join('; ') || '(empty)'}`;
}

/** All three comparisons; the first difference. */
export function compareTwin(twin: Twin, masks: readonly Mask[], rules: KernelRules = LINUX): Difference {
  const trace = runTwin(twin, rules);
  if (typeof trace === 'string') return `does not run: ${trace}`;
  return compareFrames(twin, trace, masks) ?? compareTimes(twin, trace) ?? compareTables(twin, trace);
}
