// A request that a proxy sends round to itself. Each turn opens two connections more, so what really ends it is nginx's
// worker_connections (ngx_http_upstream.c: "worker_connections are not enough", 500) or haproxy's maxconn. Neither limit is
// simulated, and without it the run would have no end: better no picture than a wrong one, so it is an error. The way round
// may lead over a balancer, and a walk may close it by what it sets.
import type { Endpoint } from '../../address/endpoint.ts';
import type { VirtualService } from '../../network/balance.ts';
import { editServices, editVirtualServices } from '../../network/change.ts';
import type { WalkStep } from '../../network/script.ts';
import type { HttpPage, HttpService, Service } from '../../network/service.ts';
import type { Checking, NodeDraft } from './checking.ts';

/** A row that sends requests on, and where it stands. */
interface Station {
  readonly node: NodeDraft;
  readonly service: HttpService;
  readonly page: HttpPage;
}

/** What runs on the nodes at one moment: the file's own rows where nothing else is kept here. */
interface Running {
  readonly checking: Checking;
  readonly services: ReadonlyMap<NodeDraft, readonly Service[]>;
  readonly virtualServices: ReadonlyMap<NodeDraft, readonly VirtualService[]>;
}

export function checkProxyLoops(checking: Checking): void {
  const running = { checking, services: new Map(), virtualServices: new Map() };
  for (const station of stationsOf(running)) report(running, station);
}

/** The loops that a walk closes by what it sets, in the order of its lines, each at the row that closes it. */
export function checkLaterProxyLoops(checking: Checking, steps: readonly WalkStep[]): void {
  let running: Running = { checking, services: new Map(), virtualServices: new Map() };
  for (const step of flat(steps)) {
    if (step.kind !== 'set' && step.kind !== 'unset') continue;
    const { kind, change } = step;
    const node = checking.nodes[step.node];
    if (!node) continue;
    const before = running;
    if (change.kind === 'service') {
      const services = editServices(servicesOf(running, node), kind, change.service);
      running = { ...running, services: new Map(running.services).set(node, services) };
      for (const station of stationsOf(running))
        if (station.service === change.service) report(running, station);
    } else if (change.kind === 'virtual-service') {
      const rows = editVirtualServices(virtualServicesOf(running, node), kind, change.service);
      running = { ...running, virtualServices: new Map(running.virtualServices).set(node, rows) };
      for (const station of stationsOf(running)) if (!wayBack(before, station)) report(running, station);
    }
  }
}

function* flat(steps: readonly WalkStep[]): Iterable<WalkStep> {
  for (const step of steps) {
    if (step.kind === 'together' || step.kind === 'repeat') yield* flat(step.steps);
    else if (step.kind === 'after') yield* flat([step.step]);
    else yield step;
  }
}

function servicesOf({ services }: Running, node: NodeDraft): readonly Service[] {
  return services.get(node) ?? node.services;
}

function virtualServicesOf({ virtualServices }: Running, node: NodeDraft): readonly VirtualService[] {
  return virtualServices.get(node) ?? node.virtualServices;
}

function* stationsOf(running: Running): Iterable<Station> {
  for (const node of running.checking.nodes)
    for (const service of servicesOf(running, node))
      if (service.kind === 'http') for (const page of service.pages) yield { node, service, page };
}

function report(running: Running, station: Station): void {
  const way = wayBack(running, station);
  if (!way) return;
  const { node, page } = station;
  const names = way.map((one) => one.node.name);
  running.checking.report.error('proxy-loop', page.source, { node: node.name, path: page.path, way: names });
}

/** The stations between a row and itself that a request for exactly its path may pass; undefined: it never comes back. */
function wayBack(running: Running, start: Station): readonly Station[] | undefined {
  const seen = new Set<HttpPage>();
  const search = (from: Station): readonly Station[] | undefined => {
    for (const next of stationsBehind(running, from, start.page.path)) {
      if (next.page === start.page) return [];
      if (seen.has(next.page)) continue;
      seen.add(next.page);
      const rest = search(next);
      if (rest) return [next, ...rest];
    }
    return undefined;
  };
  return search(start);
}

function stationsBehind(running: Running, { page }: Station, path: string): readonly Station[] {
  if (page.answer.kind !== 'upstream') return [];
  return page.answer.upstream.servers.flatMap(({ endpoint }) =>
    realsOf(running, endpoint).flatMap((real) => stationAt(running, real, path) ?? []),
  );
}

/** Where a balancer sends what is meant for its virtual service; any other endpoint stays as it is. */
function realsOf(running: Running, endpoint: Endpoint): readonly Endpoint[] {
  const node = running.checking.owners.get(endpoint.address);
  const rows = node ? virtualServicesOf(running, node) : [];
  const virtual = rows.find(
    ({ protocol, address }) =>
      protocol === 'tcp' && address.address === endpoint.address && address.port === endpoint.port,
  );
  return virtual?.reals.filter(({ weight }) => weight > 0) ?? [endpoint];
}

/** The row of the program at an endpoint that answers for a path: of those that fit the longest. */
function stationAt(running: Running, { address, port }: Endpoint, path: string): Station | undefined {
  const node = running.checking.owners.get(address);
  const services = node ? servicesOf(running, node) : [];
  const service = services.find((one) => one.kind === 'http' && one.port === port);
  if (!node || service?.kind !== 'http') return undefined;
  const fitting = service.pages.filter((page) => path.startsWith(page.path));
  const [page] = fitting.sort((a, b) => b.path.length - a.path.length);
  return page && { node, service, page };
}
