// Switches and trunks: declares them, finds them by name, refuses a loop of trunks before it is run, and numbers their ports.
import { shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { LanRowSyntax } from '../syntax.ts';
import { type Checking, type LanDraft, lineOf, reportTwice, reportUnknown, spanOf } from './checking.ts';
import { checkName } from './values.ts';

export function declareSwitch(checking: Checking, lan: LanDraft, token: Token): void {
  if (!checkName(checking.report, token)) return;
  const other = checking.names.find('switch', token.text);
  if (other) {
    reportTwice(checking, token, 'switch', other.declaration.start);
    return;
  }
  addSwitch(checking, lan, token.text, token);
  checking.names.declare('switch', token.text, checking.switches.length - 1, token);
}

export function addSwitch(
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
export function connectTrunks(checking: Checking, lan: LanDraft, trunks: readonly LanRowSyntax[]): void {
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
