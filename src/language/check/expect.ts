// Expectations: whose facts they are about, and what must have been seen.

import { formatIpv4 } from '../../address/ipv4.ts';
import type { Expectation, ExpectedFact, ExpectedPeer, ExpectedRoute } from '../../network/expectation.ts';
import { replace } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { ExpectSyntax } from '../syntax.ts';
import { type Checking, findNode, type NodeDraft, reportUnknown, spanOf } from './checking.ts';
import { readMatch } from './match.ts';
import { closest } from './names.ts';
import { readResult } from './results.ts';
import { findNicOf, readNeighbourMac } from './rows.ts';
import { someSwitches } from './switches.ts';
import { addressFor, readFixedEndpoint } from './targets.ts';
import { readAddress, readInteger } from './values.ts';
import type { WalkDraft } from './walks.ts';

/** As ss(8) prints them; RFC 9293's and netstat's spellings are understood. */
const SOCKET_STATES: ReadonlyMap<string, string> = new Map([
  ['ESTAB', 'ESTAB'],
  ['ESTABLISHED', 'ESTAB'],
  ['SYN-SENT', 'SYN-SENT'],
  ['SYN-RECV', 'SYN-RECV'],
  ['SYN-RECEIVED', 'SYN-RECV'],
  ['FIN-WAIT-1', 'FIN-WAIT-1'],
  ['FIN-WAIT-2', 'FIN-WAIT-2'],
  ['FIN-WAIT1', 'FIN-WAIT-1'],
  ['FIN-WAIT2', 'FIN-WAIT-2'],
  ['TIME-WAIT', 'TIME-WAIT'],
  ['CLOSE-WAIT', 'CLOSE-WAIT'],
  ['LAST-ACK', 'LAST-ACK'],
  ['CLOSING', 'CLOSING'],
  ['LISTEN', 'LISTEN'],
]);

export function readExpect(
  checking: Checking,
  walk: WalkDraft,
  syntax: ExpectSyntax,
): Expectation | undefined {
  const subject = readSubject(checking, walk, syntax);
  const node = subject?.kind === 'node' ? checking.nodes[subject.node] : undefined;
  const fact = readFact(checking, syntax, node);
  if (!subject || !fact) return undefined;
  return { kind: 'expect', subject, fact, source: spanOf(syntax) };
}

/** A node, a switch or a label, as the fact needs it. */
function readSubject(
  checking: Checking,
  walk: WalkDraft,
  { subject: token, fact }: ExpectSyntax,
): Expectation['subject'] | undefined {
  const { names, report } = checking;
  const name = token.text;
  if (name === '') return undefined;
  if (fact.text === 'mac') return readSwitchSubject(checking, token);
  if (names.find('node', name)) {
    const node = findNode(checking, name, token);
    if (!node) return undefined;
    if (fact.text === 'got' && !walk.actors.has(node.id)) {
      report.error('no-action subject', token, { name });
    }
    return { kind: 'node', node: node.id };
  }
  if (walk.labels.has(name)) {
    const symbol = names.find('label', name, walk.id);
    if (symbol) names.refer(symbol, token);
    if (fact.text === 'got') return { kind: 'label', label: name };
    report.error('wrong-subject label', token, { name, fact: fact.text });
    return undefined;
  }
  if (names.find('lan', name) || names.find('switch', name)) {
    report.error('wrong-subject lan', token, { name, fact: fact.text });
    return undefined;
  }
  reportUnknown(checking, ['node'], token, name, fact.text === 'got' ? { kind: 'label-before' } : undefined);
  return undefined;
}

function readSwitchSubject(checking: Checking, token: Token): Expectation['subject'] | undefined {
  const { names, report } = checking;
  const own = names.find('switch', token.text);
  if (own) {
    names.refer(own, token);
    return { kind: 'switch', switch: own.id };
  }
  const lan = names.find('lan', token.text);
  if (!lan) {
    if (names.find('node', token.text)) report.error('wrong-subject host', token, { name: token.text });
    else reportUnknown(checking, ['switch', 'lan'], token, token.text);
    return undefined;
  }
  names.refer(lan, token);
  const draft = checking.lans[lan.id];
  const [only] = draft?.switches ?? [];
  if (draft?.switches.length === 1 && only !== undefined) return { kind: 'switch', switch: only };
  report.error('wrong-subject several', token, {
    name: token.text,
    switches: someSwitches(checking, draft?.switches ?? []),
  });
  return undefined;
}

function readFact(
  checking: Checking,
  syntax: ExpectSyntax,
  node: NodeDraft | undefined,
): ExpectedFact | undefined {
  const { report } = checking;
  const [first, second, third] = syntax.values;
  if (!first) return undefined;
  switch (syntax.fact.text) {
    case 'got': {
      const result = readResult(checking, first, second, third);
      return result && { kind: 'got', result };
    }
    case 'sent':
    case 'received': {
      const count = readInteger(report, first, 'frames', 0, Number.MAX_SAFE_INTEGER);
      const match = syntax.match && readMatch(checking, syntax.match);
      return count === undefined || !match ? undefined : { kind: syntax.fact.text, count, match };
    }
    case 'arp': {
      const address = readAddress(report, first);
      if (address === undefined) return undefined;
      if (second?.text === 'none') return { kind: 'arp', address, mac: undefined };
      const mac = third && node ? readNeighbourMac(checking, node, third, address) : undefined;
      return mac === undefined ? undefined : { kind: 'arp', address, mac };
    }
    case 'mac': {
      const count = readInteger(report, first, 'macs', 0, Number.MAX_SAFE_INTEGER);
      return count === undefined ? undefined : { kind: 'mac', count };
    }
    case 'saw': {
      const peer = node && readPeer(checking, node, first);
      return peer && { kind: 'saw', peer };
    }
    case 'served': {
      const count = readInteger(report, first, 'requests', 0, Number.MAX_SAFE_INTEGER);
      return count === undefined ? undefined : { kind: 'served', count };
    }
    case 'translates': {
      const count = readInteger(report, first, 'translations', 0, Number.MAX_SAFE_INTEGER);
      return count === undefined ? undefined : { kind: 'translates', count };
    }
    case 'route':
      return node && readRoute(checking, node, syntax.values);
    case 'socket': {
      const state = readSocketState(checking, first);
      const count = second ? readInteger(report, second, 'sockets', 0, Number.MAX_SAFE_INTEGER) : 1;
      return state === undefined || count === undefined ? undefined : { kind: 'socket', state, count };
    }
    default:
      return undefined;
  }
}

/** "saw" ( ENDPOINT | ADDRESS | "nobody" ) */
function readPeer(checking: Checking, node: NodeDraft, token: Token): ExpectedPeer | undefined {
  const { text } = token;
  if (text === 'nobody') return { kind: 'nobody' };
  if (text.includes(':')) {
    const endpoint = readFixedEndpoint(checking, node, token);
    return endpoint && { kind: 'address', ...endpoint };
  }
  const symbol = checking.names.find('node', text);
  const peer = symbol && checking.nodes[symbol.id];
  if (!symbol || !peer) {
    const address = readAddress(checking.report, token);
    return address === undefined ? undefined : { kind: 'address', address, port: undefined };
  }
  checking.names.refer(symbol, token);
  const own = addressFor(checking, node, peer, token);
  if (own === undefined) return undefined;
  checking.report.error('bad-address seen', token, { word: text, right: formatIpv4(own) }, [
    replace(token, formatIpv4(own)),
  ]);
  return undefined;
}

/** "route" ADDRESS ( "via" ADDRESS | "nic" NAME )+ */
function readRoute(
  checking: Checking,
  node: NodeDraft,
  [target, ...words]: readonly Token[],
): ExpectedRoute | undefined {
  const destination = target && readAddress(checking.report, target);
  let via: ExpectedRoute['via'];
  let nic: ExpectedRoute['nic'];
  for (let at = 0; at + 1 < words.length; at += 2) {
    const value = words[at + 1];
    if (!value) continue;
    if (words[at]?.text === 'via') {
      via = readAddress(checking.report, value);
      if (via === undefined) return undefined;
    } else {
      nic = findNicOf(checking, node, value)?.id;
      if (nic === undefined) return undefined;
    }
  }
  return destination === undefined ? undefined : { kind: 'route', destination, via, nic };
}

function readSocketState(checking: Checking, token: Token): string | undefined {
  if (token.text === '') return undefined;
  const state = SOCKET_STATES.get(token.text.toUpperCase().replaceAll('_', '-'));
  if (state !== undefined) return state;
  const best = closest(token.text.toUpperCase().replaceAll('_', '-'), SOCKET_STATES.keys());
  const states = [...new Set(SOCKET_STATES.values())];
  checking.report.error(
    'bad-state',
    token,
    { word: token.text, states },
    best === undefined ? [] : [replace(token, best)],
  );
  return undefined;
}
