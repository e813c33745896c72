// Rows of a node that come or go during a walk: what changes as data, and the node as it is afterwards. A change is applied
// to the node as it is at that moment, so that several of them, in any order, need no plan.
import type { Ipv4 } from '../address/ipv4.ts';
import type { VirtualService } from './balance.ts';
import type { FilterRule } from './filter.ts';
import type { NatRule } from './nat.ts';
import type { NetworkNode, Settings, StaticNeighbour, StaticRoute } from './network.ts';
import { DEFAULT_SOFTWARE, type Software } from './proxy.ts';
import { protocolOf, type Service } from './service.ts';

export type NodeChange =
  | { readonly kind: 'route'; readonly route: StaticRoute }
  | { readonly kind: 'loopback'; readonly address: Ipv4 }
  | { readonly kind: 'neighbour'; readonly neighbour: StaticNeighbour }
  | { readonly kind: 'resolver'; readonly address: Ipv4 }
  | { readonly kind: 'decapsulate' }
  /** the knobs that get a value; for `unset` already the value that they have without the row */
  | { readonly kind: 'settings'; readonly settings: SettingsChange }
  | { readonly kind: 'nat'; readonly rule: NatRule }
  | { readonly kind: 'filter'; readonly rule: FilterRule }
  | { readonly kind: 'mss-clamp'; readonly mss: number }
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'virtual-service'; readonly service: VirtualService }
  | { readonly kind: 'software'; readonly software: Software };

/** Some of the settings. */
export type SettingsChange = Partial<Omit<Settings, 'arp' | 'tcp'>> & {
  readonly arp?: Partial<Settings['arp']>;
  readonly tcp?: Partial<Settings['tcp']>;
};

export function applySettings(settings: Settings, { arp, tcp, ...rest }: SettingsChange): Settings {
  return { ...settings, ...rest, arp: { ...settings.arp, ...arp }, tcp: { ...settings.tcp, ...tcp } };
}

/**
 * The node after a change. `set` adds a row, in place of the one that cannot stand beside it (a route to the same network
 * with the same metric, a program on the same port); `unset` takes away the rows that say the same. Neither minds a row that
 * is there already or is not there.
 */
export function applyChange(node: NetworkNode, kind: 'set' | 'unset', change: NodeChange): NetworkNode {
  switch (change.kind) {
    case 'route':
      return { ...node, routes: edited(node.routes, kind, change.route, sameRoute) };
    case 'loopback':
      return { ...node, loopbacks: edited(node.loopbacks, kind, change.address, Object.is) };
    case 'neighbour':
      return {
        ...node,
        staticNeighbours: edited(
          node.staticNeighbours,
          kind,
          change.neighbour,
          (a, b) => a.address === b.address,
        ),
      };
    case 'resolver':
      return { ...node, resolvers: edited(node.resolvers, kind, change.address, Object.is) };
    case 'decapsulate':
      return { ...node, decapsulates: kind === 'set' };
    case 'settings':
      return { ...node, settings: applySettings(node.settings, change.settings) };
    case 'nat':
      return { ...node, nat: edited(node.nat, kind, change.rule, sameRow) };
    case 'filter':
      return { ...node, filter: edited(node.filter, kind, change.rule, sameRow) };
    case 'mss-clamp':
      return { ...node, mssClamp: kind === 'set' ? change.mss : undefined };
    case 'service':
      return { ...node, services: editServices(node.services, kind, change.service) };
    case 'virtual-service':
      return { ...node, virtualServices: editVirtualServices(node.virtualServices, kind, change.service) };
    case 'software':
      return { ...node, software: kind === 'set' ? change.software : DEFAULT_SOFTWARE.nginx };
  }
}

/** Of two programs on one port the later one is there. */
export function editServices(
  rows: readonly Service[],
  kind: 'set' | 'unset',
  row: Service,
): readonly Service[] {
  return edited(rows, kind, row, samePort);
}

export function editVirtualServices(
  rows: readonly VirtualService[],
  kind: 'set' | 'unset',
  row: VirtualService,
): readonly VirtualService[] {
  return edited(rows, kind, row, sameAddress);
}

function edited<Row>(
  rows: readonly Row[],
  kind: 'set' | 'unset',
  row: Row,
  isSame: (one: Row, other: Row) => boolean,
): readonly Row[] {
  const others = rows.filter((one) => !isSame(one, row));
  return kind === 'set' ? [...others, row] : others;
}

function sameRoute(a: StaticRoute, b: StaticRoute): boolean {
  const { address, prefixLength } = a.network;
  return address === b.network.address && prefixLength === b.network.prefixLength && a.metric === b.metric;
}

/** Rules are the same when they say the same, wherever they are written. */
function sameRow(a: NatRule | FilterRule, b: NatRule | FilterRule): boolean {
  return JSON.stringify({ ...a, source: 0 }) === JSON.stringify({ ...b, source: 0 });
}

function samePort(a: Service, b: Service): boolean {
  return a.port === b.port && protocolOf(a) === protocolOf(b);
}

function sameAddress(a: VirtualService, b: VirtualService): boolean {
  return (
    a.protocol === b.protocol && a.address.address === b.address.address && a.address.port === b.address.port
  );
}
