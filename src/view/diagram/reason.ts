// Why a packet died, in the two or three words that fit beside the cross. The sentence is the explanation's.
import type { DropReason } from '../../simulation/step.ts';

export function shortReason(reason: DropReason): string {
  switch (reason.kind) {
    case 'lost':
    case 'lost-on-lan':
      return 'lost';
    case 'not-for-us':
      return 'not for this host';
    case 'same-port':
      return 'already on that side';
    case 'martian-source':
      return 'impossible source';
    case 'no-real-server':
      return 'no real server';
    case 'filtered':
      return reason.rule.verdict.kind === 'drop' ? 'filter drops it' : 'filter rejects it';
    case 'no-arp-reply':
      return 'no ARP reply';
    case 'queue-full':
      return 'queue is full';
    case 'no-route':
      return 'no route';
    case 'route-type':
      return `route says ${reason.type}`;
    case 'reverse-path':
      return 'reverse path filter';
    case 'ingress-filter':
      return 'private source';
    case 'not-forwarding':
      return 'does not forward';
    case 'ttl-expired':
      return 'TTL used up';
    case 'nic-down':
      return 'nic is down';
    case 'no-carrier':
      return 'cable is out';
    case 'port-dead':
      return 'nobody at the port';
    case 'neighbour-flushed':
      return 'neighbour forgotten';
    case 'no-listener':
      return `${reason.protocol.toUpperCase()} port ${reason.port} closed`;
    case 'too-big':
      return `larger than ${reason.mtu}`;
    case 'backlog-full':
      return 'backlog is full';
    case 'receive-buffer-full':
      return 'buffer is full';
    case 'nobody-waits':
      return 'nobody waits for it';
    case 'reassembly-timeout':
      return 'fragments missing';
  }
}
