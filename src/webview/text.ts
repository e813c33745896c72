// The panel's own words: the host has written them into the page, in the language that VS Code shows itself in.
import type { PanelText } from '../view/messages.ts';

/** Read once: the page is made anew for another language. */
export const TEXT = JSON.parse(document.body.dataset['text'] ?? '{}') as PanelText;

/** A text whose `{name}`s are replaced. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A count as the reader writes it: `20,000`. */
export function formatCount(count: number): string {
  return count.toLocaleString(TEXT.language);
}

/** A text whose `{name}`s are replaced by counts. */
export function fillCounts(text: string, counts: Readonly<Record<string, number>>): string {
  return fill(
    text,
    Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, formatCount(count)])),
  );
}
