// ARP, frames and switches, put into the catalogue's words.
import { isGroupMac } from '../../address/mac.ts';
import type { LinkFact } from '../../simulation/step.ts';
import type { Said } from './catalogue.ts';
import type { Naming } from './say-drop.ts';

export function sayLink(naming: Naming, fact: LinkFact): Said {
  const { catalogue: c, here: node, names, step, trace } = naming;
  const device = step.place.kind === 'switch' ? step.place.switch : -1;
  switch (fact.kind) {
    case 'queued':
      return c.queued({
        node,
        nextHop: names.address(fact.nextHop),
        waiting: fact.waiting,
        isFirst: fact.waiting === 1,
      });
    case 'arp-asked': {
      const unicast = fact.unicastTo !== undefined;
      return c.arpAsked({
        node,
        target: naming.plain(fact.target),
        lan: lanAround(naming),
        attempt: fact.attempt,
        of: fact.of,
        unicast,
      });
    }
    case 'arp-answered':
      return c.arpAnswered({ node, target: naming.plain(fact.target), asker: names.owner(fact.asker) });
    case 'arp-announced':
      return c.arpAnnounced({
        node,
        address: naming.plain(fact.address),
        nic: names.nic(fact.nic),
        form: fact.form,
      });
    case 'arp-probed':
      return c.arpProbed({
        node,
        address: naming.plain(fact.address),
        attempt: fact.attempt,
        of: fact.of,
      });
    case 'arp-ignored':
      return c.arpIgnored({ node, target: naming.plain(fact.target), level: fact.level });
    case 'arp-proxied':
      return c.arpProxied({
        node,
        target: names.address(fact.target),
        asker: names.address(fact.asker),
      });
    case 'arp-not-me':
      return c.arpNotMe({ node, target: naming.plain(fact.target) });
    case 'neighbour-changed': {
      const { before, after, why } = fact;
      const mac = fact.mac === undefined ? undefined : names.mac(fact.mac);
      return c.neighbourChanged({ node, neighbour: names.address(fact.address), before, after, mac, why });
    }
    case 'released':
      return c.released({ node, nextHop: names.address(fact.nextHop), packets: fact.packets });
    case 'sent':
      return c.sent({
        node,
        nic: names.nic(fact.nic),
        lan: names.lan(fact.nic),
        to: names.mac(fact.frame.destination),
        resolved: isGroupMac(fact.frame.destination) ? 'broadcast' : fact.resolved,
      });
    case 'received': {
      const { frame, nic } = fact;
      return c.received({
        node,
        nic: names.nic(nic),
        from: names.mac(frame.source),
        broadcast: isGroupMac(frame.destination),
        loopback: nic === undefined,
      });
    }
    case 'learned': {
      const moved = fact.before === undefined ? undefined : names.port(device, fact.before);
      return c.learned({
        switch: node,
        mac: names.mac(fact.mac),
        port: names.port(device, fact.port),
        moved,
      });
    }
    case 'flooded':
      return c.flooded({
        switch: node,
        from: names.port(device, fact.from),
        ports: fact.to.length,
        why: fact.why,
        mac: names.mac(fact.mac),
      });
    case 'switched':
      return c.switched({ switch: node, to: names.port(device, fact.to), mac: names.mac(fact.mac) });
  }

  /** The lan on which the question that this step is about goes out. */
  function lanAround({ packetNumber }: Naming): string | undefined {
    if (step.packet === undefined || packetNumber(step.packet) === 0) return undefined;
    for (
      let index = Math.max(0, trace.transmissionAt(step.serial));
      index < trace.transmissionCount;
      index += 1
    ) {
      const row = trace.row(index);
      if (row.packet === step.packet) return names.lan(row.nic);
    }
    return undefined;
  }
}
