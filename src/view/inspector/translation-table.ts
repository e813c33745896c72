// The translation table of a node, as `conntrack -L` prints it: what the first packet of each connection looked like, and what its
// answers look like. The remaining time is left out, because it changes at every step.
import type { Nanoseconds } from '../../network/source.ts';
import { liveConnections } from '../../simulation/filter/tracking.ts';
import { formatEnd } from '../../simulation/filter/tuple.ts';
import type { NodeState } from '../../simulation/world.ts';
import { protocolName } from '../../wire/ipv4.ts';
import type { PlainTable } from './tables.ts';

export function translationTable(state: NodeState, now: Nanoseconds): PlainTable {
  return {
    columns: ['Proto', 'State', 'From', 'To', 'Answer from', 'Answer to'],
    rows: liveConnections(state.tracking, now).map(({ id, original, reply, state: tcp, replied }) => ({
      key: String(id),
      cells: [
        protocolName(original.protocol).toLowerCase(),
        tcp === 'NONE' ? (replied ? '' : 'UNREPLIED') : tcp,
        formatEnd(original, 'source'),
        formatEnd(original, 'destination'),
        formatEnd(reply, 'source'),
        formatEnd(reply, 'destination'),
      ],
    })),
  };
}
