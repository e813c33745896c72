// How things of the network are called in a sentence: by the reader's own names first, by addresses where there is no name.
import { type Endpoint, formatEndpoint } from '../../address/endpoint.ts';
import { formatIpv4, type Ipv4 } from '../../address/ipv4.ts';
import { BROADCAST_MAC, formatMac, type Mac } from '../../address/mac.ts';
import type { Network, NicId, NodeId, SwitchId } from '../../network/network.ts';
import type { Nanoseconds } from '../../network/source.ts';
import type { Place } from '../../simulation/step.ts';
import { isolated } from '../bidirectional.ts';
import type { Catalogue } from './catalogue.ts';

export interface Names {
  readonly node: (id: NodeId) => string;
  readonly switch: (id: SwitchId) => string;
  /** `eth0` */
  readonly nic: (id: NicId | undefined) => string;
  /** the lan a nic is on */
  readonly lan: (id: NicId | undefined) => string;
  readonly place: (place: Place) => string;
  /** the node that has an address, else the address */
  readonly owner: (address: Ipv4) => string;
  /** `web (192.168.1.20)` */
  readonly address: (address: Ipv4) => string;
  /** `web:80` */
  readonly endpoint: (endpoint: Endpoint) => string;
  /** `web's eth0`, else the address */
  readonly mac: (mac: Mac) => string;
  /** `p2 (web)`: a switch's port with what is plugged into it */
  readonly port: (device: SwitchId, position: number) => string;
}

const known = new WeakMap<Catalogue, WeakMap<Network, Names>>();

/** The names of a network in a language, made once. */
export function namesOf(network: Network, catalogue: Catalogue): Names {
  const ofLanguage = known.get(catalogue) ?? new WeakMap<Network, Names>();
  known.set(catalogue, ofLanguage);
  const made = ofLanguage.get(network) ?? makeNames(network, catalogue);
  ofLanguage.set(network, made);
  return made;
}

function makeNames(network: Network, { nicOf }: Pick<Catalogue, 'nicOf'>): Names {
  const owners = new Map<Ipv4, string>();
  const macs = new Map<Mac, string>();
  for (const nic of network.nics) {
    const owner = isolated(network.nodes[nic.node]?.name ?? '?');
    for (const { address } of nic.addresses) if (!owners.has(address)) owners.set(address, owner);
    if (!macs.has(nic.mac)) macs.set(nic.mac, nicOf(owner, nic.name));
  }
  for (const node of network.nodes)
    for (const address of node.loopbacks) if (!owners.has(address)) owners.set(address, isolated(node.name));
  const node = (id: NodeId): string => isolated(network.nodes[id]?.name ?? '?');
  const deviceName = (id: SwitchId): string => isolated(network.switches[id]?.name ?? '?');
  const lan = (id: NicId): string => isolated(network.lans[network.nics[id]?.lan ?? -1]?.name ?? '?');
  const owner = (address: Ipv4): string => owners.get(address) ?? formatIpv4(address);
  return {
    node,
    switch: deviceName,
    nic: (id) => (id === undefined ? 'lo' : isolated(network.nics[id]?.name ?? '?')),
    lan: (id) => (id === undefined ? 'lo' : lan(id)),
    place: (place) =>
      place.kind === 'node' ? node(place.node) : place.kind === 'switch' ? deviceName(place.switch) : '',
    owner,
    address: (address) =>
      owners.has(address) ? `${owner(address)} (${formatIpv4(address)})` : formatIpv4(address),
    endpoint: (endpoint) =>
      owners.has(endpoint.address) ? `${owner(endpoint.address)}:${endpoint.port}` : formatEndpoint(endpoint),
    mac: (mac) => (mac === BROADCAST_MAC ? 'ff:ff:ff:ff:ff:ff' : (macs.get(mac) ?? formatMac(mac))),
    port: (device, position) => {
      const port = network.switches[device]?.ports[position];
      const other =
        port?.kind === 'nic' ? node(network.nics[port.nic]?.node ?? -1) : port ? deviceName(port.to) : '?';
      return `p${position + 1} (${other})`;
    },
  };
}

/** A duration as one would say it: `1 s`, `40 ms`, `0.1 ms`. */
export function formatDuration(duration: Nanoseconds): string {
  const round = (value: number): string => String(Number(value.toPrecision(3)));
  if (duration >= 1e9) return `${round(duration / 1e9)} s`;
  if (duration >= 1e5) return `${round(duration / 1e6)} ms`;
  return `${round(duration / 1e3)} µs`;
}
