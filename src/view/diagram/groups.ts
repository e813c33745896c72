// Rows that belong together: those of an action, and within it those of a phase. They may interleave.
import type { Draft } from './draft.ts';
import type { Group } from './model.ts';

export function groupsOf(drafts: readonly Draft[]): readonly Group[] {
  const groups = new Map<string, { kind: Group['kind']; action: number; rows: number[] }>();
  const put = (key: string, kind: Group['kind'], action: number, row: number): void => {
    const group = groups.get(key) ?? { kind, action, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  };
  for (const [row, { placed, sent }] of drafts.entries()) {
    put(`action ${sent.action}`, 'action', sent.action, row);
    if (placed) put(`${sent.action} ${placed.key}`, placed.phase, sent.action, row);
  }
  return [...groups.values()];
}
