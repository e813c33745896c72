// English: ARP, frames, switches, and how packets end.
import type { NeighbourReason } from '../../simulation/step.ts';
import type { LinkCatalogue } from './catalogue-link.ts';

const CHANGES: Readonly<Record<NeighbourReason, (node: string, neighbour: string) => string>> = {
  asked: (node, neighbour) =>
    `${node} has asked who ${neighbour} is. Until the answer comes, the entry is incomplete.`,
  answered: (node, neighbour) =>
    `${neighbour} has answered, so ${node} knows its MAC and believes it for 30 s without asking again.`,
  'overheard-request': (node) =>
    `The question itself told ${node} the asker's MAC. It will need it for the answer, so it notes it, but as STALE: heard, not proved.`,
  announced: (node, neighbour) =>
    `${neighbour} has told everybody its MAC unasked. ${node} had an entry for it and follows; nothing proves yet that it is right.`,
  used: (node, neighbour) =>
    `${node} uses the old entry at once and gives ${neighbour} 5 s to show that it is still there (DELAY).`,
  confirmed: (node, neighbour) =>
    `TCP has heard from ${neighbour} meanwhile, which proves that the entry is right. ${node} need not ask.`,
  'timed-out': (node, neighbour) =>
    `For 30 s nothing has proved that ${neighbour} is still there. ${node} keeps the entry, but as STALE.`,
  probing: (node, neighbour) =>
    `5 s of use brought no proof that ${neighbour} is still there. ${node} asks it directly now, not everybody.`,
  'no-answer': (node, neighbour) =>
    `Three questions, a second apart, and no answer. ${node} takes it that nobody has ${neighbour}.`,
  written: (node, neighbour) => `The file gives ${node} the MAC of ${neighbour}.`,
  moved: (node, neighbour) =>
    `${neighbour} has another MAC than before. By the old one frames would go astray, so ${node} follows.`,
};

const others = (ports: number): string => (ports === 1 ? 'its one other port' : `all ${ports} other ports`);

export const englishLink: LinkCatalogue = {
  queued: ({ node, nextHop, waiting, isFirst }) => ({
    title: `Blocked: no MAC for ${nextHop}`,
    why: [
      `The next hop is ${nextHop}, but a frame needs a MAC and ${node} does not know that one.`,
      isFirst
        ? 'So the packet waits, and the question goes out first.'
        : `The question is already out; ${waiting} packets wait now.`,
    ],
  }),
  arpAsked: ({ node, target, lan, attempt, of, unicast }) => ({
    title: unicast ? `ARP: ${target}, still there?` : `ARP: who has ${target}?`,
    why: unicast
      ? [
          `${node} knows a MAC for ${target} but not whether it still holds, so it asks that one alone (time ${attempt} of ${of}).`,
        ]
      : [
          `${node} does not know who has ${target}, so it asks everybody${lan === undefined ? '' : ` on ${lan}`}.`,
          ...(attempt > 1 ? [`Nobody has answered yet: this is time ${attempt} of ${of}.`] : []),
        ],
  }),
  arpAnswered: ({ node, target, asker }) => ({
    title: `ARP: ${target} is here`,
    why: [
      `${target} is ${node}'s own address, so it answers ${asker}, and ${asker} alone: its MAC stood in the question.`,
    ],
  }),
  arpNotMe: ({ node, target }) => ({
    title: `${node} stays silent`,
    why: [`The question is for ${target}, which is not ${node}. Only the owner of an address may answer.`],
  }),
  neighbourChanged: ({ node, neighbour, before, after, why }) => ({
    title:
      before === undefined
        ? `ARP cache: ${neighbour} is new`
        : before === after
          ? `ARP cache: ${neighbour} stays ${after}`
          : `ARP cache: ${neighbour} ${before} → ${after}`,
    why: [CHANGES[why](node, neighbour)],
  }),
  released: ({ node, nextHop, packets }) => ({
    title: packets === 1 ? 'The waiting packet goes' : `${packets} waiting packets go`,
    why: [
      `The MAC of ${nextHop} is known now: the envelope is complete, and ${packets === 1 ? 'the packet' : 'what'} that waited on ${node} can leave.`.replace(
        'what that',
        'what',
      ),
    ],
  }),
  sent: ({ node, nic, lan, to, resolved }) => ({
    title: resolved === 'loopback' ? `${node} to itself` : `Out of ${nic}`,
    why: [
      {
        cache: `The frame is addressed to ${to}: that MAC stands in ${node}'s ARP cache. It leaves on ${lan}.`,
        broadcast: `The frame is addressed to ff:ff:ff:ff:ff:ff: everybody on ${lan} hears it.`,
        answer: `The frame is addressed to ${to}, whose MAC ${node} has just learned. It leaves on ${lan}.`,
        loopback: `The packet goes from ${node} to ${node} through its loopback interface, without a wire.`,
      }[resolved],
    ],
  }),
  received: ({ node, nic, from, broadcast, loopback }) => ({
    title: loopback ? `${node} hears itself` : `${node} takes the frame`,
    why: [
      loopback
        ? `The destination is ${node} itself, so what went out through its loopback interface comes in through the same.`
        : broadcast
          ? `A frame for everybody, sent by ${from}: ${node} opens it at ${nic}.`
          : `The frame carries the MAC of ${node}'s ${nic}, so it is opened; it came from ${from}.`,
    ],
  }),
  learned: ({ switch: device, mac, port, moved }) => ({
    title: `${device} learns ${mac}`,
    why: [
      moved === undefined
        ? `The frame came in at ${port}, so its sender, ${mac}, must be there. ${device} notes it and need not ask everybody later.`
        : `${mac} was at ${moved} and now sends from ${port}: ${device} follows.`,
    ],
  }),
  flooded: ({ switch: device, from, ports, why, mac }) => ({
    title: `${device} floods`,
    why: [
      why === 'broadcast'
        ? ports === 0
          ? `The frame is for everybody, but ${device} has no port besides ${from}, so nobody else hears it.`
          : `The frame is for everybody, so ${device} sends it out of ${others(ports)}.`
        : ports === 0
          ? `${device} has not learned where ${mac} is, but has no port besides ${from} to send the frame out of. Nobody else hears it.`
          : `${device} has not learned where ${mac} is, so it sends the frame out of ${others(ports)}, but not back to ${from}.`,
    ],
  }),
  switched: ({ switch: device, to, mac }) => ({
    title: `${device} → ${to}`,
    why: [
      `${device} has learned that ${mac} is at ${to}, so only that cable carries the frame. Nobody else hears it.`,
    ],
  }),
  lost: ({ node, arrived }) => ({
    title: 'Lost',
    why: [
      arrived
        ? `The walk says that this one dies at ${node}: it has arrived, and goes no further, so that one sees what a loss leads to.`
        : `The walk says that this one is lost, just after ${node} sent it. Nobody hears of it.`,
    ],
  }),
  lostOnLan: ({ lan, percent }) => ({
    title: 'Lost',
    why: [`${lan} loses ${percent} of its frames, and this is one of them. Nobody is told.`],
  }),
  samePort: ({ switch: device, port }) => ({
    title: `${device} keeps it back`,
    why: [
      `The destination is on ${port}, where the frame came from. Everybody there has heard it already, so ${device} does not send it back.`,
    ],
  }),
  noArpReply: ({ node, nextHop }) => ({
    title: `Dies: nobody is ${nextHop}`,
    why: [
      `${node} asked three times who has ${nextHop} and got no answer. Without a MAC there is no frame: the packet that waited dies here.`,
    ],
  }),
  queueFull: ({ node, nextHop }) => ({
    title: 'Dies: queue full',
    why: [`Too many packets wait on ${node} for the MAC of ${nextHop}; the oldest has to go.`],
  }),
  martianSource: ({ node, source }) => ({
    title: 'Dies: impossible source',
    why: [
      `The packet says that it comes from ${source}, which cannot be: that is an address of ${node} itself or of no single host. Linux calls it a martian and drops it in silence.`,
    ],
  }),
  noRoute: ({ node, destination }) => ({
    title: 'Dies: no route',
    why: [
      `No row of ${node}'s routing table matches ${destination}, and there is no default gateway. ${node} does not know whom to hand it to.`,
    ],
  }),
  routeType: ({ node, destination, network, type }) => ({
    title: `Dies: ${type}`,
    why: [
      `The row ${network} of ${node}'s routing table wins for ${destination}, and it says ${type}: ${type === 'blackhole' ? 'the packet vanishes without a word' : 'the packet is refused'}.`,
    ],
  }),
  notForwarding: ({ node, destination }) => ({
    title: 'Dies: not a router',
    why: [
      `The frame is for ${node}, but the packet inside is for ${destination}. ${node} does not forward, so the packet dies without a word.`,
    ],
  }),
  ttlExpired: ({ node, destination }) => ({
    title: 'Dies: TTL used up',
    why: [
      `${node} takes one off, and nothing remains. A packet that goes round in circles towards ${destination} has to die somewhere.`,
    ],
  }),
  nicDown: ({ node, nic }) => ({
    title: 'Dies: interface down',
    why: [`${nic} of ${node} is down. Nothing can leave through it, so the packet ends here.`],
  }),
  noListener: ({ node, port, protocol, usedWith }) => ({
    title: usedWith === undefined ? `Nobody on port ${port}` : 'From a stranger',
    why: [
      usedWith !== undefined
        ? `Port ${port} of ${node} belongs to a connection with ${usedWith}, and a connection is both ends together. This comes from somebody else, so it fits no socket.`
        : `No program on ${node} has a socket for ${protocol.toUpperCase()} port ${port}, so there is nobody to give this to.`,
    ],
  }),
  tooBig: ({ node, octets, mtu }) => ({
    title: 'Dies: too big',
    why: [
      `${octets} bytes do not fit into ${mtu}, and the packet says that it must not be cut (DF). ${node} cannot send it on.`,
    ],
  }),
  backlogFull: ({ node, port }) => ({
    title: 'Dropped: queue full',
    why: [
      `The program on port ${port} of ${node} does not accept as fast as connections come, and the queue is full. The other side will try again.`,
    ],
  }),
  nobodyWaits: ({ node, protocol, isTold }) => ({
    title: 'Nobody waits for it',
    why: [
      isTold
        ? `${node} opens no ${protocol} packets, so nobody could read what is inside. It tells the sender: ICMP protocol unreachable.`
        : `Nothing on ${node} waits for this ${protocol} message; it is dropped without a word.`,
    ],
  }),
  reassemblyTimeout: ({ node, isTold }) => ({
    title: 'Dies: pieces missing',
    why: [
      `For 30 s ${node} has waited for the other pieces of this packet. They do not come, so these are thrown away${isTold ? ', and the sender is told so: ICMP reassembly time exceeded' : ''}.`,
    ],
  }),
};
