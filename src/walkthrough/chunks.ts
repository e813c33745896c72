// What a run did, in chunks. A run is determined by its state at any moment, so that only some states need be kept: what lies
// between is made again when somebody looks there (a property proves that it comes out the same).
//
// Kept are: states at equal distances, ever further apart as the run grows, so that a million frames do not need a gigabyte; the steps
// of the chunks made or looked at last; and the worlds after each step for very few of them, because they are large.
import { emptyRecords, isOver, type RunPlan, type RunState, startRun, takeTurn } from '../simulation/run.ts';
import type { Records } from '../simulation/turn.ts';
import type { World } from '../simulation/world.ts';

export interface ChunkSizes {
  /** turns of a chunk: some hundred steps, a few milliseconds to make, because a step to any place makes one or two */
  readonly turns: number;
  /** chunks whose steps are kept: as many as a live preview makes, which reads them all for its diagram */
  readonly chunks: number;
  /** chunks whose worlds are kept */
  readonly worlds: number;
  /** states kept at most; then every second one goes */
  readonly states: number;
}

const SIZES: ChunkSizes = { turns: 256, chunks: 384, worlds: 8, states: 128 };

interface Chunk {
  readonly start: RunState;
  readonly records: Records;
  readonly turns: number;
  /** the world after each step, when they have been asked for */
  worlds: readonly World[] | undefined;
}

interface OpenChunk {
  readonly start: RunState;
  readonly records: Records;
  turns: number;
  worlds: readonly World[] | undefined;
  /** how many turns the worlds are of */
  worldsOfTurns: number;
}

/** What is counted through a run: its steps or its transmissions. */
type Count = 'steps' | 'transmissions';

export class Chunks {
  readonly #plan: RunPlan;
  readonly #sizes: ChunkSizes;
  #state: RunState;
  /** of the whole run */
  #turns = 0;
  /** the chunk that grows */
  #open: OpenChunk;
  /** finished chunks, looked at least recently first */
  #kept: Chunk[] = [];
  /** states every `#distance` turns, from the start */
  #states: RunState[];
  #distance: number;
  /** further states, one a chunk, behind the one of `#states` that was passed last */
  #between: { readonly from: RunState | undefined; readonly states: RunState[] } = {
    from: undefined,
    states: [],
  };

  constructor(plan: RunPlan, sizes: ChunkSizes = SIZES) {
    this.#plan = plan;
    this.#sizes = sizes;
    this.#distance = sizes.turns;
    this.#state = startRun(plan);
    this.#states = [this.#state];
    this.#open = opened(this.#state);
  }

  /** As it is now, at the end of what has been run. */
  get state(): RunState {
    return this.#state;
  }

  get isOver(): boolean {
    return isOver(this.#state);
  }

  /** Takes the run's next turn and returns what it recorded. The run must not be over. */
  takeTurn(): Records {
    if (this.#open.turns === this.#sizes.turns) this.#close();
    const records = emptyRecords();
    this.#state = takeTurn(this.#plan, this.#state, records);
    this.#turns += 1;
    this.#open.turns += 1;
    this.#open.records.steps.push(...records.steps);
    this.#open.records.transmissions.push(...records.transmissions);
    return records;
  }

  #close(): void {
    const { start, records, turns } = this.#open;
    this.#keep({ start, records, turns, worlds: undefined });
    this.#open = opened(this.#state);
    if (this.#turns % this.#distance === 0) this.#states.push(this.#state);
    if (this.#states.length <= this.#sizes.states) return;
    this.#states = this.#states.filter((_, position) => position % 2 === 0);
    this.#distance *= 2;
  }

  /** The records of the chunk in which something stands, counted from the start of the run, and its place in them. */
  find(what: Count, number: number): { readonly records: Records; readonly offset: number } {
    const { records, start } =
      number >= countAt(this.#open.start, what) ? this.#open : this.#chunkWith(what, number);
    return { records, offset: number - countAt(start, what) };
  }

  /** The world right after a step; undefined: there is no such step. */
  worldAfter(step: number): World | undefined {
    const open = this.#open;
    if (step >= open.start.steps) {
      if (open.worldsOfTurns !== open.turns) {
        open.worlds = this.#worlds(open.start, open.turns);
        open.worldsOfTurns = open.turns;
      }
      return open.worlds?.[step - open.start.steps];
    }
    const chunk = this.#chunkWith('steps', step);
    chunk.worlds ??= this.#worlds(chunk.start, chunk.turns);
    const withWorlds = this.#kept.filter(({ worlds }) => worlds);
    for (const other of withWorlds.slice(0, Math.max(0, withWorlds.length - this.#sizes.worlds)))
      other.worlds = undefined;
    return chunk.worlds[step - chunk.start.steps];
  }

  #worlds(start: RunState, turns: number): readonly World[] {
    const worlds: World[] = [];
    let state = start;
    for (let turn = 0; turn < turns; turn += 1)
      state = takeTurn(this.#plan, state, { ...emptyRecords(), worlds });
    return worlds;
  }

  /** A finished chunk, which is then the one looked at last. */
  #chunkWith(what: Count, number: number): Chunk {
    const newest = this.#kept.at(-1);
    if (newest && holds(newest, what, number)) return newest;
    const kept = this.#kept.findLast((chunk) => holds(chunk, what, number)) ?? this.#made(what, number);
    this.#kept = this.#kept.filter((chunk) => chunk !== kept);
    this.#keep(kept);
    return kept;
  }

  #keep(chunk: Chunk): void {
    this.#kept.push(chunk);
    if (this.#kept.length > this.#sizes.chunks) this.#kept.shift();
  }

  /** Runs a chunk again. */
  #made(what: Count, number: number): Chunk {
    const start = this.#startOf(what, number);
    const records = emptyRecords();
    let state = start;
    for (let turn = 0; turn < this.#sizes.turns; turn += 1) state = takeTurn(this.#plan, state, records);
    return { start, records, turns: this.#sizes.turns, worlds: undefined };
  }

  /** The state at the start of the chunk that holds something, from the nearest one kept before it. */
  #startOf(what: Count, number: number): RunState {
    const from = lastAtMost(this.#states, what, number);
    if (this.#between.from !== from) this.#between = { from, states: [from] };
    const { states } = this.#between;
    let state = states.at(-1) ?? from;
    while (states.length * this.#sizes.turns < this.#distance && countAt(state, what) <= number) {
      for (let turn = 0; turn < this.#sizes.turns && !isOver(state); turn += 1)
        state = takeTurn(this.#plan, state, emptyRecords());
      states.push(state);
    }
    return lastAtMost(states, what, number);
  }
}

function opened(start: RunState): OpenChunk {
  return { start, records: emptyRecords(), turns: 0, worlds: undefined, worldsOfTurns: -1 };
}

function holds({ start, records }: Chunk, what: Count, number: number): boolean {
  const offset = number - countAt(start, what);
  return offset >= 0 && offset < records[what].length;
}

function countAt(state: RunState, what: Count): number {
  return what === 'steps' ? state.steps : state.world.transmissions;
}

/** The last state at which no more than this many have been counted; states stand in the order of the run, the first at its start. */
function lastAtMost(states: readonly RunState[], what: Count, number: number): RunState {
  let low = 0;
  let high = states.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const state = states[middle];
    if (state && countAt(state, what) <= number) low = middle;
    else high = middle - 1;
  }
  const found = states[low];
  if (!found) throw new RangeError('no states');
  return found;
}
