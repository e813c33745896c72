// Chinese: what is said about names, wires, addresses and routes.
import type { SymbolKind } from '../check/names.ts';
import { wasMeant } from './chinese-value.ts';
import type { Sentences } from './message.ts';
import { listed, shown } from './shown.ts';
import type { NetworkVocabulary, NicOnLan, Range, Remark, Some } from './vocabulary-network.ts';

const WHAT: Readonly<Record<SymbolKind, string>> = {
  lan: '局域网',
  switch: '交换机',
  node: '主机',
  nic: '网卡',
  label: '用 `as` 起的名字',
  walk: '演练',
  upstream: 'upstream',
  domain: '域名',
};

export function chineseSome({ names, areMore }: Some): string {
  return listed(names, '、') + (areMore ? ' 等' : '');
}

function nicsOf(node: string, nics: readonly NicOnLan[]): string {
  const own = nics.map(({ nic, lan }) => `${shown(nic)}（${lan}）`).join('、');
  return own === '' ? `${shown(node)} 没有网卡` : `${shown(node)} 的网卡有 ${own}`;
}

function rangeOf({ first, last }: Range): string {
  return first === last ? first : `${first} 到 ${last}`;
}

function remarkOf(remark: Remark | undefined): string {
  switch (remark?.kind) {
    case undefined:
      return '';
    case 'is-lan':
      return '它是一个局域网，而包要发给主机。';
    case 'row-of-dns':
      return '在 `serve dns` 里写一行，就有了。';
    case 'label-before':
      return '这一行之前也没有哪个动作叫这个名字。';
    case 'nics':
      return `${nicsOf(remark.node, remark.nics)}。`;
    case 'switches':
      return `局域网 ${shown(remark.lan)} 的交换机有 ${chineseSome(remark.switches)}。`;
  }
}

export const chineseNetwork: Sentences<NetworkVocabulary> = {
  'unknown-name': ({ kinds, name, remark, meant }) => {
    const what = [...new Set(kinds.map((kind) => WHAT[kind]))].join('或');
    return `这个文件里没有叫 ${shown(name)} 的${/^[a-z]/.test(what) ? ' ' : ''}${what}。${remarkOf(remark)}${wasMeant(meant)}`;
  },
  'duplicate-name': ({ what, name, line }) =>
    `第 ${line} 行已经有一${WHAT_ONE[what]}叫 ${shown(name)}：名字不能重复。`,
  'duplicate-name link': ({ name, line }) =>
    `第 ${line} 行已经有一个局域网叫 ${shown(name)}：同样两个节点之间的第二条链路，要用 \`lan\` 和 \`nic\` 来写。`,
  'duplicate-name nic': ({ node, name }) => `${shown(node)} 已经有一块网卡叫 ${shown(name)}。`,
  'duplicate-name upstream': ({ node, name }) => `${shown(node)} 已经有一个 upstream 叫 ${shown(name)}。`,
  'duplicate-name walk': ({ name, line }) =>
    `第 ${line} 行已经有一段演练叫 ${shown(name)}：预览和命令行都按名字选演练，所以不能重名。`,
  'duplicate-name label': ({ name }) =>
    `已经有一台主机叫 ${shown(name)}：写 \`expect ${name} …\` 时分不清说的是哪一个。`,
  'duplicate-name switch-lan': ({ name, line }) =>
    `第 ${line} 行已经有一个局域网叫 ${shown(name)}，它的交换机也叫这个名字：名字不能重复。`,
  'link-to-itself': ({ name }) => `一条链路要连两个节点，而这一条的两端都是 ${shown(name)}。`,
  'misplaced-row link': () => '链路只是一根网线：交换机和交换机之间的线要写在 `lan` 里。',
  'private-on-public': ({ network }) =>
    `${shown(network)} 是私有网段（RFC 1918），而公网会在入口丢掉源地址是私有地址的包：从这里发的一个也到不了。`,
  'trunk-loop': ({ joinsItself }) => {
    const how = joinsItself ? '把交换机和它自己连了起来' : '让交换机连成了环';
    return `这条 trunk ${how}：没有生成树协议，第一个广播帧就会永远转下去（广播风暴）。请去掉它，或者去掉环里的另一条。`;
  },
  'split-lan': ({ lan, pieces }) =>
    `${shown(lan)} 的交换机分成了互不相连的 ${pieces} 块：接在一块上的，永远到不了另一块。用 \`trunk\` 可以连接两台交换机。`,
  'wrong-lan': ({ name, lan, switches }) =>
    `${shown(name)} 是另一个局域网的交换机：${shown(lan)} 的交换机有 ${chineseSome(switches)}。`,
  'several-switches': ({ name, switches }) =>
    `${shown(name)} 有好几台交换机，而网线只能插在其中一台上：${chineseSome(switches)}。`,
  'no-mask': ({ word, lan }) =>
    `${shown(word)} 没有掩码，局域网 ${shown(lan)} 又没有写网段，无从得知：请把掩码也写上。`,
  'no-mask short': ({ word, lan }) =>
    `${shown(word)} 是局域网网段里一个地址的最后一段，而 ${shown(lan)} 没有写网段。`,
  'duplicate-mac': ({ mac, node, nic }) =>
    `${mac} 同时也是 ${node}:${nic} 的：发给其中一个的帧，交换机会一会儿送到这里，一会儿送到那里。`,
  'lan-full': ({ lan, network, node }) =>
    `${shown(lan)}（${network}）已经没有空闲的地址可以给 ${shown(node)}：要换一个更大的网段。`,
  'duplicate-address': ({ address, owner, line }) =>
    `${address} 已经是${owner === undefined ? '这台主机' : ` ${shown(owner)} `}的了（第 ${line} 行）：用 ARP 问它时，两边都会回答，谁先答就算谁的。`,
  'outside-lan': ({ address, lan, network, hosts }) =>
    `${address} 不在 ${shown(lan)}（${network}）里：那里的邻居不会用 ARP 找它。这个局域网的地址是 ${rangeOf(hosts)}。`,
  'reserved-address': ({ address, means, network, hosts }) => {
    const which = means === 'network' ? '网络本身' : '所有主机（广播地址）';
    return `在 ${network} 里，${address} 指的是${which}，不是哪一台主机。主机可以用 ${rangeOf(hosts)}。`;
  },
  'mask-differs': ({ node, length, lan, lanLength }) => {
    const effect =
      length < lanLength
        ? `${shown(node)} 会把路由器后面的主机当成邻居，用 ARP 去找它们，结果找不到`
        : `${shown(node)} 会把一部分邻居当成外人，把给它们的包交给网关`;
    return `掩码 /${length} 和 ${shown(lan)} 的（/${lanLength}）不一样：${effect}。`;
  },
  'duplicate-route': ({ node, network }) =>
    `${shown(node)} 已经有一条度量值相同的${network === undefined ? '默认路由' : `到 ${network} 的路由`}：Linux 会拒绝第二条（"File exists"），所以这一条不起作用。写上不同的 \`metric\`，两条就都有了。`,
  'not-on-lan': ({ node, lan, nics }) =>
    `${shown(node)} 不在局域网 ${shown(lan)} 上：${nicsOf(node, nics)}。`,
  'own-gateway': ({ address, node }) =>
    `${address} 就是 ${shown(node)} 自己：Linux 会把这条路由通向的地址都当成邻居，一个个用 ARP 去问。下一跳应该是别人。`,
  'foreign-gateway': ({ address, node, networks }) =>
    `${address} 不是 ${shown(node)} 的邻居，${shown(node)} ${networks.length === 0 ? '不在任何网段里' : `在 ${networks.join(' 和 ')} 里`}：Linux 会拒绝这条路由（"Nexthop has invalid gateway"），所以这里不算它。下一跳必须是不用经过路由器就能到的邻居。`,
  'no-gateway': ({ node, address }) =>
    `${shown(node)} 没有到 ${address} 的路由：它不在 ${shown(node)} 的任何一个网段里，也没有写 \`gateway\`，所以 Linux 只会报 "Network is unreachable"，什么也不发。`,
  'no-address': ({ node }) => `${shown(node)} 没有地址：写一行 \`nic\` 接到局域网上，就有了。`,
  'no-address domain': ({ name }) => `这个文件里没有 ${shown(name)} 的地址。`,
  'no-nic mac': ({ node }) => `${shown(node)} 没有网卡，也就没有 MAC 地址。`,
  'no-nic arp': ({ node }) => `${shown(node)} 没有网卡，也就没法发 ARP。`,
  'no-nic event': ({ node }) => `${shown(node)} 没有网卡：什么也不会发生。`,
  'no-nic reference': ({ word }) => `${shown(word)} 不是网卡：主机和它的网卡用冒号连起来，例如 pc:eth0。`,
  'no-resolver': ({ node, name }) =>
    `${shown(node)} 没有写 \`resolver\`，不知道向谁查 ${shown(name)}：带点的名字要问域名服务器，不带点的名字才是文件里的主机。`,
  'unknown-domain': ({ name, meant }) =>
    `这个文件里没有哪台域名服务器知道 ${shown(name)}：回答会是“没有这个域名”。${wasMeant(meant)}`,
  'unknown-domain elsewhere': ({ node, server, name, knowing }) =>
    `${shown(node)} 问的是 ${shown(server)}，而它不知道 ${shown(name)}（${listed(knowing, ' 和 ')} 才知道）：回答会是“没有这个域名”。`,
  'too-many-resolvers': ({ node, most }) =>
    `${shown(node)} 已经有 ${most} 个 resolver，再多 Linux 就不看了（resolv.conf(5)）：这一个永远不会被问到。`,
  'no-name-server': ({ owner }) => {
    const whose =
      owner === undefined
        ? '这个文件里没有谁是这个地址'
        : `${shown(owner)} 是这个地址，但它没有 \`serve dns\``;
    return `${whose}：问它域名，不会有回答。`;
  },
};

/** With the measure word of each. */
const WHAT_ONE: Readonly<Record<'lan' | 'switch' | 'host', string>> = {
  lan: '个局域网',
  switch: '台交换机',
  host: '台主机',
};
