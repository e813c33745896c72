// What an expectation found, in each language: a failing line of every kind, and nothing in a catalogue that none of them says.
import { describe, expect, it } from 'vitest';
import { seenText } from '../../../src/view/explanation/seen.ts';
import { LANGUAGES, type Language, wordsOf } from '../../../src/view/words.ts';
import { entriesOf, recording } from '../../recording.ts';
import { traceOf } from '../walks.ts';

const TEXT = `lan office 192.168.1.0/24
host pc {
  nic office 192.168.1.10
  resolver 192.168.1.53
  blackhole 10.66.0.0/16
}
host web {
  nic office 192.168.1.20
  serve http 80
  serve udp 5000 { "ask" "answer" }
}
host ns {
  nic office 192.168.1.53
  serve dns { www.example.com web }
}
walk "nothing is as it says" {
  pc ping web as early
  pc ping web
  expect pc got 7 replies
  pc get http://web:81/
  expect pc got 200
  pc get http://web/
  expect pc got 404
  pc connect web:80 as c
  expect c got refused
  pc send c "x"
  expect pc got refused
  pc close c
  expect pc got refused
  pc resolve www.example.com
  expect pc got 10.0.0.1
  pc udp web:5000 "ask"
  expect pc got "nothing"
  pc traceroute web
  expect pc got 5 replies
  pc probe 192.168.1.20
  expect pc got 0 replies
  pc probe 192.168.1.99
  expect pc got 1 reply
  expect pc sent 99 frames
  expect pc arp 192.168.1.77 at 02:00:00:00:00:77
  expect pc arp 192.168.1.20 none
  expect web socket CLOSING
  expect office mac 9
  expect web saw nobody
  expect pc saw 192.168.1.20
  expect pc route 10.0.0.1 nic eth0
  expect pc route 10.66.0.1 nic eth0
  expect pc route 192.168.1.10 nic eth0
  expect pc route 192.168.1.20 via 192.168.1.1
  repeat 6 { pc get http://web/ }
  expect web saw nobody
  flush pc sockets
  expect pc socket ESTAB
  together {
    pc ping 192.168.1.99 as late
    expect late got 1 reply
  }
}
`;

function seenIn(language: Language, used = new Set<string>()): readonly string[] {
  const trace = traceOf(TEXT);
  const { seen } = wordsOf(language).explanations;
  return Array.from({ length: trace.stepCount }, (_, serial) => trace.step(serial).fact).flatMap((fact) =>
    fact.kind === 'checked' && !fact.held ? [seenText(fact.seen, { seen: recording(seen, used) })] : [],
  );
}

const EVERY_EXPECTATION = TEXT.match(/^ +expect /gm)?.length;

describe.each(LANGUAGES)('in %s', (language) => {
  it('every failing line says what is there', () => {
    const used = new Set<string>();
    const seen = seenIn(language, used);
    expect(seen).toHaveLength(EVERY_EXPECTATION ?? 0);
    for (const text of seen) expect(text).not.toMatch(/^\s*$|undefined|NaN/);
    expect(entriesOf(wordsOf(language).explanations.seen).filter((path) => !used.has(path))).toEqual([]);
  });
});

/** English and Chinese, in the order of the lines. */
const PAIRS = [
  '1 of 1 replies | 1 个请求，1 个应答',
  'refused | refused（连接被拒绝）',
  '200 from web | web 答的 200',
  'connected | 连接已建立',
  '1 byte sent | 发了 1 字节',
  'done | 已做完',
  '192.168.1.20 | 192.168.1.20',
  '"answer" | "answer"',
  '192.168.1.20 | 192.168.1.20',
  '02:00:00:00:02:00 has it | 02:00:00:00:02:00 在用',
  'nobody has it | 没有人在用',
  '21 | 21',
  'none | 没有这一行',
  '02:00:00:00:02:00 | 02:00:00:00:02:00',
  'LISTEN, UNCONN | LISTEN、UNCONN',
  '3 | 3',
  '192.168.1.10:32768, 192.168.1.10:32770, 192.168.1.10:32772 | 192.168.1.10:32768、192.168.1.10:32770、192.168.1.10:32772',
  'nobody | 没有人',
  'no route | 没有路由',
  'blackhole | blackhole',
  'its own address | 它自己的地址',
  'via 192.168.1.20 nic eth0 | 下一跳 192.168.1.20，从 eth0 出去',
  '192.168.1.10:32768, 192.168.1.10:32770, 192.168.1.10:32772, 192.168.1.10:32780, 192.168.1.10:32782 and 4 more | 192.168.1.10:32768、192.168.1.10:32770、192.168.1.10:32772、192.168.1.10:32780、192.168.1.10:32782 和另外 4 个',
  'no sockets | 没有套接字',
  'no result yet | 还没有结果',
];

it('in the same order in each', () => {
  const [english, chinese] = LANGUAGES.map((language) => seenIn(language));
  const pairs = english?.map((text, at) => `${text} | ${chinese?.[at]}`);
  expect(pairs).toEqual(PAIRS);
});
