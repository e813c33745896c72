// English: the walk and the programs.
import type { ExpectedFact, Failure } from '../../network/script.ts';
import type { WalkCatalogue } from './catalogue-walk.ts';

export const FAILURES: Readonly<Record<Failure, string>> = {
  refused: 'connection refused',
  reset: 'connection reset',
  timeout: 'timed out',
  unreachable: 'unreachable',
  prohibited: 'prohibited',
  invalid: 'invalid argument',
  'no-port': 'no port left',
  closed: 'connection closed',
  nxdomain: 'no such name',
};

const MEANINGS: Readonly<Record<Failure, string>> = {
  refused: 'The other side is there, but nothing listens on that port.',
  reset: 'The other side broke the connection off.',
  timeout: 'No answer came in time. Nobody says why: the question or the answer may be lost.',
  unreachable: 'No way leads there: its own routing table or somebody on the way has said so.',
  prohibited: 'A rule on the way forbids it.',
  invalid:
    'The kernel does not even try and says EINVAL (“invalid argument”): so it does where the best route is a blackhole.',
  'no-port':
    'Each port it may use already stands in the name of a connection to that very address and port, if only in TIME-WAIT. To others they are free.',
  closed: 'The connection is no longer open for this.',
  nxdomain: 'The name server knows no address for that name.',
};

/** What an expectation is about, before "of HOST". */
const FACTS: Readonly<Record<ExpectedFact['kind'], string>> = {
  got: 'the result',
  sent: 'the number of frames sent',
  received: 'the number of frames received',
  arp: 'the ARP entry',
  mac: 'the number of known MACs',
  socket: 'the sockets',
  saw: 'the list of callers',
  served: 'the number of answered requests',
  translates: 'the number of translations',
  route: 'the route',
};

const octets = (count: number): string => (count === 1 ? '1 byte' : `${count} bytes`);

export const englishWalk: WalkCatalogue = {
  beganPing: ({ node, target, count }) => ({
    title: `${node} pings ${target}`,
    why: [
      `ping on ${node} wants to know whether ${target} answers.`,
      count === 1
        ? 'It sends one echo request and waits for the reply.'
        : `It sends ${count} echo requests, one after the other.`,
    ],
  }),
  beganResolve: ({ node, name }) => ({
    title: `${node} resolves ${name}`,
    why: [
      `A program on ${node} wants the address of ${name}.`,
      'People use names, packets carry addresses: somebody has to translate.',
    ],
  }),
  beganGet: ({ node, url, program }) => ({
    title: `${node} gets ${url}`,
    why: [
      `${program} on ${node} wants ${url}.`,
      'It is blocked for now: before a request can be sent, TCP has to connect.',
    ],
  }),
  beganConnect: ({ node, target, program }) => ({
    title: `${node} connects to ${target}`,
    why: [
      `${program} on ${node} asks its kernel for a connection to ${target}.`,
      'It is blocked until the handshake is done.',
    ],
  }),
  beganSend: ({ node, connection, octets: count }) => ({
    title: `${node} sends ${octets(count)} on ${connection}`,
    why: [
      `The program on ${node} writes ${octets(count)} into connection ${connection}. When and in how many segments they leave is up to TCP.`,
    ],
  }),
  beganEnd: ({ node, connection, how }) => ({
    title:
      how === 'close'
        ? `${node} closes ${connection}`
        : how === 'shutdown'
          ? `${node} stops sending on ${connection}`
          : `${node} aborts ${connection}`,
    why: [
      how === 'close'
        ? `The program on ${node} is done with connection ${connection} and gives its socket back.`
        : how === 'shutdown'
          ? `The program on ${node} has nothing more to send on ${connection} but still wants to read: the connection will be half-closed.`
          : `The program on ${node} throws connection ${connection} away without a goodbye.`,
    ],
  }),
  beganDatagram: ({ node, target, octets: count }) => ({
    title: `${node} sends a datagram to ${target}`,
    why: [
      `UDP needs no connection: ${octets(count)} go out from ${node} at once.`,
      'Nobody promises that they arrive.',
    ],
  }),
  endedReplies: ({ node, received, sent, failure }) => ({
    title:
      received > 0
        ? `${received} of ${sent} replies`
        : failure
          ? `No reply: ${FAILURES[failure]}`
          : 'No reply',
    why:
      received > 0
        ? [
            sent === 1
              ? `The echo request of ${node} has been answered: the way there and the way back both work.`
              : `${received} of the ${sent} echo requests of ${node} have been answered: the way there and the way back both work.`,
          ]
        : [`ping on ${node} got nothing back.`, ...(failure ? [MEANINGS[failure]] : [])],
  }),
  endedResponse: ({ node, status, octets: count, server }) => ({
    title: `${node} got ${status}`,
    why: [
      `The program on ${node} has the whole answer${server === undefined ? '' : ` of ${server}`}, ${octets(count)} with its head.`,
      'Content-Length told it where the answer ends.',
    ],
  }),
  endedConnected: ({ node, local, remote }) => ({
    title: `${node} is connected`,
    why: [
      `The handshake is done and the connection ${local} to ${remote} established, so the program on ${node} is no longer blocked.`,
    ],
  }),
  endedSent: ({ node, octets: count }) => ({
    title: `${octets(count)} handed over`,
    why: [
      `For the program on ${node} sending is over: the kernel has its ${octets(count)} and will see to the rest.`,
    ],
  }),
  endedAnswer: ({ node, text, from }) => ({
    title: `${node} got an answer`,
    why: [`The program on ${node} has waited for a datagram from ${from}, and here it is: ${text}`],
  }),
  endedAddresses: ({ node, name, addresses, count }) => ({
    title: `${name} is ${addresses}`,
    why: [
      count === 1
        ? `The program on ${node} has the address that it wanted.`
        : `The program on ${node} has ${count} addresses for the name. It would try the first one first.`,
    ],
  }),
  endedDone: ({ node }) => ({
    title: 'Done',
    why: [`The program on ${node} goes on at once; the kernel does what is left to do.`],
  }),
  endedFailed: ({ node, failure, after }) => ({
    title: `${node}: ${FAILURES[failure]}`,
    why: [`The program on ${node} gets an error after ${after}.`, MEANINGS[failure]],
  }),
  noted: ({ text, walk }) => ({
    title: text,
    why: [`The author of walk "${walk}" says this here. It changes nothing in the network.`],
  }),
  waited: ({ duration, walk }) => ({
    title: `${duration} pass`,
    why: [
      `Walk "${walk}" waits ${duration} here. Timers that are pending go on, and those whose time comes act meanwhile.`,
    ],
  }),
  lossArmed: ({ kind, count = 1, where, walk }) => {
    const which =
      kind === 'every'
        ? 'every matching frame'
        : kind === 'nth'
          ? `matching frame number ${count}`
          : count === 1
            ? 'the next matching frame'
            : `the next ${count} matching frames`;
    return {
      title: `To be lost: ${which}`,
      why: [
        where === undefined
          ? `To show what a loss leads to, walk "${walk}" takes ${which} off the wire, just after it was sent.`
          : `To show what a loss leads to, walk "${walk}" lets ${which} arrive at ${where} and die there.`,
      ],
    };
  },
  checked: ({ subject, fact, held, seen }) => ({
    title: held ? 'As expected' : 'Not as expected',
    why: [
      held
        ? `The file says what ${FACTS[fact]} of ${subject} should be by now. It has been looked at, and it is so: ${seen}.`
        : `The file says that ${FACTS[fact]} of ${subject} should be otherwise by now. What is really there: ${seen}.`,
    ],
  }),
  wrote: ({ node, program, octets: count, line, peer }) => ({
    title: line === undefined ? `${program} writes ${octets(count)}` : line,
    why: [
      `${program} on ${node} hands ${octets(count)} for ${peer} to TCP.`,
      'TCP numbers them, cuts them into segments and keeps them until they are acknowledged.',
    ],
  }),
  read: ({ node, program, octets: count, line, peer }) => ({
    title: line === undefined ? `${program} reads ${octets(count)}` : `${program} reads: ${line}`,
    why: [
      `${program} on ${node} reads ${octets(count)} from ${peer}, in order and complete.`,
      'Of segments, ACKs and losses it sees nothing.',
    ],
  }),
  readEnd: ({ node, program, peer }) => ({
    title: `${program} reads the end`,
    why: [
      `${peer} has finished sending: ${program} on ${node} reads the end of the stream.`,
      'Its own direction is still open.',
    ],
  }),
  acceptedConnection: ({ node, program, peer }) => ({
    title: `${program} accepts ${peer}`,
    why: [
      `The kernel of ${node} did the whole handshake alone and put the connection into a queue.`,
      `Only now does ${program} take it out and learn of ${peer}.`,
    ],
  }),
  thought: ({ node, program, duration }) => ({
    title: `${program} thinks for ${duration}`,
    why: [
      `The file says that ${program} on ${node} needs ${duration} to make its answer. The connection stays open and idle meanwhile.`,
    ],
  }),
  askedToEnd: ({ node, program, how, peer }) => ({
    title:
      how === 'abort'
        ? `${program} aborts`
        : how === 'close'
          ? `${program} closes`
          : `${program} half-closes`,
    why: [
      how === 'abort'
        ? `${program} on ${node} wants no orderly end with ${peer}: the kernel will send RST.`
        : how === 'close'
          ? `${program} on ${node} is done with ${peer}. Its kernel now takes care of the goodbye.`
          : `${program} on ${node} has no more to say to ${peer}, but keeps listening.`,
    ],
  }),
};
