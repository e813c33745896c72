// Small readers for the tests of the language: what is said about a text, as one line a mistake.
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { check } from '../../src/language/check.ts';
import { messageText } from '../../src/language/diagnostic.ts';
import { ENGLISH_MESSAGES } from '../../src/language/messages/english.ts';
import type { Network, NetworkNode } from '../../src/network/network.ts';
import type { WalkStep } from '../../src/network/script.ts';

/** `error unknown-name Bb`: severity, code, and the words it stands at. */
export function said(text: string): readonly string[] {
  return check(text).diagnostics.map(({ severity, code, span }) =>
    `${severity} ${code} ${text.slice(span.start, span.end)}`.trim(),
  );
}

/** What is said about a text, in words. */
export function messagesOf(text: string, catalogue = ENGLISH_MESSAGES): readonly string[] {
  return check(text).diagnostics.map((one) => messageText(one, catalogue));
}

/** The network of a text without mistakes. */
export function networkOf(text: string): Network {
  const { network, diagnostics } = check(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return network!;
}

export function nodeOf(text: string, name: string): NetworkNode {
  return networkOf(text).nodes.find((node) => node.name === name)!;
}

/** The steps of the first walk, without their places in the text. */
export function stepsOf(text: string): readonly WalkStep[] {
  return bare(networkOf(text).walks[0]!.steps);
}

/** Data without its places in the text, for comparison. */
export function bare<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data, (key, value: unknown) => (key === 'source' ? undefined : value)));
}

/** The text after the first fix of the first mistake that has one. */
export function mended(text: string): string {
  const fix = check(text).diagnostics.find(({ fixes }) => fixes.length > 0)?.fixes[0];
  return [...(fix?.edits ?? [])]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((all, { span, newText }) => all.slice(0, span.start) + newText + all.slice(span.end), text);
}

/** Two hosts on a lan: A, and B that serves HTTP on 80 and TCP on 7000. */
export const HOME = `lan home 192.168.1.0/24
host A { nic home 192.168.1.10 }
host B {
  nic home 192.168.1.20
  serve http 80
  serve tcp 7000
}
`;

export function walk(...steps: readonly string[]): string {
  return `${HOME}walk "w" {\n${steps.map((step) => `  ${step}\n`).join('')}}\n`;
}

/** All files of the language in a folder, by their paths. */
export function walksIn(folder: string): readonly (readonly [path: string, text: string])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.walk'))
    .sort()
    .map((name) => [`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8')]);
}

/** A text with a `|` where the caret is. */
export function withCaret(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
