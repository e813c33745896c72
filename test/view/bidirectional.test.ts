import { expect, test } from 'vitest';
import { isolated } from '../../src/view/bidirectional.ts';

test('what is written from left to right is left as it is', () => {
  for (const text of ['', 'web', '服务器', 'grüße', '😀 <b>']) expect(isolated(text)).toBe(text);
});

test('a name from right to left has a direction of its own', () => {
  expect(isolated('שרת')).toBe('\u2068שרת\u2069');
  expect(isolated('خادم-2')).toBe('\u2068خادم-2\u2069');
});

test('controls are visible and turn nothing round', () => {
  expect(isolated('a\u202eb')).toBe('\u2068a\ufffdb\u2069');
  expect(isolated('\u2069\u2066x')).toBe('\u2068\ufffd\ufffdx\u2069');
});
