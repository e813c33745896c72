// English: what is said about a word that is not what stands there, and about predicates.
import { ENGLISH_LIMITS, ENGLISH_QUANTITIES } from './english-wanted.ts';
import type { Sentences } from './message.ts';
import { listed, shown } from './shown.ts';
import type { ValueVocabulary } from './vocabulary-value.ts';

export function didYouMean(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean ${shown(meant)}?`;
}

export const englishValue: Sentences<ValueVocabulary> = {
  'bad-name': ({ word, beginsWithDigit }) => {
    const rule = beginsWithDigit
      ? 'begin with a letter or _'
      : 'consist of letters, digits, - and _, in any script';
    return `${shown(word)} cannot be a name: names ${rule}, because other words are told from them by their shape.`;
  },
  'bad-name step-word': ({ word }) =>
    `${shown(word)} cannot name a host: in a walk a line that begins with it is an event.`,
  'bad-name loopback': ({ word }) => `${shown(word)} cannot name a nic: lo is the loopback interface.`,
  'bad-name too-long': ({ word, most }) =>
    `${shown(word)} cannot name a nic: Linux allows ${most} characters.`,
  'bad-address': ({ word, hasMask }) =>
    `${shown(word)} is no address: ${
      hasMask
        ? 'an address and its mask, such as 192.168.1.10/24'
        : 'four numbers from 0 to 255 joined by dots, such as 192.168.1.10'
    }.`,
  'bad-address masked': ({ word, right }) =>
    `${shown(word)} has a mask, and here stands a single address without one, such as ${right}.`,
  'bad-address leading-zero': ({ word }) =>
    `${shown(word)} is no address: a part begins with a zero, which some programs read as octal.`,
  'bad-address too-large': ({ word }) => `${shown(word)} is no address: a part is larger than 255.`,
  'bad-address short': ({ word }) => `${shown(word)} is no part of an address: a part is at most 255.`,
  'bad-address host': ({ word, right }) => `${shown(word)} is a host, and here stands an address: ${right}.`,
  'bad-address seen': ({ word, right }) =>
    `What a program sees of ${shown(word)} is an address, and translation changes it: write the one that must have been seen, such as ${right}, or one with its port.`,
  ipv6: () => 'IPv6 is not modelled yet: write an IPv4 address such as 192.168.1.10.',
  'bad-mask': ({ word }) =>
    `${shown(word)} has no mask that exists: behind the slash stands how many of the 32 bits name the network, 0 to 32.`,
  'bad-mask missing': ({ word, right }) =>
    `${shown(word)} has no mask, so where its network ends is not known: write how many of the 32 bits name the network, such as ${right}.`,
  'host-bits': ({ word, right }) =>
    `${shown(word)} names a host, not a network: with this mask the network is ${right}, and that is what is used.`,
  'bad-mac': ({ word }) =>
    `${shown(word)} is no MAC: six pairs of hexadecimal digits joined by colons, such as 02:00:00:00:01:00.`,
  'bad-mac group': ({ word }) =>
    `${shown(word)} is the address of a group (its first octet is odd): a nic needs one of its own, such as 02:00:00:00:01:00.`,
  'bad-mac zero': () => 'The MAC of all zeros belongs to nobody: Linux refuses it.',
  'bad-time': ({ word, lacksUnit }) =>
    `${shown(word)} is no time: 10us, 300ms, 1.5s, 2min or 1h, up to 104 days.${
      lacksUnit ? ' A time always has its unit.' : ''
    }`,
  'bad-time zero': ({ word }) =>
    `${shown(word)} would let a timer run without end: this time must be longer than nothing.`,
  'bad-number': ({ word, what, least, most }) =>
    `${shown(word)} is no ${ENGLISH_QUANTITIES[what]}: a whole number, ${
      most === undefined ? `from ${least} on` : `${least} to ${most}`
    }.`,
  'bad-number zeroth': () => 'Frames are counted from the first: `1st`, `2nd`, `3rd` …',
  'bad-port': ({ word }) => `${shown(word)} is no port: a port is a number of 16 bits, 1 to 65535.`,
  'bad-port range': ({ word }) => `${shown(word)} is no range of ports: 40000, or 40000..40039.`,
  'empty-range': ({ word }) => `${shown(word)} is an empty range: its first port is larger than its last.`,
  'bad-value on-off': ({ word }) => `${shown(word)} is neither \`on\` nor \`off\`.`,
  'bad-value share': ({ word }) => `${shown(word)} is no share: 0% to 100%.`,
  'bad-value choice': ({ word, setting, choices }) =>
    `${shown(word)} is no value of \`${setting}\`: ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`,
  'too-large size': ({ word, limit }) => `${shown(word)} is too much: ${ENGLISH_LIMITS[limit]}.`,
  'too-large text': ({ limit }) => `This text is too long: ${ENGLISH_LIMITS[limit]}.`,
  'bad-url': ({ word }) =>
    `${shown(word)} is no URL: http://HOST/PATH, such as http://web/ or http://10.0.0.1:8080/logo.`,
  'no-port': ({ word }) =>
    `${shown(word)} lacks its port: a host and a port joined by a colon, such as web:80.`,
  'no-port empty': ({ word }) => `${shown(word)} lacks its port behind the colon, such as web:80.`,
  'no-port url': ({ word }) => `${shown(word)} lacks its port behind the colon.`,
  'not-simulated https': () =>
    '`https` is not simulated yet (HTTP over TLS): write http:// to see the same request in the clear.',
  'bad-domain letters': ({ word }) =>
    `${shown(word)} is no domain name such as www.example.com: its parts begin with a letter or _ and consist of letters, digits, - and _.`,
  'bad-domain no-dot': ({ word }) =>
    `${shown(word)} is no domain name such as www.example.com: it has a dot; a name without one means a host of the file and is asked of nobody.`,
  'bad-domain too-long': ({ word }) =>
    `${shown(word)} is too long: a name has at most 253 octets, and 63 between two dots (RFC 1035).`,
  'bad-domain not-ascii': ({ word }) =>
    `${shown(word)} has letters beyond ASCII, which are not sent as they are: write the name as it is asked for (xn--…, RFC 5890).`,
  'bad-domain address': ({ word }) =>
    `${shown(word)} is an address, which needs no lookup: \`resolve\` asks for the address of a name (the way back, PTR, is not modelled).`,
  'bad-domain host': ({ word }) =>
    `${shown(word)} is a host of this file, whose address is known without asking: \`resolve\` needs a name with a dot.`,
  'bad-version': ({ word }) =>
    `${shown(word)} is no version: up to three numbers joined by dots, such as 1.22.`,
  'bad-header': ({ word }) =>
    `${shown(word)} is no header line: a name, a colon and a value on one line, such as "Host: www.example.com".`,
  'bad-result': ({ word, failures }) =>
    `${shown(word)} is no result: \`200\`, \`3 replies\`, a text in double quotes, an address, or ${listed(failures)}.`,
  'bad-state': ({ word, states }) => `${shown(word)} is no state of a TCP socket: ${states.join(', ')}.`,
  'bad-predicate missing': () => 'A condition is missing, such as tcp.flags.syn == 1.',
  'bad-predicate missing-here': () => 'A condition is missing here, such as tcp.flags.syn == 1.',
  'bad-predicate too-long': ({ most }) => `This condition is too long: at most ${most} words.`,
  'bad-predicate too-deep': () => 'Conditions stand too deep inside each other here.',
  'bad-predicate closes-nothing': () => 'This `)` closes nothing.',
  'bad-predicate unclosed': () => 'This `(` is never closed.',
  'bad-predicate not-joined': ({ word }) =>
    `${shown(word)} does not continue the condition: \`&&\` or \`||\` joins two.`,
  'bad-predicate no-field': ({ word }) => `A field such as tcp.flags.syn belongs here, not ${shown(word)}.`,
  'bad-predicate unknown-field': ({ word, meant }) =>
    `${shown(word)} is no field that can be asked for: those are Wireshark's, such as tcp.len, ip.dst or arp.opcode.${didYouMean(meant)}`,
  'bad-predicate single-equals': () => 'A comparison is written `==`.',
  'bad-predicate protocol': ({ field }) =>
    `${shown(field)} is a protocol: it is there or not, and compares with nothing.`,
  'bad-predicate no-value': ({ field }) => `What ${shown(field)} is compared with is missing.`,
  'bad-predicate no-order': ({ field }) =>
    `Addresses are equal or not: ${shown(field)} compares with \`==\` and \`!=\`.`,
  'bad-predicate no-number': ({ word, field }) =>
    `${shown(word)} is no number: ${shown(field)} compares with 80 or 0x50.`,
  'bad-predicate no-address': ({ word, type, meant }) => {
    const right =
      type === 'mac' ? 'a MAC such as 02:00:00:00:01:00' : 'an address such as 10.0.0.1 or 10.0.0.0/24';
    return `${shown(word)} is neither ${right} nor a host of the file.${didYouMean(meant)}`;
  },
};
