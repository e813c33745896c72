// Every file written in the language parses; a file that uses only what is simulated checks clean.
import { describe, expect, test } from 'vitest';
import { check } from '../../src/language/check.ts';
import { said, walksIn } from './reading.ts';

const TWINS = walksIn('test/kernel');
const OTHERS = walksIn('test/language/grammar');

test('all 61 reference files are here, and what has been asked of the kernel since', () => {
  expect(TWINS.length + OTHERS.length).toBeGreaterThanOrEqual(61);
});

describe('what is simulated is without a mistake', () => {
  test.each([
    ...TWINS,
    ...walksIn('examples'),
    ...walksIn('test/language').filter(([path]) => path.endsWith('kitchen-sink.walk')),
  ])('%s', (_, text) => {
    expect(said(text).filter((line) => line.startsWith('error'))).toEqual([]);
    expect(check(text).network).toBeDefined();
  });
});

describe('every construct of the language, simulated or not', () => {
  test.each([
    ...TWINS,
    ...OTHERS,
    ...walksIn('test/language').filter(([path]) => path.endsWith('everything.walk')),
  ])('%s', (_, text) => {
    const { diagnostics, network } = check(text, { pending: 'allowed' });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(network).toBeDefined();
  });
});

describe('what the reference files warn of is what they are about', () => {
  const WARNINGS: Readonly<Record<string, readonly string[]>> = {
    s11b_lb_nat_wrong_gw: ['answers-elsewhere', 'answers-elsewhere'],
    s12b_dr_no_arp_ignore: ['answers-for-virtual', 'answers-for-virtual'],
    s12c_dr_no_vip_on_lo: ['no-virtual-address', 'no-virtual-address'],
    s17b_no_default: ['no-gateway'],
    s19a_mask_too_wide: ['mask-differs'],
    s19c_mask_too_narrow: ['mask-differs'],
    s19h_duplicate_ip: ['duplicate-address'],
  };
  test.each([...TWINS, ...OTHERS])('%s', (path, text) => {
    const name = path.replace(/^.*\/|\.walk$/g, '');
    const codes = check(text, { pending: 'allowed' }).diagnostics.map(({ code }) => code);
    expect(codes).toEqual(WARNINGS[name] ?? []);
  });
});

describe('the rest is read, and at most not simulated yet', () => {
  test.each(OTHERS)('%s', (_, text) => {
    const { diagnostics } = check(text);
    const mistakes = diagnostics.filter(
      ({ severity, code }) => severity === 'error' && code !== 'not-simulated',
    );
    expect(mistakes).toEqual([]);
  });
});
