// English: the parts of statements, as the subject of "… is missing" and "… belongs here", and what numbers count.
import type { Limit, Noun, Quantity, Thing, Wanted } from './wanted.ts';

export const ENGLISH_FACTS =
  '`got`, `sent`, `received`, `saw`, `served`, `translates`, `arp`, `mac`, `socket` or `route`';

export const ENGLISH_FRAMES = '`syn`, `data`, `arp-request`, `frames` …, `from X`, `to X` or `where "…"`';

export const ENGLISH_THINGS: Readonly<Record<Thing, string>> = {
  address: 'An address',
  'address-port': 'An address with its port',
  'address-or-nic': 'An address or a nic',
  answer: 'The answer (a text, a size such as 40kB or a status such as 404)',
  answerer: 'The server or upstream that answers',
  'answering-host': 'The host that answered',
  'arp-setting': 'An address, or the name of a setting',
  block: 'A block in braces',
  connection: 'The name of a connection, given with `as`,',
  'dnat-lan': 'The lan whose address is meant',
  'dnat-to': 'Where it goes, such as pc:80',
  domain: 'A domain name',
  endpoint: 'A host or address with its port, such as web:80,',
  fact: `What is expected (${ENGLISH_FACTS})`,
  frames: `Which frames (${ENGLISH_FRAMES})`,
  gateway: 'The address of the gateway',
  header: 'A header line between double quotes',
  'host-or-switch': 'A host or switch',
  'how-many': 'How many',
  'how-many-macs': 'How many addresses the switch knows',
  'how-many-requests': 'How many requests',
  'how-many-translations': 'How many translations',
  'leaving-lan': 'The lan through which it leaves',
  'link-end': 'The node at one end',
  'link-network': 'The network of the link, such as 10.0.12.0/30',
  'link-other-end': 'The node at the other end',
  loopback: 'An address such as 10.0.0.100',
  'loss-host': 'The host where they are lost',
  mac: 'A MAC such as 02:00:00:00:01:00',
  'mac-or-host': 'A MAC or the name of a host',
  name: 'A name',
  'new-value': 'Its new value',
  'next-hop': 'The address of the next hop',
  nic: 'A nic such as pc:eth0',
  'nic-lan': 'The lan that the nic is plugged into',
  'nic-or-host': 'A nic such as pc:eth0, or a host',
  'nic-or-lan': 'The name of a nic or of its lan',
  number: 'A number',
  octets: 'A number of octets',
  'on-off': '`on` or `off`',
  payload: 'What is sent (a text, or a size such as 40kB)',
  peer: 'An address, an address with its port, or `nobody`',
  port: 'A port',
  'port-range': 'A range of ports such as 40000..40039',
  ports: 'A port, or ports such as 40000..40039',
  predicate: 'A predicate such as "tcp.flags.syn == 1"',
  'real-order': 'The real servers in their order',
  record: 'An address, a host, `nxdomain`, `silent` or `cname`',
  resolver: 'The address of the name server',
  result: 'The result (`200`, `3 replies`, `refused` …)',
  row: 'A row of the host',
  'rp-filter': '0, 1 or 2',
  'serve-port': 'A port from 1 to 65535',
  server: 'An address or host with its port',
  service: 'What is served (`http`, `tcp`, `udp`, `echo`, `discard` or `dns`)',
  setting: 'The name of a setting',
  share: 'A share such as 5%',
  'snat-to': 'The address that it takes',
  'socket-state': 'The state of the sockets, such as TIME-WAIT',
  subject: 'A host, a switch or a name given with `as`',
  switch: 'A switch',
  target: 'An address or the name of a host',
  'tcp-value': 'A value, `on`, `off` or a number',
  text: 'A text between double quotes',
  'the-switch': 'The switch',
  times: 'How many times',
  'trunk-end': 'The switch at one end',
  'trunk-other-end': 'The switch at the other end',
  ttl: 'A number from 1 to 255',
  'unset-host': 'The host that loses a row',
  url: 'A URL such as http://web/,',
  value: 'A value such as 1',
  version: 'A version such as 1.22',
  'walk-name': 'The name of the walk, between double quotes,',
  which: '`next`, `every` or a word such as `3rd`',
  whose: 'Whose packets (a host, an address or a network)',
};

const NOUNS: Readonly<Record<Noun, string>> = {
  lan: 'lan',
  switch: 'switch',
  host: 'host',
  router: 'router',
  balancer: 'balancer',
  proxy: 'proxy',
  nic: 'nic',
  upstream: 'upstream',
  program: 'program',
};

export function inEnglish(wanted: Wanted): string {
  if (typeof wanted === 'string') return ENGLISH_THINGS[wanted];
  if ('keyword' in wanted) return `\`${wanted.keyword}\``;
  if ('oneOf' in wanted) return `One of ${wanted.oneOf.map((word) => `\`${word}\``).join(', ')}`;
  if ('nameOf' in wanted) return `The name of the ${NOUNS[wanted.nameOf]}`;
  return 'time' in wanted ? `A time such as ${wanted.time}` : `A network such as ${wanted.network}`;
}

/** Behind "is no …". */
export const ENGLISH_QUANTITIES: Readonly<Record<Quantity, string>> = {
  backlog: 'backlog',
  datagrams: 'number of datagrams',
  'echo-size': 'size of an echo in octets',
  echoes: 'number of echoes',
  frames: 'number of frames',
  'http-status': 'HTTP status (replies are `3 replies`)',
  identifier: 'identifier',
  macs: 'number of MACs',
  metric: 'metric',
  mtu: 'MTU',
  probes: 'number of probes',
  replies: 'number of replies',
  requests: 'number of requests',
  retries: 'number of retries',
  'segment-size': 'segment size',
  sends: 'number of sends',
  sockets: 'number of sockets',
  status: 'status (sizes have a unit, such as 40kB)',
  times: 'number of times',
  translations: 'number of translations',
  ttl: 'TTL',
  weight: 'weight',
};

export const ENGLISH_LIMITS: Readonly<Record<Limit, string>> = {
  page: 'a page has at most 1 GB here',
  send: 'one send has at most 1 GB here',
  datagram: 'a datagram holds at most 65507 octets (Linux: "Message too long")',
};
