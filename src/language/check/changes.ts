// `set HOST row` and `unset HOST row`: the row is read as if it stood in the block of its host, into a copy of the draft, and
// what the copy has more than the host is the change.

import type { NodeChange } from '../../network/change.ts';
import type { ChangeNode } from '../../network/event.ts';
import { DEFAULT_SOFTWARE } from '../../network/proxy.ts';
import type { ChangeSyntax, ErrorSyntax, RowSyntax } from '../syntax.ts';
import { type Checking, findNode, type NodeDraft, spanOf } from './checking.ts';
import { readRow } from './network.ts';
import { usualSettings } from './nodes.ts';
import { readKnob, withoutKnobs } from './settings.ts';
import { readAddressOnly } from './targets.ts';
import { readAddress } from './values.ts';

/** ( "set" | "unset" ) NAME row */
export function readChange(checking: Checking, syntax: ChangeSyntax): ChangeNode | undefined {
  const kind = syntax.keyword.text === 'unset' ? 'unset' : 'set';
  const node = findNode(checking, syntax.host.text, syntax.host);
  const { row } = syntax;
  if (!node) return undefined;
  const change = readNodeChange(checking, node, row, kind);
  if (!change) return undefined;
  if (kind === 'unset') warnIfMissing(checking, node, row, change);
  else checking.made.add(keyOf(node, change));
  return { kind, node: node.id, change, source: spanOf(syntax) };
}

function readNodeChange(
  checking: Checking,
  node: NodeDraft,
  row: RowSyntax | ErrorSyntax,
  kind: 'set' | 'unset',
): NodeChange | undefined {
  switch (row.kind) {
    case 'error':
      return undefined;
    case 'nic':
    case 'upstream':
      reportFixed(checking, row);
      return undefined;
    case 'knob': {
      const settings = readKnob(checking, row);
      if (Object.keys(settings).length === 0) return undefined;
      return {
        kind: 'settings',
        settings: kind === 'set' ? settings : withoutKnobs(settings, usualSettings(node.kind)),
      };
    }
    case 'loopback': {
      const address = readAddress(checking.report, row.address);
      return address === undefined ? undefined : { kind: 'loopback', address };
    }
    case 'resolver': {
      const address = readAddressOnly(checking, node, row.address);
      return address === undefined ? undefined : { kind: 'resolver', address };
    }
    case 'decapsulate':
      return { kind: 'decapsulate' };
    default:
      return readInto(checking, node, row);
  }
}

function reportFixed({ report }: Checking, row: Extract<RowSyntax, { kind: 'nic' | 'upstream' }>): void {
  report.error('not-changeable', row.keyword, { row: row.kind });
}

/** Reads the row into a copy of the host, and tells what it has brought. */
function readInto(checking: Checking, node: NodeDraft, row: RowSyntax): NodeChange | undefined {
  const copy: NodeDraft = {
    ...node,
    routes: [],
    neighbours: [],
    services: [],
    nat: [],
    filter: [],
    virtualServices: [],
    mssClamp: undefined,
    software: undefined,
    taken: new Map(),
  };
  readRow(checking, copy, row);
  const [route] = copy.routes;
  if (route) return { kind: 'route', route };
  const [neighbour] = copy.neighbours;
  if (neighbour) return { kind: 'neighbour', neighbour };
  const [service] = copy.services;
  if (service) return { kind: 'service', service };
  const [rule] = copy.nat;
  if (rule) return { kind: 'nat', rule };
  const [filter] = copy.filter;
  if (filter) return { kind: 'filter', rule: filter };
  const [virtual] = copy.virtualServices;
  if (virtual) return { kind: 'virtual-service', service: virtual };
  if (copy.mssClamp !== undefined) return { kind: 'mss-clamp', mss: copy.mssClamp };
  return copy.software && { kind: 'software', software: copy.software };
}

/** A row that neither the host has nor an earlier `set` has made, in whichever walk. */
function warnIfMissing(
  checking: Checking,
  node: NodeDraft,
  row: RowSyntax | ErrorSyntax,
  change: NodeChange,
): void {
  if (row.kind === 'error' || hasRow(node, change) || checking.made.has(keyOf(node, change))) return;
  checking.report.warning('not-set', row, { node: node.name });
}

/** What two rows have in common where the one takes the other away. */
function keyOf({ id }: NodeDraft, change: NodeChange): string {
  const key = (...parts: readonly (string | number)[]): string => [id, change.kind, ...parts].join(' ');
  switch (change.kind) {
    case 'route': {
      const { network, metric } = change.route;
      return key(network.address, network.prefixLength, metric);
    }
    case 'loopback':
    case 'resolver':
      return key(change.address);
    case 'neighbour':
      return key(change.neighbour.address);
    case 'service':
      return key(change.service.port);
    case 'nat':
      return key(change.rule.kind);
    case 'filter':
      return key(change.rule.verdict.kind);
    case 'virtual-service':
      return key(change.service.address.port);
    default:
      return key();
  }
}

function hasRow(node: NodeDraft, change: NodeChange): boolean {
  switch (change.kind) {
    case 'route':
      return node.routes.some(
        ({ network, metric }) =>
          network.address === change.route.network.address &&
          network.prefixLength === change.route.network.prefixLength &&
          metric === change.route.metric,
      );
    case 'loopback':
      return node.loopbacks.includes(change.address);
    case 'neighbour':
      return node.neighbours.some(({ address }) => address === change.neighbour.address);
    case 'resolver':
      return node.resolvers.includes(change.address);
    case 'decapsulate':
      return node.decapsulates;
    case 'service':
      return node.services.some(({ port }) => port === change.service.port);
    case 'mss-clamp':
      return node.mssClamp !== undefined;
    case 'software':
      return node.software !== undefined && node.software !== DEFAULT_SOFTWARE.nginx;
    case 'nat':
      return node.nat.some(({ kind }) => kind === change.rule.kind);
    case 'filter':
      return node.filter.some(({ verdict }) => verdict.kind === change.rule.verdict.kind);
    case 'virtual-service':
      return node.virtualServices.some(({ address }) => address.port === change.service.address.port);
    case 'settings':
      return true;
  }
}
