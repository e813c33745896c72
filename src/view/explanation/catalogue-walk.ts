// The catalogue's part about the walk: its actions, notes and expectations.
import type { ExpectedFact, Failure } from '../../network/script.ts';
import type { Said } from './catalogue.ts';

export interface WalkCatalogue {
  beganPing(a: { node: string; target: string; count: number }): Said;
  beganResolve(a: { node: string; name: string }): Said;
  beganGet(a: { node: string; url: string; program: string }): Said;
  beganConnect(a: { node: string; target: string; program: string }): Said;
  beganSend(a: { node: string; connection: string; octets: number }): Said;
  beganEnd(a: { node: string; connection: string; how: 'shutdown' | 'close' | 'abort' }): Said;
  beganDatagram(a: { node: string; target: string; octets: number }): Said;
  endedReplies(a: { node: string; received: number; sent: number; failure: Failure | undefined }): Said;
  endedResponse(a: { node: string; status: number; octets: number; server: string | undefined }): Said;
  endedConnected(a: { node: string; local: string; remote: string }): Said;
  endedSent(a: { node: string; octets: number }): Said;
  endedAnswer(a: { node: string; text: string; from: string }): Said;
  endedAddresses(a: { node: string; name: string; addresses: string; count: number }): Said;
  endedDone(a: { node: string }): Said;
  endedFailed(a: { node: string; failure: Failure; after: string }): Said;
  noted(a: { text: string; walk: string }): Said;
  waited(a: { duration: string; walk: string }): Said;
  lossArmed(a: {
    kind: 'next' | 'nth' | 'every';
    count?: number;
    where: string | undefined;
    walk: string;
  }): Said;
  /** `fact`: what kind of thing was expected */
  checked(a: { subject: string; fact: ExpectedFact['kind']; held: boolean; seen: string }): Said;
  wrote(a: { node: string; program: string; octets: number; line: string | undefined; peer: string }): Said;
  read(a: { node: string; program: string; octets: number; line: string | undefined; peer: string }): Said;
  readEnd(a: { node: string; program: string; peer: string }): Said;
  acceptedConnection(a: { node: string; program: string; peer: string }): Said;
  thought(a: { node: string; program: string; duration: string }): Said;
  askedToEnd(a: { node: string; program: string; how: 'shutdown' | 'close' | 'abort'; peer: string }): Said;
}
