// What may stand in a step of a walk: who does it, what, to whom, on which connection, and what can be expected.

import { formatIpv4 } from '../../address/ipv4.ts';
import { ACTION_KINDS } from '../../network/script.ts';
import type { CheckedFile } from '../check.ts';
import { findConstruct, type Place } from '../constructs.ts';
import type { Token } from '../lexer.ts';
import { STEP_WORDS } from '../parse/verbs.ts';
import { completeEvent } from './complete-event.ts';
import { unusedOptions } from './complete-row.ts';
import { domains } from './complete-service.ts';
import { hosts, keywords, type Offer, values } from './completion.ts';
import { neighboursOf, nicsOf } from './facts.ts';
import { endpoints } from './facts-offers.ts';
import { type PlaceInText, tokensOf } from './place.ts';

/** Verbs whose options the table lists under their own name. */
const VERB_PLACES: readonly Place[] = ACTION_KINDS;

export function completeStep(checked: CheckedFile, place: PlaceInText): readonly Offer[] {
  const before = place.before[0]?.text === 'after' ? place.before.slice(2) : place.before;
  const isAfterTime = place.before[0]?.text === 'after' && place.before.length === 1;
  const [first, second] = before;
  if (isAfterTime) return [];
  if (!first) return [...hosts(checked), ...keywords('walk')];
  switch (first.text) {
    case 'expect':
      return completeExpect(checked, place, before);
    case 'lose':
      if (!second) return values('next', 'every', '2nd', '3rd');
      return completeMatch(checked, before.slice(2), true);
    default:
      if (STEP_WORDS.has(first.text)) return completeEvent(checked, before);
      return second ? completeAction(checked, place, before) : keywords('verb');
  }
}

function completeAction(
  checked: CheckedFile,
  place: PlaceInText,
  [actor, verb, ...rest]: readonly Token[],
): readonly Offer[] {
  const verbPlace = VERB_PLACES.find((name) => name === verb?.text);
  if (!verbPlace || !actor) return [];
  if (rest.length === 0 && verbPlace !== 'announce') return objects(checked, place, actor.text, verbPlace);
  const last = rest.at(-1)?.text ?? '';
  if (last === 'df' || last === 'reading') return values('on', 'off');
  if (rest.length > 1 && NEEDS_VALUE.has(last)) return [];
  return unusedOptions(verbPlace, rest);
}

const NEEDS_VALUE: ReadonlySet<string> = new Set([
  'as',
  'count',
  'interval',
  'timeout',
  'size',
  'ttl',
  'id',
  'from',
  'header',
  'queries',
  'parallel',
]);

function objects(checked: CheckedFile, place: PlaceInText, actor: string, verb: Place): readonly Offer[] {
  switch (verb) {
    case 'ping':
    case 'traceroute':
      return [...hosts(checked, actor), ...domains(checked)];
    case 'resolve':
      return domains(checked);
    case 'probe':
      return [];
    case 'get':
      return urls(checked);
    case 'connect':
      return endpoints(checked, 'tcp');
    case 'udp':
      return endpoints(checked, 'udp');
    default:
      return labels(checked, place, true);
  }
}

function urls({ draft }: CheckedFile): readonly Offer[] {
  return draft.nodes.flatMap((node) =>
    node.services.flatMap((service) => {
      if (service.kind !== 'http') return [];
      const origin = `http://${node.name}${service.port === 80 ? '' : `:${service.port}`}`;
      const paths = service.pages.length === 0 ? ['/'] : service.pages.map(({ path }) => path);
      return paths.map((path): Offer => ({ kind: 'value', label: origin + path, detail: service.program }));
    }),
  );
}

/** The names that `as` has given in this walk: of connections, or of any action. */
function labels(checked: CheckedFile, place: PlaceInText, connections: boolean): readonly Offer[] {
  const tokens = tokensOf(checked);
  const at = place.item[0]?.start ?? -1;
  const walk = checked.draft.walks.find(({ source }) => source.start === at);
  if (!walk) return [];
  const offers: Offer[] = [];
  let start = 0;
  for (const [position, token] of tokens.entries()) {
    if (token.start > walk.source.end) break;
    if (token.kind === 'newline' || token.kind === '{') start = position + 1;
    if (token.start < at || token.kind !== 'word' || token.text !== 'as') continue;
    const name = tokens[position + 1];
    const isConnect = tokens.slice(start, position).some(({ text }) => text === 'connect');
    if (name?.kind !== 'word' || (connections && !isConnect)) continue;
    offers.push({ kind: 'connection', label: name.text, note: isConnect ? 'connection' : 'action' });
  }
  return offers;
}

function completeExpect(
  checked: CheckedFile,
  place: PlaceInText,
  before: readonly Token[],
): readonly Offer[] {
  const [, subject, fact, value] = before;
  if (!subject) {
    const switches = checked.draft.switches.map(({ name }): Offer => ({ kind: 'switch', label: name }));
    return [...hosts(checked), ...labels(checked, place, false), ...switches];
  }
  if (!fact) return keywords('fact');
  switch (fact.text) {
    case 'got':
      if (!value) return [...results(), ...values('200', '404')];
      if (before.at(-1)?.text === 'from') return hosts(checked);
      return before.length === 4 && /^\d+$/.test(value.text)
        ? values('replies', ...(Number(value.text) >= 100 ? ['from'] : []))
        : [];
    case 'sent':
    case 'received':
      return value ? completeMatch(checked, before.slice(4), false) : [];
    case 'arp':
      if (before.length === 4) return values('at', 'none');
      return before.length === 5 && before[4]?.text === 'at' ? hosts(checked) : [];
    case 'saw':
      return value ? [] : values('nobody');
    case 'route':
      return completeRoute(checked, subject, before);
    case 'socket':
      return value ? [] : values(...SOCKET_STATES);
    default:
      return [];
  }
}

function completeRoute({ draft }: CheckedFile, subject: Token, before: readonly Token[]): readonly Offer[] {
  const last = before.at(-1)?.text;
  const node = draft.nodes.find(({ name }) => name === subject.text);
  if (last === 'via') {
    return (node ? neighboursOf(draft, node) : []).map(({ address }) => ({
      kind: 'address',
      label: formatIpv4(address),
    }));
  }
  if (last === 'nic')
    return (node ? nicsOf(draft, node) : []).map(({ name }) => ({ kind: 'value', label: name }));
  return before.length > 3
    ? values('via', 'nic').filter(({ label }) => !before.some(({ text }) => text === label))
    : [];
}

/** As `ss -a` prints them. */
const SOCKET_STATES: readonly string[] = [
  'ESTAB',
  'SYN-SENT',
  'SYN-RECV',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'TIME-WAIT',
  'CLOSE-WAIT',
  'LAST-ACK',
  'CLOSING',
  'LISTEN',
];

function results(): readonly Offer[] {
  return keywords('result').filter(({ label }) => findConstruct(`got ${label}`) && label !== 'replies');
}

export function completeMatch(
  checked: CheckedFile,
  words: readonly Token[],
  canBeAt: boolean,
): readonly Offer[] {
  const last = words.at(-1)?.text;
  if (last === 'from' || last === 'to' || last === 'at') return hosts(checked);
  const at = canBeAt && words.length > 0 ? values('at') : [];
  const hasPeer = words.some(({ text }) => text === 'from' || text === 'to');
  const offers = keywords('match').filter(({ label }) => label !== 'where' || words.length === 0);
  return [...(hasPeer ? offers.filter(({ label }) => label === 'from' || label === 'to') : offers), ...at];
}
