// The catalogue's part about what an expectation found in place of what it expected: a few words, to stand inside a sentence.
import type { Failure } from '../../network/script.ts';

export interface SeenCatalogue {
  readonly noResultYet: string;
  replies(a: { received: number; sent: number }): string;
  /** with the word that `expect … got` has for it */
  failure(failure: Failure): string;
  /** `server` undefined: the answer does not say */
  status(a: { status: number; server: string | undefined }): string;
  octetsSent(octets: number): string;
  readonly connected: string;
  /** `owner` undefined: nobody */
  owner(owner: string | undefined): string;
  readonly done: string;
  readonly noNeighbour: string;
  readonly noSockets: string;
  readonly nobody: string;
  callers(a: { callers: readonly string[]; more: number }): string;
  addresses(addresses: readonly string[]): string;
  states(states: readonly string[]): string;
  way(a: { nextHop: string; nic: string }): string;
  readonly local: string;
  readonly noRoute: string;
}
