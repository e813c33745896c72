// Chinese: routes, IP and ICMP.
import type { RedirectOutcome } from '../../simulation/step.ts';
import type { IcmpMeaning } from './catalogue.ts';
import type { englishNetwork } from './english-network.ts';

const MEANING: Readonly<Record<IcmpMeaning, string>> = {
  'net-unreachable': '网络不可达',
  'host-unreachable': '主机不可达',
  'protocol-unreachable': '协议不可达',
  'port-unreachable': '端口不可达',
  'frag-needed': '太大，又不许分片',
  prohibited: '被禁止',
  'time-exceeded': '路上 TTL 用完了',
  'reassembly-exceeded': '分片等了 30 秒没到齐',
  other: '差错',
};

/** The first sentence of a decision about the next hop. */
function need(node: string, forwarded: boolean): string {
  return forwarded
    ? `包不是给 ${node} 的，但它是路由器，要转发。`
    : `每个包都要查一次路由，${node} 才知道往哪里送。`;
}

function redirectOutcome(
  outcome: RedirectOutcome,
  { node, from, destination, gateway }: Readonly<Record<'node' | 'from' | 'destination' | 'gateway', string>>,
): string {
  switch (outcome) {
    case 'heeded':
      return `${from} 正是 ${node} 现在用的下一跳，所以 ${node} 听它的：五分钟之内，去 ${destination} 的包交给 ${gateway}。路由表不变。`;
    case 'unresolved':
      return `${node} 还不知道 ${gateway} 的 MAC，所以先去问。等 ${from} 再说一次，才会改道。`;
    case 'not-the-gateway':
      return `${node} 去 ${destination} 的包并不交给 ${from}，所以没有理由听它的，什么也不改。`;
    case 'forwards':
      return `${node} 自己就是转发的，路由器只看路由表，所以什么也不改。`;
    case 'no-host':
      return `${gateway} 不能做 ${node} 的下一跳，所以什么也不改。`;
    case 'nobody-sends':
      return `${node} 上发那个包的套接字已经不在了，没有人可告诉，所以什么也不改。`;
  }
}

export const chineseNetwork: typeof englishNetwork = {
  notRouted: ({ node, destination }) => ({
    title: '没有路由',
    why: [
      `${node} 的路由表里没有哪一行匹配 ${destination}，也没有默认网关。`,
      '不知道往哪里送，所以连包都没有做，马上告诉程序。',
    ],
  }),
  routeRefuses: ({ node, destination, network, type }) => ({
    title: `此路不通：${type}`,
    why: [
      `去 ${destination}，${node} 的路由表里 ${network} 这一行最合适，可它写的是 ${type}。`,
      '所以连包都没有做，马上告诉程序。',
    ],
  }),
  routedLocal: ({ node, destination }) => ({
    title: '留在本机',
    why: [`${destination} 是 ${node} 自己的地址，所以包走回环接口，不离开这台机器。`],
  }),
  routedConnected: ({ node, destination, network, nic, forwarded }) => ({
    title: `${destination}：直连，从 ${nic} 出去`,
    why: [
      need(node, forwarded),
      `${destination} 和掩码相与得到 ${network}，${nic} 就在这个网络上，所以下一跳就是 ${destination} 自己。`,
    ],
  }),
  routedVia: ({ node, destination, network, isDefault, nextHop, nic, forwarded }) => ({
    title: `${destination}：经过 ${nextHop}`,
    why: [
      need(node, forwarded),
      isDefault
        ? `只有默认那一行（0.0.0.0/0）匹配 ${destination}，所以从 ${nic} 交给默认网关 ${nextHop}。`
        : `${network} 这一行和 ${destination} 匹配得最长，它写的下一跳是 ${nextHop}，从 ${nic} 出去。`,
    ],
  }),
  pathMtuLearned: ({ node, destination, mtu }) => ({
    title: `去 ${destination} 最多 ${mtu} 字节`,
    why: [
      `路上有个路由器放不下整个包，又不许分片，只好退回来。所以 ${node} 把这个大小记十分钟，往那里不再发更大的包。`,
    ],
  }),
  ttlDecremented: ({ node, before, after }) => ({
    title: `TTL ${before} 变成 ${after}`,
    why: [`每过一个路由器减 1，路成了环，包也不会永远转下去。过了 ${node}，还剩 ${after}。`],
  }),
  acceptedIp: ({ node, destination, as, protocol }) => ({
    title: `${node} 收下这个包`,
    why: [
      as === 'own'
        ? `目标 ${destination} 是 ${node} 自己的地址，所以拆开：里面是 ${protocol}。`
        : `目标 ${destination} 是广播地址，网上人人有份，所以 ${node} 也拆开：里面是 ${protocol}。`,
    ],
  }),
  fragmented: ({ node, pieces, mtu, octets, asItCame }) => ({
    title: `切成 ${pieces} 片`,
    why: asItCame
      ? [
          `${node} 把包拼起来，只是为了看它属于哪个连接。`,
          `整个 ${octets} 字节虽然放得下，包还是照来时的样子分 ${pieces} 片送出去。`,
        ]
      : [
          `${octets} 字节超过这里的 MTU ${mtu}，而包允许分片，所以 ${node} 切成 ${pieces} 片。`,
          '各片带相同的标识，收的一方才知道它们是一个包。',
        ],
  }),
  reassembled: ({ node, pieces, octets }) => ({
    title: `${pieces} 片拼好了`,
    why: [`${pieces} 片都到齐了，${node} 才能按偏移把它们拼成一个包：${octets} 字节。`],
  }),
  echoAsked: ({ node, destination, sequence }) => ({
    title: `回显请求 ${sequence}`,
    why: [
      `${node} 请 ${destination} 把同样的字节发回来，能回来就说明路是通的。`,
      `编号 ${sequence} 用来分清哪个应答对应哪个请求。`,
    ],
  }),
  echoAnswered: ({ node, to, sequence }) => ({
    title: `${node} 应答`,
    why: [`回显请求人人都要应答。${node} 的内核把同样的字节和编号 ${sequence} 发回 ${to}，不需要程序参与。`],
  }),
  echoReturned: ({ node, from, sequence, roundTrip }) => ({
    title: `应答 ${sequence}，用了 ${roundTrip}`,
    why: [`${from} 应答了请求 ${sequence}，说明来回的路都通。${node} 量到的往返时间是 ${roundTrip}。`],
  }),
  errorMade: ({ node, to, what }) => ({
    title: `ICMP：${MEANING[what]}`,
    why: [
      `${node} 没法照这个包的要求做，所以告诉发送方 ${to}：${MEANING[what]}。`,
      `里面引用了那个包的开头，${to} 才知道说的是哪一个。`,
    ],
  }),
  errorTaken: ({ node, from, what }) => ({
    title: `ICMP：${MEANING[what]}`,
    why: [
      `${from} 报告 ${node} 的一个包出了问题：${MEANING[what]}。靠引用的开头，${node} 找到是哪个套接字发的。`,
    ],
  }),
  redirectMade: ({ node, to, destination, gateway, isItself }) => ({
    title: `ICMP 重定向：去 ${destination} 走 ${gateway}`,
    why: [
      `包从哪个接口进来，又从哪个接口出去，说明 ${to} 也在这个网络上，不必绕到 ${node}。`,
      isItself
        ? `所以 ${node} 告诉它直接发给 ${destination}；这个包还是照样转发。`
        : `所以 ${node} 告诉它下一跳 ${gateway} 更近；这个包还是照样转发。`,
    ],
  }),
  redirectTaken: ({ node, from, destination, gateway, outcome }) => ({
    title: `ICMP 重定向：去 ${destination} 走 ${gateway}`,
    why: [redirectOutcome(outcome, { node, from, destination, gateway })],
  }),
};
