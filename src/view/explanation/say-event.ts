// What a walk does to the network, put into the catalogue's words.
import { formatCidr } from '../../address/cidr.ts';
import { formatEndpoint } from '../../address/endpoint.ts';
import { formatIpv4 } from '../../address/ipv4.ts';
import { formatMac } from '../../address/mac.ts';
import type { NodeChange, SettingsChange } from '../../network/change.ts';
import type { NicChange } from '../../network/event.ts';
import type { StaticRoute } from '../../network/network.ts';
import type { EventFact } from '../../simulation/script/event-fact.ts';
import type { Said } from './catalogue.ts';
import type { Naming } from './say-drop.ts';

export function sayEvent({ catalogue: c, here, names }: Naming, fact: EventFact): Said {
  switch (fact.kind) {
    case 'interface-switched': {
      const routes = fact.routes.map(({ network }) => formatCidr(network));
      const nic = names.nic(fact.nic);
      return fact.up
        ? c.interfaceUp({ node: here, nic, routes })
        : c.interfaceDown({
            node: here,
            nic,
            routes,
            neighbours: fact.neighbours,
            translations: fact.translations,
          });
    }
    case 'cable-pulled':
      return c.cablePulled({
        node: here,
        nic: names.nic(fact.nic),
        switch: names.switch(fact.switch),
        macs: fact.macs,
        neighbours: fact.neighbours,
      });
    case 'cable-plugged':
      return c.cablePlugged({
        node: here,
        nic: names.nic(fact.nic),
        switch: names.switch(fact.switch),
        moved: fact.moved,
      });
    case 'table-flushed':
      return c.tableFlushed({ place: here, table: fact.table, entries: fact.entries });
    case 'nic-changed':
      return c.nicChanged({
        node: here,
        nic: names.nic(fact.nic),
        kind: fact.change.kind,
        value: newValue(fact.change),
        routes: fact.routes.map(({ network }) => formatCidr(network)),
        neighbours: fact.neighbours,
        translations: fact.translations,
      });
    case 'row-changed':
      return c.rowChanged({ node: here, how: fact.how, row: rowOf(fact.change), kind: fact.change.kind });
  }
}

function newValue(change: NicChange): string | undefined {
  switch (change.kind) {
    case 'addresses':
      return change.addresses.length === 0 ? undefined : change.addresses.map(formatCidr).join(', ');
    case 'mac':
      return formatMac(change.mac);
    case 'mtu':
      return String(change.mtu);
  }
}

/** A change as its row would stand in the file. */
function rowOf(change: NodeChange): string {
  switch (change.kind) {
    case 'route':
      return routeRow(change.route);
    case 'loopback':
    case 'resolver':
      return `${change.kind} ${formatIpv4(change.address)}`;
    case 'neighbour':
      return `arp ${formatIpv4(change.neighbour.address)} at ${formatMac(change.neighbour.mac)}`;
    case 'decapsulate':
      return 'decapsulate';
    case 'settings':
      return settingsRow(change.settings);
    case 'nat':
      return change.rule.kind;
    case 'filter':
      return `${change.rule.verdict.kind} ${change.rule.chains.join(' and ')}`;
    case 'mss-clamp':
      return `clamp mss ${change.mss}`;
    case 'service':
      return `serve ${change.service.kind} ${change.service.port}`;
    case 'virtual-service':
      return `virtual ${change.service.protocol} ${formatEndpoint(change.service.address)}`;
    case 'software':
      return `software ${change.software.product} ${change.software.version.join('.')}`;
  }
}

function routeRow({ network, type, via, metric }: StaticRoute): string {
  if (type !== 'unicast') return `${type} ${formatCidr(network)}`;
  const cost = metric === 0 ? '' : ` metric ${metric}`;
  if (network.prefixLength === 0 && via !== undefined) return `gateway ${formatIpv4(via)}${cost}`;
  return `route ${formatCidr(network)}${via === undefined ? '' : ` via ${formatIpv4(via)}`}${cost}`;
}

function settingsRow({ arp, tcp, ...rest }: SettingsChange): string {
  const rows = (values: object, prefix: string): readonly string[] =>
    Object.entries(values).map(([name, value]) => `${prefix}${dashed(name)} ${shown(value)}`);
  return [...rows(rest, ''), ...rows(arp ?? {}, 'arp '), ...rows(tcp ?? {}, 'tcp ')].join(', ');
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'object' ? Object.values(value ?? {}).join('..') : String(value);
}
