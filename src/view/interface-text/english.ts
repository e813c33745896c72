// The interface in English.
import type { DropReason } from '../../simulation/step.ts';
import type { InterfaceCatalogue } from './catalogue.ts';
import { englishExport } from './english-export.ts';
import { englishPanel } from './english-panel.ts';
import { grouped } from './grouped.ts';

const PHASES = {
  action: '',
  resolution: 'find MAC',
  handshake: 'handshake',
  request: 'data',
  close: 'close',
  echo: 'ping',
  lookup: 'find IP',
  datagram: 'UDP',
} as const;

const count = (number: number, one: string, many: string): string =>
  `${grouped(number)} ${number === 1 ? one : many}`;

export const ENGLISH_INTERFACE: InterfaceCatalogue = {
  diagram: {
    reason,
    failures: {
      reset: 'reset',
      timeout: 'timed out',
      unreachable: 'unreachable',
      prohibited: 'prohibited',
      invalid: 'invalid',
      'no-port': 'no port left',
      closed: 'closed',
    },
    phases: PHASES,
    labels: {
      again: (label) => `${label}, again`,
      duplicate: (label) => `${label}, a duplicate`,
      outOfOrder: (label) => `${label}, out of order`,
      folded: (kind, packets) =>
        `${kind === 'action' ? '' : `${PHASES[kind]}: `}${count(packets, 'packet', 'packets')}`,
      octets: (number) => (number === 1 ? '1 byte' : `${number} bytes`),
      addresses: (number) => `${number} addresses`,
      arpAsks: (address) => `ARP who has ${address}?`,
      arpTells: (mac) => `ARP is at ${mac}`,
      fromByte: (label, offset) => `${label}, from byte ${offset}`,
      entersTunnel: (ends) => `into IPIP ${ends}`,
      leavesTunnel: (ends) => `out of IPIP ${ends}`,
      packet: 'packet',
    },
    spoken: ({ number, label, from, to, course, listeners, reason: why, time }) => {
      const way = {
        arrives: ` to ${to}`,
        broadcast: ` to everyone: ${listeners.join(', ')}`,
        loopback: ' to itself',
        lost: ` to ${to}`,
        dropped: ` to ${to}`,
        unsent: '',
        travels: ` to ${to}`,
        folded: ` and ${to}`,
      }[course];
      const begin = number === '' ? '' : `${number}: `;
      return `${begin}${label}, ${from}${way}${why === '' ? '' : `: ${why}`}, at ${time}`;
    },
    announced: (title, text) => `${title}. ${text}`,
    beforeFirst: 'Before the first packet',
    hosts: (number) => count(number, 'host', 'hosts'),
    nobody: 'nobody',
    everybody: 'all',
    itself: 'itself',
  },
  editor: {
    position: ({ packet, packets, step, steps }) =>
      `packet ${grouped(packet)} of ${grouped(packets)} · step ${grouped(step)} of ${grouped(steps)}`,
    step: ({ step, steps }) => `step ${step} of ${steps}`,
    hop: ({ hop, hops, way }) => `hop ${hop}/${hops} · ${way}`,
    statusName: 'Packet Walk: Position',
    noPictureYet: 'no picture yet',
    noWalk: 'no walk',
    oldPicture: 'old picture',
    running: 'running',
    stopped: 'stopped',
    clickForStep: 'Packet Walk: click to go to a step',
    nothingToShow: 'There is nothing to show yet.',
    lastGoodPicture: 'The text has errors: this is the last good picture.',
    stoppedAtLimit: 'The run has been stopped at its limit. “Run On” goes further.',
    failed: (message) => `The simulation failed, which is a fault of Packet Walk: ${message}`,
    lenses: {
      preview: { title: '▶ Preview', tooltip: 'Show this walk beside the text' },
      step: { title: 'Step', tooltip: 'Send the next frame' },
      export: { title: 'Export', tooltip: 'As a picture, Markdown, text or a capture for Wireshark' },
    },
    noStepYet: 'Packet Walk: there is no step to go to yet.',
    stepPicker: ({ steps, walk }) => `Go to step 1 … ${steps} of “${walk}”`,
    stepPlaceholder: 'A number, or words of the step',
    openFirst: 'Packet Walk: open a .walk file first, or start one with “Packet Walk: New Walk”.',
    walkItem: ({ line, steps, isShown }) =>
      `line ${line} · ${count(steps, 'step', 'steps')}${isShown ? ' · shown now' : ''}`,
    walkPlaceholder: 'The walk to show',
    comparePlaceholder: 'The walk to stand beside the one that is shown, its steps linked to that one’s',
    nothingToCompare: 'There is no other walk in this file, and no other file with a walk is open.',
    exports: {
      svg: { label: 'SVG', description: 'a picture for documents and slides, sharp at any size' },
      png: { label: 'PNG', description: 'a picture at twice the size of the screen' },
      mermaid: { label: 'Mermaid', description: 'the sequence diagram as text' },
      markdown: { label: 'Markdown', description: 'the diagram, and why each packet is sent' },
      text: { label: 'Text', description: 'a line a packet' },
      json: { label: 'JSON', description: 'every step' },
      pcapng: { label: 'pcapng', description: 'a capture for Wireshark' },
      wireshark: { label: 'Open in Wireshark', description: 'the capture, without saving it' },
      norm: { label: 'norm', description: 'the frames as the kernel comparison writes them' },
    },
    noWalkToExport: 'Packet Walk: this file has no walk to export yet.',
    errorsBeforeExport: 'Packet Walk: nothing can be exported while the file has errors.',
    exportAs: (walk) => `Export “${walk}” as`,
    captureFiles: 'Packet capture',
    writing: (file) => `Writing ${file}`,
  },
  findings: {
    unexpected: (seen) => `not as expected, seen: ${seen}`,
    stoppedAfter: (frames) => `stopped after ${frames} frames; raise --frames to run on`,
    gotOtherwise: (seen) => `This does not hold: what it got is ${seen}.`,
    countedOtherwise: ({ direction, seen, expected }) =>
      `This does not hold: such frames ${direction} since the walk began: ${seen}, not ${expected}.`,
    seenOtherwise: (seen) => `This does not hold: seen here is ${seen}.`,
    packetDied: (why) => `A packet of this dies. ${why}`,
    stopped: ({ frames, steps, seconds, looked, repeated }) => {
      const most = repeated.map(({ what, count: times }) => `${what} (${times} times)`).join(', ');
      return frames === 0
        ? `The preview stops here: ${grouped(steps)} steps without a frame. “Packet Walk: Run On” goes further.`
        : `The preview stops after ${grouped(frames)} frames, ${seconds} s into the walk. Of the last ${looked}, most are: ${most}. “Packet Walk: Run On” goes further.`;
    },
  },
  panel: englishPanel,
  exports: englishExport,
  machines: {
    caption: 'The two TCP machines',
    sent: (segment) => `${segment} sent`,
    received: (segment) => `${segment} received`,
    ended: {
      'time-wait-over': 'TIME-WAIT is over',
      'gave-up': 'no answer any more',
      'fin-timeout': 'no FIN came',
      error: 'an error came',
      'synack-gave-up': 'the last ACK never came',
      unreachable: 'the other end cannot be reached',
    },
  },
  costs: {
    caption: 'What it has cost each device so far',
    columns: ['Device', 'Kind', 'Opened to', 'Frames', 'Sockets', 'Entries', 'Bytes read', 'Copied'],
    kinds: { switch: 'switch', host: 'host', router: 'router', balancer: 'LVS', proxy: 'proxy' },
    layers: { 2: '2 link', 3: '3 network', 4: '4 transport', 7: '7 application' },
    legend:
      'Read: headers it looked at in the frames it received, and data its programs read. Copied: bytes that crossed between its kernel and a program. Entries: routes, neighbours, translations, connections or MACs it holds.',
  },
  map: {
    scopes: { private: 'private', public: 'public', unnumbered: 'no subnet' },
    packet: (number) => (number === 0 ? '' : `Packet ${number}`),
    travels: ({ packet, from, to, lan }) => `${packet} goes from ${from} to ${to}, over ${lan}`,
    floods: ({ packet, from, lan, hosts }) => `${packet} goes from ${from} to everyone on ${lan}: ${hosts}`,
    lost: ({ packet, from, lan }) => `${packet} from ${from} is lost on ${lan}`,
    unheard: ({ packet, from, lan }) => `${packet} from ${from} is on ${lan}, where nobody takes it`,
    at: ({ packet, place }) => (packet === '' ? `At ${place}` : `${packet} is at ${place}`),
    dies: ({ packet, place }) => `${packet === '' ? 'The packet' : packet} dies at ${place}`,
    nowhere: 'No packet is on its way',
    down: ({ nic }) => `${nic} is down`,
    unplugged: ({ nic }) => `the cable of ${nic} is out`,
    elsewhere: ({ nic, lan }) => `${nic} is now on ${lan}`,
  },
};

function reason(died: DropReason): string {
  switch (died.kind) {
    case 'lost':
    case 'lost-on-lan':
      return 'lost';
    case 'same-port':
      return 'already on that side';
    case 'martian-source':
      return 'impossible source';
    case 'no-real-server':
      return 'no real server';
    case 'filtered':
      return died.rule.verdict.kind === 'drop' ? 'filter drops it' : 'filter rejects it';
    case 'no-arp-reply':
      return 'no ARP reply';
    case 'queue-full':
      return 'queue is full';
    case 'no-route':
      return 'no route';
    case 'route-type':
      return `route says ${died.type}`;
    case 'reverse-path':
      return 'reverse path filter';
    case 'ingress-filter':
      return 'private source';
    case 'not-forwarding':
      return 'does not forward';
    case 'ttl-expired':
      return 'TTL used up';
    case 'nic-down':
      return 'nic is down';
    case 'frame-too-long':
      return `nic takes only ${died.mtu}`;
    case 'translated-redirect':
      return 'redirect after NAT';
    case 'translation-taken':
      return 'translation is taken';
    case 'no-carrier':
      return 'cable is out';
    case 'port-dead':
      return 'nobody at the port';
    case 'source-gone':
      return 'source address gone';
    case 'neighbour-flushed':
      return 'neighbour forgotten';
    case 'no-listener':
      return `${died.protocol.toUpperCase()} port ${died.port} closed`;
    case 'too-big':
      return `larger than ${died.mtu}`;
    case 'backlog-full':
      return 'backlog is full';
    case 'nobody-waits':
      return 'nobody waits for it';
    case 'reassembly-timeout':
      return 'fragments missing';
  }
}
