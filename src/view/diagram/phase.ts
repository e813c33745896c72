// Which phase of a conversation a packet belongs to: finding a MAC, the handshake, the request and its answer, the close.
// Told from the packets alone, in their order, as a reader of a capture would.
import { type Endpoint, formatEndpoint } from '../../address/endpoint.ts';
import { dnsOf } from '../../wire/dns.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import { transportOf } from '../../wire/fragment.ts';
import { innermost } from '../../wire/ipv4.ts';
import { ACK, FIN, RST, SYN } from '../../wire/tcp.ts';
import type { Phase } from './model.ts';
import type { Ends } from './rewrite.ts';

export interface Placed {
  readonly phase: Phase;
  /** equal for the packets that belong together */
  readonly key: string;
  /** equal for all phases of a conversation between two ends, whatever devices on the way made of them */
  readonly conversation: string;
}

interface Conversation {
  readonly generation: number;
  readonly phase: 'handshake' | 'answered' | 'request' | 'close';
}

export class Phases {
  readonly #conversations = new Map<string, Conversation>();
  /** ends after a translation, and those that the conversation is known by */
  readonly #known = new Map<string, string>();

  /** A device on the way gave a packet other ends: what comes back to those is the same conversation. */
  rewritten(before: Ends, after: Ends): void {
    const [from, to] = [before, after].map(({ source, destination }) => ordered(source, destination));
    if (from !== undefined && to !== undefined && from !== to) this.#known.set(to, this.#keyOf(from));
  }

  #keyOf(ends: string): string {
    return this.#known.get(ends) ?? ends;
  }

  of(frame: EthernetFrame): Placed | undefined {
    const { payload } = frame;
    if (payload.kind === 'arp') {
      const [asker, asked] =
        payload.operation === 'request'
          ? [payload.senderAddress, payload.targetAddress]
          : [payload.targetAddress, payload.senderAddress];
      return placed('resolution', `arp ${asker} ${asked}`);
    }
    const packet = innermost(payload);
    const message = transportOf(packet);
    const { source, destination } = packet;
    switch (message?.kind) {
      case 'tcp':
      case 'udp': {
        const from = { address: source, port: message.sourcePort };
        const to = { address: destination, port: message.destinationPort };
        if (message.kind === 'udp') {
          const isQuestion = dnsOf(from.port, to.port, message.data) !== undefined;
          return placed(isQuestion ? 'lookup' : 'datagram', `udp ${this.#keyOf(pair(from, to))}`);
        }
        return this.segment(from, to, message.flags, message.data.length);
      }
      case 'icmp': {
        if (!('sequence' in message)) return undefined;
        const [a, b] = [source, destination].sort((one, other) => one - other);
        return placed('echo', `echo ${a} ${b} ${message.identifier}`);
      }
      default:
        return undefined;
    }
  }

  segment(from: Endpoint, to: Endpoint, flags: number, length: number): Placed {
    const key = this.#keyOf(pair(from, to));
    const before = this.#conversations.get(key);
    const after = next(before, flags, length);
    this.#conversations.set(key, after);
    // The ACK that completes the handshake still belongs to it.
    const completes = before?.phase === 'answered' && after.phase === 'request' && length === 0;
    const isOpening = after.phase === 'handshake' || after.phase === 'answered' || completes;
    const phase = isOpening ? 'handshake' : after.phase === 'close' ? 'close' : 'request';
    const conversation = `tcp ${key} ${after.generation}`;
    return { phase, key: `${conversation} ${phase}`, conversation };
  }
}

/** A conversation that has one phase. */
function placed(phase: Phase, key: string): Placed {
  return { phase, key, conversation: key };
}

function next(before: Conversation | undefined, flags: number, length: number): Conversation {
  const generation = before?.generation ?? 0;
  const isSyn = (flags & SYN) !== 0;
  if (isSyn && (flags & ACK) === 0) {
    const isNew = before === undefined || before.phase === 'close' || before.phase === 'request';
    return { generation: isNew ? generation + 1 : generation, phase: 'handshake' };
  }
  if (isSyn) return { generation, phase: before?.phase === 'request' ? 'request' : 'answered' };
  // A refusal answers the handshake and is part of it.
  if ((flags & RST) !== 0)
    return { generation, phase: before?.phase === 'handshake' ? 'handshake' : 'close' };
  if ((flags & FIN) !== 0 && length === 0) return { generation, phase: 'close' };
  if (before?.phase === 'close') return before;
  return { generation, phase: 'request' };
}

function pair(a: Endpoint, b: Endpoint): string {
  return ordered(formatEndpoint(a), formatEndpoint(b));
}

/** The same for both directions. */
function ordered(here: string, there: string): string {
  return here < there ? `${here} ${there}` : `${there} ${here}`;
}
