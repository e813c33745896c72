// Whom an action is meant for: a bare name means the address on a lan shared with the asker, else the first nic's, as a
// hosts file would say it; no packet is needed to know it.
import type { Endpoint } from '../../address/endpoint.ts';
import type { Ipv4 } from '../../address/ipv4.ts';
import type { SourceSpan } from '../../network/source.ts';
import { shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import { isDomain, looksLikeIpv6, splitEndpoint, splitUrl } from '../words.ts';
import { type Checking, findNode, type LanDraft, type NodeDraft } from './checking.ts';
import { reportPending } from './pending.ts';
import { readAddress, readPort } from './values.ts';

/** target = ADDRESS | DOMAIN | NAME, written as `text` at `span`. */
export function readTarget(
  checking: Checking,
  asker: NodeDraft,
  text: string,
  span: SourceSpan,
): Ipv4 | undefined {
  if (text === '') return undefined;
  if (/^\d/.test(text) || looksLikeIpv6(text)) {
    return readAddress(checking.report, { kind: 'word', text, start: span.start, end: span.end });
  }
  if (isDomain(text)) {
    reportPending(checking.report, 'domain', span);
    return undefined;
  }
  const node = findNode(checking, text, span);
  return node && addressFor(checking, asker, node, span);
}

function isOn(node: NodeDraft, lan: LanDraft): boolean {
  for (const nic of node.nics) if (nic.lan === lan) return true;
  return false;
}

/** The address by which the asker knows a node. */
function addressFor(
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
    checking.report.error(
      'no-address',
      span,
      `${shown(node.name)} has no address: a \`nic\` on a lan gives it one.`,
    );
  }
  return undefined;
}

/** ENDPOINT */
export function readEndpoint(checking: Checking, asker: NodeDraft, token: Token): Endpoint | undefined {
  const { text } = token;
  if (text === '') return undefined;
  if (looksLikeIpv6(text)) {
    readAddress(checking.report, token);
    return undefined;
  }
  const parts = splitEndpoint(text);
  if (!parts) {
    checking.report.error(
      'no-port',
      token,
      `${shown(text)} lacks its port: a host and a port joined by a colon, such as web:80.`,
    );
    return undefined;
  }
  const address = readTarget(checking, asker, parts.host, {
    start: token.start,
    end: token.start + parts.host.length,
  });
  const port = readPort(checking.report, token, parts.port);
  if (parts.port === '')
    checking.report.error(
      'no-port',
      token,
      `${shown(text)} lacks its port behind the colon, such as web:80.`,
    );
  return address === undefined || port === undefined ? undefined : { address, port };
}

export interface RequestTarget {
  readonly destination: Endpoint;
  readonly host: string;
  readonly path: string;
}

/** URL */
export function readUrl(checking: Checking, asker: NodeDraft, token: Token): RequestTarget | undefined {
  const { report } = checking;
  if (token.text === '') return undefined;
  const url = splitUrl(token.text);
  if (!url) {
    report.error(
      'bad-url',
      token,
      `${shown(token.text)} is no URL: http://HOST/PATH, such as http://web/ or http://10.0.0.1:8080/logo.`,
    );
    return undefined;
  }
  if (url.scheme === 'https') {
    report.error(
      'not-simulated',
      token,
      '`https` is not simulated yet (HTTP over TLS): write http:// to see the same request in the clear.',
    );
    return undefined;
  }
  if (url.host.startsWith('[')) {
    readAddress(report, { ...token, text: url.host });
    return undefined;
  }
  const start = token.start + url.hostAt;
  const address = readTarget(checking, asker, url.host, { start, end: start + url.host.length });
  const port = url.port === undefined ? 80 : readPort(report, token, url.port);
  if (url.port === '')
    report.error('no-port', token, `${shown(token.text)} lacks its port behind the colon.`);
  if (address === undefined || port === undefined) return undefined;
  return {
    destination: { address, port },
    host: port === 80 ? url.host : `${url.host}:${port}`,
    path: url.path,
  };
}
