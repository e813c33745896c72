// Switches and trunks: declares them, finds them by name, refuses a loop of trunks before it is run, and numbers their ports.
import type { Token } from '../lexer.ts';
import type { Some } from '../messages/vocabulary-network.ts';
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
    checking.report.error('wrong-lan', token, () => ({
      name: token.text,
      lan: lan.name,
      switches: someSwitches(checking, lan.switches),
    }));
  } else {
    reportUnknown(checking, ['switch'], token, token.text, {
      kind: 'switches',
      lan: lan.name,
      switches: someSwitches(checking, lan.switches),
    });
  }
  return undefined;
}

/** The one switch of a lan that names none. */
function isNamedAfterLan(checking: Checking, lan: LanDraft, token: Token): boolean {
  const [only] = lan.switches;
  return token.text === lan.name && only !== undefined && checking.switches[only]?.name === lan.name;
}

/** The names of switches, as many as one reads. */
export function someSwitches(checking: Checking, switches: readonly number[]): Some {
  const most = 8;
  const names = switches.slice(0, most).map((id) => checking.switches[id]?.name ?? '');
  return { names, areMore: switches.length > most };
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
      checking.report.error('trunk-loop', trunk, { joinsItself: a === b });
      continue;
    }
    leader.set(find(a), find(b));
    pieces--;
    checking.trunks.push([a, b]);
  }
  if (pieces > 1 && lan.switches.length > 1) {
    const name = lan.syntax.kind === 'lan' ? lan.syntax.name : lan.syntax;
    checking.report.warning('split-lan', name, { lan: lan.name, pieces });
  }
}

/** A switch may be called like its own lan, not like another: `expect sw mac 2` would not know which is meant. */
export function checkSwitchNames(checking: Checking): void {
  for (const symbol of checking.names.all('switch')) {
    const lan = checking.names.find('lan', symbol.name);
    const own = checking.switches[symbol.id]?.lan;
    if (!lan || lan.id === own) continue;
    checking.report.error('duplicate-name switch-lan', symbol.declaration, () => ({
      name: symbol.name,
      line: lineOf(checking.text, lan.declaration.start),
    }));
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
