// The tables of a machine as one prints them there (`arp -a`, `route -n`, `netstat -natp`, `brctl showmacs`), each row
// with a key, so that two moments can be compared.
import { netmask } from '../../address/cidr.ts';
import { type Endpoint, formatEndpoint } from '../../address/endpoint.ts';
import { formatIpv4, UNSPECIFIED } from '../../address/ipv4.ts';
import { formatMac } from '../../address/mac.ts';
import type { Network, NetworkNode, Switch } from '../../network/network.ts';
import { type Nanoseconds, SECOND } from '../../network/source.ts';
import type { NodeState, SwitchState } from '../../simulation/world.ts';

export interface PlainTable {
  readonly columns: readonly string[];
  readonly rows: readonly PlainRow[];
}

export interface PlainRow {
  /** equal for the same thing at two moments */
  readonly key: string;
  readonly cells: readonly string[];
}

export function neighbourTable(network: Network, state: NodeState): PlainTable {
  return {
    columns: ['Address', 'HWaddress', 'State', 'Iface'],
    rows: [...state.neighbours.entries()].map(([key, { address, mac, nic, state }]) => ({
      key: String(key),
      cells: [
        formatIpv4(address),
        mac === undefined ? '<incomplete>' : formatMac(mac),
        state,
        network.nics[nic]?.name ?? '',
      ],
    })),
  };
}

export function routeTable(network: Network, state: NodeState): PlainTable {
  return {
    columns: ['Destination', 'Gateway', 'Genmask', 'Flags', 'Metric', 'Iface'],
    rows: state.routes.map((route, position) => {
      const leads = route.type === 'unicast';
      const flags = `${leads ? 'U' : ''}${route.via === undefined ? '' : 'G'}${route.network.prefixLength === 32 ? 'H' : ''}${leads ? '' : '!'}`;
      return {
        key: `${route.network.address}/${route.network.prefixLength} ${route.metric} ${position}`,
        cells: [
          formatIpv4(route.network.address),
          leads ? formatIpv4(route.via ?? UNSPECIFIED) : '-',
          formatIpv4(netmask(route.network.prefixLength)),
          flags,
          String(route.metric),
          route.nic === undefined ? '-' : (network.nics[route.nic]?.name ?? ''),
        ],
      };
    }),
  };
}

/** The resolver's cache: what may be used without asking until when. */
export function nameTable(state: NodeState, now: Nanoseconds): PlainTable {
  return {
    columns: ['Name', 'Address', 'Valid until'],
    rows: [...state.names.values()].flatMap(({ name, addresses, until }) =>
      (now < until ? addresses : []).map((address) => ({
        key: `${name} ${address}`,
        cells: [name, formatIpv4(address), `${Number((until / SECOND).toFixed(3))} s`],
      })),
    ),
  };
}

/** netstat's own spelling of the states. */
const STATES: Readonly<Record<string, string>> = {
  'SYN-SENT': 'SYN_SENT',
  'SYN-RECEIVED': 'SYN_RECV',
  'FIN-WAIT-1': 'FIN_WAIT1',
  'FIN-WAIT-2': 'FIN_WAIT2',
  'CLOSE-WAIT': 'CLOSE_WAIT',
  'LAST-ACK': 'LAST_ACK',
  'TIME-WAIT': 'TIME_WAIT',
  CLOSED: 'CLOSE',
};

export function socketTable(state: NodeState): PlainTable {
  const rows: PlainRow[] = [];
  for (const [id, socket] of state.sockets) {
    const row = (
      protocol: string,
      queues: readonly [number, number],
      local: string,
      remote: string,
      word: string,
      program: string,
    ): void => {
      rows.push({
        key: String(id),
        cells: [protocol, String(queues[0]), String(queues[1]), local, remote, word, program],
      });
    };
    switch (socket.kind) {
      case 'listener':
        row(
          'tcp',
          [socket.queue.length, socket.backlog],
          `0.0.0.0:${socket.port}`,
          '0.0.0.0:*',
          'LISTEN',
          socket.program,
        );
        break;
      case 'udp':
        row('udp', [0, 0], ends(socket.local), ends(socket.remote), '', socket.program);
        break;
      case 'tcp': {
        const { state, receive, send } = socket;
        const isOrphan = socket.process === undefined || state === 'TIME-WAIT';
        row(
          'tcp',
          [receive.stream.length, send.stream.length],
          formatEndpoint(socket.local),
          formatEndpoint(socket.remote),
          STATES[state] ?? state,
          isOrphan ? '-' : socket.program,
        );
      }
    }
  }
  return {
    columns: ['Proto', 'Recv-Q', 'Send-Q', 'Local Address', 'Foreign Address', 'State', 'Program'],
    rows,
  };
}

function ends(end: Endpoint | undefined): string {
  if (end === undefined) return '0.0.0.0:*';
  return end.port === 0 ? `${formatIpv4(end.address)}:*` : formatEndpoint(end);
}

export function macTable(network: Network, device: Switch, state: SwitchState): PlainTable {
  return {
    columns: ['Port', 'MAC address', 'Leads to'],
    rows: [...state.macTable.values()].map(({ mac, port }) => ({
      key: String(mac),
      cells: [String(port + 1), formatMac(mac), portName(network, device, port)],
    })),
  };
}

function portName(network: Network, device: Switch, position: number): string {
  const port = device.ports[position];
  if (port === undefined) return '';
  if (port.kind === 'trunk') return network.switches[port.to]?.name ?? '';
  const nic = network.nics[port.nic];
  const node: NetworkNode | undefined = nic && network.nodes[nic.node];
  return node && nic ? (node.nics.length > 1 ? `${node.name} ${nic.name}` : node.name) : '';
}
