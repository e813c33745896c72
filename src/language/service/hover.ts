// The facts about what stands at an offset: of a name what it is, of an address where it lies, of a keyword what it means
// and how it is written; with all that the file leaves out and the checker has filled in.
import { broadcastAddress, formatCidr, hostRange, networkOf } from '../../address/cidr.ts';
import { formatIpv4, parseIpv4 } from '../../address/ipv4.ts';
import type { NetworkNode } from '../../network/network.ts';
import type { Action } from '../../network/script.ts';
import type { SourceSpan } from '../../network/source.ts';
import type { NamedSymbol } from '../check/names.ts';
import type { CheckedFile } from '../check.ts';
import { CONSTRUCTS, type Construct, type ConstructName, findConstruct } from '../constructs.ts';
import type { Token } from '../lexer.ts';
import type { MessageCatalogue } from '../messages/catalogue.ts';
import type { FactText } from '../messages/service-text.ts';
import { expandShort, isShort, splitEndpoint, splitUrl } from '../words.ts';
import { describeLan, describeNic, describeNode, describeRoute, lansOf, ownerOf } from './facts.ts';
import { describeDomain, describeUpstream } from './facts-services.ts';
import { actionsOf, isInComment, occurrenceAt, type PlaceInText, placeAt } from './place.ts';

export interface Hover {
  readonly span: SourceSpan;
  /** what it is, in a few words: code of the language, or a plain name */
  readonly title: string;
  /** one fact a line, plain text */
  readonly facts: readonly string[];
}

export function hover(checked: CheckedFile, offset: number, catalogue: MessageCatalogue): Hover | undefined {
  const { facts: say, kinds } = catalogue.services;
  if (isInComment(checked, offset)) return undefined;
  const place = placeAt(checked, offset);
  const { word } = place;
  const occurrence = occurrenceAt(checked, offset);
  if (occurrence) {
    const facts = [
      ...describeSymbol(checked, occurrence.symbol, say),
      ...describeWay(checked, occurrence, say),
    ];
    const title = `${kinds[occurrence.symbol.kind]} ${occurrence.symbol.name}`;
    return { span: { start: occurrence.start, end: occurrence.end }, title, facts };
  }
  if (word?.kind !== 'word') return undefined;
  return hoverAddress(checked, place, word, say) ?? hoverKeyword(place, word, catalogue);
}

function describeSymbol(
  { draft }: CheckedFile,
  { kind, id, name }: NamedSymbol,
  say: FactText,
): readonly string[] {
  switch (kind) {
    case 'lan': {
      const lan = draft.lans[id];
      if (!lan) return [];
      const nics = draft.nics.filter((nic) => nic.lan === id).length;
      return [...describeLan(lan, say), say.nics(nics)];
    }
    case 'switch': {
      const ports = draft.switches[id]?.ports.length ?? 0;
      return [say.ports(ports)];
    }
    case 'node': {
      const node = draft.nodes[id];
      return node ? describeNode(draft, node, say) : [];
    }
    case 'nic': {
      const nic = draft.nics.find((one) => one.node === id && one.name === name);
      return nic ? [describeNic(draft, nic, say)] : [];
    }
    case 'label':
      return [say.label];
    case 'walk':
      return [say.walk];
    case 'upstream':
      return describeUpstream(
        draft.nodes[id]?.upstreams.find((one) => one.name === name),
        say,
      );
    case 'domain':
      return describeDomain(draft, name, say);
  }
}

/** Of the target of an action: the way its packets take first. */
function describeWay({ draft }: CheckedFile, { start }: SourceSpan, say: FactText): readonly string[] {
  for (const walk of draft.walks) {
    if (start < walk.source.start || start > walk.source.end) continue;
    const action = actionsOf(walk.steps).find(({ source }) => source.start < start && start <= source.end);
    const node = action && draft.nodes[action.node];
    const address = action && destinationOf(action);
    return node && address !== undefined ? [describeRoute(draft, node, address, say)] : [];
  }
  return [];
}

function destinationOf(action: Action) {
  if (!('destination' in action) || action.domain !== undefined) return undefined;
  return typeof action.destination === 'number' ? action.destination : action.destination.address;
}

function hoverAddress(
  checked: CheckedFile,
  place: PlaceInText,
  word: Token,
  say: FactText,
): Hover | undefined {
  const { draft } = checked;
  const span = { start: word.start, end: word.end };
  if (isShort(word.text) && place.before[0]?.text === 'nic') {
    const lan = draft.lans.find(({ name }) => name === place.before[1]?.text);
    const address = lan?.network && expandShort(word.text, lan.network.address);
    if (address === undefined) return undefined;
    return { span, title: formatIpv4(address), facts: describeAddress(checked, place, address, say) };
  }
  const host = splitUrl(word.text)?.host ?? splitEndpoint(word.text)?.host ?? word.text;
  const [text, mask] = host.split('/');
  const address = parseIpv4(text ?? '');
  if (address === undefined) return undefined;
  const length = Number(mask);
  const hasMask = mask !== undefined && /^\d+$/.test(mask) && length <= 32;
  const facts = hasMask ? describeRange(address, length, say) : [];
  return {
    span,
    title: word.text,
    facts: [...facts, ...describeAddress(checked, place, address, say), ...describeWay(checked, word, say)],
  };
}

function describeRange(
  address: Parameters<typeof networkOf>[0],
  prefixLength: number,
  say: FactText,
): readonly string[] {
  const network = networkOf(address, prefixLength);
  const { first, last } = hostRange(network);
  return [
    say.network(formatCidr(network)),
    say.hostsAndBroadcast({
      first: formatIpv4(first),
      last: formatIpv4(last),
      broadcast: formatIpv4(broadcastAddress(network)),
    }),
  ];
}

function describeAddress(
  { draft }: CheckedFile,
  { item }: PlaceInText,
  address: Parameters<typeof networkOf>[0],
  say: FactText,
): readonly string[] {
  const owner: NetworkNode | undefined = ownerOf(draft, address);
  const lans = lansOf(draft, address);
  const lines = lans.map(({ name, network }) =>
    say.onLan({ lan: name, network: network && formatCidr(network) }),
  );
  if (owner) lines.push(say.addressOf(owner.name));
  const self = draft.nodes.find(
    ({ name, source }) => source.start === item[0]?.start && name !== owner?.name,
  );
  if (self) lines.push(describeRoute(draft, self, address, say));
  return lines;
}

function hoverKeyword(place: PlaceInText, word: Token, catalogue: MessageCatalogue): Hover | undefined {
  const construct = constructOf(place, word.text);
  if (!construct) return undefined;
  const facts = [catalogue.meaning(construct)];
  return { span: { start: word.start, end: word.end }, title: construct.form, facts };
}

/** Of several constructs with one keyword the one whose name holds the most words before it. */
function constructOf(place: PlaceInText, keyword: string): Construct<ConstructName> | undefined {
  const words = place.before.map(({ text }) => text);
  const headers = place.before.length === 0 ? [place.header[0]?.text ?? ''] : words;
  for (const word of [...headers].reverse()) {
    const construct = findConstruct(`${word} ${keyword}`);
    if (construct) return construct;
  }
  const usual = words.includes('got') || words[0] === 'expect' || words[0] === 'lose';
  const named = usual ? (findConstruct(`got ${keyword}`) ?? findConstruct(`frame ${keyword}`)) : undefined;
  if (named) return named;
  const direct = findConstruct(keyword);
  if (direct) return direct;
  return CONSTRUCTS.find(({ keywords }) => keywords.includes(keyword));
}
