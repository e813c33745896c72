// Translation and filters in Chinese.
import type { FilterChain, RejectAnswer } from '../../network/filter.ts';
import type { FilterCatalogue } from './catalogue-filter.ts';

const CHAINS: Readonly<Record<FilterChain, string>> = {
  in: '发给它自己的包',
  out: '它自己发出的包',
  forward: '它转发的包',
};

const ANSWERS: Readonly<Record<RejectAnswer, string>> = {
  'tcp-reset': 'RST',
  'port-unreachable': 'ICMP 端口不可达',
  'host-unreachable': 'ICMP 主机不可达',
  'admin-prohibited': 'ICMP 管理禁止',
};

function taken(portTaken: boolean): string {
  return portTaken
    ? '这个端口已经有别的连接在用，不换一个端口，就分不清应答是给谁的。'
    : '端口没有冲突，可以不变。';
}

export const chineseFilter: FilterCatalogue = {
  tracked: ({ node, from, to, answerFrom, answerTo }) => ({
    title: '转换表里多了一行',
    why: [
      `${node} 记下连接 ${from} → ${to}，它的应答会是 ${answerFrom} → ${answerTo}。`,
      '以后两个方向的包，都靠这一行认出来。',
    ],
  }),
  masqueraded: ({ node, before, after, nic, portTaken }) => ({
    title: `源：${before} → ${after}`,
    why: [
      `外面没有人能把应答送回 ${before}，所以从 ${node} 的 ${nic} 出去的包改用 ${nic} 的地址。`,
      taken(portTaken),
    ],
  }),
  sourceTranslated: ({ node, before, after, nic, portTaken }) => ({
    title: `源：${before} → ${after}`,
    why: [
      `${node} 有一条规则：从 ${nic} 出去的包用固定的源地址 ${after}，这样应答也会回到这里。`,
      taken(portTaken),
    ],
  }),
  destinationTranslated: ({ node, before, after }) => ({
    title: `目标：${before} → ${after}`,
    why: [
      `${before} 是 ${node} 的地址，规则说真正提供服务的是 ${after}。`,
      '改写在查路由之前，所以接下来按新的目标地址找路。',
    ],
  }),
  translatedLikeFirst: ({ node, before, after, side }) => ({
    title: `${side === 'source' ? '源' : '目标'}：${before} → ${after}`,
    why: [
      `${node} 在转换表里找到这条连接，${side === 'source' ? '源' : '目标'}地址照第一个包那样改。`,
      '不再查规则，整条连接的改法才会一致。',
    ],
  }),
  translatedBack: ({ node, before, after, side }) => ({
    title: `${side === 'destination' ? '目标' : '源'}改回 ${after}`,
    why: [
      side === 'destination'
        ? `这是发给 ${before} 的应答。${node} 从转换表查到这条连接是谁的，把目标改回 ${after}。`
        : `应答来自 ${before}，可对方访问的是 ${after}。${node} 把源地址改回去，不然对方会当成陌生人的包丢掉。`,
    ],
  }),
  errorTranslated: ({ node, before, after }) => ({
    title: `差错报文：${before} → ${after}`,
    why: [`这个差错说的是 ${node} 改写过的包。${node} 把里面引用的包也改回去，不然原来的发送方认不出来。`],
  }),
  portTaken: ({ node, before, after }) => ({
    title: `源：${before} → ${after}`,
    why: [
      `没有规则要求这样改，但从外面看，${node} 上已有一条一模一样的连接。换一个端口，两边的应答才分得开。`,
    ],
  }),
  passedFilter: ({ node, chain, rules }) => ({
    title: '过滤规则放行',
    why: [`${node} 对${CHAINS[chain]}有 ${rules} 条过滤规则，没有一条和这个包相符，所以放行。`],
  }),
  rejected: ({ node, to, answer }) => ({
    title: `拒绝，回 ${ANSWERS[answer]}`,
    why: [`${node} 以被访问者的名义回答 ${to}，让 ${to} 马上知道失败，不用白等。`],
  }),
  clamped: ({ node, before, after }) => ({
    title: `MSS ${before} 改为 ${after}`,
    why: [
      `SYN 里写着一段最多能有多大。${node} 知道路上装不下那么多，改成 ${after}，对方就不会发出需要分片的包。`,
    ],
  }),
  filtered: ({ node, chain, answer }) => ({
    title: '丢弃：被过滤',
    why: [
      answer === undefined
        ? `${node} 对${CHAINS[chain]}有一条 drop 规则，和它相符，于是不声不响地丢掉。发送方只能白等、白白重试。`
        : `${node} 对${CHAINS[chain]}有一条 reject 规则，和它相符，于是拒绝，并用“${ANSWERS[answer]}”告诉发送方。`,
    ],
  }),
};
