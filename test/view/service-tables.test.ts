// The tables that programs keep: what a resolver may still use, and whose turn it is behind a proxy.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/language/check.ts';
import { endTables } from '../../src/view/end-tables.ts';
import { runToEnd } from '../../src/walkthrough/trace.ts';

function tables(text: string, walk: number): string {
  const { network } = check(text);
  const chosen = network?.walks[walk];
  if (!network || !chosen) throw new Error('no such walk');
  return endTables(runToEnd(network, chosen));
}

const dns = readFileSync('examples/dns.walk', 'utf8');
const nginx = readFileSync('examples/nginx.walk', 'utf8');

describe('at the end of a walk', () => {
  it('a host shows the names that it knows, and until when', () => {
    expect(tables(dns, 0)).toContain(
      'pc$ resolvectl show-cache\n  Name             Address       Valid until\n  www.example.com  203.0.113.80  300.003 s\n',
    );
  });

  it('names that are out of date are not shown', () => {
    const later = dns.replace('expect pc got 1 reply', 'wait 301s');
    expect(
      tables(later.replace(/ {2}pc ping www\.example\.com\n {2}expect pc sent 1 dns\n/, ''), 0),
    ).not.toContain('resolvectl');
  });

  it('a proxy shows the credit of its servers', () => {
    expect(tables(nginx, 2)).toContain(
      'edge$ upstreams\n  Upstream  Server   Weight  Credit  Failures\n  app       app1:80  2       0       0\n  app       app2:80  1       0       0\n',
    );
  });
});
