// Hosts and their nics: declares names, reads nics, gives out what the file leaves out (addresses, masks, MACs, ports).
import type { Cidr } from '../../address/cidr.ts';
import { parseIpv4 } from '../../address/ipv4.ts';
import { assignedMac, formatMac } from '../../address/mac.ts';
import { DEFAULT_SETTINGS, type NodeKind, type Settings } from '../../network/network.ts';
import { replace } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import { STEP_WORDS } from '../parse/verbs.ts';
import type { LinkSyntax, NicSyntax, NodeSyntax } from '../syntax.ts';
import { expandShort, isShort, looksLikeNet } from '../words.ts';
import { settleAddresses } from './addresses.ts';
import {
  type Checking,
  findLan,
  type LanDraft,
  type NicDraft,
  type NodeDraft,
  reportTwice,
} from './checking.ts';
import { LARGEST_MTU, SMALLEST_MTU } from './lans.ts';
import { findSwitch } from './switches.ts';
import { checkName, readAddress, readInteger, readInterfaceAddress, readMac } from './values.ts';

const KINDS: readonly NodeKind[] = ['host', 'router', 'balancer', 'proxy'];
const LONGEST_NIC_NAME = 15;
const FORWARDING: Settings = { ...DEFAULT_SETTINGS, forward: true };

/** Of a node that says nothing itself: routers and balancers forward. */
export function usualSettings(kind: NodeKind): Settings {
  return kind === 'router' || kind === 'balancer' ? FORWARDING : DEFAULT_SETTINGS;
}

export function declareNode(checking: Checking, syntax: NodeSyntax): NodeDraft | undefined {
  const { report, names, nodes } = checking;
  if (!checkName(report, syntax.name)) return undefined;
  const { text } = syntax.name;
  if (STEP_WORDS.has(text)) {
    report.error('bad-name step-word', syntax.name, { word: text });
  }
  const other = names.find('node', text);
  if (other) reportTwice(checking, syntax.name, 'host', other.declaration.start);
  const id = nodes.length;
  const kind = KINDS.find((one) => one === syntax.keyword.text) ?? 'host';
  const node: NodeDraft = {
    id,
    kind,
    name: text,
    syntax,
    symbol: names.declare('node', text, id, syntax.name),
    nics: [],
    routes: [],
    loopbacks: [],
    neighbours: [],
    resolvers: [],
    decapsulates: false,
    nat: [],
    filter: [],
    mssClamp: undefined,
    services: [],
    virtualServices: [],
    upstreams: [],
    software: undefined,
    taken: new Map(),
    onLink: [],
    settings: usualSettings(kind),
    isIncomplete: syntax.block.rows.some((row) => row.kind === 'error'),
  };
  nodes.push(node);
  return node;
}

function addNic(node: NodeDraft, lan: LanDraft, syntax: NicSyntax | LinkSyntax): NicDraft {
  const nic: NicDraft = {
    id: -1,
    node,
    name: '',
    lan,
    syntax,
    mac: undefined,
    hasWrittenMac: false,
    addresses: [],
    addressTokens: [],
    wantsAddress: false,
    mtu: lan.mtu,
    switch: lan.switches[0] ?? 0,
    port: 0,
    down: false,
  };
  node.nics.push(nic);
  return nic;
}

export function addLinkNic(node: NodeDraft, lan: LanDraft, syntax: LinkSyntax): void {
  addNic(node, lan, syntax).wantsAddress = lan.network !== undefined;
}

export function readNic(checking: Checking, node: NodeDraft, syntax: NicSyntax): void {
  const { report, names } = checking;
  const lan = findLan(checking, syntax.lan);
  if (!lan) {
    node.isIncomplete = true;
    return;
  }
  const nic = addNic(node, lan, syntax);
  for (const token of syntax.addresses) readNicAddress(checking, nic, token);
  nic.wantsAddress = syntax.addresses.length === 0 && lan.network !== undefined;
  for (const { keyword, values } of syntax.options) {
    const value = values[0];
    if (keyword.text === 'down') nic.down = true;
    if (!value) continue;
    if (keyword.text === 'mtu')
      nic.mtu = readInteger(report, value, 'mtu', SMALLEST_MTU, LARGEST_MTU) ?? nic.mtu;
    if (keyword.text === 'port') nic.switch = findSwitch(checking, lan, value) ?? nic.switch;
    if (keyword.text === 'mac') {
      nic.mac = readMac(report, value);
      nic.hasWrittenMac = nic.mac !== undefined;
    }
    if (keyword.text === 'name' && checkName(report, value)) {
      if (value.text === 'lo') report.error('bad-name loopback', value, { word: value.text });
      else if (value.text.length > LONGEST_NIC_NAME) {
        report.error('bad-name too-long', value, { word: value.text, most: LONGEST_NIC_NAME });
      } else if (names.find('nic', value.text, node.id)) {
        report.error('duplicate-name nic', value, { node: node.name, name: value.text });
      } else {
        nic.name = value.text;
        names.declare('nic', value.text, node.id, value, true, node.id);
      }
    }
  }
}

/** NET | ADDRESS | SHORT: the mask comes from the lan unless written. */
function readNicAddress(checking: Checking, nic: NicDraft, token: Token): void {
  const cidr = readNicCidr(checking, nic.lan, token);
  if (!cidr) {
    nic.node.isIncomplete = true;
    return;
  }
  nic.addresses.push(cidr);
  nic.addressTokens.push(token);
}

export function readNicCidr(checking: Checking, lan: LanDraft, token: Token): Cidr | undefined {
  const { report } = checking;
  if (looksLikeNet(token.text)) return readInterfaceAddress(report, token);
  if (isShort(token.text)) {
    if (!lan.network) {
      report.error('no-mask short', token, { word: token.text, lan: lan.name });
      return undefined;
    }
    const address = expandShort(token.text, lan.network.address);
    if (address === undefined) report.error('bad-address short', token, { word: token.text });
    return address === undefined ? undefined : { address, prefixLength: lan.network.prefixLength };
  }
  const address = parseIpv4(token.text) ?? readAddress(report, token);
  if (address === undefined) return undefined;
  if (!lan.network) {
    const right = `${token.text}/24`;
    report.error('no-mask', token, { word: token.text, lan: lan.name }, [replace(token, right)]);
    return undefined;
  }
  return { address, prefixLength: lan.network.prefixLength };
}

/** When all nics are read: ids, names, MACs, addresses, each in order of declaration. */
export function completeNics(checking: Checking): void {
  const { nodes, nics } = checking;
  for (const node of nodes) {
    for (const [ordinal, nic] of node.nics.entries()) {
      nic.id = nics.length;
      nics.push(nic);
      if (nic.name === '') nic.name = defaultName(checking, node, ordinal);
      nic.mac ??= assignedMac(node.id + 1, ordinal);
      claimMac(checking, nic);
    }
  }
  settleAddresses(checking);
}

/** eth0, eth1 … by position, stepping over names that the file gives to others. */
function defaultName(checking: Checking, node: NodeDraft, ordinal: number): string {
  let number = ordinal;
  while (checking.names.find('nic', `eth${number}`, node.id)) number++;
  return `eth${number}`;
}

function claimMac(checking: Checking, nic: NicDraft): void {
  if (nic.mac === undefined) return;
  const other = nic.lan.macs.get(nic.mac);
  if (!other) {
    nic.lan.macs.set(nic.mac, nic);
    return;
  }
  const place = macToken(nic) ?? macToken(other) ?? nic.syntax;
  checking.report.warning('duplicate-mac', place, {
    mac: formatMac(nic.mac),
    node: other.node.name,
    nic: other.name,
  });
}

function macToken(nic: NicDraft): Token | undefined {
  if (nic.syntax.kind !== 'nic') return undefined;
  return nic.syntax.options.find(({ keyword }) => keyword.text === 'mac')?.values[0];
}
