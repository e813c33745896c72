// Hover, completion, hints and renaming in every language: all that they can say is said somewhere, and in that language.
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/language/check.ts';
import { fixTitle } from '../../../src/language/diagnostic.ts';
import type { MessageCatalogue } from '../../../src/language/messages/catalogue.ts';
import { complete } from '../../../src/language/service/completion.ts';
import { hover } from '../../../src/language/service/hover.ts';
import { inlayHints } from '../../../src/language/service/inlay-hints.ts';
import { rename } from '../../../src/language/service/names.ts';
import { LANGUAGES, wordsOf } from '../../../src/view/words.ts';
import { entriesOf, recording } from '../../recording.ts';
import { EXAMPLES } from '../messages/examples.ts';

const TEXT = `lan home 192.168.1.0/24 {
  switch sw1
  switch sw2
  trunk sw1 sw2
}
lan bare
host pc {
  nic home
  nic bare 10.8.0.1/24 name wan down
  gateway 192.168.1.1
  resolver 192.168.1.53
  blackhole 10.66.0.0/16
}
router gw {
  nic home .1
  masquerade home
  drop icmp
  clamp mss 1360
}
host app {
  nic home .20
  serve http 8080
}
host ns {
  nic home .53
  serve dns {
    www.example.com app
    web.example.com cname www.example.com
    no.example.com nxdomain
    quiet.example.com silent
  }
}
balancer lb {
  nic home .30
  virtual tcp 192.168.1.30:80 {
    mode nat
    real app:8080
    schedule rr
  }
}
proxy front {
  nic home .31
  upstream own {
    server app:8080 weight 2
    forwarded-for
  }
  upstream client {
    server app:8080
    host client
    keepalive on
  }
  serve http 80 { / -> own }
}
host far { gateway 10.0.0.1 }
walk "first" {
  pc ping app as p
  pc connect app:8080 as c
  pc send c "x"
  pc get http://app/
  pc ping 10.66.0.1
  far ping 192.168.1.20
  pc ping no.example.com
  pc ping web.example.com
  pc ping quiet.example.com
  pc ping www.example.com
}
`;

/** A place in the text with another text there, and what is offered at its end. */
const CARETS: readonly (readonly [string, string])[] = [
  ['nic home\n', 'nic home \n'],
  ['lan bare', 'lan bare '],
  ['send c', 'send '],
  ['walk "first" {', 'walk "first" {\n  pc ping '],
  ['  serve http 80 { / -> own }', '  serve http 80 { / -> '],
  ['walk "first" {\n  pc ping app as p', 'walk "first" {\n  pc ping app as p\n  expect '],
];

interface Told {
  readonly titles: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  readonly details: ReadonlySet<string>;
  readonly tooltips: ReadonlySet<string>;
  readonly problems: ReadonlySet<string>;
}

function everything(catalogue: MessageCatalogue): Told {
  const checked = check(TEXT);
  const hovers = Array.from({ length: TEXT.length }, (_, at) => hover(checked, at, catalogue) ?? []).flat();
  const offers = CARETS.flatMap(([before, after]) => {
    const text = TEXT.replace(before, after);
    const last = after.replace(/\n$/, '');
    return complete(check(text), text.indexOf(last) + last.length, catalogue);
  });
  const hints = inlayHints(
    checked,
    { start: 0, end: TEXT.length },
    catalogue,
    new Set(['address', 'mask', 'mac', 'port']),
  );
  const renamings = [
    rename(checked, 0, 'x', catalogue),
    rename(checked, TEXT.indexOf('pc {'), '1a', catalogue),
    rename(checked, TEXT.indexOf('pc {'), 'gw', catalogue),
    rename(checked, TEXT.indexOf('pc {'), 'lose', catalogue),
    rename(checked, TEXT.indexOf('www.example.com'), 'no dot', catalogue),
  ];
  return {
    titles: new Set(hovers.map(({ title }) => title)),
    facts: new Set(hovers.flatMap(({ facts }) => facts)),
    details: new Set(offers.map(({ detail }) => detail)),
    tooltips: new Set(hints.map(({ tooltip }) => tooltip)),
    problems: new Set(renamings.map((one) => ('problem' in one ? one.problem : ''))),
  };
}

describe.each(LANGUAGES)('in %s', (language) => {
  const catalogue = wordsOf(language).messages;

  test('all that the services can say is said', () => {
    const used = new Set<string>();
    const recorded = { ...catalogue, services: recording(catalogue.services, used) };
    everything(recorded);
    const forgotten = `${EXAMPLES['answers-elsewhere']}walk "v" { A ping D }\n`;
    for (const text of [forgotten, EXAMPLES['unknown-name']])
      for (const { fixes } of check(text).diagnostics) for (const fix of fixes) fixTitle(fix, recorded);
    // Nothing is pending, and a text that is too large is the editor's to refuse.
    const elsewhere = new Set(['facts.notSimulated', 'renaming.tooLarge']);
    expect(entriesOf(catalogue.services).filter((path) => !used.has(path) && !elsewhere.has(path))).toEqual(
      [],
    );
  });

  test('and nothing of it is empty or unfinished', () => {
    for (const texts of Object.values(everything(catalogue)))
      for (const text of texts) expect(text).not.toMatch(/undefined|NaN|\[object|\( *\)|（）/);
  });
});

describe('in Chinese', () => {
  const told = everything(wordsOf('zh-cn').messages);

  test('a name is told with what it is, and code stays as it is', () => {
    expect([...told.titles]).toEqual(
      expect.arrayContaining(['局域网 home', '主机 pc', '域名 www.example.com', 'gateway ADDRESS']),
    );
  });
  test('facts', () => {
    expect([...told.facts]).toEqual(
      expect.arrayContaining([
        '192.168.1.0/24，子网掩码 255.255.255.0',
        '主机地址 192.168.1.1 … 192.168.1.254',
        '广播地址 192.168.1.255',
        '没有自己的网段：它上面的地址要连掩码一起写',
        'wan 接在 bare 上：10.8.0.1/24，MAC 02:00:00:00:01:01，没有启用',
        '在端口 8080 提供 http 服务',
        '在网卡之间转发包',
        '把 tcp 192.168.1.30:80 分给 1 台后端服务器（nat，rr）',
        'pc 到 192.168.1.20：用源地址 192.168.1.2，从 eth0 出去，直接送到（路由 192.168.1.0/24）',
        'far 没有到 192.168.1.20 的路由："Network is unreachable"',
        'pc 拒绝发往 10.66.0.1：blackhole',
        'ns 的回答：www.example.com 的别名',
        '默认网关：别的路由都不匹配时，包交给它',
      ]),
    );
  });
  test('completions, hints and refusals', () => {
    expect([...told.details]).toEqual(
      expect.arrayContaining(['空闲', '还没有用过', '连接', '动作', 'upstream', '域名']),
    );
    expect([...told.tooltips]).toEqual(
      expect.arrayContaining(['自动分配：局域网里没有人用的最小的地址', 'HTTP 的端口']),
    );
    expect([...told.problems]).toEqual([
      '这里没有可以改的名字。',
      '`1a` 不能当名字：要以字母或 _ 开头，后面是字母、数字、- 和 _。',
      '`gw` 已经是别人的名字了。',
      '`lose` 不能当主机名：演练里以它开头的行是一个事件，分不清说的是谁。',
      '`no dot` 不能当名字：各段用点隔开，每段要以字母或 _ 开头，后面是字母、数字、- 和 _。',
    ]);
  });
});
