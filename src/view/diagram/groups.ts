// Rows that belong together: those of an action, and within it those of a phase. They may interleave. Their keys say which group
// is meant in words that outlive an edit elsewhere: what the action's line says, and which of its groups of that kind it is.
import type { Draft } from './draft.ts';
import type { Group } from './model.ts';

/** `lineOf`: what the author wrote for an action, by its number. */
export function groupsOf(drafts: readonly Draft[], lineOf: (action: number) => string): readonly Group[] {
  const groups = new Map<string, Omit<Group, 'key' | 'rows'> & { readonly rows: number[] }>();
  const put = (key: string, kind: Group['kind'], action: number, row: number): void => {
    const group = groups.get(key) ?? { kind, action, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  };
  for (const [row, { placed, sent }] of drafts.entries()) {
    put(`action ${sent.action}`, 'action', sent.action, row);
    if (placed) put(`${sent.action} ${placed.key}`, placed.phase, sent.action, row);
  }
  return named([...groups.values()], lineOf);
}

function named(groups: readonly Omit<Group, 'key'>[], lineOf: (action: number) => string): readonly Group[] {
  const counts = new Map<string, number>();
  const ordinal = (of: string): number => {
    const count = counts.get(of) ?? 0;
    counts.set(of, count + 1);
    return count;
  };
  const actions = new Map<number, string>();
  return groups.map((group) => {
    let action = actions.get(group.action);
    if (action === undefined) {
      const line = lineOf(group.action);
      action = `${line} ${ordinal(line)}`;
      actions.set(group.action, action);
    }
    const kind = `${action} ${group.kind}`;
    return { ...group, key: group.kind === 'action' ? action : `${kind} ${ordinal(kind)}` };
  });
}
