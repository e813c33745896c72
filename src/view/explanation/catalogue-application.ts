// The catalogue's part about names and proxies.
import type { Failure } from '../../network/script.ts';
import type { AskReason } from '../../simulation/step.ts';
import type { Said } from './catalogue.ts';

export interface ApplicationCatalogue {
  nameCached(a: { node: string; name: string; addresses: string; until: string }): Said;
  nextAddress(a: { node: string; program: string; failed: string; failure: Failure; next: string }): Said;
  nameAsked(a: {
    node: string;
    name: string;
    server: string;
    isOwnHost: boolean;
    attempt: number;
    of: number;
    why: AskReason;
  }): Said;
  nameServed(a: {
    node: string;
    program: string;
    name: string;
    client: string;
    answer: 'addresses' | 'nxdomain' | 'silent';
    rows: number;
  }): Said;
  nameAnswered(a: { node: string; name: string; from: string; addresses: string; ttl: number }): Said;
  nameUnknown(a: { node: string; name: string; from: string }): Said;
  requestAwaited(a: { node: string; program: string; client: string; octets: number }): Said;
  locationChosen(a: {
    node: string;
    program: string;
    line: string;
    target: string;
    path: string | undefined;
    to: string | undefined;
  }): Said;
  serverChosen(a: {
    node: string;
    program: string;
    upstream: string;
    server: string | undefined;
    isKept: boolean;
    isAlone: boolean;
    after: Failure | undefined;
  }): Said;
  serverFailed(a: {
    node: string;
    program: string;
    server: string;
    failure: Failure;
    isReused: boolean;
  }): Said;
  answerPassed(a: { node: string; program: string; server: string; client: string; status: number }): Said;
  answeredItself(a: {
    node: string;
    program: string;
    client: string;
    status: number;
    because: Failure | undefined;
  }): Said;
}
