// What a session keeps when its text changes: the chosen walk, and the places in the text. Plain functions of plain data,
// without vscode, so that they are tested alone.
import type { SourceSpan } from '../network/source.ts';

/** The walk that was looked at: by name, and where it stood in the file in case it has been renamed. */
export interface ChosenWalk {
  readonly name: string;
  readonly position: number;
}

/** The same walk in a changed file: that of its name, else the one at its place, else the nearest one; undefined: none left. */
export function chooseWalk(names: readonly string[], before: ChosenWalk | undefined): ChosenWalk | undefined {
  if (names.length === 0) return undefined;
  const same = before ? names.indexOf(before.name) : 0;
  const position = same >= 0 ? same : Math.min(before?.position ?? 0, names.length - 1);
  return { name: names[position] ?? '', position };
}

/** A replacement in the text, in offsets of the text before it. */
export interface Replacement {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: number;
}

/** What has happened to the text since a moment: carries places of then over to now. */
export class Drift {
  readonly #replacements: Replacement[] = [];

  get isNone(): boolean {
    return this.#replacements.length === 0;
  }

  add(replacement: Replacement): void {
    this.#replacements.push(replacement);
  }

  /** Where a place of then is now; undefined when all of it has been replaced. */
  carry(span: SourceSpan): SourceSpan | undefined {
    let { start, end } = span;
    for (const { offset, removed, inserted } of this.#replacements) {
      const after = offset + removed;
      if (removed > 0 && offset <= start && after >= end) return undefined;
      // What is typed right before or behind a place does not belong to it.
      if (after <= start) {
        start += inserted - removed;
        end += inserted - removed;
      } else if (offset < end) {
        start = Math.min(start, offset);
        end = Math.max(end, after) + inserted - removed;
      }
    }
    return { start, end };
  }
}

/** How long to wait after a keystroke before checking: a large file is checked when its writer pauses. */
export function quietBefore(lastCheck: number): number {
  return Math.min(Math.max(60, lastCheck * 3), 2_000);
}
