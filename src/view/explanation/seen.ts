// What an expectation found, in a few words of a language.
import { formatEndpoint } from '../../address/endpoint.ts';
import { formatIpv4 } from '../../address/ipv4.ts';
import { formatMac } from '../../address/mac.ts';
import type { Result } from '../../simulation/result.ts';
import type { Seen } from '../../simulation/script/seen.ts';
import type { SeenCatalogue } from './catalogue-seen.ts';

export function seenText(seen: Seen, { seen: say }: { readonly seen: SeenCatalogue }): string {
  switch (seen.kind) {
    case 'result':
      return seen.result ? resultText(seen.result, say) : say.noResultYet;
    case 'count':
      return String(seen.count);
    case 'neighbour':
      return seen.mac === undefined ? say.noNeighbour : formatMac(seen.mac);
    case 'sockets':
      return seen.states.length === 0 ? say.noSockets : say.states(seen.states);
    case 'callers': {
      const { callers, more } = seen;
      return callers.length === 0 ? say.nobody : say.callers({ callers: callers.map(formatEndpoint), more });
    }
    case 'way':
      return say.way({ nextHop: formatIpv4(seen.nextHop), nic: seen.nic });
    case 'local':
      return say.local;
    case 'no-route':
      return say.noRoute;
    case 'refused':
      return seen.type;
  }
}

function resultText(result: Result, say: SeenCatalogue): string {
  switch (result.kind) {
    case 'replies':
      return result.failure && result.failure !== 'timeout'
        ? say.failure(result.failure)
        : say.replies({ received: result.received, sent: result.sent });
    case 'response':
      return say.status({ status: result.status, server: result.server });
    case 'failed':
      return say.failure(result.failure);
    case 'answer':
      return JSON.stringify(result.text);
    case 'addresses':
      return say.addresses(result.addresses.map(formatIpv4));
    case 'sent':
      return say.octetsSent(result.octets);
    case 'connected':
      return say.connected;
    case 'hops':
      return result.hops.map(({ from }) => (from === undefined ? '*' : formatIpv4(from))).join(' ');
    case 'probed':
      return say.owner(result.owner === undefined ? undefined : formatMac(result.owner));
    case 'done':
      return say.done;
  }
}
