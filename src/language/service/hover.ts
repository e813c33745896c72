// The facts about what stands at an offset: of a name what it is, of an address where it lies, of a keyword what it means
// and how it is written; with all that the file leaves out and the checker has filled in.
import { broadcastAddress, formatCidr, hostRange, networkOf } from '../../address/cidr.ts';
import { formatIpv4, parseIpv4 } from '../../address/ipv4.ts';
import type { NetworkNode } from '../../network/network.ts';
import type { Action } from '../../network/script.ts';
import type { SourceSpan } from '../../network/source.ts';
import type { NamedSymbol } from '../check/names.ts';
import type { CheckedFile } from '../check.ts';
import { CONSTRUCTS, type Construct, findConstruct } from '../constructs.ts';
import type { Token } from '../lexer.ts';
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

export function hover(checked: CheckedFile, offset: number): Hover | undefined {
  if (isInComment(checked, offset)) return undefined;
  const place = placeAt(checked, offset);
  const { word } = place;
  const occurrence = occurrenceAt(checked, offset);
  if (occurrence) {
    const facts = [...describeSymbol(checked, occurrence.symbol), ...describeWay(checked, occurrence)];
    const title = `${TITLES[occurrence.symbol.kind]} ${occurrence.symbol.name}`;
    return { span: { start: occurrence.start, end: occurrence.end }, title, facts };
  }
  if (word?.kind !== 'word') return undefined;
  return hoverAddress(checked, place, word) ?? hoverKeyword(place, word);
}

const TITLES: Readonly<Record<NamedSymbol['kind'], string>> = {
  lan: 'lan',
  switch: 'switch',
  node: 'host',
  nic: 'nic',
  label: 'name',
  walk: 'walk',
  upstream: 'upstream',
  domain: 'name',
};

function describeSymbol({ draft }: CheckedFile, { kind, id, name }: NamedSymbol): readonly string[] {
  switch (kind) {
    case 'lan': {
      const lan = draft.lans[id];
      if (!lan) return [];
      const nics = draft.nics.filter((nic) => nic.lan === id).length;
      return [...describeLan(lan), `${nics} ${nics === 1 ? 'nic' : 'nics'} plugged in`];
    }
    case 'switch': {
      const ports = draft.switches[id]?.ports.length ?? 0;
      return [`${ports} ${ports === 1 ? 'port' : 'ports'}`];
    }
    case 'node': {
      const node = draft.nodes[id];
      return node ? describeNode(draft, node) : [];
    }
    case 'nic': {
      const nic = draft.nics.find((one) => one.node === id && one.name === name);
      return nic ? [describeNic(draft, nic)] : [];
    }
    case 'label':
      return ['what later lines of this walk call the action, or its connection'];
    case 'walk':
      return ['starts with empty tables'];
    case 'upstream':
      return describeUpstream(draft.nodes[id]?.upstreams.find((one) => one.name === name));
    case 'domain':
      return describeDomain(draft, name);
  }
}

/** Of the target of an action: the way its packets take first. */
function describeWay({ draft }: CheckedFile, { start }: SourceSpan): readonly string[] {
  for (const walk of draft.walks) {
    if (start < walk.source.start || start > walk.source.end) continue;
    const action = actionsOf(walk.steps).find(({ source }) => source.start < start && start <= source.end);
    const node = action && draft.nodes[action.node];
    const address = action && destinationOf(action);
    return node && address !== undefined ? [describeRoute(draft, node, address)] : [];
  }
  return [];
}

function destinationOf(action: Action) {
  if (!('destination' in action) || action.domain !== undefined) return undefined;
  return typeof action.destination === 'number' ? action.destination : action.destination.address;
}

function hoverAddress(checked: CheckedFile, place: PlaceInText, word: Token): Hover | undefined {
  const { draft } = checked;
  const span = { start: word.start, end: word.end };
  if (isShort(word.text) && place.before[0]?.text === 'nic') {
    const lan = draft.lans.find(({ name }) => name === place.before[1]?.text);
    const address = lan?.network && expandShort(word.text, lan.network.address);
    if (address === undefined) return undefined;
    return { span, title: formatIpv4(address), facts: describeAddress(checked, place, address) };
  }
  const host = splitUrl(word.text)?.host ?? splitEndpoint(word.text)?.host ?? word.text;
  const [text, mask] = host.split('/');
  const address = parseIpv4(text ?? '');
  if (address === undefined) return undefined;
  const length = Number(mask);
  const hasMask = mask !== undefined && /^\d+$/.test(mask) && length <= 32;
  const facts = hasMask ? describeRange(address, length) : [];
  return {
    span,
    title: word.text,
    facts: [...facts, ...describeAddress(checked, place, address), ...describeWay(checked, word)],
  };
}

function describeRange(address: Parameters<typeof networkOf>[0], prefixLength: number): readonly string[] {
  const network = networkOf(address, prefixLength);
  const { first, last } = hostRange(network);
  return [
    `network ${formatCidr(network)}`,
    `hosts ${formatIpv4(first)} … ${formatIpv4(last)}, broadcast ${formatIpv4(broadcastAddress(network))}`,
  ];
}

function describeAddress(
  { draft }: CheckedFile,
  { item }: PlaceInText,
  address: Parameters<typeof networkOf>[0],
): readonly string[] {
  const owner: NetworkNode | undefined = ownerOf(draft, address);
  const lans = lansOf(draft, address);
  const lines = lans.map(
    ({ name, network }) => `on lan ${name}${network ? ` (${formatCidr(network)})` : ''}`,
  );
  if (owner) lines.push(`address of ${owner.name}`);
  const self = draft.nodes.find(
    ({ name, source }) => source.start === item[0]?.start && name !== owner?.name,
  );
  if (self) lines.push(describeRoute(draft, self, address));
  return lines;
}

function hoverKeyword(place: PlaceInText, word: Token): Hover | undefined {
  const construct = constructOf(place, word.text);
  if (!construct) return undefined;
  const facts = [construct.doc];
  if (!construct.isSimulated) facts.push('not simulated yet');
  return { span: { start: word.start, end: word.end }, title: construct.form, facts };
}

/** Of several constructs with one keyword the one whose name holds the most words before it. */
function constructOf(place: PlaceInText, keyword: string): Construct | undefined {
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
