// The walk and its programs, put into the catalogue's words.
import { formatIpv4 } from '../../address/ipv4.ts';
import type { Action } from '../../network/script.ts';
import type { Result } from '../../simulation/result.ts';
import type { ApplicationFact, NameFact, ProxyFact, WalkFact } from '../../simulation/step.ts';
import { isolated } from '../bidirectional.ts';
import type { Said } from './catalogue.ts';
import { formatDuration } from './names.ts';
import type { Naming } from './say-drop.ts';
import { seenText } from './seen.ts';

export function sayWalk(
  naming: Naming,
  fact: WalkFact | Exclude<ApplicationFact, NameFact | ProxyFact>,
): Said {
  const { catalogue: c, here: node, names } = naming;
  const walk = isolated(naming.trace.walk.name);
  switch (fact.kind) {
    case 'began':
      return sayBegan(naming, fact.action);
    case 'ended':
      return sayEnded(naming, fact.action, fact.result);
    case 'noted':
      return c.noted({ text: isolated(fact.text), walk });
    case 'waited':
      return c.waited({ duration: formatDuration(fact.duration), walk });
    case 'loss-armed': {
      const { which, at } = fact.rule;
      return c.lossArmed({ ...which, where: at === undefined ? undefined : names.node(at), walk });
    }
    case 'checked': {
      const { subject } = fact.expectation;
      const name =
        subject.kind === 'node'
          ? names.node(subject.node)
          : subject.kind === 'switch'
            ? names.switch(subject.switch)
            : subject.kind === 'label'
              ? isolated(subject.label)
              : isolated(naming.trace.network.lans[subject.lan]?.name ?? '?');
      const { kind } = fact.expectation.fact;
      return c.checked({ subject: name, fact: kind, held: fact.held, seen: seenText(fact.seen, c) });
    }
    case 'hop-asked': {
      const { ttl, method } = fact;
      return c.hopAsked({ node, destination: names.owner(fact.destination), ttl, method });
    }
    case 'hop-found': {
      const { ttl, hop } = fact;
      if (!hop) return c.hopSilent({ node, ttl });
      const roundTrip = formatDuration(hop.roundTrip);
      return c.hopFound({ node, ttl, from: names.address(hop.from), roundTrip, final: hop.final });
    }
    case 'wrote':
    case 'read': {
      const { program, octets, firstLine: line, peer } = fact;
      return c[fact.kind]({ node, program, octets, line, peer: names.endpoint(peer) });
    }
    case 'read-end':
      return c.readEnd({ node, program: fact.program, peer: names.endpoint(fact.peer) });
    case 'accepted-connection':
      return c.acceptedConnection({ node, program: fact.program, peer: names.endpoint(fact.peer) });
    case 'thought':
      return c.thought({ node, program: fact.program, duration: formatDuration(fact.duration) });
    case 'asked-to-end':
      return c.askedToEnd({ node, program: fact.program, how: fact.how, peer: names.endpoint(fact.peer) });
  }
}

function sayBegan(naming: Naming, action: Action): Said {
  const { catalogue: c, here: node, names } = naming;
  switch (action.kind) {
    case 'ping':
      return c.beganPing({
        node,
        target: action.domain ?? names.owner(action.destination),
        count: action.count,
      });
    case 'get': {
      const port = action.destination.port === 80 ? '' : `:${action.destination.port}`;
      return c.beganGet({
        node,
        url: isolated(`http://${action.host.replace(/:\d+$/, '')}${port}${action.path}`),
        program: 'curl',
      });
    }
    case 'connect':
      return c.beganConnect({ node, target: targetOf(naming, action), program: 'nc' });
    case 'send':
      return c.beganSend({
        node,
        connection: action.connection,
        octets: lengthOf(action.payload) * action.count,
      });
    case 'udp':
      return c.beganDatagram({
        node,
        target: targetOf(naming, action),
        octets: lengthOf(action.payload),
      });
    case 'resolve':
      return c.beganResolve({ node, name: action.domain });
    case 'traceroute':
      return c.beganTraceroute({
        node,
        target: action.domain ?? names.owner(action.destination),
        method: action.method,
      });
    case 'announce':
      return c.beganAnnounce({ node, form: action.form });
    case 'probe':
      return c.beganProbe({ node, address: naming.plain(action.address) });
    default:
      return c.beganEnd({ node, connection: action.connection, how: action.kind });
  }
}

/** `web:80`, or the name with its port that has to be asked for first. */
function targetOf(
  { names }: Naming,
  { domain, destination }: Extract<Action, { kind: 'connect' | 'udp' }>,
): string {
  return domain === undefined ? names.endpoint(destination) : `${domain}:${destination.port}`;
}

function lengthOf(payload: Extract<Action, { kind: 'send' }>['payload']): number {
  return payload.kind === 'size' ? payload.octets : payload.text.length;
}

function sayEnded({ catalogue: c, here: node, names }: Naming, action: Action, result: Result): Said {
  switch (result.kind) {
    case 'replies':
      return c.endedReplies({ node, received: result.received, sent: result.sent, failure: result.failure });
    case 'response':
      return c.endedResponse({ node, status: result.status, octets: result.octets, server: result.server });
    case 'connected':
      return c.endedConnected({
        node,
        local: names.endpoint(result.local),
        remote: names.endpoint(result.remote),
      });
    case 'sent':
      return c.endedSent({ node, octets: result.octets });
    case 'answer':
      return c.endedAnswer({
        node,
        text: isolated(JSON.stringify(result.text.slice(0, 80))),
        from: names.endpoint(result.from),
      });
    case 'addresses':
      return c.endedAddresses({
        node,
        name: action.kind === 'resolve' ? action.domain : '',
        addresses: result.addresses.map(names.address).join(', '),
        count: result.addresses.length,
      });
    case 'hops':
      return c.endedHops({
        node,
        isReached: result.isReached,
        hops: result.hops.map(({ ttl, from, roundTrip }) =>
          from === undefined ? `${ttl} *` : `${ttl} ${names.address(from)} ${formatDuration(roundTrip ?? 0)}`,
        ),
      });
    case 'probed':
      return c.endedProbed({
        node,
        address: formatIpv4(result.address),
        owner: result.owner === undefined ? undefined : names.mac(result.owner),
        sent: result.sent,
      });
    case 'done':
      return c.endedDone({ node });
    case 'failed':
      return c.endedFailed({ node, failure: result.failure, after: formatDuration(result.after) });
  }
}
