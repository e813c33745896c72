// `lose`: which frames the walk takes off the wire, and `loss`: what a lan loses by itself. Nothing here is random: a lan's
// loss is a function of the lan and the packet's identity, so that a new line elsewhere does not reshuffle it.
import type { Lan, NodeId } from '../../network/network.ts';
import type { Lose } from '../../network/script.ts';
import type { EthernetFrame } from '../../wire/ethernet.ts';
import { hash } from '../hash.ts';
import { matches } from '../match.ts';
import type { DropReason } from '../step.ts';
import type { Turn } from '../turn.ts';

/** A rule of the walk that is waiting for its frames. */
export interface ArmedLoss {
  readonly rule: Lose;
  /** matching frames seen since it was armed */
  readonly seen: number;
}

/**
 * The reason for which a frame is lost now, if it is; counts the frame for every rule that matches it.
 * @param at the node it arrives at, or undefined when it has just left its sender
 */
export function takeLoss(
  turn: Turn,
  frame: EthernetFrame,
  at: NodeId | undefined,
  lan: Lan,
): DropReason | undefined {
  let reason: DropReason | undefined;
  const { losses } = turn.surroundings;
  if (losses.length === 0) return undefined;
  const kept: ArmedLoss[] = [];
  let changed = false;
  for (const armed of losses) {
    const { rule } = armed;
    if (reason !== undefined || rule.at !== at || !matches(rule.match, frame)) {
      kept.push(armed);
      continue;
    }
    changed = true;
    const seen = armed.seen + 1;
    const { which } = rule;
    if (which.kind !== 'nth' || seen === which.count) reason = { kind: 'lost', rule, lan: lan.id };
    if (which.kind === 'every' || seen < which.count) kept.push({ rule, seen });
  }
  if (changed) turn.setSurroundings({ losses: kept });
  return reason;
}

/** Whether a lan with a loss share loses this transmission of this packet. */
export function lostOnLan(lan: Lan, packetNumber: number, hop: number): boolean {
  return lan.loss > 0 && hash(lan.name, packetNumber, hop) / 2 ** 32 < lan.loss;
}
