// Events: interfaces that go down and up, cables, tables that are emptied, and what is set under way.
import type { Flush, InterfaceState, NodeTable, Plug, SetNic, Unplug } from '../../network/event.ts';
import { replace } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { CableSyntax, FlushSyntax, InterfaceSyntax, SetNicSyntax } from '../syntax.ts';
import { type Checking, findNode, type NicDraft, reportUnknown, spanOf } from './checking.ts';
import { LARGEST_MTU, SMALLEST_MTU } from './lans.ts';
import { readNicCidr } from './nodes.ts';
import { findNicOf } from './rows.ts';
import { someSwitches } from './switches.ts';
import { readInteger, readMac } from './values.ts';

/** ( "down" | "up" ) ( NICREF | NAME ) */
export function readInterface(checking: Checking, syntax: InterfaceSyntax): InterfaceState | undefined {
  const { keyword, subject } = syntax;
  const kind = keyword.text === 'up' ? 'up' : 'down';
  if (subject.text.includes(':')) {
    const nic = readNicReference(checking, subject);
    return nic && { kind, nics: [nic.id], source: spanOf(syntax) };
  }
  const node = findNode(checking, subject.text, subject);
  if (!node) return undefined;
  if (node.nics.length === 0 && !node.isIncomplete)
    checking.report.warning('no-nic event', subject, { node: node.name });
  return { kind, nics: node.nics.map(({ id }) => id), source: spanOf(syntax) };
}

/** "unplug" NICREF | "plug" NICREF ( "into" NAME )? */
export function readCable(checking: Checking, syntax: CableSyntax): Unplug | Plug | undefined {
  const { keyword, into: token } = syntax;
  const nic = readNicReference(checking, syntax.nic);
  const into = token && findAnySwitches(checking, token);
  if (token && into?.length !== 1) {
    if (into)
      checking.report.error('several-switches', token, {
        name: token.text,
        switches: someSwitches(checking, into),
      });
    return undefined;
  }
  if (!nic) return undefined;
  const source = spanOf(syntax);
  return keyword.text === 'plug'
    ? { kind: 'plug', nic: nic.id, into: into?.[0], source }
    : { kind: 'unplug', nic: nic.id, source };
}

/** NICREF: a host and one of its nics, by its name or that of its lan. */
export function readNicReference(checking: Checking, token: Token): NicDraft | undefined {
  const { text } = token;
  if (text === '') return undefined;
  const colon = text.indexOf(':');
  if (colon > 0 && colon < text.length - 1) {
    const node = findNode(checking, text.slice(0, colon), { start: token.start, end: token.start + colon });
    const name = { ...token, text: text.slice(colon + 1), start: token.start + colon + 1 };
    return node && findNicOf(checking, node, name);
  }
  const symbol = checking.names.find('node', colon < 0 ? text : text.slice(0, colon));
  const nics = (symbol && checking.nodes[symbol.id]?.nics) ?? [];
  const fixes = nics.slice(0, 3).map((nic) => replace(token, `${nic.node.name}:${nic.name}`));
  checking.report.error('no-nic reference', token, { word: text }, fixes);
  return undefined;
}

/** The switch of that name, or all of the lan of that name; undefined after the complaint. */
function findAnySwitches(checking: Checking, token: Token): readonly number[] | undefined {
  if (token.text === '') return undefined;
  const own = checking.names.find('switch', token.text);
  const lan = own ? undefined : checking.names.find('lan', token.text);
  const symbol = own ?? lan;
  if (!symbol) {
    reportUnknown(checking, ['switch', 'lan'], token, token.text);
    return undefined;
  }
  checking.names.refer(symbol, token);
  return own ? [own.id] : checking.lans[symbol.id]?.switches;
}

/** "flush" NAME ( "arp" | "mac" | "sockets" | "nat" | "connections" | "names" ) */
export function readFlush(checking: Checking, syntax: FlushSyntax): Flush | undefined {
  const { subject, table } = syntax;
  const { report, names } = checking;
  const source = spanOf(syntax);
  if (subject.text === '') return undefined;
  const isNode = names.find('node', subject.text) !== undefined;
  if (table.text === 'mac') {
    if (isNode) {
      report.error('wrong-subject flush-host', subject, { name: subject.text }, [replace(table, 'arp')]);
      return undefined;
    }
    const switches = findAnySwitches(checking, subject);
    return switches && { kind: 'flush', table: 'mac', switches, source };
  }
  if (!isNodeTable(table.text)) return undefined;
  if (!isNode && (names.find('lan', subject.text) ?? names.find('switch', subject.text))) {
    report.error('wrong-subject flush-lan', subject, { name: subject.text, table: table.text }, [
      replace(table, 'mac'),
    ]);
    return undefined;
  }
  const node = findNode(checking, subject.text, subject);
  return node && { kind: 'flush', table: table.text, node: node.id, source };
}

function isNodeTable(text: string): text is NodeTable {
  return text === 'arp' || text === 'sockets' || text === 'nat' || text === 'connections' || text === 'names';
}

/** "set" NICREF ( "address" ( NET | "none" ) | "mac" MAC | "mtu" INT ) */
export function readSetNic(checking: Checking, syntax: SetNicSyntax): SetNic | undefined {
  const { property, value } = syntax;
  const nic = readNicReference(checking, syntax.nic);
  const change = readNicChange(checking, nic, property.text, value);
  return nic && change && { kind: 'set-nic', nic: nic.id, change, source: spanOf(syntax) };
}

function readNicChange(
  checking: Checking,
  nic: NicDraft | undefined,
  property: string,
  value: Token,
): SetNic['change'] | undefined {
  const { report } = checking;
  switch (property) {
    case 'address': {
      if (value.text === 'none') return { kind: 'addresses', addresses: [] };
      const cidr = nic && value.text !== '' ? readNicCidr(checking, nic.lan, value) : undefined;
      return cidr && { kind: 'addresses', addresses: [cidr] };
    }
    case 'mac': {
      const mac = readMac(report, value);
      return mac === undefined ? undefined : { kind: 'mac', mac };
    }
    case 'mtu': {
      const mtu = readInteger(report, value, 'mtu', SMALLEST_MTU, LARGEST_MTU);
      return mtu === undefined ? undefined : { kind: 'mtu', mtu };
    }
    default:
      return undefined;
  }
}
