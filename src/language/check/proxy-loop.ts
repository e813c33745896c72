// A request that a proxy sends round to itself. Each turn opens two connections more, so what really ends it is nginx's
// worker_connections (ngx_http_upstream.c: "worker_connections are not enough", 500) or haproxy's maxconn. Neither limit is
// simulated, and without it the run would have no end: better no picture than a wrong one, so it is an error.
import type { Endpoint } from '../../address/endpoint.ts';
import type { HttpPage, HttpService } from '../../network/service.ts';
import type { Checking, NodeDraft } from './checking.ts';

/** A row that sends requests on, and where it stands. */
interface Station {
  readonly node: NodeDraft;
  readonly service: HttpService;
  readonly page: HttpPage;
}

export function checkProxyLoops(checking: Checking): void {
  for (const node of checking.nodes) {
    for (const service of node.services) {
      if (service.kind !== 'http') continue;
      for (const page of service.pages) {
        const way = wayBack(checking, { node, service, page });
        if (!way) continue;
        checking.report.error('proxy-loop', page.source, {
          node: node.name,
          path: page.path,
          way: way.map((station) => station.node.name),
        });
      }
    }
  }
}

/** The stations between a row and itself that a request for exactly its path may pass; undefined: it never comes back. */
function wayBack(checking: Checking, start: Station): readonly Station[] | undefined {
  const seen = new Set<HttpPage>();
  const search = (from: Station): readonly Station[] | undefined => {
    for (const next of stationsBehind(checking, from, start.page.path)) {
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

function stationsBehind(checking: Checking, { page }: Station, path: string): readonly Station[] {
  if (page.answer.kind !== 'upstream') return [];
  return page.answer.upstream.servers.flatMap(({ endpoint }) => stationAt(checking, endpoint, path) ?? []);
}

/** The row of the program at an endpoint that answers for a path: of those that fit the longest. */
function stationAt({ owners }: Checking, { address, port }: Endpoint, path: string): Station | undefined {
  const node = owners.get(address);
  const service = node?.services.find((one) => one.kind === 'http' && one.port === port);
  if (!node || service?.kind !== 'http') return undefined;
  const fitting = service.pages.filter((page) => path.startsWith(page.path));
  const [page] = fitting.sort((a, b) => b.path.length - a.path.length);
  return page && { node, service, page };
}
