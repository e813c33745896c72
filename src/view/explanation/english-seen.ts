// English: what an expectation found.
import type { SeenCatalogue } from './catalogue-seen.ts';

export const englishSeen: SeenCatalogue = {
  noResultYet: 'no result yet',
  replies: ({ received, sent }) => `${received} of ${sent} replies`,
  failure: (failure) => failure,
  status: ({ status, server }) => `${status}${server === undefined ? '' : ` from ${server}`}`,
  octetsSent: (octets) => (octets === 1 ? '1 byte sent' : `${octets} bytes sent`),
  connected: 'connected',
  owner: (owner) => (owner === undefined ? 'nobody has it' : `${owner} has it`),
  done: 'done',
  noNeighbour: 'none',
  noSockets: 'no sockets',
  nobody: 'nobody',
  callers: ({ callers, more }) => `${callers.join(', ')}${more === 0 ? '' : ` and ${more} more`}`,
  addresses: (addresses) => addresses.join(', '),
  states: (states) => states.join(', '),
  way: ({ nextHop, nic }) => `via ${nextHop} nic ${nic}`,
  local: 'its own address',
  noRoute: 'no route',
};
