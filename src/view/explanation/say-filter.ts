// Translation and filters, put into the catalogue's words.
import { formatIpv4 } from '../../address/ipv4.ts';
import { formatEnd } from '../../simulation/filter/tuple.ts';
import type { FilterFact, TranslatedEnd } from '../../simulation/step.ts';
import { PROTOCOL_ICMP } from '../../wire/ipv4.ts';
import type { Said } from './catalogue.ts';
import type { Naming } from './say-drop.ts';

export function sayFilter(naming: Naming, fact: FilterFact): Said {
  const { catalogue: c, here: node, names } = naming;
  switch (fact.kind) {
    case 'tracked':
      return c.tracked({
        node,
        from: formatEnd(fact.original, 'source'),
        to: formatEnd(fact.original, 'destination'),
        answerFrom: formatEnd(fact.reply, 'source'),
        answerTo: formatEnd(fact.reply, 'destination'),
      });
    case 'translated':
      return sayTranslated(naming, fact);
    case 'passed-filter':
      return c.passedFilter({ node, chain: fact.chain, rules: fact.rules.length });
    case 'rejected':
      return c.rejected({ node, to: names.address(fact.to), answer: fact.answer });
    case 'clamped':
      return c.clamped({ node, before: fact.before, after: fact.after });
  }
}

function sayTranslated(
  { catalogue: c, here: node, names }: Naming,
  fact: Extract<FilterFact, { kind: 'translated' }>,
): Said {
  const { by, side } = fact;
  const ends = { node, before: end(fact.before, fact.protocol), after: end(fact.after, fact.protocol) };
  switch (by.kind) {
    case 'error':
      return c.errorTranslated(ends);
    case 'port-taken':
      return c.portTaken(ends);
    case 'known':
      return by.direction === 'original'
        ? c.translatedLikeFirst({ ...ends, side })
        : c.translatedBack({ ...ends, side });
    case 'rule': {
      const { rule, isPortTaken: portTaken } = by;
      if (rule.kind === 'dnat') return c.destinationTranslated(ends);
      const shared = { ...ends, nic: names.nic(rule.nics[0]), portTaken };
      return rule.kind === 'masquerade' ? c.masqueraded(shared) : c.sourceTranslated(shared);
    }
  }
}

function end({ address, port }: TranslatedEnd, protocol: number): string {
  if (port === undefined) return formatIpv4(address);
  return protocol === PROTOCOL_ICMP ? `${formatIpv4(address)} id ${port}` : `${formatIpv4(address)}:${port}`;
}
