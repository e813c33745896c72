// What the editor asks of a file: each answer is plain data with places in the text. `|` is where the caret is.
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/language/check.ts';
import { ENGLISH_MESSAGES } from '../../../src/language/messages/english.ts';
import { complete } from '../../../src/language/service/completion.ts';
import { hover } from '../../../src/language/service/hover.ts';
import { inlayHints } from '../../../src/language/service/inlay-hints.ts';
import { apply, definition, references, renamableAt, rename } from '../../../src/language/service/names.ts';
import {
  actionAt,
  codeLenses,
  foldingRanges,
  outline,
  selectionRanges,
} from '../../../src/language/service/structure.ts';
import { withCaret } from '../reading.ts';

const NETWORK = `lan home 192.168.1.0/24 {
  switch sw1
  switch sw2
  trunk sw1 sw2
}
lan lab 10.0.0.0/24
host A {
  nic home
  gateway 192.168.1.254
}
host B {
  nic home .20
  serve http 80 {
    /logo 40kB
  }
  serve tcp 7000
  serve udp 5000
}
router R {
  nic home 192.168.1.254
  nic lab 10.0.0.1
}
`;

function at(marked: string) {
  const { text, offset } = withCaret(marked);
  return { text, offset, checked: check(text) };
}

function labels(marked: string): readonly string[] {
  const { checked, offset } = at(marked);
  return complete(checked, offset, ENGLISH_MESSAGES).map(({ label }) => label);
}

const inWalk = (step: string) =>
  `${NETWORK}walk "w" {\n  A connect B:7000 as c\n  A ping B as p\n  ${step}\n}\n`;
const inHost = (row: string) => `${NETWORK}host C {\n  nic home\n  ${row}\n}\n`;

describe('completion', () => {
  test('items', () => {
    expect(labels(`${NETWORK}|`)).toEqual([
      'lan',
      'link',
      'defaults',
      'host',
      'router',
      'proxy',
      'balancer',
      'walk',
    ]);
  });
  test('rows of a host', () => {
    expect(labels(inHost('|'))).toEqual(
      expect.arrayContaining(['nic', 'gateway', 'serve', 'loopback', 'tcp']),
    );
  });
  test('lans, then free addresses and options', () => {
    expect(labels(inHost('nic |'))).toEqual(['home', 'lab']);
    expect(labels(inHost('nic lab |')).slice(0, 2)).toEqual(['10.0.0.2', '10.0.0.3']);
    expect(labels(inHost('nic lab mtu 1400 |'))).toEqual(['name', 'mac', 'port', 'down']);
    expect(labels(inHost('nic home port |'))).toEqual(['sw1', 'sw2']);
  });
  test('a router comes first where a gateway is asked for', () => {
    expect(labels(inHost('gateway |'))[0]).toBe('192.168.1.254');
  });
  test('settings and their values', () => {
    expect(labels(inHost('tcp |'))).toContain('syn-retries');
    expect(labels(inHost('tcp sack |'))).toEqual(['on', 'off']);
    expect(labels(inHost('serve |'))).toEqual(['http', 'tcp', 'udp', 'echo', 'discard', 'dns']);
  });
  test('who does it, and what happens', () => {
    expect(labels(inWalk('|'))).toEqual(
      expect.arrayContaining(['A', 'B', 'R', 'lose', 'expect', 'together']),
    );
    expect(labels(inWalk('after 5ms |'))).toContain('A');
  });
  test('verbs and what they are done to', () => {
    expect(labels(inWalk('A |'))).toEqual([
      'ping',
      'get',
      'connect',
      'send',
      'shutdown',
      'close',
      'abort',
      'resolve',
      'udp',
      'traceroute',
      'announce',
      'probe',
    ]);
    expect(labels(inWalk('A ping |'))).toEqual(['B', 'R']);
    expect(labels(inWalk('A get |'))).toEqual(['http://B/logo']);
    expect(labels(inWalk('A connect |'))).toEqual(['B:80', 'B:7000']);
    expect(labels(inWalk('A udp |'))).toEqual(['B:5000']);
    expect(labels(inWalk('A close |'))).toEqual(['c']);
    expect(labels(inWalk('A ping B df |'))).toEqual(['on', 'off']);
    expect(labels(inWalk('A ping B ttl 3 |'))).not.toContain('ttl');
  });
  test('what can be expected', () => {
    expect(labels(inWalk('expect |'))).toEqual(expect.arrayContaining(['A', 'c', 'p', 'sw1']));
    expect(labels(inWalk('expect A |'))).toEqual(
      expect.arrayContaining(['got', 'sent', 'received', 'arp', 'mac', 'socket', 'translates']),
    );
    expect(labels(inWalk('expect A got |'))).toContain('refused');
    expect(labels(inWalk('expect A sent 1 |'))).toContain('syn');
    expect(labels(inWalk('lose next syn from |'))).toEqual(['A', 'B', 'R']);
  });
  test('replaces the word that has been begun', () => {
    const { checked, offset, text } = at(inWalk('A pi|'));
    const [first] = complete(checked, offset, ENGLISH_MESSAGES);
    expect(text.slice(first?.span.start, first?.span.end)).toBe('pi');
  });
  test('nothing in comments and texts', () => {
    expect(labels(inWalk('# A |'))).toEqual([]);
    expect(labels(inWalk('note "A |"'))).toEqual([]);
  });
});

describe('completion in rows and steps of every kind, behind their keyword', () => {
  const RACK = `lan net 10.0.0.0/24
host ns {
  nic net .53
  serve dns {
    www.example.com web
    |dns
  }
}
host web {
  nic net .80
  serve http 80
  serve udp 53
}
proxy p {
  nic net .5
  upstream app { server web:80 }
  serve http 80 {
    / -> |answer
  }
  |row
}
balancer lb {
  nic net .1
  virtual tcp 10.0.0.1:80 {
    |virtual
  }
}
walk "w" {
  web ping ns
  |step
}
`;
  /** The labels where the words stand in place of one of the marks. */
  const offered = (mark: string, words: string) =>
    labels(RACK.replace(`|${mark}`, `${words}|`).replaceAll(/\|(dns|answer|row|virtual|step)/g, ''));
  test.each([
    ['row', 'resolver ', ['10.0.0.53']],
    ['row', 'masquerade ', ['net']],
    ['row', 'masquerade net ', ['from', 'random']],
    ['row', 'masquerade net from ', ['ns', 'web', 'p', 'lb']],
    ['row', 'snat net ', ['from', 'to']],
    ['row', 'snat net to ', ['10.0.0.5']],
    ['row', 'dnat net ', ['tcp', 'udp']],
    ['row', 'dnat net udp 53 ', ['to']],
    ['row', 'dnat net udp 53 to ', ['ns:53', 'web:53', 'ns', 'web', 'p', 'lb']],
    ['row', 'reject tcp with ', ['tcp-reset', 'port', 'host', 'admin']],
    ['row', 'arp ignore ', ['0', '1', '2', '3', '8']],
    ['row', 'rp-filter ', ['0', '1', '2']],
    ['row', 'clamp ', ['mss']],
    ['row', 'software ', ['nginx', 'haproxy']],
    ['row', 'virtual udp ', ['10.0.0.5:80']],
    ['row', 'upstream b { server ', ['web:80', 'p:80']],
    ['row', 'upstream b { keepalive ', ['on', 'off']],
    ['answer', '', ['app', 'web:80', 'p:80']],
    ['dns', 'api.example.com ', ['ns', 'web', 'p', 'lb', 'nxdomain', 'silent', 'cname']],
    ['dns', 'api.example.com cname ', ['www.example.com', 'api.example.com']],
    ['virtual', 'mode ', ['nat', 'dr', 'tunnel']],
    ['virtual', 'schedule ', ['rr', 'wrr', 'lc', 'wlc', 'sh', 'dh', 'order']],
    ['virtual', 'real web:80 ', ['weight']],
    ['step', 'web resolve ', ['www.example.com']],
    ['step', 'web traceroute ', ['ns', 'p', 'lb', 'www.example.com']],
    ['step', 'down ', ['ns:eth0', 'web:eth0', 'p:eth0', 'lb:eth0', 'ns', 'web', 'p', 'lb']],
    ['step', 'plug web:eth0 into ', ['net']],
    ['step', 'flush web ', ['arp', 'sockets', 'nat', 'connections', 'names']],
    ['step', 'flush net ', ['mac']],
    ['step', 'set web:eth0 ', ['address', 'mac', 'mtu']],
    ['step', 'set web resolver ', ['10.0.0.53']],
    ['step', 'expect web saw ', ['nobody']],
    ['step', 'expect web route 10.0.0.1 ', ['via', 'nic']],
    ['step', 'expect web route 10.0.0.1 nic ', ['eth0']],
  ])('%s: %s', (mark, words, wanted) => {
    expect(offered(mark, words)).toEqual(wanted);
  });
  test('a filter: chains and kinds of frames', () => {
    expect(offered('row', 'drop ')).toEqual(expect.arrayContaining(['in', 'out', 'forward', 'tcp', 'from']));
    expect(offered('row', 'reject tcp ')).toContain('with');
  });
});

describe('names of upstreams and domains', () => {
  const TEXT = `lan net 10.0.0.0/24
host ns {
  nic net .53
  serve dns {
    www.example.com web
    old.example.com cname www.Example.com
  }
}
host web {
  nic net .80
  resolver 10.0.0.53
}
proxy p {
  nic net .5
  upstream app { server web:80 }
  serve http 80 {
    /a -> app
    / -> app
  }
}
walk "w" { web get http://www.example.com:8080/x }
`;
  const placesOf = (word: string, from = 0) => {
    const checked = check(TEXT);
    return references(checked, TEXT.indexOf(word, from) + 1).map(({ start, end }) => TEXT.slice(start, end));
  };
  test('are found wherever they stand', () => {
    expect(placesOf('app {')).toEqual(['app', 'app', 'app']);
    expect(placesOf('www.example.com')).toEqual(['www.example.com', 'www.Example.com', 'www.example.com']);
    const checked = check(TEXT);
    expect(definition(checked, TEXT.indexOf('app\n') + 1)?.start).toBe(TEXT.indexOf('app {'));
    expect(definition(checked, TEXT.indexOf('www.example.com:8080') + 1)?.start).toBe(
      TEXT.indexOf('www.example.com'),
    );
  });
  test('are renamed as a whole', () => {
    const checked = check(TEXT);
    const upstream = rename(checked, TEXT.indexOf('app {'), 'pool', ENGLISH_MESSAGES);
    expect('edits' in upstream && apply(TEXT, upstream.edits)).toBe(TEXT.replaceAll('app', 'pool'));
    const domain = rename(checked, TEXT.indexOf('www.example.com'), 'w3.example.org', ENGLISH_MESSAGES);
    expect('edits' in domain && apply(TEXT, domain.edits)).toBe(
      TEXT.replaceAll(/www\.example\.com/gi, 'w3.example.org'),
    );
    expect(rename(checked, TEXT.indexOf('www.example.com'), 'no dot', ENGLISH_MESSAGES)).toHaveProperty(
      'problem',
    );
    expect(
      rename(checked, TEXT.indexOf('www.example.com'), 'old.example.com', ENGLISH_MESSAGES),
    ).toHaveProperty('problem');
  });
  test('are told about', () => {
    const checked = check(TEXT);
    expect(hover(checked, TEXT.indexOf('app {'), ENGLISH_MESSAGES)).toMatchObject({
      title: 'upstream app',
      facts: ['server web:80 (10.0.0.80:80), weight 1', 'sends `Host: app`, closes connections'],
    });
    expect(hover(checked, TEXT.indexOf('www.example.com:8080'), ENGLISH_MESSAGES)).toMatchObject({
      title: 'name www.example.com',
      facts: ['ns says: 10.0.0.80'],
    });
  });
  test('stand in the outline, under their host', () => {
    const hosts = outline(check(TEXT)).map(({ name, children }) => [
      name,
      children.map((child) => `${child.detail} ${child.name}`),
    ]);
    expect(hosts).toContainEqual(['p', ['.5 net', 'upstream app', 'serve http 80']]);
    expect(hosts).toContainEqual(['ns', ['.53 net', 'serve dns']]);
  });
});

describe('hover', () => {
  const facts = (marked: string) => {
    const { checked, offset } = at(marked);
    return hover(checked, offset, ENGLISH_MESSAGES);
  };
  test('a lan', () => {
    expect(facts(inHost('nic h|ome'))?.facts.slice(0, 3)).toEqual([
      '192.168.1.0/24, mask 255.255.255.0',
      'hosts 192.168.1.1 … 192.168.1.254',
      'broadcast 192.168.1.255',
    ]);
  });
  test('a target: its addresses, MAC, and the way to it', () => {
    expect(facts(inWalk('A ping |R'))?.facts).toEqual([
      'eth0 on home: 192.168.1.254/24, MAC 02:00:00:00:03:00',
      'eth1 on lab: 10.0.0.1/24, MAC 02:00:00:00:03:01',
      'forwards packets between its nics',
      'A reaches 192.168.1.254 from 192.168.1.1 through eth0, directly (route 192.168.1.0/24)',
    ]);
  });
  test('a host: what it does with packets on their way', () => {
    const text = `${NETWORK}router G {
  nic home 192.168.1.253
  nic lab 10.0.0.2
  masquerade lab
  dnat lab tcp 80 to B:80
  drop icmp
  clamp mss 1360
  virtual tcp 10.0.0.2:81 { real B:80 }
  resolver 10.0.0.1
}
`;
    expect(hover(check(text), text.indexOf('G {'), ENGLISH_MESSAGES)?.facts.slice(2)).toEqual([
      'translates: masquerade, dnat',
      'filters: drop',
      'clamps the MSS to 1360',
      'balances tcp 10.0.0.2:81 over 1 real server (dr, wlc)',
      'asks 10.0.0.1 for names',
      'forwards packets between its nics',
    ]);
  });
  test('an address', () => {
    const { title, facts: lines } = facts(inHost('gateway 192.168.1.2|54')) ?? { title: '', facts: [] };
    expect(title).toBe('192.168.1.254');
    expect(lines).toContain('address of R');
  });
  test('a keyword', () => {
    expect(facts(inHost('forw|ard on'))?.title).toBe('forward on|off');
    expect(facts(inWalk('A ping B ttl| 3'))?.facts).toEqual([
      "the TTL of the requests (the host's unless written)",
    ]);
  });
});

describe('names', () => {
  test('definition and references', () => {
    const { checked, offset, text } = at(inWalk('A ping |B'));
    const span = definition(checked, offset);
    expect(text.slice(0, span?.start).endsWith('host ')).toBe(true);
    expect(references(checked, offset).map(({ isDeclaration }) => isDeclaration)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
  test('rename, inside endpoints, URLs and predicates too', () => {
    const { checked, offset, text } = at(inWalk('A get http://|B/logo\n  lose next where "ip.dst == B"'));
    const renaming = rename(checked, offset, 'web', ENGLISH_MESSAGES);
    const result = 'edits' in renaming ? apply(text, renaming.edits) : '';
    expect(result).toContain('host web {');
    expect(result).toContain('A connect web:7000 as c');
    expect(result).toContain('A get http://web/logo');
    expect(result).toContain('"ip.dst == web"');
    expect(check(result).diagnostics).toEqual([]);
  });
  test('rename refuses what is no name, and what is taken', () => {
    const { checked, offset } = at(inWalk('A ping |B'));
    for (const name of ['1st', 'a b', 'R', 'lose', 'c', ''])
      expect(rename(checked, offset, name, ENGLISH_MESSAGES)).toHaveProperty('problem');
    expect(renamableAt(checked, offset)?.name).toBe('B');
  });
  test('a walk', () => {
    const { checked, offset, text } = at(inWalk('').replace('walk "w', 'walk "|w'));
    const renaming = rename(checked, offset, 'say "hi"', ENGLISH_MESSAGES);
    expect('edits' in renaming ? apply(text, renaming.edits) : '').toContain('walk "say \\"hi\\"" {');
  });
});

describe('structure', () => {
  test('outline', () => {
    const items = outline(check(inWalk('')));
    expect(items.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'lan home',
      'lan lab',
      'node A',
      'node B',
      'node R',
      'walk w',
    ]);
    expect(items[3]?.children.map(({ name }) => name)).toEqual(['home', 'http 80', 'tcp 7000', 'udp 5000']);
    for (const { span, nameSpan } of items) {
      expect(nameSpan.start).toBeGreaterThanOrEqual(span.start);
      expect(nameSpan.end).toBeLessThanOrEqual(span.end);
    }
  });
  test('folding: blocks and comments', () => {
    const text = '# one\n# two\nlan home\nhost A { nic home }\nhost B {\n  nic home\n}\n';
    expect(foldingRanges(check(text)).map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['comment', '# one\n# two'],
      ['block', '{\n  nic home\n}'],
    ]);
  });
  test('a selection grows from the word to the file', () => {
    const { checked, offset, text } = at(inWalk('A ping |B'));
    const grown = selectionRanges(checked, offset).map(
      ({ start, end }) => text.slice(start, end).split('\n')[0],
    );
    expect(grown).toEqual(['B', 'A ping B', '{', 'walk "w" {', 'lan home 192.168.1.0/24 {']);
  });
  test('walks and the action at an offset', () => {
    const { checked, offset, text } = at(inWalk('after 5ms A pi|ng B'));
    expect(codeLenses(checked).map(({ walk }) => walk)).toEqual(['w']);
    const place = actionAt(checked, offset);
    expect(place?.walk).toBe('w');
    expect(text.slice(place?.span.start, place?.span.end)).toBe('A ping B');
    expect(actionAt(checked, 0)).toBeUndefined();
  });
});

test('hints: what was assumed', () => {
  const text = NETWORK;
  const checked = check(text);
  const all = { start: 0, end: text.length };
  expect(inlayHints(checked, all, ENGLISH_MESSAGES).map(({ label }) => label)).toEqual([
    '192.168.1.1/24',
    '192.168.1',
  ]);
  expect(inlayHints(checked, all, ENGLISH_MESSAGES, new Set(['mac'])).map(({ label }) => label)[0]).toBe(
    'mac 02:00:00:00:01:00',
  );
});
