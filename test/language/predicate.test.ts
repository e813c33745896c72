// The predicate language: what its texts mean as a tree, and what is said, and where, about those that mean nothing.
import { describe, expect, test } from 'vitest';
import { parseInterfaceAddress } from '../../src/address/cidr.ts';
import { parseMac } from '../../src/address/mac.ts';
import { ENGLISH_MESSAGES } from '../../src/language/messages/english.ts';
import { sentence } from '../../src/language/messages/message.ts';
import { NO_NAMES, type PredicateNames, parsePredicate } from '../../src/language/predicate.ts';
import type { Predicate } from '../../src/network/predicate.ts';

const WEB: PredicateNames = {
  addressesOf: (name) => (name === 'web' ? [parseInterfaceAddress('10.0.0.80/32')!] : undefined),
  macsOf: (name) => (name === 'web' ? [parseMac('02:00:00:00:01:00')!] : undefined),
  all: () => ['web'],
};

/** The tree in one line, fully parenthesised. */
function shape(predicate: Predicate | undefined): string {
  switch (predicate?.kind) {
    case undefined:
      return '-';
    case 'all':
      return 'all';
    case 'and':
    case 'or':
      return `(${shape(predicate.left)} ${predicate.kind} ${shape(predicate.right)})`;
    case 'not':
      return `not ${shape(predicate.operand)}`;
    case 'present':
      return predicate.field;
    case 'compare': {
      const { value } = predicate;
      const right = value.kind === 'number' ? value.value : value.kind;
      return `${predicate.field}${predicate.operator}${right}`;
    }
  }
}

const meaning = (text: string) => shape(parsePredicate(text, WEB).predicate);

test.each([
  ['tcp', 'tcp'],
  ['tcp.flags.syn == 1 && ip.dst == web', '(tcp.flags.syn==1 and ip.dst==networks)'],
  ['tcp.port==80', 'tcp.port==80'],
  ['tcp.port eq 0x50', 'tcp.port==80'],
  ['tcp.len gt 0 and tcp.len le 9', '(tcp.len>0 and tcp.len<=9)'],
  ['arp or icmp and udp', '(arp or (icmp and udp))'],
  ['(arp || icmp) && udp', '((arp or icmp) and udp)'],
  ['not arp and tcp', '(not arp and tcp)'],
  ['!(arp or tcp)', 'not (arp or tcp)'],
  ['! ! arp', 'not not arp'],
  ['arp and icmp and udp', '((arp and icmp) and udp)'],
  ['eth.src == 02:00:00:00:01:00', 'eth.src==macs'],
  ['eth.dst != web', 'eth.dst!=macs'],
  ['ip.addr == 10.0.0.0/8', 'ip.addr==networks'],
  ['tcp.flags.syn == True', 'tcp.flags.syn==1'],
])('%s', (text, tree) => {
  expect(parsePredicate(text, WEB).problem).toBeUndefined();
  expect(meaning(text)).toBe(tree);
});

test('a name stands for every address of its host', () => {
  const { predicate, names } = parsePredicate('ip.dst == web', WEB);
  expect(predicate).toMatchObject({ value: { networks: [{ prefixLength: 32 }] } });
  expect(names).toEqual([expect.objectContaining({ name: 'web', start: 10, end: 13 })]);
});

test('a network with host bits is the network', () => {
  expect(parsePredicate('ip.src == 10.0.0.7/24', NO_NAMES).predicate).toEqual(
    parsePredicate('ip.src == 10.0.0.0/24', NO_NAMES).predicate,
  );
});

describe('what means nothing is said at its place', () => {
  test.each([
    ['', '', 'is missing'],
    ['tcp.prot == 80', 'tcp.prot', 'Did you mean `tcp.port`?'],
    ['tcp.port = 80', '=', 'written `==`'],
    ['tcp.port == eighty', 'eighty', 'no number'],
    ['tcp.port ==', '', 'is missing'],
    ['ip.dst == wbe', 'wbe', 'Did you mean `web`?'],
    ['ip.dst < 10.0.0.1', '10.0.0.1', 'equal or not'],
    ['tcp == 1', 'tcp', 'is a protocol'],
    ['(tcp && udp', '(', 'never closed'],
    ['tcp) && udp', ')', 'closes nothing'],
    ['tcp udp', 'udp', '`&&` or `||`'],
    ['tcp &&', '', 'missing here'],
    ['&& tcp', '&&', 'A field'],
    ['ip.dst == 10.0.0.300', '10.0.0.300', 'neither an address'],
    ['eth.src == 02:00', '02:00', 'neither a MAC'],
  ])('%s', (text, place, message) => {
    const { predicate, problem } = parsePredicate(text, WEB);
    expect(predicate).toBeUndefined();
    expect(text.slice(problem?.start, problem?.end)).toBe(place);
    expect(problem && sentence(ENGLISH_MESSAGES.sentences, problem.message)).toContain(message);
  });
  test('a thousand parentheses, and a condition as long as a book', () => {
    expect(parsePredicate(`${'('.repeat(1000)}tcp`, NO_NAMES).problem?.message.key).toMatch(
      /too-(long|deep)/,
    );
    expect(parsePredicate('tcp && '.repeat(100_000), NO_NAMES).problem?.message).toEqual({
      key: 'bad-predicate too-long',
      args: { most: 1000 },
    });
  });
});
