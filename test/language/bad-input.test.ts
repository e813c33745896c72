// Each mistake gets one clear message at its place, with a repair where one is obvious; what is legal gets none.
import { describe, expect, test } from 'vitest';
import { check } from '../../src/language/check.ts';
import { HOME, mended, messagesOf, said, walk } from './reading.ts';

describe('names', () => {
  test('an unknown host, with the one that was meant', () => {
    const text = walk('A ping Bb');
    expect(said(text)).toEqual(['error unknown-name Bb']);
    expect(messagesOf(text)).toEqual(['There is no host called `Bb` in this file. Did you mean `B`?']);
    expect(mended(text)).toBe(walk('A ping B'));
  });
  test('an unknown lan', () => {
    const text = `${walk('A ping B')}host C { nic hme }\n`;
    expect(said(text)).toEqual(['error unknown-name hme']);
    expect(mended(text)).toContain('nic home }\n');
  });
  test('a name twice', () => {
    expect(said(`${walk('A ping B')}host A { nic home }\n`)).toEqual(['error duplicate-name A']);
    expect(said(`${walk('A ping B')}lan home 10.0.0.0/8\n`)).toEqual(['error duplicate-name home']);
    expect(said(`${walk('A ping B')}walk "w" { A ping B }\n`)).toEqual(['error duplicate-name "w"']);
  });
  test.each(['<b>', 'a;b', 'a#b', '1st', 'a\u202eb', 'a&amp;b'])('%s cannot be a name', (name) => {
    expect(said(`${walk('A ping B')}host ${name} { nic home }\n`)).toEqual([`error bad-name ${name}`]);
  });
  test('a name is not quoted', () => {
    expect(said(`${walk('A ping B')}host "x" { nic home }\n`)).toEqual(['error syntax "x"']);
  });
  test.each(['浏览器', 'שרת', 'хост', 'हिन्दी', '_a-1'])('%s is a name', (name) => {
    expect(said(`${HOME}host ${name} { nic home }\nwalk "${name}" { ${name} ping A }\n`)).toEqual([]);
  });
  test('a walk may be called anything', () => {
    expect(said(`${HOME}walk "<b> & #1; \\"q\\" שלום" { A ping B }\n`)).toEqual([]);
  });
});

describe('addresses: a lesson is a warning and runs', () => {
  const withC = (nic: string) => `${walk('A ping B')}host C { nic home ${nic} }\n`;
  test.each([
    ['192.168.1.10', 'warning duplicate-address 192.168.1.10'],
    ['192.168.2.10', 'warning outside-lan 192.168.2.10'],
    ['192.168.1.0', 'warning reserved-address 192.168.1.0'],
    ['192.168.1.255', 'warning reserved-address 192.168.1.255'],
    ['192.168.1.9/16', 'warning mask-differs 192.168.1.9/16'],
  ])('%s', (address, message) => {
    expect(said(withC(address))).toEqual([message]);
    expect(check(withC(address)).network).toBeDefined();
    expect(said(mended(withC(address)))).toEqual([]);
  });
  test.each([
    ['192.168.1.9/33', 'error bad-mask 192.168.1.9/33'],
    ['192.168.1.300', 'error bad-address 192.168.1.300'],
    ['192.168.01.3', 'error bad-address 192.168.01.3'],
    ['.256', 'error bad-address .256'],
    ['fe80::1', 'error ipv6 fe80::1'],
    ['mac 02-00-00-00-99-00', 'error bad-mac 02-00-00-00-99-00'],
    ['mac zz:00:00:00:01:00', 'error bad-mac zz:00:00:00:01:00'],
    ['mac 03:00:00:00:01:00', 'error bad-mac 03:00:00:00:01:00'],
    ['mac 00:00:00:00:00:00', 'error bad-mac 00:00:00:00:00:00'],
  ])('%s', (nic, message) => {
    expect(said(withC(nic))).toEqual([message]);
    expect(check(withC(nic)).network).toBeUndefined();
  });
  test('dashes in a MAC become colons', () => {
    expect(said(mended(withC('mac 02-00-00-00-99-00')))).toEqual([]);
  });
  test('a bad mask of a lan', () => {
    expect(said('lan home 10.0.0.0/33\n')).toEqual(['error bad-mask 10.0.0.0/33']);
  });
  test('a gateway that is no neighbour', () => {
    const text = `${walk('A ping B')}host C {\n  nic home\n  gateway 10.0.0.1\n}\n`;
    expect(said(text)).toEqual(['warning foreign-gateway 10.0.0.1']);
  });
  test('a gateway that is missing', () => {
    const text =
      'lan a 10.0.1.0/24\nlan b 10.0.2.0/24\nhost A { nic a }\nrouter R {\n  nic a\n  nic b\n}\nhost B {\n  nic b\n  gateway 10.0.2.1\n}\nwalk "w" { A ping B }\n';
    expect(said(text)).toEqual(['warning no-gateway A']);
    expect(said(mended(text))).toEqual([]);
  });
});

describe('ports', () => {
  test.each([
    ['A connect B:65536', 'error bad-port B:65536'],
    ['A connect B:0', 'error bad-port B:0'],
    ['A get http://B/ from 70000', 'error bad-port 70000'],
    ['A get http://B:99999/', 'error bad-port http://B:99999/'],
    ['A get http://B/ from 50..40', 'error empty-range 50..40'],
    ['lose next tcp 65536', 'error bad-port 65536'],
  ])('%s', (step, message) => {
    expect(said(walk(step, 'A ping B'))).toEqual([message]);
  });
  test('a program on a port that does not exist', () => {
    const text = `${walk('A ping B')}host C {\n  nic home\n  serve http 65536\n}\n`;
    expect(said(text)).toEqual(['error bad-port 65536']);
  });
});

describe('walks', () => {
  test('without actions', () => {
    expect(said(walk())).toEqual(['warning no-action walk']);
    expect(said(walk('wait 1s'))).toEqual(['warning no-action walk']);
  });
  test('closing what was never opened', () => {
    expect(said(walk('A close c'))).toEqual(['error not-open c']);
  });
  test('closing twice', () => {
    const text = walk('A connect B:7000 as c', 'A close c', 'A close c');
    expect(said(text)).toEqual(['error not-open A close c']);
  });
  test('speaking on a connection of others', () => {
    const text = `${walk('A connect B:7000 as c', 'C close c')}host C { nic home }\n`;
    expect(said(text)).toEqual(['error not-an-end C close c']);
  });
  test('a time without its unit', () => {
    const text = walk('A ping B', 'wait 300');
    expect(said(text)).toEqual(['error bad-time 300']);
    expect(mended(text)).toBe(walk('A ping B', 'wait 300ms'));
  });
  test('a loop of trunks', () => {
    const text = 'lan home 10.0.0.0/24 {\n  switch a\n  switch b\n  trunk a b\n  trunk b a\n}\n';
    expect(said(text)).toEqual(['error trunk-loop trunk b a']);
  });
});

describe('what is no file of the language', () => {
  test('an empty one', () => expect(said('')).toEqual(['hint empty-file']));
  test('blanks', () => expect(said('\n \n')).toEqual(['hint empty-file']));
  test('a network on which nothing happens', () => expect(said(HOME)).toEqual(['hint no-walk']));
  test('a binary file: one message, at the first octet that is no text', () => {
    expect(said('\u007fELF\u0000\u0001{{{"')).toEqual(['error not-text \u0000']);
    expect(said('a\ufffdb')).toEqual(['error not-text \ufffd']);
  });
  test('5 MB of text: at most a hundred messages of a kind', () => {
    const { diagnostics } = check('all work and no play\n'.repeat(250_000));
    expect(diagnostics.length).toBeLessThanOrEqual(101);
    expect(diagnostics.at(-1)?.message).toEqual({ key: 'more', args: { count: 249_900, code: 'syntax' } });
  });
  test('5 MB of opening braces', () => {
    expect(check('{'.repeat(5_000_000)).network).toBeUndefined();
  });
  test('5 MB of blocks in blocks', () => {
    expect(check(`walk "w" ${'{ together '.repeat(450_000)}`).network).toBeUndefined();
  });
  test('a line of 5 MB', () => {
    expect(said('x'.repeat(5_000_000)).length).toBe(1);
  });
});
