// From a step to what a reader is told: the catalogue's words, filled with the network's own names, and the evidence.
import { formatIpv4 } from '../../address/ipv4.ts';
import type { Fact, PacketId, Step, StepSerial } from '../../simulation/step.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import type { Catalogue, Said } from './catalogue.ts';
import { ENGLISH } from './english.ts';
import { evidenceOf } from './evidence.ts';
import { type Explanation, paragraph } from './explanation.ts';
import { namesOf } from './names.ts';
import { sayName, sayProxy } from './say-application.ts';
import { sayBalance } from './say-balance.ts';
import { type Naming, sayDrop } from './say-drop.ts';
import { sayEvent } from './say-event.ts';
import { sayFilter } from './say-filter.ts';
import { sayLink } from './say-link.ts';
import { sayNetwork } from './say-network.ts';
import { sayTransport } from './say-transport.ts';
import { sayWalk } from './say-walk.ts';

/** Why a step of the trace happened, and on what evidence. Throws a RangeError for a serial outside the trace. */
export function explain(trace: Trace, serial: StepSerial, catalogue: Catalogue = ENGLISH): Explanation {
  const step = trace.step(serial);
  const naming = namingOf(trace, step, catalogue);
  const { title, why } = say(naming, step.fact);
  return { title, sentences: why, text: paragraph(why), evidence: evidenceOf(naming, step.fact) };
}

function namingOf(trace: Trace, step: Step, catalogue: Catalogue = ENGLISH): Naming {
  const names = namesOf(trace.networkAt(step.serial), catalogue);
  return {
    trace,
    step,
    catalogue,
    names,
    here: names.place(step.place),
    packetNumber: (packet: PacketId) => trace.packetNumber(packet),
    plain: formatIpv4,
  };
}

function say(naming: Naming, fact: Fact): Said {
  switch (fact.kind) {
    case 'began':
    case 'ended':
    case 'noted':
    case 'waited':
    case 'loss-armed':
    case 'checked':
    case 'hop-asked':
    case 'hop-found':
    case 'wrote':
    case 'read':
    case 'read-end':
    case 'accepted-connection':
    case 'thought':
    case 'asked-to-end':
      return sayWalk(naming, fact);
    case 'name-cached':
    case 'name-asked':
    case 'name-served':
    case 'name-answered':
    case 'next-address':
      return sayName(naming, fact);
    case 'interface-switched':
    case 'cable-pulled':
    case 'cable-plugged':
    case 'table-flushed':
    case 'nic-changed':
    case 'row-changed':
      return sayEvent(naming, fact);
    case 'request-awaited':
    case 'location-chosen':
    case 'server-chosen':
    case 'server-failed':
    case 'answer-passed':
    case 'answered-itself':
      return sayProxy(naming, fact);
    case 'opened':
    case 'segment-made':
    case 'segment-taken':
    case 'ack-postponed':
    case 'waited-for-window':
    case 'connection-changed':
    case 'datagram-made':
    case 'datagram-taken':
    case 'error-reported':
      return sayTransport(naming, fact);
    case 'routed':
    case 'not-routed':
    case 'path-mtu-learned':
    case 'ttl-decremented':
    case 'accepted':
    case 'fragmented':
    case 'reassembled':
    case 'echo-asked':
    case 'echo-answered':
    case 'echo-returned':
    case 'error-made':
    case 'error-taken':
    case 'redirect-made':
    case 'redirect-taken':
      return sayNetwork(naming, fact);
    case 'balanced':
    case 'balanced-back':
    case 'balanced-error':
    case 'encapsulated':
    case 'decapsulated':
      return sayBalance(naming, fact);
    case 'tracked':
    case 'translated':
    case 'passed-filter':
    case 'rejected':
    case 'clamped':
      return sayFilter(naming, fact);
    case 'dropped':
      return sayDrop(naming, fact.reason);
    default:
      return sayLink(naming, fact);
  }
}
