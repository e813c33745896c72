// Whom an action is meant for: a bare name means the address on a lan shared with the asker, else the first nic's, as a
// hosts file would say it; no packet is needed to know it. A name with a dot is asked of a resolver, when the walk runs.
import type { Endpoint } from '../../address/endpoint.ts';
import { formatIpv4, type Ipv4, UNSPECIFIED } from '../../address/ipv4.ts';
import type { SourceSpan } from '../../network/source.ts';
import { replace } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import { isDomain, looksLikeIpv6, splitEndpoint, splitUrl } from '../words.ts';
import { type Checking, findNode, type LanDraft, type NodeDraft } from './checking.ts';
import { readDomain, readKnownDomain } from './domains.ts';
import { readAddress, readPort } from './values.ts';

export interface Target {
  /** 0.0.0.0 where a name has to be asked for */
  readonly address: Ipv4;
  /** that name, in lower case */
  readonly domain: string | undefined;
}

/** target = ADDRESS | DOMAIN | NAME, written as `text` at `span`. */
export function readTarget(
  checking: Checking,
  asker: NodeDraft,
  text: string,
  span: SourceSpan,
): Target | undefined {
  if (!isAddressWord(text) && isDomain(text)) {
    const domain = readDomain(checking, asker, text, span);
    return domain === undefined ? undefined : { address: UNSPECIFIED, domain };
  }
  const address = readFixedTarget(checking, asker, text, span);
  return address === undefined ? undefined : { address, domain: undefined };
}

/**
 * As `readTarget`, for rows of a host: what they speak of is known when the network is set up, so a name with a dot must be
 * one that a name server of the file knows.
 */
export function readFixedTarget(
  checking: Checking,
  asker: NodeDraft,
  text: string,
  span: SourceSpan,
): Ipv4 | undefined {
  if (text === '') return undefined;
  if (isAddressWord(text)) {
    return readAddress(checking.report, { kind: 'word', text, start: span.start, end: span.end });
  }
  if (isDomain(text)) return readKnownDomain(checking, text, span)?.[0];
  const node = findNode(checking, text, span);
  return node && addressFor(checking, asker, node, span);
}

/** ADDRESS where a host might be thought of: of a host of the file its address is offered. */
export function readAddressOnly(checking: Checking, asker: NodeDraft, token: Token): Ipv4 | undefined {
  const symbol = checking.names.find('node', token.text);
  const node = symbol && checking.nodes[symbol.id];
  if (!node) return readAddress(checking.report, token);
  const address = addressFor(checking, asker, node, token);
  if (address === undefined) return undefined;
  const right = formatIpv4(address);
  checking.report.error('bad-address host', token, { word: token.text, right }, [replace(token, right)]);
  return undefined;
}

function isAddressWord(text: string): boolean {
  return /^\d/.test(text) || looksLikeIpv6(text);
}

function isOn(node: NodeDraft, lan: LanDraft): boolean {
  for (const nic of node.nics) if (nic.lan === lan) return true;
  return false;
}

/** The address by which the asker knows a node. */
export function addressFor(
  checking: Checking,
  asker: NodeDraft,
  node: NodeDraft,
  span: SourceSpan,
): Ipv4 | undefined {
  const near = node.nics.find(({ lan, addresses }) => addresses.length > 0 && isOn(asker, lan));
  const address = near?.addresses[0] ?? node.nics.find(({ addresses }) => addresses.length > 0)?.addresses[0];
  if (address) return address.address;
  const [loopback] = node.loopbacks;
  if (loopback !== undefined) return loopback;
  if (!node.isIncomplete) {
    checking.report.error('no-address', span, { node: node.name });
  }
  return undefined;
}

export interface EndpointTarget {
  readonly destination: Endpoint;
  readonly domain: string | undefined;
}

/** ENDPOINT of an action. */
export function readEndpoint(checking: Checking, asker: NodeDraft, token: Token): EndpointTarget | undefined {
  const parts = readParts(checking, token);
  if (!parts) return undefined;
  const target = readTarget(checking, asker, parts.host.text, parts.host);
  const port = readEndpointPort(checking, token, parts.port);
  if (!target || port === undefined) return undefined;
  return { destination: { address: target.address, port }, domain: target.domain };
}

/** ENDPOINT of a row of a host. */
export function readFixedEndpoint(checking: Checking, asker: NodeDraft, token: Token): Endpoint | undefined {
  const parts = readParts(checking, token);
  if (!parts) return undefined;
  const address = readFixedTarget(checking, asker, parts.host.text, parts.host);
  const port = readEndpointPort(checking, token, parts.port);
  return address === undefined || port === undefined ? undefined : { address, port };
}

/** The host of an ENDPOINT as a word of its own, and its port. */
function readParts(
  checking: Checking,
  token: Token,
): { readonly host: Token; readonly port: string } | undefined {
  const { text } = token;
  if (text === '') return undefined;
  if (looksLikeIpv6(text)) {
    readAddress(checking.report, token);
    return undefined;
  }
  const parts = splitEndpoint(text);
  if (!parts) {
    checking.report.error('no-port', token, { word: text });
    return undefined;
  }
  return { host: { ...token, text: parts.host, end: token.start + parts.host.length }, port: parts.port };
}

function readEndpointPort(checking: Checking, token: Token, port: string): number | undefined {
  if (port === '') checking.report.error('no-port empty', token, { word: token.text });
  return readPort(checking.report, token, port);
}

export interface RequestTarget extends EndpointTarget {
  readonly host: string;
  readonly path: string;
}

/** URL */
export function readUrl(checking: Checking, asker: NodeDraft, token: Token): RequestTarget | undefined {
  const { report } = checking;
  if (token.text === '') return undefined;
  const url = splitUrl(token.text);
  if (!url) {
    report.error('bad-url', token, { word: token.text });
    return undefined;
  }
  if (url.scheme === 'https') {
    report.error('not-simulated https', token, {});
    return undefined;
  }
  if (url.host.startsWith('[')) {
    readAddress(report, { ...token, text: url.host });
    return undefined;
  }
  const start = token.start + url.hostAt;
  const target = readTarget(checking, asker, url.host, { start, end: start + url.host.length });
  const port = url.port === undefined ? 80 : readPort(report, token, url.port);
  if (url.port === '') report.error('no-port url', token, { word: token.text });
  if (!target || port === undefined) return undefined;
  return {
    destination: { address: target.address, port },
    domain: target.domain,
    host: port === 80 ? url.host : `${url.host}:${port}`,
    path: url.path,
  };
}
