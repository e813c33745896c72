// Programs that speak for others: names, put into the catalogue's words.
import type { NameFact } from '../../simulation/step.ts';
import type { Said } from './catalogue.ts';
import { formatDuration } from './names.ts';
import type { Naming } from './say-drop.ts';

export function sayName({ catalogue: c, here: node, names }: Naming, fact: NameFact): Said {
  const { name } = fact;
  switch (fact.kind) {
    case 'name-cached':
      return c.nameCached({
        node,
        name,
        addresses: fact.addresses.map(names.address).join(', '),
        until: formatDuration(fact.until),
      });
    case 'name-asked': {
      const { isOwnHost, attempt, of, why } = fact;
      return c.nameAsked({ node, name, server: names.address(fact.server), isOwnHost, attempt, of, why });
    }
    case 'name-served':
      return c.nameServed({
        node,
        program: fact.program,
        name,
        client: names.endpoint(fact.client),
        answer: fact.answer,
        rows: fact.used.length,
      });
    case 'name-answered': {
      const from = names.owner(fact.from);
      if (fact.addresses.length === 0) return c.nameUnknown({ node, name, from });
      return c.nameAnswered({
        node,
        name,
        from,
        addresses: fact.addresses.map(names.address).join(', '),
        ttl: fact.ttl,
      });
    }
  }
}
