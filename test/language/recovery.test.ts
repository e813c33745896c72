// A mistake costs its own line: what stands around it is read as if it were right.
import { expect, test } from 'vitest';
import { Report } from '../../src/language/diagnostic.ts';
import { parse } from '../../src/language/parse/file.ts';
import { childrenOf } from '../../src/language/syntax.ts';
import { said } from './reading.ts';

/** `host(nic error) walk(action)`: the kinds of the tree. */
function shape(text: string): string {
  const { items } = parse(text, new Report());
  return items
    .map((item) => {
      const children = childrenOf(item).map(({ kind }) => kind);
      return children.length === 0 ? item.kind : `${item.kind}(${children.join(' ')})`;
    })
    .join(' ');
}

test('a row that is nonsense', () => {
  const text = 'host A {\n  nic home\n  blah blah { x }\n  gateway 10.0.0.1\n}\nwalk "w" { A ping B }\n';
  expect(shape(text)).toBe('node(nic error gateway) walk(action)');
});

test('a word too many', () => {
  const text = 'lan home 10.0.0.0/24 extra\nhost A { nic home }\n';
  expect(shape(text)).toBe('lan node(nic)');
  expect(said(text)).toContain('error syntax extra');
});

test('a block that is never closed ends where the next item begins', () => {
  const text = 'lan home 10.0.0.0/24\nhost A {\n  nic home\nhost B { nic home }\nwalk "w" {\n  A ping B\n';
  expect(shape(text)).toBe('lan node(nic) node(nic) walk(action)');
  expect(said(text)).toEqual(['error unclosed-block {', 'error unclosed-block {']);
});

test('a brace too many', () => {
  const text = 'host A { nic home } }\nlan home 10.0.0.0/24\nwalk "w" { A ping A }\n';
  expect(shape(text)).toContain('lan');
  expect(said(text)).toHaveLength(1);
});

test('a brace on the next line', () => {
  const text = 'lan home 10.0.0.0/24\nhost A\n{\n  nic home\n}\nwalk "w" { A ping A }\n';
  expect(shape(text)).toBe('lan node(nic) walk(action)');
  expect(said(text)).toEqual(['error syntax {']);
});

test('a text that is never closed ends with its line', () => {
  const text = 'lan home 10.0.0.0/24\nhost A { nic home }\nwalk "w" {\n  note "half\n  A ping A\n}\n';
  expect(shape(text)).toBe('lan node(nic) walk(event action)');
  expect(said(text)).toEqual(['error syntax "half']);
});

test.each([
  ['A', 'error incomplete A'],
  ['A ping', 'error incomplete ping'],
  ['A connect', 'error incomplete connect'],
  ['A pong B', 'error syntax pong'],
  ['ping B', 'error syntax ping'],
  ['lose', 'error incomplete lose'],
  ['lose next', 'error incomplete'],
  ['expect', 'error incomplete expect'],
  ['expect A got', 'error incomplete got'],
  ['after 5ms', 'error incomplete'],
  ['wait', 'error incomplete wait'],
])('half a step: %s', (step, message) => {
  const text = `lan home 10.0.0.0/24\nhost A { nic home }\nwalk "w" {\n  A ping A\n  ${step}\n  A ping A\n}\n`;
  const [first, ...rest] = said(text);
  expect(first?.startsWith(message)).toBe(true);
  expect(rest).toEqual([]);
});
