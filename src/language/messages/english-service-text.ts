// English: facts on hover, details of completions, hints, refusals.
import type { ServiceText } from './service-text.ts';
import { shown } from './shown.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const englishServiceText: ServiceText = {
  kinds: {
    lan: 'lan',
    switch: 'switch',
    node: 'host',
    nic: 'nic',
    label: 'name',
    walk: 'walk',
    upstream: 'upstream',
    domain: 'name',
  },
  facts: {
    label: 'what later lines of this walk call the action, or its connection',
    walk: 'starts with empty tables',
    nics: (count) => `${counted(count, 'nic', 'nics')} plugged in`,
    ports: (count) => counted(count, 'port', 'ports'),
    noNetwork: 'no network of its own: addresses on it are written with their mask',
    mask: ({ network, mask }) => `${network}, mask ${mask}`,
    network: (network) => `network ${network}`,
    hosts: ({ first, last }) => `hosts ${first} … ${last}`,
    hostsAndBroadcast: ({ first, last, broadcast }) => `hosts ${first} … ${last}, broadcast ${broadcast}`,
    broadcast: (address) => `broadcast ${address}`,
    lanNumbers: ({ mtu, milliseconds }) => `MTU ${mtu}, delay ${milliseconds} ms`,
    nic: ({ nic, lan, addresses, mac, isDown }) =>
      `${nic} on ${lan}: ${addresses.join(', ') || 'no address'}, MAC ${mac}${isDown ? ', down' : ''}`,
    serves: ({ service, port }) => `serves ${service} on port ${port}`,
    translates: (kinds) => `translates: ${kinds.join(', ')}`,
    filters: (verdicts) => `filters: ${verdicts.join(', ')}`,
    clamps: (mss) => `clamps the MSS to ${mss}`,
    balances: ({ protocol, address, reals, mode, schedule }) =>
      `balances ${protocol} ${address} over ${counted(reals, 'real server', 'real servers')} (${mode}, ${schedule})`,
    asks: (resolvers) => `asks ${resolvers.join(', ')} for names`,
    forwards: (does) => (does ? 'forwards packets between its nics' : 'does not forward'),
    noRoute: ({ node, to }) => `${node} has no route to ${to}: "Network is unreachable"`,
    refuses: ({ node, to, type }) => `${node} refuses ${to}: ${type}`,
    reaches: ({ node, to, from, nic, via, route }) => {
      const source = from === undefined ? '' : ` from ${from}`;
      const next = via === undefined ? 'directly' : `via ${via}`;
      return `${node} reaches ${to}${source} through ${nic}, ${next} (route ${route})`;
    },
    server: ({ name, endpoint, weight }) => `server ${name} (${endpoint}), weight ${weight}`,
    habits: ({ host, forwardedFor, keepsConnections }) => {
      const sent = host === undefined ? 'the Host header of the client' : `\`Host: ${host}\``;
      return `sends ${sent}${forwardedFor ? ' and X-Forwarded-For' : ''}, ${keepsConnections ? 'keeps' : 'closes'} connections`;
    },
    says: ({ server, record }) => `${server} says: ${record}`,
    alias: (target) => `alias of ${target}`,
    noSuchName: 'no such name',
    nothingAtAll: 'nothing at all',
    onLan: ({ lan, network }) => `on lan ${lan}${network === undefined ? '' : ` (${network})`}`,
    addressOf: (node) => `address of ${node}`,
  },
  offers: {
    free: 'free',
    notInUse: 'not in use yet',
    connection: 'connection',
    action: 'action',
    upstream: 'upstream',
    domain: 'name',
  },
  hints: {
    fromLan: (address) => `${address}, as its lan says`,
    assignedMac: 'assigned: 02:00:00:00:HOST:NIC',
    assignedAddress: 'assigned: the lowest address of the lan that nobody has',
    httpPort: "HTTP's port",
  },
  renaming: {
    nothing: 'No name that could be changed stands here.',
    badName: ({ name, isDomain }) =>
      `${shown(name)} cannot be a name: ${isDomain ? 'parts joined by dots, each ' : ''}a letter or _, then letters, digits, - and _.`,
    taken: (name) => `${shown(name)} is the name of another one already.`,
    tooLarge: 'This file is too large to be renamed in.',
  },
  fixes: {
    write: (code) => `Write \`${code}\``,
    add: (code) => `Add \`${code}\``,
  },
};
