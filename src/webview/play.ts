// Plays the walk: sends the next packet on its next hop at a steady pace until the end, or until somebody steps by hand.
import type { CursorView } from '../view/messages.ts';
import { recall, remember, tell } from './host.ts';

export const SPEEDS = [0.5, 1, 2, 4] as const;

/** Milliseconds between two hops at speed 1: enough to read a label, not the reason. */
const PACE = 1200;

export class Play {
  #timer: number | undefined;
  #cursor: CursorView | undefined;
  readonly #changed: () => void;

  /** `changed`: it plays, or has stopped. */
  constructor(changed: () => void) {
    this.#changed = changed;
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.stop();
    });
  }

  get isPlaying(): boolean {
    return this.#timer !== undefined;
  }

  toggle(): void {
    if (this.isPlaying) this.stop();
    else this.#start();
  }

  stop(): void {
    if (!this.isPlaying) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#changed();
  }

  setSpeed(speed: number): void {
    remember({ speed });
    if (!this.isPlaying) return;
    clearInterval(this.#timer);
    this.#timer = this.#ticking();
  }

  point(cursor: CursorView | undefined): void {
    this.#cursor = cursor;
    if (!cursor || this.#isAtEnd) this.stop();
  }

  get #isAtEnd(): boolean {
    return this.#cursor !== undefined && this.#cursor.step >= this.#cursor.stepCount - 1;
  }

  #start(): void {
    if (!this.#cursor) return;
    // From the end it begins again, as every player does.
    if (this.#isAtEnd) tell({ kind: 'first' });
    else this.#next();
    this.#timer = this.#ticking();
    this.#changed();
  }

  #ticking(): number {
    return window.setInterval(() => this.#next(), PACE / recall().speed);
  }

  #next(): void {
    tell({ kind: 'move', unit: 'hop', direction: 1 });
  }
}
