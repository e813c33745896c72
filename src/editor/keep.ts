// What a session keeps when its text changes: the chosen walk, and the places in the text. Plain functions of plain data,
// without vscode, so that they are tested alone.
import { type CheckedFile, check } from '../language/check.ts';
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

/** Which of the steps a walk has performed: by the place of its statement, and the how manieth time of it. */
export interface PlacedAction {
  readonly start: number;
  readonly time: number;
}

interface Performed {
  readonly step: { readonly source: SourceSpan };
}

/** Where an action's statement stands in a changed text; undefined: it is gone. */
export function placeAction(
  performed: readonly Performed[],
  action: number,
  drift: Drift,
): PlacedAction | undefined {
  const source = performed[action]?.step.source;
  const now = source && drift.carry(source);
  if (!now) return undefined;
  let time = 0;
  for (let other = 0; other < action; other += 1)
    if (performed[other]?.step.source.start === source.start) time += 1;
  return { start: now.start, time };
}

/** The position of that action in another run: statements may have come and gone before it. */
export function findAction(
  performed: readonly Performed[],
  { start, time }: PlacedAction,
): number | undefined {
  let found: number | undefined;
  let seen = 0;
  for (const [position, { step }] of performed.entries()) {
    if (step.source.start !== start) continue;
    found = position;
    if (seen === time) break;
    seen += 1;
  }
  return found;
}

/** Milliseconds to wait after a keystroke before checking: a small file follows each key, a large one is checked when its writer pauses. */
export function quietBefore(lastCheck: number): number {
  return Math.min(Math.max(15, lastCheck * 3), 2_000);
}

/** Characters that are checked as one types: some 50,000 lines, and still a fraction of a second. */
export const LARGEST_TEXT = 3_000_000;

/** The check of a text for an editor, which has to answer at once. */
export function checkText(text: string): CheckedFile {
  if (text.length <= LARGEST_TEXT) return check(text);
  const nothing = check('');
  const end = text.search(/[\r\n]|$/);
  const megabytes = (text.length / 1e6).toFixed(1);
  const diagnostic = {
    severity: 'error',
    code: 'too-large',
    span: { start: 0, end: Math.min(end, 200) },
    message: { key: 'too-large file', args: { megabytes, most: LARGEST_TEXT / 1e6 } },
    fixes: [],
  } as const;
  return { ...nothing, text, network: undefined, diagnostics: [diagnostic] };
}

/** Lines that another text has instead of these. */
export interface ChangedLines {
  readonly first: number;
  readonly count: number;
  readonly lines: readonly string[];
}

/** What is different between two texts, line by line where they have as many lines, else what is between equal ends. */
export function changedLines(before: readonly string[], after: readonly string[]): readonly ChangedLines[] {
  if (before.length === after.length) {
    return after.flatMap((line, first) =>
      line === before[first] ? [] : [{ first, count: 1, lines: [line] }],
    );
  }
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && before[first] === after[first]) first += 1;
  let same = 0;
  while (same < shorter - first && before[before.length - 1 - same] === after[after.length - 1 - same])
    same += 1;
  return [{ first, count: before.length - same - first, lines: after.slice(first, after.length - same) }];
}
