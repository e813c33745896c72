// Balancers in English.
import type { BalanceMode, Schedule } from '../../network/balance.ts';
import type { BalanceCatalogue } from './catalogue-balance.ts';

const SCHEDULES: Readonly<Record<Schedule['kind'], string>> = {
  order: 'the order that the file gives',
  rr: 'round robin: each in turn',
  wrr: 'weighted round robin: each in turn, the heavier ones more often',
  lc: 'least connections: who has the fewest now',
  wlc: 'weighted least connections: who has the fewest for its weight',
  sh: "source hashing: by the client's address",
  dh: 'destination hashing: by the address that is called',
};

const MODES: Readonly<Record<BalanceMode, string>> = {
  nat: 'It writes that address into the packet and sends it on.',
  dr: 'It changes nothing in the packet: only the frame gets another MAC.',
  tunnel: 'It puts the packet, as it is, into another one.',
};

export const englishBalance: BalanceCatalogue = {
  balanced: ({ node, service, to, mode, schedule, why }) => {
    const reason = {
      scheduled: `A new connection to ${service}. ${node} makes no handshake of its own: it only chooses, by ${SCHEDULES[schedule]}.`,
      kept: `A new connection to ${service}, of a client that ${node} has seen before: it keeps its server.`,
      known: `${node} has this connection in its table: all of its packets have to reach the same server.`,
      packet: `${node} remembers nothing and chooses for every packet anew, by ${SCHEDULES[schedule]}. No server sees a whole connection.`,
    }[why];
    return { title: `To ${to}`, why: [reason, MODES[mode]] };
  },
  balancedBack: ({ node, service, real, client }) => ({
    title: `From ${service} again`,
    why: [
      `The answer of ${real}. ${client} has called ${service} and would refuse an answer from anybody else, so ${node} puts that address back.`,
    ],
  }),
  balancedError: ({ node, service, real, client, mode, way }) =>
    ({
      'to-real': {
        title: `The error goes on to ${real}`,
        why: [
          `It is about an answer from ${service}, which in truth ${real} gave: only that server can do something about it.`,
          mode === 'nat'
            ? `${node} writes the server's address into the error and into the packet that it quotes.`
            : `${node} passes it on as it passes on the client's packets.`,
        ],
      },
      'to-client': {
        title: `An error from ${service}`,
        why: [
          `It is about a packet of ${client}, who has called ${service} and knows nothing of ${real}.`,
          `So ${node} puts the called address back, in the error and in the packet that it quotes.`,
        ],
      },
      'out-of-tunnel': {
        title: `${client} has to know`,
        why: [
          `The error is about the outer packet, which ${node} made for ${real}. ${client} knows nothing of that, so ${node} takes the packet inside out of the quotation and reports to ${client}, in the name of ${service}.`,
        ],
      },
    })[way],
  encapsulated: ({ node, source, destination }) => ({
    title: `A packet in a packet, to ${destination}`,
    why: [
      `${node} puts a second IP header in front, from ${source} to ${destination}. The real server may be anywhere, and finds the client's packet inside untouched.`,
    ],
  }),
  decapsulated: ({ node, source, destination }) => ({
    title: 'The packet inside is taken out',
    why: [
      `${node} opens the outer header and finds a packet from ${source} to ${destination}, as the client sent it. It goes on as if it had just arrived.`,
    ],
  }),
  noRealServer: ({ node, service }) => ({
    title: 'Dies: no real server',
    why: [
      `${node} has no real server with a weight above 0 for ${service}. The client is told that the port is unreachable.`,
    ],
  }),
  balanceCaptions: {
    reals: 'The real servers',
    columns: ['Real server', 'Weight'],
    loadColumns: ['Active', 'Closing'],
  },
};
