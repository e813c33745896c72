// Actions that ask the network itself: ping, traceroute, name lookups, and ARP by hand (ping(8), traceroute(8), arping(8)).
import { contains, networkOf } from '../../address/cidr.ts';
import { parseIpv4 } from '../../address/ipv4.ts';
import { RESOLVER_TIMEOUT } from '../../network/names.ts';
import type { Announce, Ping, Probe, Resolve, Traceroute } from '../../network/script.ts';
import { SECOND } from '../../network/source.ts';
import { isDomain } from '../words.ts';
import type { NicDraft } from './checking.ts';
import { readDomain } from './domains.ts';
import { type ActionDraft, MOST_TIMES } from './options.ts';
import { LARGEST_DATAGRAM } from './services.ts';
import { readAddressOnly, readTarget } from './targets.ts';

/** ping(8) without -s. */
const ECHO_SIZE = 56;
const ECHO_IDENTIFIER = 4660;
/** traceroute(8): 30 hops of at most 10 probes. */
const MOST_QUERIES = 10;
const MOST_PARALLEL = 300;
const PROBE_PATIENCE = 5 * SECOND;

/** "ping" target ( times | "size" INT | "ttl" INT | "df" onoff | "id" INT | limit )* */
export function readPing({ checking, node, syntax, options, common }: ActionDraft): Ping | undefined {
  const target = readTarget(checking, node, syntax.object.text, syntax.object);
  const action = {
    count: options.integer('count', 'echoes', 1, MOST_TIMES) ?? 1,
    interval: options.time('interval', SECOND),
    size: options.integer('size', 'echo-size', 0, LARGEST_DATAGRAM) ?? ECHO_SIZE,
    ttl: options.integer('ttl', 'ttl', 1, 255),
    discovery: options.discovery(),
    identifier: options.integer('id', 'identifier', 0, 65535) ?? ECHO_IDENTIFIER,
    timeout: options.time('timeout', SECOND),
  };
  return target && { kind: 'ping', ...common, domain: target.domain, destination: target.address, ...action };
}

/** "traceroute" target ( "icmp" | "queries" INT | "parallel" INT | limit )* */
export function readTraceroute({
  checking,
  node,
  syntax,
  options,
  common,
}: ActionDraft): Traceroute | undefined {
  const target = readTarget(checking, node, syntax.object.text, syntax.object);
  const queries = options.integer('queries', 'probes', 1, MOST_QUERIES) ?? 1;
  const parallel = options.integer('parallel', 'probes', 1, MOST_PARALLEL) ?? 1;
  const timeout = options.time('timeout', PROBE_PATIENCE);
  if (!target) return undefined;
  const method = options.has('icmp') ? 'icmp' : 'udp';
  const { domain, address: destination } = target;
  return { kind: 'traceroute', ...common, domain, destination, method, queries, parallel, timeout };
}

/** "resolve" DOMAIN ( "from" PORTS | limit )* */
export function readResolve({ checking, node, syntax, options, common }: ActionDraft): Resolve | undefined {
  const { object } = syntax;
  const sourcePorts = options.ports();
  const timeout = options.time('timeout', RESOLVER_TIMEOUT);
  if (object.text === '') return undefined;
  if (parseIpv4(object.text) !== undefined) {
    checking.report.error('bad-domain address', object, { word: object.text });
    return undefined;
  }
  if (!isDomain(object.text) && checking.names.find('node', object.text)) {
    checking.report.error('bad-domain host', object, { word: object.text });
    return undefined;
  }
  const domain = readDomain(checking, node, object.text, object);
  return domain === undefined ? undefined : { kind: 'resolve', ...common, domain, sourcePorts, timeout };
}

/** "announce" "reply"? */
export function readAnnounce({ checking, node, syntax, options, common }: ActionDraft): Announce | undefined {
  const nic = node.nics.find(({ addresses }) => addresses.length > 0) ?? node.nics[0];
  if (!nic) {
    reportNoNic(checking, node.name, syntax);
    return undefined;
  }
  return { kind: 'announce', ...common, nic: nic.id, form: options.has('reply') ? 'reply' : 'request' };
}

/** "probe" ADDRESS ( times | limit )* */
export function readProbe({ checking, node, syntax, options, common }: ActionDraft): Probe | undefined {
  const address = readAddressOnly(checking, node, syntax.object);
  const count = options.integer('count', 'probes', 1, MOST_TIMES) ?? 1;
  const interval = options.time('interval', SECOND);
  const timeout = options.time('timeout', Math.min(count * interval, Number.MAX_SAFE_INTEGER));
  const isNear = ({ addresses }: NicDraft) =>
    addresses.some(
      (own) => address !== undefined && contains(networkOf(own.address, own.prefixLength), address),
    );
  const nic = node.nics.find(isNear) ?? node.nics[0];
  if (!nic) reportNoNic(checking, node.name, syntax);
  if (address === undefined || !nic) return undefined;
  return { kind: 'probe', ...common, address, nic: nic.id, count, interval, timeout };
}

function reportNoNic(
  checking: ActionDraft['checking'],
  name: string,
  { actor }: ActionDraft['syntax'],
): void {
  checking.report.error('no-nic arp', actor, { node: name });
}
