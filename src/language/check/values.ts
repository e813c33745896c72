// Words -> values, with the message for those that are none. Each reader gives undefined after it has complained, and
// says nothing about a word that is missing: the parser has said so already.
import { type Cidr, networkAddress, parseInterfaceAddress } from '../../address/cidr.ts';
import { type Ipv4, parseIpv4 } from '../../address/ipv4.ts';
import { isGroupMac, type Mac, parseMac, ZERO_MAC } from '../../address/mac.ts';
import type { PortRange } from '../../network/script.ts';
import type { Nanoseconds } from '../../network/source.ts';
import { type Report, replace, shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import {
  isInteger,
  isName,
  looksLikeAddress,
  looksLikeIpv6,
  looksLikeNet,
  parseInteger,
  parsePercent,
  parsePort,
  parseSize,
  parseTime,
  splitPorts,
} from '../words.ts';

const IPV6 = 'IPv6 is not modelled yet: write an IPv4 address such as 192.168.1.10.';

function isMissing(token: Token): boolean {
  return token.text === '' && token.kind !== 'string';
}

/** Complains when the word cannot be a name; gives whether it can. */
export function checkName(report: Report, token: Token): boolean {
  if (isMissing(token)) return false;
  if (isName(token.text) && token.kind === 'word') return true;
  const why = /^\d/.test(token.text)
    ? 'begin with a letter or _'
    : 'consist of letters, digits, - and _, in any script';
  report.error(
    'bad-name',
    token,
    `${shown(token.text)} cannot be a name: names ${why}, because other words are told from them by their shape.`,
  );
  return false;
}

export function readAddress(report: Report, token: Token): Ipv4 | undefined {
  if (isMissing(token)) return undefined;
  const address = parseIpv4(token.text);
  if (address !== undefined) return address;
  if (parseInterfaceAddress(token.text)) {
    const right = token.text.slice(0, token.text.indexOf('/'));
    report.error(
      'bad-address',
      token,
      `${shown(token.text)} has a mask, and here stands a single address without one, such as ${right}.`,
      [replace(token, right)],
    );
    return undefined;
  }
  complainAboutAddress(report, token, 'four numbers from 0 to 255 joined by dots, such as 192.168.1.10');
  return undefined;
}

/** `10.0.0.7/24` with its host bits. */
export function readInterfaceAddress(report: Report, token: Token): Cidr | undefined {
  if (isMissing(token)) return undefined;
  const cidr = parseInterfaceAddress(token.text);
  if (cidr) return cidr;
  complainAboutAddress(report, token, 'an address and its mask, such as 192.168.1.10/24');
  return undefined;
}

function complainAboutAddress(report: Report, token: Token, right: string): void {
  const { text } = token;
  if (looksLikeIpv6(text)) return report.error('ipv6', token, IPV6);
  if (looksLikeNet(text) && parseIpv4(text.slice(0, text.indexOf('/'))) !== undefined) {
    return report.error(
      'bad-mask',
      token,
      `${shown(text)} has no mask that exists: behind the slash stands how many of the 32 bits name the network, 0 to 32.`,
    );
  }
  if (looksLikeAddress(text) || looksLikeNet(text)) {
    const leading = text.split(/[./]/).some((part) => part.length > 1 && part.startsWith('0'));
    const why = leading
      ? 'a part begins with a zero, which some programs read as octal'
      : 'a part is larger than 255';
    return report.error('bad-address', token, `${shown(text)} is no address: ${why}.`);
  }
  report.error('bad-address', token, `${shown(text)} is no address: ${right}.`);
}

/** A network; host bits that are set are a mistake worth a fix, the network is clear all the same. */
export function readNetwork(report: Report, token: Token): Cidr | undefined {
  const cidr = readInterfaceAddress(report, token);
  if (!cidr) return undefined;
  const address = networkAddress(cidr.address, cidr.prefixLength);
  if (address !== cidr.address) {
    const right = formatNetwork({ address, prefixLength: cidr.prefixLength });
    report.warning(
      'host-bits',
      token,
      `${shown(token.text)} names a host, not a network: with this mask the network is ${right}, and that is what is used.`,
      [replace(token, right)],
    );
  }
  return { address, prefixLength: cidr.prefixLength };
}

function formatNetwork({ address, prefixLength }: Cidr): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}/${prefixLength}`;
}

export function readMac(report: Report, token: Token): Mac | undefined {
  if (isMissing(token)) return undefined;
  const mac = parseMac(token.text);
  if (mac === undefined) {
    const dashes = token.text.replaceAll('-', ':');
    const fixes = parseMac(dashes) === undefined ? [] : [replace(token, dashes)];
    report.error(
      'bad-mac',
      token,
      `${shown(token.text)} is no MAC: six pairs of hexadecimal digits joined by colons, such as 02:00:00:00:01:00.`,
      fixes,
    );
    return undefined;
  }
  if (isGroupMac(mac)) {
    report.error(
      'bad-mac',
      token,
      `${shown(token.text)} is the address of a group (its first octet is odd): a nic needs one of its own, such as 02:00:00:00:01:00.`,
    );
    return undefined;
  }
  if (mac === ZERO_MAC) {
    report.error('bad-mac', token, 'The MAC of all zeros belongs to nobody: Linux refuses it.');
    return undefined;
  }
  return mac;
}

export function readTime(report: Report, token: Token): Nanoseconds | undefined {
  if (isMissing(token)) return undefined;
  const time = parseTime(token.text);
  if (time === undefined) {
    const bare = isInteger(token.text) ? ' A time always has its unit.' : '';
    const fixes = isInteger(token.text)
      ? [replace(token, `${token.text}ms`), replace(token, `${token.text}s`)]
      : [];
    report.error(
      'bad-time',
      token,
      `${shown(token.text)} is no time: 10us, 300ms, 1.5s, 2min or 1h, up to 104 days.${bare}`,
      fixes,
    );
  }
  return time;
}

export function readInteger(
  report: Report,
  token: Token,
  what: string,
  least: number,
  most: number,
): number | undefined {
  if (isMissing(token)) return undefined;
  const value = parseInteger(token.text);
  if (value !== undefined && value >= least && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `${least} to ${most}`;
  report.error('bad-number', token, `${shown(token.text)} is no ${what}: a whole number, ${range}.`);
  return undefined;
}

export function readPort(report: Report, token: Token, text = token.text): number | undefined {
  if (text === '') return undefined;
  const port = parsePort(text);
  if (port === undefined) {
    report.error('bad-port', token, `${shown(text)} is no port: a port is a number of 16 bits, 1 to 65535.`);
  }
  return port;
}

export function readPorts(report: Report, token: Token): PortRange | undefined {
  if (isMissing(token)) return undefined;
  const ports = splitPorts(token.text);
  if (!ports) {
    report.error('bad-port', token, `${shown(token.text)} is no range of ports: 40000, or 40000..40039.`);
    return undefined;
  }
  const first = readPort(report, token, ports.first);
  const last = readPort(report, token, ports.last);
  if (first === undefined || last === undefined) return undefined;
  if (first > last) {
    report.error(
      'empty-range',
      token,
      `${shown(token.text)} is an empty range: its first port is larger than its last.`,
      [replace(token, `${last}..${first}`)],
    );
    return undefined;
  }
  return { first, last };
}

export function readOnOff(report: Report, token: Token): boolean | undefined {
  if (isMissing(token)) return undefined;
  if (token.text === 'on' || token.text === 'off') return token.text === 'on';
  report.error('bad-value', token, `${shown(token.text)} is neither \`on\` nor \`off\`.`);
  return undefined;
}

export function readShare(report: Report, token: Token): number | undefined {
  if (isMissing(token)) return undefined;
  const share = parsePercent(token.text);
  if (share !== undefined && share <= 1) return share;
  const fixes = isInteger(token.text) && Number(token.text) <= 100 ? [replace(token, `${token.text}%`)] : [];
  report.error('bad-value', token, `${shown(token.text)} is no share: 0% to 100%.`, fixes);
  return undefined;
}

export function readSize(report: Report, token: Token, most: number, why: string): number | undefined {
  if (isMissing(token)) return undefined;
  const size = parseSize(token.text);
  if (size === undefined) {
    report.error('bad-size', token, `${shown(token.text)} is no size: 512B, 40kB (1000), 64KiB (1024), 2MB.`);
  } else if (size > most) {
    report.error('too-large', token, `${shown(token.text)} is too much: ${why}.`);
    return undefined;
  }
  return size;
}
