// Chinese: what is said about the spelling of a file.
import { CHINESE_FACTS, CHINESE_FRAMES, inChinese } from './chinese-wanted.ts';
import type { Sentences } from './message.ts';
import { listed, shown } from './shown.ts';
import type { SyntaxVocabulary } from './vocabulary-syntax.ts';

const ITEMS = '`lan`、`link`、`defaults`、`host`、`router`、`balancer`、`proxy` 或 `walk`';
const ROWS = '`nic`、`gateway`、`route`、`serve`、`arp`、`tcp`、`ttl`、`forward`、`loopback` 等';

function named(word: string | undefined): string {
  return word === undefined ? '一段文字' : `${shown(word)} `;
}

export const chineseSyntax: Sentences<SyntaxVocabulary> = {
  'not-text': () => '这不是文本（或者不是 UTF-8 编码）：.walk 文件是纯文本，所以一个字也没有读。',
  'too-large file': ({ megabytes, most }) =>
    `文件太大（${megabytes} MB，上限是 ${most} MB），没法边输入边检查，所以这里不显示也不运行。可以用命令行检查：\`packetwalk check\`。`,
  'empty-file': () =>
    '这里还什么都没有。网络从 `lan home 192.168.1.0/24` 和 `host A { nic home }` 写起，演练从 `walk "first" { A ping B }` 写起。',
  'no-walk': () => '这个网络里还什么都没有发生：写一段 `walk "first" { A ping B }`，就有包可看了。',
  more: ({ count, code }) => `同类的问题还有 ${count} 个，没有列出（${code}）。`,
  'syntax wrong-word': ({ wanted, found, isText }) =>
    `${found === undefined ? '这里不能是字符串' : `这里不能是 ${shown(found)}`}，应该是${inChinese(wanted)}。${
      isText ? '文字要写在双引号里。' : ''
    }`,
  'syntax wrong-keyword': ({ keyword, found }) => `这里不能是 ${shown(found)}，应该是 \`${keyword}\`。`,
  'syntax none-of': ({ word, words }) => `${shown(word)} 不行，只能是其中一个：${listed(words, '、')}。`,
  incomplete: ({ wanted, after }) =>
    `${after === undefined ? '这里' : `${shown(after)} 后面`}缺少${inChinese(wanted)}。`,
  'incomplete verb': ({ actor }) =>
    `没有写 ${shown(actor)} 做什么：\`ping\`、\`get\`、\`connect\`、\`send\`、\`close\`、\`udp\` 等。`,
  'incomplete route': () => '路由要写明通向哪里：`via 地址`，或者 `nic 网卡名`。',
  'incomplete after': () => '没有写这段时间过后做什么：动作要写在同一行。',
  'unclosed-block': ({ owner }) => `${shown(owner)} 的块没有结束：缺少单独一行的 \`}\`。`,
  'syntax closes-nothing': () => '这个 `}` 没有对应的 `{`：上面的块都已经结束了。',
  'syntax no-block': () => '这里不能有块：这条语句到行尾就结束了。',
  'syntax brace-below': () => '`{` 要写在上一行的末尾，因为语句到行尾就结束了。',
  'syntax block-follows': ({ word }) => `${shown(word)} 是多余的：这里接下来应该是花括号括起来的块。`,
  'syntax first-row': () => '多行的块里，每条语句各占一行：这一条要写到 `{` 的下一行。',
  'syntax too-many': ({ word }) => `${shown(word)} 是多余的：一行只写一条语句。`,
  'syntax too-deep': () => '步骤一层套一层，套得太深了。',
  'syntax unclosed-string': () => '这段文字没有结束：同一行的末尾缺少一个 `"`。',
  'syntax unknown-escape': ({ word }) =>
    `${shown(word)} 在文字里没有意义：只有 \\n \\r \\t \\" \\\\ 和 \\$ 有。要写反斜杠本身，就写 \\\\。`,
  'syntax missing-space': () => '前面的文字后面缺少一个空格。',
  'syntax no-item': ({ word }) => `${named(word)}不能放在这里：块外面的行要以 ${ITEMS} 开头。`,
  'syntax no-lan-row': ({ word, remark }) => {
    const more = {
      nic: '网卡写在它的主机里。',
      network: '网段写在局域网名字的后面。',
      none: '',
    }[remark ?? 'none'];
    return `局域网里没有 ${shown(word)} 这种行，只有 \`switch\`、\`trunk\`、\`mtu\`、\`delay\`、\`loss\` 和 \`ageing\`。${more}`;
  },
  'syntax no-row': ({ word }) => `${named(word)}不能作主机里一行的开头：行要以 ${ROWS}开头。`,
  'syntax no-step': () => '一步要以主机或动词开头，不能以文字开头。',
  'syntax no-frame': ({ word }) => `没有 ${shown(word)} 这种帧：可以写 ${CHINESE_FRAMES}。`,
  'syntax no-fact': ({ word }) => `${shown(word)} 不是能预期的事：可以写 ${CHINESE_FACTS}。`,
  'syntax no-size': ({ word }) => `${shown(word)} 不是大小：大小写成 512B、40kB 或 64KiB 这样。`,
  'syntax no-actor': ({ verb }) => `没有写由谁来做：\`${verb}\` 前面要有主机，例如 \`pc ${verb} …\`。`,
  'syntax no-verb': ({ word, verbs }) => `主机不会做 ${shown(word)}：可以写 ${listed(verbs, '、')}。`,
  'syntax no-which': ({ word }) =>
    `${shown(word)} 没有说明是哪些帧：可以写 \`next\`、\`next 3\`、\`3rd\` 或 \`every\`。`,
  'syntax unset-nic': () =>
    '网卡没有可以去掉的行：要去掉它的地址，写 `set 网卡 address none`；要去掉主机的一行，写 `unset 主机 那一行`。',
  'syntax no-arp-setting': ({ word }) =>
    `${shown(word)} 既不是地址，也不是 ARP 的设置项：可以写 \`ignore\`、\`announce\`、\`accept\`、\`proxy\`、\`base-reachable-time\`、\`delay-first-probe-time\` 或 \`retrans-time\`。`,
  'syntax no-tcp-setting': ({ word }) =>
    `TCP 没有 ${shown(word)} 这个设置项：可以写 \`timestamps\`、\`sack\`、\`syn-retries\`、\`syn-linear-timeouts\` 或 \`synack-retries\`。`,
  'syntax no-service': ({ word }) =>
    `没有 ${shown(word)} 这种服务：只有 \`http\`、\`tcp\`、\`udp\`、\`echo\`、\`discard\` 和 \`dns\`。`,
  'syntax no-answer': ({ word }) =>
    `${shown(word)} 不能作回答的开头：一行先写 /logo 这样的路径，或者一段文字，后面是回答的内容。`,
};
