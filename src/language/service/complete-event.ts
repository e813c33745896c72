// What may stand in an event: nics, switches, tables, and rows of a host that change under way.
import type { CheckedFile } from '../check.ts';
import type { Token } from '../lexer.ts';
import { completeNodeRow } from './complete-row.ts';
import { hosts, type Offer, values } from './completion.ts';
import { nicReferences } from './facts-offers.ts';

/** Behind the verb of an event. */
export function completeEvent(checked: CheckedFile, before: readonly Token[]): readonly Offer[] {
  const [verb, subject, third] = before;
  switch (verb?.text) {
    case 'down':
    case 'up':
      return subject ? [] : [...nicReferences(checked), ...hosts(checked)];
    case 'unplug':
      return subject ? [] : nicReferences(checked);
    case 'plug':
      if (!subject) return nicReferences(checked);
      if (!third) return values('into');
      return before.length === 3 && third.text === 'into' ? switches(checked) : [];
    case 'flush':
      if (!subject) return [...hosts(checked), ...switches(checked)];
      if (third) return [];
      return checked.names.find('node', subject.text)
        ? values('arp', 'sockets', 'nat', 'connections', 'names')
        : values('mac');
    case 'set':
    case 'unset':
      return completeChange(checked, verb, before);
    default:
      return [];
  }
}

function completeChange(checked: CheckedFile, verb: Token, before: readonly Token[]): readonly Offer[] {
  const [, subject, property] = before;
  const isSet = verb.text === 'set';
  if (!subject) return isSet ? [...hosts(checked), ...nicReferences(checked)] : hosts(checked);
  if (subject.text.includes(':')) {
    if (!property) return isSet ? values('address', 'mac', 'mtu') : [];
    return before.length === 3 && property.text === 'address' ? values('none') : [];
  }
  // The row is completed as if it stood in the block of its host.
  const header = [verb, subject];
  return completeNodeRow(checked, {
    surroundings: 'node',
    header,
    item: header,
    before: before.slice(2),
    word: undefined,
  }).filter(({ kind, label }) => kind !== 'keyword' || (label !== 'nic' && label !== 'upstream'));
}

function switches({ draft }: CheckedFile): readonly Offer[] {
  return draft.switches.map(({ name }) => ({ kind: 'switch', label: name }));
}
