// English: programs that speak for others, beginning with the name service.
import type { AskReason } from '../../simulation/step.ts';
import type { Catalogue } from './catalogue.ts';

/** Why this name server is asked now. */
const BEFORE: Readonly<Record<AskReason, string>> = {
  first: 'An IP packet needs an address, and the name is not in the cache.',
  timeout: 'The question before stayed without an answer.',
  refused: 'At the server before nobody listens on port 53.',
  unreachable: 'The server before cannot be reached.',
  prohibited: 'The way to the server before is forbidden.',
  invalid: 'The server before could not be asked.',
  reset: 'The server before broke off.',
  closed: 'The socket to the server before is closed.',
  nxdomain: 'The server before did not know the name.',
};

export const englishApplication: Pick<
  Catalogue,
  'nameCached' | 'nameAsked' | 'nameServed' | 'nameAnswered' | 'nameUnknown'
> = {
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
};
