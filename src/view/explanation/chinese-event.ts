// Chinese: what a walk does to the network.
import type { NodeChange } from '../../network/change.ts';
import type { Flush } from '../../network/event.ts';
import type { EventCatalogue } from './catalogue-event.ts';

/** `10.0.0.0/24、0.0.0.0/0`, at most three. */
const list = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 2).join('、')} 等 ${names.length} 条` : names.join('、');

const FLUSHED: Readonly<Record<Flush['table'], (place: string, entries: number) => string>> = {
  arp: (place, entries) => `${place} 忘掉了 ${entries} 个邻居的 MAC，所以下次要发给谁，又得先广播问一遍。`,
  mac: (place, entries) =>
    `${place} 忘掉了 ${entries} 个 MAC 在哪个端口。重新学到之前，发给它们的帧只能泛洪。`,
  sockets: (place, entries) =>
    `${place} 丢掉了 ${entries} 条连接，就像断电一样：没有通知任何人，所以对方以为一切正常。监听的端口照旧还在。`,
  nat: (place, entries) => `${place} 忘掉了 ${entries} 条地址转换。应答这时回来，就查不到该给谁。`,
  connections: (place, entries) =>
    `${place} 忘掉了 ${entries} 条连接归哪台后端服务器，所以它们的下一个包会重新分配。`,
  names: (place, entries) => `${place} 忘掉了 ${entries} 个解析过的域名，所以下次要用还得再问。`,
};

const TABLES: Readonly<Record<Flush['table'], string>> = {
  arp: 'ARP 缓存',
  mac: 'MAC 表',
  sockets: '连接',
  nat: '转换表',
  connections: '连接表',
  names: '域名缓存',
};

const ROWS: Readonly<Record<NodeChange['kind'], readonly [set: string, unset: string]>> = {
  route: [
    '每个包都要重新查路由表，所以下一个包就可能换条路走。',
    '原来靠它走的包，改走其余行里最合适的；没有合适的，就发不出去。',
  ],
  loopback: ['从现在起这是它自己的地址，从哪个接口来的都收。', '发给这个地址的包，它不再收。'],
  neighbour: ['MAC 已经写明，所以不用再问谁。', 'MAC 不再写明，所以要用的时候又得去问。'],
  resolver: ['以后查域名也会问这台服务器。', '以后查域名不再问这台服务器。'],
  decapsulate: ['从隧道来的包，它现在会拆开。', '从隧道来的包，它不再拆开。'],
  settings: ['内核从下一个包起就照它办。', '内核恢复默认的做法。'],
  nat: [
    '只对新的连接起作用；已有的连接照旧转换，不然就会断。',
    '新的连接不再转换；已有的连接照旧转换，不然就会断。',
  ],
  filter: ['从现在起，每个包都要和它对一遍。', '以后的包不再和它对。'],
  'mss-clamp': ['从现在起，握手时的 MSS 会被改小。', '握手时的 MSS 又原样通过。'],
  service: ['程序打开了端口，等着客户来。', '程序退出了，内核关掉它手里的连接，从现在起端口是关的。'],
  'virtual-service': ['发到这个地址的包，从现在起会分给后端服务器。', '发到这个地址的包不再往后端分。'],
  software: ['它的程序从现在起照这个版本的习惯做。', '它的程序恢复平常的习惯。'],
};

/** What was masqueraded with an address that is no more. */
const forgotten = (translations: number): readonly string[] =>
  translations === 0 ? [] : [`用旧地址做的 ${translations} 条转换也忘掉，以后的包用那时的地址。`];

export const chineseEvent: EventCatalogue = {
  interfaceDown: ({ node, nic, routes, neighbours, translations }) => ({
    title: `${node}：${nic} 停用`,
    why: [
      `演练停用了 ${nic}，${node} 不能再经过它收发。`,
      routes.length === 0
        ? '没有路由经过它，所以路由表不变。'
        : `经过它的路由也就没有用了，内核把它们删掉：${list(routes)}${neighbours > 0 ? '；那边邻居的 MAC 也忘掉' : ''}。`,
      ...forgotten(translations),
    ],
  }),
  interfaceUp: ({ node, nic, routes }) => ({
    title: `${node}：${nic} 启用`,
    why: [
      routes.length === 0
        ? '没有路由回来。'
        : `只有从 ${nic} 自己的地址推得出来的路由会回来：${list(routes)}。`,
      `手写的路由不会自己回来，MAC 也要重新问；${node} 不会通知任何人。`,
    ],
  }),
  cablePulled: ({ node, nic, switch: device, macs, neighbours }) => ({
    title: `${node}：拔掉 ${nic} 的网线`,
    why: [
      `两头都会发现：${device} 忘掉那个端口后面的 ${macs} 个 MAC，${node} 忘掉 ${neighbours} 个邻居的 MAC。`,
      `但 ${node} 的路由还在，所以包还会往这里走，然后丢掉。`,
    ],
  }),
  cablePlugged: ({ node, nic, switch: device, moved }) => ({
    title: `${node}：${nic} 接到 ${device}`,
    why: [
      moved ? `${node} 换到了另一个广播域，地址和路由却还是原来的。` : '网线通了，帧又能过去。',
      `${device} 要等 ${node} 发出第一个帧，才学得到它的 MAC。`,
    ],
  }),
  tableFlushed: ({ place, table, entries }) => ({
    title: `${place}：清空${/^[A-Z]/.test(TABLES[table]) ? ' ' : ''}${TABLES[table]}`,
    why: [FLUSHED[table](place, entries)],
  }),
  nicChanged: ({ node, nic, kind, value, routes, neighbours, translations }) => {
    const gone = routes.length === 0 ? [] : [`靠旧地址的路由跟着没有了：${list(routes)}。`];
    switch (kind) {
      case 'addresses':
        return value === undefined
          ? {
              title: `${node}：${nic} 没有地址`,
              why: [`${node} 在这里不再应答任何地址。`, ...gone, ...forgotten(translations)],
            }
          : {
              title: `${node}：${nic} 换了地址`,
              why: [
                `新地址是 ${value}，${node} 马上就用它应答，但不会通知任何人。`,
                ...gone,
                ...forgotten(translations),
              ],
            };
      case 'mac':
        return {
          title: `${node}：${nic} 换了 MAC`,
          why: [
            `新的 MAC 是 ${value}，没有人宣布，所以记着旧 MAC 的，还会往旧的那里发。`,
            `${node} 自己也忘掉 ${neighbours} 个邻居的 MAC。`,
          ],
        };
      case 'mtu':
        return {
          title: `${node}：${nic} 的 MTU 是 ${value}`,
          why: [`更大的包，${node} 不能再从这里整个发出去；对方并不知道这件事。`],
        };
    }
  },
  rowChanged: ({ node, how, row, kind }) => ({
    title:
      how === 'set' ? `${node}：加上一行` : kind === 'settings' ? `${node}：恢复默认` : `${node}：去掉一行`,
    why: [
      how === 'unset' && kind === 'settings'
        ? `演练在运行途中让 ${node} 恢复 \`${row}\`。`
        : `演练在运行途中给 ${node} ${how === 'set' ? '加上' : '去掉'} \`${row}\`。`,
      ROWS[kind][how === 'set' ? 0 : 1],
    ],
  }),
  portDead: ({ switch: device, port }) => ({
    title: '丢弃：端口那头没有人',
    why: [`${device} 的 MAC 表还指着 ${port}，可是那头的接口停用了，所以帧没有地方去。`],
  }),
  frameTooLong: ({ node, nic, octets, mtu }) => ({
    title: '丢弃：比网卡收的还长',
    why: [
      `${node} 的 ${nic} MTU 是 ${mtu}，这个包有 ${octets} 字节：发送方的网卡允许更长，两边配得不一样。`,
      '网卡不会报错，所以谁也不知道。',
    ],
  }),
  translatedRedirect: ({ node }) => ({
    title: '丢弃：转换过的包的重定向',
    why: [
      `这个重定向说的是 ${node} 转换之后的包。`,
      `真正的发送方在另一个网络，用不上它说的下一跳，所以 ${node} 不往里转，直接丢掉。`,
    ],
  }),
  translationTaken: ({ node, as, to }) => ({
    title: '丢弃：转换结果已被占用',
    why: [
      `规则要把源改成 ${as}，可是另一条去 ${to} 的连接已经用了 ${as}：两边的应答会分不清。`,
      `所以 ${node} 不记录这条连接，悄悄丢掉这个包。规则里要是不写端口，${node} 就会换一个端口。`,
    ],
  }),
  noCarrier: ({ node, nic }) => ({
    title: '丢弃：网线没插',
    why: [`${node} 的 ${nic} 没插网线，帧没有线可走，所以到此为止。`],
  }),
  sourceGone: ({ node, source }) => ({
    title: `丢弃：已经没有 ${source} 这个地址`,
    why: [
      `套接字绑在 ${source} 上，可 ${node} 已经没有这个地址了。内核不用别人的地址发包，所以这条连接只能等到超时。`,
    ],
  }),
  neighbourFlushed: ({ node, nextHop }) => ({
    title: '丢弃：邻居记录没了',
    why: [`包在 ${node} 上等 ${nextHop} 的 MAC。ARP 缓存里这一行被清掉，等它的包也就一起丢掉。`],
  }),
};
