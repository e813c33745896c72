// Programs that speak for others, name servers and proxies, put into the catalogue's words.
import type { NameFact, ProxyFact } from '../../simulation/step.ts';
import type { Said } from './catalogue.ts';
import { formatDuration } from './names.ts';
import type { Naming } from './say-drop.ts';

export function sayName({ catalogue: c, here: node, names }: Naming, fact: NameFact): Said {
  if (fact.kind === 'next-address') {
    const { program, failure } = fact;
    return c.nextAddress({
      node,
      program,
      failed: names.address(fact.failed),
      failure,
      next: names.address(fact.next),
    });
  }
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

export function sayProxy({ catalogue: c, here: node, names }: Naming, fact: ProxyFact): Said {
  const { program } = fact;
  switch (fact.kind) {
    case 'request-awaited':
      return c.requestAwaited({ node, program, client: names.endpoint(fact.client), octets: fact.octets });
    case 'location-chosen': {
      const page = fact.winner === undefined ? undefined : fact.pages[fact.winner];
      const to = page?.answer.kind === 'upstream' ? page.answer.upstream.name : undefined;
      return c.locationChosen({ node, program, line: fact.line, target: fact.target, path: page?.path, to });
    }
    case 'server-chosen': {
      const { upstream, isKept, isAlone, after } = fact;
      const server = fact.chosen === undefined ? undefined : fact.servers[fact.chosen]?.name;
      return c.serverChosen({ node, program, upstream, server, isKept, isAlone, after });
    }
    case 'server-failed': {
      const { failure, isReused } = fact;
      return c.serverFailed({ node, program, server: names.endpoint(fact.server), failure, isReused });
    }
    case 'answer-passed':
      return c.answerPassed({
        node,
        program,
        server: names.endpoint(fact.server),
        client: names.endpoint(fact.client),
        status: fact.status,
      });
    case 'answered-itself': {
      const { status, because } = fact;
      return c.answeredItself({ node, program, client: names.endpoint(fact.client), status, because });
    }
  }
}
