// English: sockets, TCP and UDP.
import type { AckReason } from '../../simulation/step.ts';
import type { TransportCatalogue } from './catalogue-transport.ts';

const octets = (count: number): string => (count === 1 ? '1 byte' : `${count} bytes`);

const ACKS: Readonly<Record<AckReason, (peer: string, number: number) => string>> = {
  handshake: (peer) =>
    `${peer}'s SYN has arrived, and this ACK says so. With it both sides know that they hear each other: two segments would have left ${peer} in doubt.`,
  quick: (peer, number) =>
    `Everything before byte ${number} is here. It is said at once: at the start of a connection the kernel acknowledges quickly, so that ${peer} can speed up.`,
  'two-segments': (_, number) =>
    `More than one full segment waits for its ACK; RFC 1122 wants one at least for every second segment. Expected next: byte ${number}.`,
  delayed: (_, number) =>
    `The ACK has waited 40 ms for data to ride on, and none came. So it goes alone: expected next is byte ${number}.`,
  read: (_, number) =>
    `The program has read all there was, so the ACK that was owed goes out: expected next is byte ${number}.`,
  'out-of-order': (_, number) =>
    `The ACK repeats the number of the first byte that is missing, ${number}. From repetitions the sender sees that something was lost.`,
  duplicate: (_, number) =>
    `This had come before, so an ACK must have been lost. It is said again: expected next is byte ${number}.`,
  fin: (peer) => `${peer} has finished sending. The FIN counts as one byte and is acknowledged like one.`,
  'window-update': (peer) =>
    `The program has read and made room. ${peer} could not know that, so it is told: the window is open again.`,
  challenge: (_, number) =>
    `The segment does not fit this connection. Instead of believing it, TCP repeats where it stands: expected next is byte ${number} (RFC 5961).`,
  'probe-answer': (peer) => `${peer} asks whether the window has opened, and gets the answer.`,
  'time-wait': (peer) =>
    `${peer} has sent this again, so the last ACK was lost. That is what TIME-WAIT is for: somebody is still here to repeat it.`,
};

export const englishTransport: TransportCatalogue = {
  opened: ({ node, protocol, local, remote, port, chosen, range }) => ({
    title: `${node} opens a socket`,
    why: [
      chosen
        ? `The program asked for no port, so the kernel picks ${port}, a free one of ${range}.`
        : `The program asked for port ${port}, and it is free.`,
      protocol === 'tcp'
        ? `${local} to ${remote} is now this connection's name: no other has the same four parts.`
        : `Answers to ${local} will reach this program.`,
    ],
  }),
  syn: ({ node, peer }) => ({
    title: `SYN for ${peer}`,
    why: [
      `${node} asks ${peer} for a connection and says from which number it will count its bytes (shown as 0).`,
      `Whether ${peer} hears this, ${node} cannot know yet.`,
    ],
  }),
  synAck: ({ node, peer }) => ({
    title: `SYN+ACK for ${peer}`,
    why: [
      `${node} has heard ${peer} and says so (ACK). In the same segment it asks the other way round (SYN), from its own number.`,
      `It does not know yet whether ${peer} hears it.`,
    ],
  }),
  data: ({ node, peer, octets: count, from, to, fin }) => ({
    title: `${octets(count)} for ${peer}${fin ? ', and FIN' : ''}`,
    why: [
      `${node} sends bytes ${from} to ${to}. It keeps a copy until ${peer} acknowledges them, to send it again if need be.`,
      ...(fin ? ['It has no more to send: FIN rides along.'] : []),
    ],
  }),
  fin: ({ node, peer, first }) => ({
    title: `FIN for ${peer}`,
    why: first
      ? [
          `${node} has nothing more to send and says so with FIN. The other direction stays open: ${peer} may still send.`,
        ]
      : [`${peer} had finished before; now ${node} has finished too. Both sides have to agree to the end.`],
  }),
  ack: ({ peer, why, number }) => ({
    title: `ACK for ${peer}`,
    why: [ACKS[why](peer, number)],
  }),
  reset: ({ node, peer, port, why }) => ({
    title: `RST for ${peer}`,
    why: [
      {
        'no-socket': `Nothing on ${node} has a socket for port ${port} that this would fit. Its kernel says so with RST, so that ${peer} need not wait.`,
        'not-acceptable': `The segment acknowledges what ${node} never sent. RST ends the misunderstanding.`,
        aborted: `The program on ${node} threw the connection away. RST tells ${peer} that nothing more will be said or heard.`,
        'unread-data': `The program closed with data unread. A FIN would look as if all had been received, so the kernel sends RST.`,
        'late-data': `Data has come for a program that is gone. Nobody could read it, and RST says so.`,
      }[why],
    ],
  }),
  retransmission: ({ node, peer, what, why, attempt, since }) => ({
    title: `${what} again`,
    why: [
      {
        timeout: `No ACK for it came to ${node} since it was first sent ${since} ago, so it is sent again (repetition ${attempt}). If this goes on, the waits grow, to spare a crowded network.`,
        'tail-loss-probe': `The last segment has stayed without an ACK for ${since}. Before the real timeout ${node} tries once more: often it was just lost.`,
        'duplicate-acks': `${peer} keeps asking for the same byte while later ones arrive: this segment is lost. ${node} sends it again without waiting for the timeout.`,
        'duplicate-syn': `${peer} has sent its SYN again, so it cannot have heard the answer. ${node} gives it once more.`,
        'path-mtu': `A router on the way said that the segment was too big. ${node} sends the same bytes in smaller segments.`,
      }[why],
    ],
  }),
  windowProbe: ({ node, peer, attempt }) => ({
    title: `Window probe for ${peer}`,
    why: [
      `${peer}'s window is closed. If the message that it has opened were lost, both would wait for ever, so ${node} asks (time ${attempt}).`,
    ],
  }),
  tookSyn: ({ node, peer, port }) => ({
    title: `${node} hears SYN`,
    why: [
      `Port ${port} is being listened on, so ${node} makes a new connection for ${peer}, in state SYN-RECEIVED. The program does not know of it yet.`,
    ],
  }),
  tookSynAck: ({ node, peer }) => ({
    title: `${node} hears SYN+ACK`,
    why: [
      `${peer} acknowledges the SYN, so ${node} now knows that it is heard, and it has heard ${peer}. For ${node} the connection is established.`,
    ],
  }),
  tookHandshakeAck: ({ node, peer }) => ({
    title: `${node} hears the ACK`,
    why: [`Now ${node} knows as well that ${peer} hears it. The connection is established on both sides.`],
  }),
  tookData: ({ node, octets: count, acknowledged, next }) => ({
    title: `${octets(count)} taken in`,
    why: [
      `They are just those that ${node} expected next; they wait in the receive buffer for the program. Expected now: byte ${next}.`,
      ...(acknowledged > 0
        ? [`The segment also acknowledges ${octets(acknowledged)} that ${node} had sent.`]
        : []),
    ],
  }),
  tookAck: ({ node, peer, octets: count, fin, number }) => ({
    title: fin ? 'FIN acknowledged' : `${octets(count)} acknowledged`,
    why: [
      fin
        ? `${peer} knows now that ${node} has finished, so FIN need not be sent again.`
        : `All before byte ${number} has arrived. ${node} can forget its copy and stop the retransmission timer.`,
    ],
  }),
  tookOutOfOrder: ({ node, octets: count, missing }) => ({
    title: 'A gap',
    why: [
      `${octets(missing)} are missing before these ${count}. ${node} keeps them aside; the program gets them when the gap is filled.`,
    ],
  }),
  tookDuplicate: ({ node, peer }) => ({
    title: 'Known already',
    why: [
      `${node} has had this before: ${peer} sent it again, or it was on the way twice. It is not taken a second time.`,
    ],
  }),
  tookDuplicateAck: ({ node, peer, count, number }) => ({
    title: `Duplicate ACK ${count}`,
    why: [
      `${peer} still expects byte ${number}, so something after it must have arrived. At three repetitions ${node} takes byte ${number} for lost.`,
    ],
  }),
  tookWindow: ({ node, peer, window }) => ({
    title: 'Window told',
    why: [`${peer} has room for ${octets(window)}. ${node} may have that much on its way without an ACK.`],
  }),
  tookFin: ({ node, peer, octets: count, after }) => ({
    title: `${node} hears FIN`,
    why: [
      `${peer} has finished sending${count > 0 ? `, after ${octets(count)}` : ''}.`,
      after === 'TIME-WAIT'
        ? `Both sides have finished. ${node} keeps the pair of ports for 60 s, in case its last ACK is lost.`
        : after === 'CLOSING'
          ? `${node} had finished too and is not acknowledged yet: both closed at once.`
          : `${node} may still send. The connection is half-closed until its program closes too.`,
    ],
  }),
  tookReset: ({ node, peer, before }) => ({
    title: `${node} hears RST`,
    why: [
      before === 'SYN-SENT'
        ? `${peer} refuses: nothing listens on that port. ${node} need not wait any longer.`
        : `${peer} says that this connection does not exist for it any more. ${node} drops it at once, without a goodbye.`,
    ],
  }),
  tookUnacceptable: ({ node, peer }) => ({
    title: 'Not acceptable',
    why: [
      `This segment of ${peer} lies outside of what ${node} can take: it is old or forged. To use it would spoil the stream.`,
    ],
  }),
  ackPostponed: ({ node, delay }) => ({
    title: 'The ACK waits',
    why: [
      `${node} owes an ACK but expects its program to answer soon. For up to ${delay} it waits for data that the ACK can ride on, and saves a packet.`,
    ],
  }),
  waitedToSend: ({ node, peer, limit, octets: count }) => ({
    title: 'Sending waits',
    why: [
      {
        window: `${peer} has no more room: its window is full. ${octets(count)} wait on ${node}.`,
        congestion: `${node} has as many segments under way as it dares to before the first ACKs come back. ${octets(count)} wait.`,
        nagle: `A small segment is already on its way. Until its ACK comes, ${node} collects further small writes into one (Nagle); ${octets(count)} wait.`,
      }[limit],
    ],
  }),
  connectionChanged: ({ node, peer, why }) => ({
    title: {
      'time-wait-over': 'TIME-WAIT is over',
      'gave-up': `${node} gives up`,
      'fin-timeout': 'FIN-WAIT-2 is over',
      error: 'Connection failed',
      'synack-gave-up': `${node} gives up`,
      unreachable: `${node} forgets the request`,
    }[why],
    why: [
      {
        'time-wait-over': `60 s have passed. Nothing of the old connection with ${peer} can be under way any more, so the ports are free again.`,
        'gave-up': `${peer} has not answered any of the repetitions. ${node} stops trying and reports the error.`,
        'fin-timeout': `${peer} never closed its side, and no program on ${node} waits for it. After 60 s the kernel forgets the connection.`,
        error: `The network has reported an error that will not pass. The connection with ${peer} cannot go on, so ${node} ends it.`,
        unreachable: `A router says that it knows no way to ${peer}. ${node} cannot answer the SYN and forgets the half-open connection at once.`,
        'synack-gave-up': `${peer} never acknowledged the SYN+ACK. ${node} forgets the half-open connection.`,
      }[why],
    ],
  }),
  datagramMade: ({ node, peer, octets: count }) => ({
    title: `Datagram for ${peer}`,
    why: [
      `${node} puts ports and a length before the ${octets(count)}, and that is all UDP does: no number, no acknowledgement, no second try.`,
    ],
  }),
  datagramTaken: ({ node, peer, octets: count, program, port }) => ({
    title: `${program} gets ${octets(count)}`,
    why: [
      `${program} has the socket for port ${port} on ${node}, so the datagram from ${peer} goes to it as it came.`,
    ],
  }),
  errorReported: ({ node, peer, fatal, isAskedFor }) => ({
    title: 'The socket learns of the error',
    why: [
      fatal
        ? `The error is about what this socket sent to ${peer}. ${node} gives it to the program at once: trying again would not help.`
        : isAskedFor
          ? `The error is about what this socket sent to ${peer}. It may pass, but the program has asked to hear of every error, so ${node} gives it at once.`
          : `The error is about what this socket sent to ${peer}. It may pass, so ${node} goes on trying.`,
    ],
  }),
};
