// Lans, links, switches and trunks: declares their names, reads their rows, and refuses a loop of trunks before it is run.
import { isPrivate } from '../../address/ipv4.ts';
import { MILLISECOND, SECOND } from '../../network/source.ts';
import { type Report, shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { LanRowSyntax, LanSyntax, LinkSyntax } from '../syntax.ts';
import { type Checking, type LanDraft, lineOf, reportUnknown, spanOf } from './checking.ts';
import { gate } from './pending.ts';
import { checkName, readInteger, readNetwork, readShare, readTime } from './values.ts';

export const SMALLEST_MTU = 68;
export const LARGEST_MTU = 65535;

/** Declares a lan by name; its rows are read afterwards. */
export function declareLan(checking: Checking, syntax: LanSyntax): void {
  const { report } = checking;
  if (!checkName(report, syntax.name)) return;
  const { text } = syntax.name;
  const other = checking.names.find('lan', text);
  if (other) reportTwice(checking, syntax.name, 'lan', other.declaration.start);
  const lan = addLan(checking, syntax, text, syntax.name, true);
  if (syntax.network) lan.network = readNetwork(report, syntax.network);
  if (syntax.isPublic) {
    gate(checking, 'lan public', syntax.isPublic);
    lan.isPublic = true;
    if (lan.network && syntax.network && isPrivate(lan.network.address))
      warnAboutPrivate(report, syntax.network);
  }
  readRows(checking, lan, syntax.block?.rows.filter((row) => row.kind === 'lan-row') ?? []);
}

function warnAboutPrivate(report: Report, token: Token): void {
  report.warning(
    'private-on-public',
    token,
    `${shown(token.text)} is a private network (RFC 1918), and a public lan drops packets from private addresses where they enter: nothing that is sent here arrives.`,
  );
}

/** A link is a lan of two nics, named after its ends. */
export function declareLink(checking: Checking, syntax: LinkSyntax): LanDraft | undefined {
  const [first, second] = syntax.ends;
  if (!checkName(checking.report, first) || !checkName(checking.report, second)) return undefined;
  if (first.text === second.text) {
    checking.report.error(
      'link-to-itself',
      second,
      `A link needs two nodes: both ends of this one are ${shown(first.text)}.`,
    );
    return undefined;
  }
  const name = `${first.text}-${second.text}`;
  const other = checking.names.find('lan', name);
  if (other) {
    checking.report.error(
      'duplicate-name',
      syntax,
      () =>
        `There is a lan called ${shown(name)} already, on line ${lineOf(checking.text, other.declaration.start)}: a second link between the same nodes needs \`lan\` and \`nic\`.`,
    );
  }
  const lan = addLan(checking, syntax, name, syntax, false);
  lan.network = readNetwork(checking.report, syntax.network);
  const rows = syntax.block?.rows.filter((row) => row.kind === 'lan-row') ?? [];
  for (const { keyword } of rows) {
    if (keyword.text !== 'switch' && keyword.text !== 'trunk') continue;
    checking.report.error(
      'misplaced-row',
      keyword,
      'A link is a single cable: switches and trunks belong to a `lan`.',
    );
  }
  readRows(
    checking,
    lan,
    rows.filter(({ keyword }) => keyword.text !== 'switch' && keyword.text !== 'trunk'),
  );
  return lan;
}

function addLan(
  checking: Checking,
  syntax: LanSyntax | LinkSyntax,
  name: string,
  span: { start: number; end: number },
  isWritten: boolean,
): LanDraft {
  const id = checking.lans.length;
  const symbol = checking.names.declare('lan', name, id, span, isWritten);
  const lan: LanDraft = {
    id,
    name,
    syntax,
    symbol,
    network: undefined,
    isPublic: false,
    mtu: 1500,
    delay: MILLISECOND / 10,
    loss: 0,
    ageing: 300 * SECOND,
    switches: [],
    owners: new Map(),
    macs: new Map(),
    nextFree: 0,
  };
  checking.lans.push(lan);
  return lan;
}

export function reportTwice(checking: Checking, token: Token, what: string, firstAt: number): void {
  const message = () =>
    `There is a ${what} called ${shown(token.text)} already, on line ${lineOf(checking.text, firstAt)}: each needs a name of its own.`;
  checking.report.error('duplicate-name', token, message);
}

function readRows(checking: Checking, lan: LanDraft, rows: readonly LanRowSyntax[]): void {
  const { report } = checking;
  const trunks: LanRowSyntax[] = [];
  for (const row of rows) {
    const value = row.values[0];
    if (!value) continue;
    switch (row.keyword.text) {
      case 'switch':
        declareSwitch(checking, lan, value);
        break;
      case 'trunk':
        trunks.push(row);
        break;
      case 'mtu':
        lan.mtu = readInteger(report, value, 'MTU', SMALLEST_MTU, LARGEST_MTU) ?? lan.mtu;
        break;
      case 'delay':
        lan.delay = readTime(report, value) ?? lan.delay;
        break;
      case 'loss':
        lan.loss = readShare(report, value) ?? lan.loss;
        break;
      case 'ageing':
        lan.ageing = readTime(report, value) ?? lan.ageing;
    }
  }
  if (lan.switches.length === 0) addSwitch(checking, lan, lan.name, lan.syntax);
  connectTrunks(checking, lan, trunks);
}

function declareSwitch(checking: Checking, lan: LanDraft, token: Token): void {
  if (!checkName(checking.report, token)) return;
  const other = checking.names.find('switch', token.text);
  if (other) {
    reportTwice(checking, token, 'switch', other.declaration.start);
    return;
  }
  addSwitch(checking, lan, token.text, token);
  checking.names.declare('switch', token.text, checking.switches.length - 1, token);
}

function addSwitch(
  checking: Checking,
  lan: LanDraft,
  name: string,
  source: { start: number; end: number },
): void {
  const id = checking.switches.length;
  checking.switches.push({ id, name, lan: lan.id, ports: [], source: spanOf(source) });
  lan.switches.push(id);
}

/** The switch of a lan that is meant by a name: one of its own, or the lan's own name where it has but one. */
export function findSwitch(checking: Checking, lan: LanDraft, token: Token): number | undefined {
  if (token.text === '') return undefined;
  const symbol = checking.names.find('switch', token.text);
  const [first] = lan.switches;
  const isOwn = symbol ? checking.switches[symbol.id]?.lan === lan.id : isNamedAfterLan(checking, lan, token);
  if (isOwn) {
    checking.names.refer(symbol ?? lan.symbol, token);
    return symbol?.id ?? first;
  }
  if (symbol) {
    const message = () =>
      `${shown(token.text)} is a switch of another lan: ${shown(lan.name)} has ${listSwitches(checking, lan)}.`;
    checking.report.error('wrong-lan', token, message);
  } else {
    const why = ` The lan ${shown(lan.name)} has ${listSwitches(checking, lan)}.`;
    reportUnknown(checking, ['switch'], token, token.text, why);
  }
  return undefined;
}

/** The one switch of a lan that names none. */
function isNamedAfterLan(checking: Checking, lan: LanDraft, token: Token): boolean {
  const [only] = lan.switches;
  return token.text === lan.name && only !== undefined && checking.switches[only]?.name === lan.name;
}

export function listSwitches(checking: Checking, lan: LanDraft): string {
  const most = 8;
  const names = lan.switches.slice(0, most).map((id) => shown(checking.switches[id]?.name ?? ''));
  return names.join(', ') + (lan.switches.length > most ? ' …' : '');
}

/** Trunks get their ports after all nics (see numberPorts); here the lan's shape is judged: a tree, all in one piece. */
function connectTrunks(checking: Checking, lan: LanDraft, trunks: readonly LanRowSyntax[]): void {
  const leader = new Map<number, number>(lan.switches.map((id) => [id, id]));
  const find = (id: number): number => {
    let root = id;
    for (let up = leader.get(root); up !== undefined && up !== root; up = leader.get(root)) root = up;
    leader.set(id, root);
    return root;
  };
  let pieces = lan.switches.length;
  for (const trunk of trunks) {
    const [one, other] = trunk.values;
    const a = one && findSwitch(checking, lan, one);
    const b = other && findSwitch(checking, lan, other);
    if (a === undefined || b === undefined) continue;
    if (find(a) === find(b)) {
      const how = a === b ? 'joins a switch with itself' : 'closes a loop of switches';
      checking.report.error(
        'trunk-loop',
        trunk,
        `This trunk ${how}: without a spanning tree the first broadcast would circle for ever (a broadcast storm). Remove it, or another trunk of the loop.`,
      );
      continue;
    }
    leader.set(find(a), find(b));
    pieces--;
    checking.trunks.push([a, b]);
  }
  if (pieces > 1 && lan.switches.length > 1) {
    const name = lan.syntax.kind === 'lan' ? lan.syntax.name : lan.syntax;
    checking.report.warning(
      'split-lan',
      name,
      `The switches of ${shown(lan.name)} are ${pieces} separate pieces: what is plugged into one piece never reaches the others. A \`trunk\` joins two switches.`,
    );
  }
}

/** A switch may be called like its own lan, not like another: `expect sw mac 2` would not know which is meant. */
export function checkSwitchNames(checking: Checking): void {
  for (const symbol of checking.names.all('switch')) {
    const lan = checking.names.find('lan', symbol.name);
    const own = checking.switches[symbol.id]?.lan;
    if (!lan || lan.id === own) continue;
    const message = () =>
      `There is a lan called ${shown(symbol.name)} already, on line ${lineOf(checking.text, lan.declaration.start)}, and its switch has its name: each needs a name of its own.`;
    checking.report.error('duplicate-name', symbol.declaration, message);
  }
}

/** Numbers the ports of all switches: nics in order of declaration, then trunks. */
export function numberPorts(checking: Checking): void {
  for (const nic of checking.nics) {
    const ports = checking.switches[nic.switch]?.ports;
    if (!ports) continue;
    nic.port = ports.length;
    ports.push({ kind: 'nic', nic: nic.id });
  }
  for (const [a, b] of checking.trunks) {
    const portsA = checking.switches[a]?.ports;
    const portsB = checking.switches[b]?.ports;
    if (!portsA || !portsB) continue;
    const toPort = portsB.length;
    portsB.push({ kind: 'trunk', to: a, toPort: portsA.length });
    portsA.push({ kind: 'trunk', to: b, toPort });
  }
}
