// A name may have several addresses: a program that connects tries them in turn, until one takes the connection (RFC 1123 section 2.3; what
// curl's cf-ip-happy.c and nc(1) make of getaddrinfo(3)).
import type { Ipv4 } from '../../address/ipv4.ts';
import type { Connect, Failure, Get } from '../../network/script.ts';
import type { Nanoseconds } from '../../network/source.ts';
import { atNode, type Turn } from '../turn.ts';

export interface Attempt {
  /** addresses that are left to be tried */
  readonly others: readonly Ipv4[];
  /** when the program began with the first one */
  readonly since: Nanoseconds;
}

export function onlyAttempt(turn: Turn): Attempt {
  return { others: [], since: turn.time };
}

/** The same action with the next address, recorded with what became of this one; undefined: there is none left. */
export function nextAddress<Kind extends Get | Connect>(
  turn: Turn,
  action: Kind,
  { others, since }: Attempt,
  failure: Failure,
): { readonly action: Kind; readonly attempt: Attempt } | undefined {
  const [address, ...rest] = others;
  if (address === undefined) return undefined;
  const { destination, node, kind } = action;
  turn.emit(atNode(node), 7, {
    kind: 'next-address',
    program: kind === 'get' ? 'curl' : 'nc',
    failed: destination.address,
    failure,
    next: address,
  });
  return {
    action: { ...action, destination: { ...destination, address } },
    attempt: { others: rest, since },
  };
}
