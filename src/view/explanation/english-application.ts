// English: programs that speak for others, beginning with the name service.

import type { Failure } from '../../network/script.ts';
import type { AskReason } from '../../simulation/step.ts';
import type { ApplicationCatalogue } from './catalogue-application.ts';
import { FAILURES } from './english-walk.ts';

/** Why this name server is asked now. */
const BEFORE: Readonly<Record<AskReason, string>> = {
  first: 'An IP packet needs an address, and the name is not in the cache.',
  timeout: 'The question before stayed without an answer.',
  refused: 'At the server before nobody listens on port 53.',
  unreachable: 'The server before cannot be reached.',
  prohibited: 'The way to the server before is forbidden.',
  invalid: 'The server before could not be asked.',
  'no-port': 'For the server before no port was left.',
  reset: 'The server before broke off.',
  closed: 'The socket to the server before is closed.',
  nxdomain: 'The server before did not know the name.',
};

/** What a server's failure means for the proxy. */
const FAILED: Readonly<Record<Failure, string>> = {
  refused: 'nobody listens on that port',
  timeout: 'no answer came in time',
  unreachable: 'it cannot be reached',
  reset: 'it broke the connection off',
  closed: 'it closed the connection without an answer',
  prohibited: 'the way to it is forbidden',
  invalid: 'the kernel will not even try',
  'no-port': 'no port is left to connect from',
  nxdomain: 'its name is unknown',
};

export const englishApplication: ApplicationCatalogue = {
  nextAddress: ({ node, program, failed, failure, next }) => ({
    title: `The next address: ${next}`,
    why: [
      `${failed}: ${FAILURES[failure]}. The name has more than one address, so ${program} on ${node} tries the next one, ${next}.`,
    ],
  }),
  nameCached: ({ node, name, addresses, until }) => ({
    title: `${node} knows ${name} already`,
    why: [
      `${name} is ${addresses}: that is still in the cache of ${node} from an earlier answer.`,
      `It may be used until ${until} after the start of the walk: no name server has to be asked.`,
    ],
  }),
  nameAsked: ({ node, name, server, isOwnHost, attempt, of, why }) => ({
    title: `${node} asks for ${name}${attempt > 1 ? `, attempt ${attempt} of ${of}` : ''}`,
    why: [
      BEFORE[why],
      isOwnHost
        ? `${node} has no \`resolver\`, so the library asks ${node} itself (127.0.0.1).`
        : `So ${node} asks its resolver ${server} for the address of ${name}, in one UDP datagram.`,
    ],
  }),
  nameServed: ({ node, program, name, client, answer, rows }) => ({
    title: answer === 'nxdomain' ? `No row for ${name}` : `${program} looks up ${name}`,
    why: [
      answer === 'silent'
        ? `The row of ${name} says that ${node} stays silent: ${client} gets no answer and will have to wait.`
        : answer === 'nxdomain'
          ? `Among the rows of ${node} none gives an address for ${name}: ${client} is told that there is no such name.`
          : `${node} finds ${rows === 1 ? 'the row' : `${rows} rows`} for ${name} and sends the answer back to ${client}.`,
    ],
  }),
  nameAnswered: ({ node, name, from, addresses, ttl }) => ({
    title: `${name} is ${addresses}`,
    why: [
      `The answer of ${from} has the number of the question, so ${node} believes it.`,
      `It may keep it for ${ttl} s; for so long no packet is needed for this name.`,
    ],
  }),
  nameUnknown: ({ node, name, from }) => ({
    title: `There is no ${name}`,
    why: [
      `${from} says that no such name exists (NXDOMAIN).`,
      `Without an address ${node} has nowhere to send a packet: the program gives up.`,
    ],
  }),
  requestAwaited: ({ node, program, client, octets }) => ({
    title: `${program} waits for the rest of the request`,
    why: [
      `So far ${octets} bytes of it have come from ${client}.`,
      `Before the empty line that ends its head, ${program} on ${node} cannot choose a server, so none hears of it.`,
    ],
  }),
  locationChosen: ({ node, program, line, target, path, to }) => ({
    title: path === undefined ? `No row fits ${target}` : `${line}: the row ${path}`,
    why: [
      `The request of the client has come as a whole; only now ${program} on ${node} can read what is asked for.`,
      path === undefined
        ? `None of its rows is the beginning of ${target}.`
        : `Of its rows ${path} is the longest that ${target} begins with${to === undefined ? '.' : `: it leads to ${to}.`}`,
    ],
  }),
  serverChosen: ({ node, program, upstream, server, isKept, isAlone, after }) => ({
    title: server === undefined ? `No server of ${upstream} is left` : `${program} chooses ${server}`,
    why:
      server === undefined
        ? [`Every server of ${upstream} has failed: ${program} on ${node} has nobody to ask.`]
        : [
            ...(after === undefined ? [] : ['The server before failed, so the request goes to the next.']),
            isAlone
              ? `${server} is the only server of ${upstream}.`
              : `It is the turn of ${server}: by their weights it has the most credit in ${upstream}.`,
            isKept
              ? `${node} has kept a connection to it, so no handshake is needed.`
              : `The client's connection ends at ${node}, so ${program} opens one of its own to that server.`,
          ],
  }),
  serverFailed: ({ node, program, server, failure, isReused }) => ({
    title: `${server} failed: ${FAILED[failure]}`,
    why: [
      isReused
        ? `The connection that ${program} on ${node} had kept was not good any more: it opens a new one.`
        : `${program} on ${node} has no answer from ${server}: ${FAILED[failure]}.`,
      'The client knows nothing of it: its own connection is another one.',
    ],
  }),
  answerPassed: ({ node, program, server, client, status }) => ({
    title: `${program} passes on ${status}`,
    why: [
      `The answer of ${server} is there; ${program} on ${node} writes a head of its own before it and sends it to ${client}.`,
      `For ${client} it is the answer of ${node}.`,
    ],
  }),
  answeredItself: ({ node, program, client, status, because }) => ({
    title: `${program} answers ${status} itself`,
    why: [
      status === 502 || status === 503 || status === 504
        ? `${program} on ${node} got no answer${because === undefined ? '' : ` (${FAILED[because]})`}, so it tells ${client}: ${status}.`
        : `For this request ${program} on ${node} needs no server: it answers ${client} with a page of its own.`,
    ],
  }),
};
