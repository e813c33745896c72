// The two TCP machines of the connection that a step is about: the states that each has gone through so far, and the transition
// that this very step takes.
import type { Cursor } from '../../walkthrough/cursor.ts';
import type { Trace } from '../../walkthrough/trace.ts';
import { flagNames } from '../../wire/tcp.ts';
import { namesOf } from '../explanation/names.ts';
import type { Machine, MachineLedger, Transition } from '../tcp/ledger.ts';
import type { Words } from '../words.ts';

export interface MachinesView {
  readonly caption: string;
  /** the one that opened the connection first, if that is known */
  readonly sides: readonly MachineView[];
}

export interface MachineView {
  readonly node: string;
  /** `pc:32768`, its own end */
  readonly end: string;
  /** in their order, the present one last */
  readonly states: readonly StateView[];
}

export interface StateView {
  readonly name: string;
  /** what led to it: `SYN received`; empty: it began there */
  readonly cause: string;
  /** this step has just led to it */
  readonly isNew: boolean;
}

/** Undefined: the step is about no TCP connection. */
export function machinesAt(
  trace: Trace,
  cursor: Cursor,
  ledger: MachineLedger,
  words: Words,
): MachinesView | undefined {
  const machine = ledger.at(cursor);
  if (!machine) return undefined;
  const sides = [machine, ...(machine.peer ? [machine.peer] : [])];
  const opener = (one: Machine): number => (one.transitions[0]?.before === 'CLOSED' ? 0 : 1);
  sides.sort((one, other) => opener(one) - opener(other));
  const shown = sides.map((side) => machineView(trace, cursor, side, words));
  return shown.every(({ states }) => states.length === 0)
    ? undefined
    : { caption: words.interface.machines.caption, sides: shown.filter(({ states }) => states.length > 0) };
}

function machineView(trace: Trace, cursor: Cursor, machine: Machine, words: Words): MachineView {
  const { node, local, transitions } = machine;
  const names = namesOf(trace.networkAt(cursor), words.explanations);
  const taken = transitions.filter(({ step }) => step <= cursor);
  const [first] = taken;
  const start = first ? [{ name: first.before, cause: '', isNew: false }] : [];
  return {
    node: names.node(node),
    end: names.endpoint(local),
    states: [
      ...start,
      ...taken.map((transition) => ({
        name: transition.after,
        cause: causeText(transition, words),
        isNew: transition.step === cursor,
      })),
    ],
  };
}

function causeText({ cause }: Transition, { interface: { machines } }: Words): string {
  switch (cause.kind) {
    case 'sent':
      return machines.sent(segmentName(cause.flags));
    case 'received':
      return machines.received(segmentName(cause.flags));
    case 'ended':
      return machines.ended[cause.why];
  }
}

/** What makes a segment move a machine; a plain acknowledgement is an ACK. */
function segmentName(flags: number): string {
  const telling = flagNames(flags).filter((name) => name !== 'PSH');
  const named = telling.filter((name) => name !== 'ACK');
  return named.includes('SYN') ? telling.join('+') : named.length > 0 ? named.join('+') : 'ACK';
}
