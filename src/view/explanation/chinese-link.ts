// Chinese: ARP, frames, switches, and how packets end.
import type { NeighbourReason } from '../../simulation/step.ts';
import type { englishLink } from './english-link.ts';

const CHANGES: Readonly<Record<NeighbourReason, (node: string, neighbour: string) => string>> = {
  asked: (node, neighbour) => `${node} 已经问过 ${neighbour} 的 MAC，答案没来，所以这一行还不完整。`,
  answered: (node, neighbour) => `${neighbour} 回答了，所以 ${node} 知道了它的 MAC，30 s 之内不用再问。`,
  'overheard-request': (node, neighbour) =>
    `问题里就写着 ${neighbour} 的 MAC。${node} 回答时用得着，先记下来；只是听说、没有验证，所以是 STALE。`,
  announced: (node, neighbour) =>
    `${neighbour} 主动宣布了自己的 MAC。${node} 本来就有它的记录，所以跟着改；不过还没有验证。`,
  used: (node, neighbour) =>
    `${node} 直接用旧的记录，省得等；同时给 ${neighbour} 5 s，看它是不是还在（DELAY）。`,
  confirmed: (node, neighbour) => `TCP 刚收到 ${neighbour} 的应答，证明这条记录是对的，${node} 不用再问。`,
  'timed-out': (node, neighbour) =>
    `30 s 没有什么能证明 ${neighbour} 还在。${node} 留着这条记录，但标为 STALE。`,
  probing: (node, neighbour) =>
    `用了 5 s 也没有证明 ${neighbour} 还在，所以 ${node} 去问。知道 MAC，就只问它一个，不用广播。`,
  'no-answer': (node, neighbour) =>
    `隔一秒问一次，问了三次都没有回答，所以 ${node} 认为没有谁是 ${neighbour}。`,
  written: (node, neighbour) => `文件里写明了 ${neighbour} 的 MAC，所以 ${node} 不用问。`,
  moved: (node, neighbour) => `${neighbour} 的 MAC 和以前不一样了，照旧的发会送错，所以 ${node} 改用新的。`,
};

/** How a switch floods: what came in by a port does not go out there again. */
function outOf(ports: number, device: string, from: string): string {
  if (ports === 0) return `可是除了 ${from}，${device} 没有别的端口，所以没有人听到`;
  if (ports === 1) return `所以从另外那个端口发出去，只是不发回 ${from}`;
  return `所以从其余 ${ports} 个端口都发出去，只是不发回 ${from}`;
}

export const chineseLink: typeof englishLink = {
  queued: ({ node, nextHop, waiting, isFirst }) => ({
    title: `阻塞：不知道 ${nextHop} 的 MAC`,
    why: [
      `下一跳是 ${nextHop}，可是发帧要填 MAC，而 ${node} 还不知道。`,
      isFirst ? '所以包先等着，先去问 MAC。' : `已经在问了；现在有 ${waiting} 个包在等。`,
    ],
  }),
  arpAsked: ({ node, target, lan, attempt, of, unicast }) => ({
    title: unicast ? `ARP：${target} 还在吗？` : `ARP：谁是 ${target}？`,
    why: unicast
      ? [`${node} 有 ${target} 的 MAC，但不确定还对不对，所以只问它一个（第 ${attempt}/${of} 次）。`]
      : [
          `${node} 不知道 ${target} 的 MAC 是什么，也就不知道该问谁，所以广播问${lan === undefined ? '' : ` ${lan} 上的`}所有人。`,
          ...(attempt > 1 ? [`到现在没有人回答，这是第 ${attempt}/${of} 次。`] : []),
        ],
  }),
  arpAnswered: ({ node, target, asker }) => ({
    title: `ARP：${target} 在这里`,
    why: [
      `${target} 是 ${node} 自己的地址，所以由它回答。问题里有 ${asker} 的 MAC，因此只回给它，不用广播。`,
    ],
  }),
  arpNotMe: ({ node, target }) => ({
    title: `${node} 不作声`,
    why: [`问的是 ${target}，不是 ${node}。只有地址的主人才该回答，所以它不理会。`],
  }),
  neighbourChanged: ({ node, neighbour, before, after, why }) => ({
    title:
      before === undefined
        ? `ARP 缓存：新增 ${neighbour}`
        : `ARP 缓存：${neighbour} ${before === after ? '仍是' : '变为'} ${after}`,
    why: [CHANGES[why](node, neighbour)],
  }),
  released: ({ node, nextHop, packets }) => ({
    title: packets === 1 ? '等着的包可以走了' : `等着的 ${packets} 个包可以走了`,
    why: [`现在知道 ${nextHop} 的 MAC，信封填完整了，所以在 ${node} 上等着的包可以发出。`],
  }),
  sent: ({ node, nic, lan, to, resolved }) => ({
    title: resolved === 'loopback' ? `${node} 发给自己` : `从 ${nic} 发出`,
    why: [
      {
        cache: `帧的目标是 ${to}：这个 MAC 在 ${node} 的 ARP 缓存里，不用再问。它从 ${lan} 走。`,
        broadcast: `帧的目标是 ff:ff:ff:ff:ff:ff，也就是广播，所以 ${lan} 上的所有人都会听到。`,
        answer: `帧的目标是 ${to}，它的 MAC ${node} 刚从来的帧里知道。它从 ${lan} 走。`,
        loopback: `包是 ${node} 发给 ${node} 自己的，所以走回环接口 lo，不经过网线。`,
      }[resolved],
    ],
  }),
  received: ({ node, nic, from, broadcast, loopback }) => ({
    title: loopback ? `${node} 收到自己的包` : `${node} 收下这个帧`,
    why: [
      loopback
        ? `包从 ${node} 的回环接口出去，又从同一个接口进来，因为目标就是它自己。`
        : broadcast
          ? `这是 ${from} 发的广播，人人有份，所以 ${node} 的 ${nic} 也把它拆开看。`
          : `帧上写的正是 ${node} 的 ${nic} 的 MAC，所以收下拆开；它来自 ${from}。`,
    ],
  }),
  learned: ({ switch: device, mac, port, moved }) => ({
    title: `${device} 学到 ${mac}`,
    why: [
      moved === undefined
        ? `帧从 ${port} 进来，说明发送方 ${mac} 就在那边。${device} 记下来，以后找它就不用泛洪。`
        : `${mac} 原来在 ${moved}，现在从 ${port} 发来帧，说明它挪了地方，所以 ${device} 跟着改。`,
    ],
  }),
  flooded: ({ switch: device, from, ports, why, mac }) => ({
    title: `${device} 泛洪`,
    why: [
      why === 'broadcast'
        ? `这是广播帧，人人都要听到，${outOf(ports, device, from)}。`
        : `${device} 还没学到 ${mac} 在哪里，${outOf(ports, device, from)}。`,
    ],
  }),
  switched: ({ switch: device, to, mac }) => ({
    title: `${device} → ${to}`,
    why: [`${device} 学到过 ${mac} 在 ${to}，所以只从这个端口发，别人听不到。`],
  }),
  lost: ({ node, arrived }) => ({
    title: '丢失',
    why: [
      arrived
        ? `演练要求这个帧到了 ${node} 就消失，所以它到了，但不再往上走。`
        : `演练要求丢掉这个帧，所以 ${node} 刚发出它就没了，谁也没听到。`,
    ],
  }),
  lostOnLan: ({ lan, percent }) => ({
    title: '丢失',
    why: [`${lan} 会丢掉 ${percent} 的帧，这个正好碰上。没有人会通知发送方。`],
  }),
  samePort: ({ switch: device, port }) => ({
    title: `${device} 不再转发`,
    why: [`目标就在 ${port}，而帧正是从那里来的，那边已经听到过，所以 ${device} 不发回去。`],
  }),
  noArpReply: ({ node, nextHop }) => ({
    title: `丢弃：没有谁是 ${nextHop}`,
    why: [`${node} 问了三次谁是 ${nextHop}，没有人回答。没有 MAC 就做不成帧，等着的包只好丢弃。`],
  }),
  queueFull: ({ node, nextHop }) => ({
    title: '丢弃：队列满了',
    why: [`${node} 上等 ${nextHop} 的 MAC 的包太多，队列放不下，最早的一个只好让位。`],
  }),
  martianSource: ({ node, source }) => ({
    title: '丢弃：源地址不可能',
    why: [
      `包说自己来自 ${source}，可这是 ${node} 自己的地址，或者根本不是哪一台主机的地址，所以是假的。`,
      'Linux 把这叫作火星包（martian），不声不响地丢掉。',
    ],
  }),
  noRoute: ({ node, destination }) => ({
    title: '丢弃：没有路由',
    why: [`${node} 的路由表里没有哪一行匹配 ${destination}，也没有默认网关，所以它不知道该交给谁。`],
  }),
  routeType: ({ node, destination, network, type }) => ({
    title: `丢弃：${type}`,
    why: [
      `去 ${destination}，${node} 的路由表里 ${network} 这一行最合适，可它写的是 ${type}：${
        { blackhole: '不声不响地丢掉', unreachable: '拒绝，说到不了', prohibit: '拒绝，说不许去' }[type]
      }。`,
    ],
  }),
  notForwarding: ({ node, destination }) => ({
    title: '丢弃：不是路由器',
    why: [`帧是给 ${node} 的，里面的包却是给 ${destination} 的。${node} 没有开转发，所以不声不响地丢掉。`],
  }),
  ttlExpired: ({ node, destination }) => ({
    title: '丢弃：TTL 用完了',
    why: [
      `${node} 减去 1，TTL 就没有了。要是没有这个限制，去 ${destination} 的路一旦成环，包就会永远转下去。`,
    ],
  }),
  nicDown: ({ node, nic }) => ({
    title: '丢弃：网卡停用',
    why: [`${node} 的 ${nic} 停用了，什么也发不出去，所以包到此为止。`],
  }),
  noListener: ({ node, port, protocol, usedWith }) => ({
    title: usedWith === undefined ? `端口 ${port} 没有人监听` : '来自陌生人',
    why: [
      usedWith !== undefined
        ? `${node} 的端口 ${port} 属于和 ${usedWith} 的连接，而一条连接要两端都对上。这个包来自别处，对不上任何套接字。`
        : `${node} 上没有程序打开 ${protocol.toUpperCase()} 端口 ${port} 的套接字，所以这个包没有人可以交。`,
    ],
  }),
  tooBig: ({ node, octets, mtu }) => ({
    title: '丢弃：太大',
    why: [`${octets} 字节放不进 ${mtu} 字节，而包上写着不许分片（DF），所以 ${node} 没法往下送。`],
  }),
  backlogFull: ({ node, port }) => ({
    title: '丢弃：连接队列满了',
    why: [`${node} 端口 ${port} 上的程序取连接太慢，全连接队列满了，新的放不下。对方过一会儿会再试。`],
  }),
  nobodyWaits: ({ node, protocol, isTold }) => ({
    title: '没有人在等它',
    why: [
      isTold
        ? `${node} 不拆 ${protocol} 包，里面的东西没有人能读，所以用 ICMP 协议不可达告诉发送方。`
        : `${node} 上没有谁在等这个 ${protocol} 报文，交不出去，所以不声不响地丢掉。`,
    ],
  }),
  reassemblyTimeout: ({ node, isTold }) => ({
    title: '丢弃：分片不全',
    why: [
      `${node} 等其余的分片等了 30 s，没有来。缺一片就拼不出整个包，所以已有的也丢掉${isTold ? '，并用 ICMP 重组超时告诉发送方' : ''}。`,
    ],
  }),
};
