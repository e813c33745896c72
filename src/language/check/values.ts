// Words -> values, with the message for those that are none. Each reader gives undefined after it has complained, and
// says nothing about a word that is missing: the parser has said so already.
import { type Cidr, networkAddress, parseInterfaceAddress } from '../../address/cidr.ts';
import { type Ipv4, parseIpv4 } from '../../address/ipv4.ts';
import { isGroupMac, type Mac, parseMac, ZERO_MAC } from '../../address/mac.ts';
import type { PortRange } from '../../network/script.ts';
import type { Nanoseconds } from '../../network/source.ts';
import { type Report, replace } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { Limit, Quantity } from '../messages/wanted.ts';
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

function isMissing(token: Token): boolean {
  return token.text === '' && token.kind !== 'string';
}

/** Complains when the word cannot be a name; gives whether it can. */
export function checkName(report: Report, token: Token): boolean {
  if (isMissing(token)) return false;
  if (isName(token.text) && token.kind === 'word') return true;
  report.error('bad-name', token, { word: token.text, beginsWithDigit: /^\d/.test(token.text) });
  return false;
}

export function readAddress(report: Report, token: Token): Ipv4 | undefined {
  if (isMissing(token)) return undefined;
  const address = parseIpv4(token.text);
  if (address !== undefined) return address;
  if (parseInterfaceAddress(token.text)) {
    const right = token.text.slice(0, token.text.indexOf('/'));
    report.error('bad-address masked', token, { word: token.text, right }, [replace(token, right)]);
    return undefined;
  }
  complainAboutAddress(report, token, false);
  return undefined;
}

/** `10.0.0.7/24` with its host bits. */
export function readInterfaceAddress(report: Report, token: Token): Cidr | undefined {
  if (isMissing(token)) return undefined;
  const cidr = parseInterfaceAddress(token.text);
  if (cidr) return cidr;
  if (parseIpv4(token.text) === undefined) complainAboutAddress(report, token, true);
  else {
    const right = `${token.text}/24`;
    report.error('bad-mask missing', token, { word: token.text, right }, [replace(token, right)]);
  }
  return undefined;
}

function complainAboutAddress(report: Report, token: Token, hasMask: boolean): void {
  const { text: word } = token;
  if (looksLikeIpv6(word)) return report.error('ipv6', token, {});
  if (looksLikeNet(word) && parseIpv4(word.slice(0, word.indexOf('/'))) !== undefined)
    return report.error('bad-mask', token, { word });
  if (looksLikeAddress(word) || looksLikeNet(word)) {
    const leading = word.split(/[./]/).some((part) => part.length > 1 && part.startsWith('0'));
    return report.error(leading ? 'bad-address leading-zero' : 'bad-address too-large', token, { word });
  }
  report.error('bad-address', token, { word, hasMask });
}

/** A network; host bits that are set are a mistake worth a fix, the network is clear all the same. */
export function readNetwork(report: Report, token: Token): Cidr | undefined {
  const cidr = readInterfaceAddress(report, token);
  if (!cidr) return undefined;
  const address = networkAddress(cidr.address, cidr.prefixLength);
  if (address !== cidr.address) {
    const right = formatNetwork({ address, prefixLength: cidr.prefixLength });
    report.warning('host-bits', token, { word: token.text, right }, [replace(token, right)]);
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
    report.error('bad-mac', token, { word: token.text }, fixes);
    return undefined;
  }
  if (isGroupMac(mac)) {
    report.error('bad-mac group', token, { word: token.text });
    return undefined;
  }
  if (mac === ZERO_MAC) {
    report.error('bad-mac zero', token, {});
    return undefined;
  }
  return mac;
}

export function readTime(report: Report, token: Token): Nanoseconds | undefined {
  if (isMissing(token)) return undefined;
  const time = parseTime(token.text);
  if (time === undefined) {
    const lacksUnit = isInteger(token.text);
    const fixes = lacksUnit ? [replace(token, `${token.text}ms`), replace(token, `${token.text}s`)] : [];
    report.error('bad-time', token, { word: token.text, lacksUnit }, fixes);
  }
  return time;
}

export function readInteger(
  report: Report,
  token: Token,
  what: Quantity,
  least: number,
  most: number,
): number | undefined {
  if (isMissing(token)) return undefined;
  const value = parseInteger(token.text);
  if (value !== undefined && value >= least && value <= most) return value;
  report.error('bad-number', token, {
    word: token.text,
    what,
    least,
    most: most === Number.MAX_SAFE_INTEGER ? undefined : most,
  });
  return undefined;
}

export function readPort(report: Report, token: Token, text = token.text): number | undefined {
  if (text === '') return undefined;
  const port = parsePort(text);
  if (port === undefined) {
    report.error('bad-port', token, { word: text });
  }
  return port;
}

export function readPorts(report: Report, token: Token): PortRange | undefined {
  if (isMissing(token)) return undefined;
  const ports = splitPorts(token.text);
  if (!ports) {
    report.error('bad-port range', token, { word: token.text });
    return undefined;
  }
  const first = readPort(report, token, ports.first);
  const last = readPort(report, token, ports.last);
  if (first === undefined || last === undefined) return undefined;
  if (first > last) {
    report.error('empty-range', token, { word: token.text }, [replace(token, `${last}..${first}`)]);
    return undefined;
  }
  return { first, last };
}

export function readOnOff(report: Report, token: Token): boolean | undefined {
  if (isMissing(token)) return undefined;
  if (token.text === 'on' || token.text === 'off') return token.text === 'on';
  report.error('bad-value on-off', token, { word: token.text });
  return undefined;
}

export function readShare(report: Report, token: Token): number | undefined {
  if (isMissing(token)) return undefined;
  const share = parsePercent(token.text);
  if (share !== undefined && share <= 1) return share;
  const fixes = isInteger(token.text) && Number(token.text) <= 100 ? [replace(token, `${token.text}%`)] : [];
  report.error('bad-value share', token, { word: token.text }, fixes);
  return undefined;
}

/** SIZE; of a word that is none the parser has said so already. */
export function readSize(report: Report, token: Token, most: number, limit: Limit): number | undefined {
  if (isMissing(token)) return undefined;
  const size = parseSize(token.text);
  if (size === undefined || size <= most) return size;
  report.error('too-large size', token, { word: token.text, limit });
  return undefined;
}
