// The lines of /proc/net/nf_conntrack and ours, in one form. The port that an answer comes to is left out: where the kernel had to
// take another one, it drew it at random.
import { formatIpv4 } from '../../src/address/ipv4.ts';
import { liveConnections } from '../../src/simulation/filter/tracking.ts';
import { formatEnd } from '../../src/simulation/filter/tuple.ts';
import type { NodeState } from '../../src/simulation/world.ts';
import { protocolName } from '../../src/wire/ipv4.ts';

export function ourConnections(state: NodeState, now: number): readonly string[] {
  return liveConnections(state.tracking, now).map((connection) => {
    const { original, reply, state: tcp, replied, assured } = connection;
    return [
      protocolName(original.protocol).toLowerCase(),
      ...(tcp === 'NONE' ? [] : [tcp]),
      formatEnd(original, 'source'),
      formatEnd(original, 'destination'),
      formatIpv4(reply.source),
      formatIpv4(reply.destination),
      ...(replied ? [] : ['UNREPLIED']),
      ...(assured ? ['ASSURED'] : []),
    ].join(' ');
  });
}

export function kernelConnections(lines: readonly string[]): readonly string[] {
  return lines.map((line) => {
    const [, , protocol = ''] = line.split(' ');
    const values = (name: string): readonly string[] =>
      [...line.matchAll(new RegExp(`\\b${name}=(\\S+)`, 'g'))].map(([, value]) => value ?? '');
    const [source, answerFrom] = values('src');
    const [destination, answerTo] = values('dst');
    const [id] = values('id');
    const [sourcePort] = values('sport');
    const [destinationPort] = values('dport');
    const end = (address = '', port: string | undefined): string =>
      id !== undefined ? `${address} id ${id}` : `${address}:${port}`;
    const tcp = protocol === 'tcp' ? [line.split(' ')[5] ?? ''] : [];
    return [
      protocol,
      ...tcp,
      end(source, sourcePort),
      end(destination, destinationPort),
      answerFrom,
      answerTo,
      ...(line.includes('[UNREPLIED]') ? ['UNREPLIED'] : []),
      ...(line.includes('[ASSURED]') ? ['ASSURED'] : []),
    ].join(' ');
  });
}
