import { CHINESE_LIMITS, CHINESE_QUANTITIES } from './chinese-wanted.ts';
import type { Sentences } from './message.ts';
import { listed, shown } from './shown.ts';
import type { ValueVocabulary } from './vocabulary-value.ts';

export function wasMeant(meant: string | undefined): string {
  return meant === undefined ? '' : `是不是想写 ${shown(meant)}？`;
}

export const chineseValue: Sentences<ValueVocabulary> = {
  'bad-name': ({ word, beginsWithDigit }) => {
    const rule = beginsWithDigit ? '要以字母或 _ 开头' : '只能由字母（任何文字都行）、数字、- 和 _ 组成';
    return `${shown(word)} 不能当名字：名字${rule}，因为别的词都是靠外形和名字区分的。`;
  },
  'bad-name step-word': ({ word }) =>
    `${shown(word)} 不能当主机名：演练里以它开头的行是一个事件，分不清说的是谁。`,
  'bad-name loopback': ({ word }) => `${shown(word)} 不能当网卡名：lo 是回环接口。`,
  'bad-name too-long': ({ word, most }) => `${shown(word)} 不能当网卡名：Linux 最多允许 ${most} 个字符。`,
  'bad-address': ({ word, hasMask }) =>
    `${shown(word)} 不是${
      hasMask
        ? '带掩码的地址：要写成 192.168.1.10/24 这样'
        : '地址：要写四个 0 到 255 的数，用点隔开，例如 192.168.1.10'
    }。`,
  'bad-address masked': ({ word, right }) => `${shown(word)} 带了掩码，而这里要的是单个地址，例如 ${right}。`,
  'bad-address leading-zero': ({ word }) =>
    `${shown(word)} 不是地址：其中一段以 0 开头，有的程序会把它当成八进制。`,
  'bad-address too-large': ({ word }) => `${shown(word)} 不是地址：其中一段大于 255。`,
  'bad-address short': ({ word }) => `${shown(word)} 不能作地址的最后一段：一段最大是 255。`,
  'bad-address host': ({ word, right }) => `${shown(word)} 是主机，而这里要写地址：${right}。`,
  'bad-address seen': ({ word, right }) =>
    `程序看到的 ${shown(word)} 是一个地址，而地址转换会改变它：请写应该看到的那个地址，例如 ${right}，也可以带上端口。`,
  ipv6: () => '目前还不支持 IPv6：请写 IPv4 地址，例如 192.168.1.10。',
  'bad-mask': ({ word }) =>
    `${shown(word)} 的掩码不存在：斜线后面写的是 32 位里有几位属于网络号，从 0 到 32。`,
  'bad-mask missing': ({ word, right }) =>
    `${shown(word)} 没有掩码，不知道网段有多大：请写上 32 位里有几位属于网络号，例如 ${right}。`,
  'host-bits': ({ word, right }) =>
    `${shown(word)} 说的是一台主机，不是一个网段：按这个掩码，网段是 ${right}，就按它处理。`,
  'bad-mac': ({ word }) =>
    `${shown(word)} 不是 MAC 地址：要写六组两位的十六进制数，用冒号隔开，例如 02:00:00:00:01:00。`,
  'bad-mac group': ({ word }) =>
    `${shown(word)} 是组播地址（第一个字节是奇数）：网卡要有自己的地址，例如 02:00:00:00:01:00。`,
  'bad-mac zero': () => '全零的 MAC 地址不属于任何网卡：Linux 会拒绝它。',
  'bad-time': ({ word, lacksUnit }) =>
    `${shown(word)} 不是时间：可以写 10us、300ms、1.5s、2min 或 1h，最长 104 天。${
      lacksUnit ? '时间一定要带单位。' : ''
    }`,
  'bad-time zero': ({ word }) => `${shown(word)} 会让定时器不停地触发：这个时间必须大于零。`,
  'bad-number': ({ word, what, least, most }) =>
    `${shown(word)} 不能用作${CHINESE_QUANTITIES[what]}：要写一个整数，${
      most === undefined ? `不小于 ${least}` : `从 ${least} 到 ${most}`
    }。`,
  'bad-number zeroth': () => '帧从第一个数起：`1st`、`2nd`、`3rd` 等。',
  'bad-port': ({ word }) => `${shown(word)} 不是端口：端口是 16 位的数，从 1 到 65535。`,
  'bad-port range': ({ word }) => `${shown(word)} 不是端口范围：可以写 40000，或者 40000..40039。`,
  'empty-range': ({ word }) => `${shown(word)} 是空的范围：它的第一个端口比最后一个还大。`,
  'bad-value on-off': ({ word }) => `${shown(word)} 不行：只能是 \`on\` 或 \`off\`。`,
  'bad-value share': ({ word }) => `${shown(word)} 不是百分比：可以写 0% 到 100%。`,
  'bad-value choice': ({ word, setting, choices }) =>
    `\`${setting}\` 不能是 ${shown(word)}：只能是 ${choices.slice(0, -1).join('、')} 或 ${choices.at(-1)}。`,
  'too-large size': ({ word, limit }) => `${shown(word)} 太大了：${CHINESE_LIMITS[limit]}。`,
  'too-large text': ({ limit }) => `这段文字太长了：${CHINESE_LIMITS[limit]}。`,
  'bad-url': ({ word }) =>
    `${shown(word)} 不是 URL：要写成 http://主机/路径，例如 http://web/ 或 http://10.0.0.1:8080/logo。`,
  'no-port': ({ word }) => `${shown(word)} 缺少端口：主机和端口用冒号连起来，例如 web:80。`,
  'no-port empty': ({ word }) => `${shown(word)} 的冒号后面缺少端口，例如 web:80。`,
  'no-port url': ({ word }) => `${shown(word)} 的冒号后面缺少端口。`,
  'not-simulated https': () =>
    '目前还不能模拟 `https`（TLS 上的 HTTP）：请写 http://，可以看到同样的请求，只是不加密。',
  'bad-domain letters': ({ word }) =>
    `${shown(word)} 不是 www.example.com 这样的域名：它的每一段都要以字母或 _ 开头，由字母、数字、- 和 _ 组成。`,
  'bad-domain no-dot': ({ word }) =>
    `${shown(word)} 不是 www.example.com 这样的域名：域名里有点；没有点的名字指文件里的主机，不用问谁。`,
  'bad-domain too-long': ({ word }) =>
    `${shown(word)} 太长了：域名最多 253 字节，两个点之间最多 63 字节（RFC 1035）。`,
  'bad-domain not-ascii': ({ word }) =>
    `${shown(word)} 里有 ASCII 以外的字，不会照原样发出去：请写查询时用的形式（xn--…，RFC 5890）。`,
  'bad-domain address': ({ word }) =>
    `${shown(word)} 已经是地址，不用再查：\`resolve\` 查的是名字的地址（反过来查的 PTR 目前没有）。`,
  'bad-domain host': ({ word }) =>
    `${shown(word)} 是这个文件里的主机，不用问就知道它的地址：\`resolve\` 要的是带点的域名。`,
  'bad-version': ({ word }) => `${shown(word)} 不是版本号：最多三个数，用点隔开，例如 1.22。`,
  'bad-header': ({ word }) =>
    `${shown(word)} 不是一行头部：要写名字、冒号和值，都在一行里，例如 "Host: www.example.com"。`,
  'bad-result': ({ word, failures }) =>
    `${shown(word)} 不是结果：可以写 \`200\`、\`3 replies\`、双引号里的一段文字、地址，或者 ${listed(failures, '、')}。`,
  'bad-state': ({ word, states }) => `${shown(word)} 不是 TCP 套接字的状态：可以写 ${states.join('、')}。`,
  'bad-predicate missing': () => '缺少条件，例如 tcp.flags.syn == 1。',
  'bad-predicate missing-here': () => '这里缺少一个条件，例如 tcp.flags.syn == 1。',
  'bad-predicate too-long': ({ most }) => `这个条件太长了：最多 ${most} 个词。`,
  'bad-predicate too-deep': () => '这里的条件一层套一层，套得太深了。',
  'bad-predicate closes-nothing': () => '这个 `)` 没有对应的 `(`。',
  'bad-predicate unclosed': () => '这个 `(` 没有对应的 `)`。',
  'bad-predicate not-joined': ({ word }) =>
    `${shown(word)} 和前面的条件接不上：两个条件用 \`&&\` 或 \`||\` 连接。`,
  'bad-predicate no-field': ({ word }) => `这里不能是 ${shown(word)}，应该是 tcp.flags.syn 这样的字段。`,
  'bad-predicate unknown-field': ({ word, meant }) =>
    `${shown(word)} 不是可以用的字段：字段和 Wireshark 的一样，例如 tcp.len、ip.dst 或 arp.opcode。${wasMeant(meant)}`,
  'bad-predicate single-equals': () => '比较相等要写 `==`。',
  'bad-predicate protocol': ({ field }) => `${shown(field)} 是协议：只有“有”和“没有”，不能拿来比较。`,
  'bad-predicate no-value': ({ field }) => `没有写 ${shown(field)} 和什么比较。`,
  'bad-predicate no-order': ({ field }) =>
    `地址只有相等和不相等：${shown(field)} 只能用 \`==\` 和 \`!=\` 比较。`,
  'bad-predicate no-number': ({ word, field }) =>
    `${shown(word)} 不是数：${shown(field)} 要和 80 或 0x50 这样的数比较。`,
  'bad-predicate no-address': ({ word, type, meant }) => {
    const right = type === 'mac' ? '02:00:00:00:01:00 这样的 MAC 地址' : '10.0.0.1 或 10.0.0.0/24 这样的地址';
    return `${shown(word)} 既不是 ${right}，也不是文件里的主机。${wasMeant(meant)}`;
  },
};
