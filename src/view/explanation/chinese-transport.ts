// Chinese: sockets, TCP and UDP.
import type { AckReason } from '../../simulation/step.ts';
import type { englishTransport } from './english-transport.ts';

const ACKS: Readonly<Record<AckReason, (peer: string, number: number) => string>> = {
  handshake: (peer) =>
    `${peer} 的 SYN 到了，这个 ACK 就是告诉它。到此双方都知道彼此听得见；只握两次手，${peer} 心里就没有底。`,
  quick: (peer, number) => `字节 ${number} 之前的都收到了。连接刚开始，内核立刻确认，好让 ${peer} 快点提速。`,
  'two-segments': (peer, number) =>
    `不止一个满段在等确认，RFC 1122 要求至少每两段确认一次，所以告诉 ${peer}：下一个要字节 ${number}。`,
  delayed: (peer, number) =>
    `ACK 等了 40 ms，想搭数据的便车，可是没有数据。所以单独发给 ${peer}：下一个要字节 ${number}。`,
  read: (peer, number) => `程序把数据都读走了，欠 ${peer} 的 ACK 就发出去：下一个要字节 ${number}。`,
  'out-of-order': (peer, number) =>
    `中间缺了一块，所以 ACK 重复缺的第一个字节的序号 ${number}。${peer} 看到重复，就知道丢了东西。`,
  duplicate: (peer, number) =>
    `这些早就收到过，说明之前的 ACK 丢了，所以再告诉 ${peer} 一次：下一个要字节 ${number}。`,
  fin: (peer) => `${peer} 发完了。FIN 算一个字节，所以也要像字节一样确认。`,
  'window-update': (peer) => `程序读走数据，腾出了地方。${peer} 自己不会知道，所以告诉它：窗口又开了。`,
  challenge: (peer, number) =>
    `这一段和连接对不上，可能是假的。TCP 不轻信，只向 ${peer} 重申：下一个要字节 ${number}（RFC 5961）。`,
  'probe-answer': (peer) => `${peer} 来问窗口开了没有，所以用 ACK 告诉它现在的窗口。`,
  'time-wait': (peer) =>
    `${peer} 又发了一次，说明最后的 ACK 丢了。TIME-WAIT 正是为此：还有人在，可以再确认一次。`,
};

export const chineseTransport: typeof englishTransport = {
  opened: ({ node, protocol, local, remote, port, chosen, range }) => ({
    title: `${node} 打开套接字`,
    why: [
      chosen
        ? `程序没有指定端口，所以内核从 ${range} 里挑一个空闲的：${port}。`
        : `程序指定了端口 ${port}，而它正好空着。`,
      protocol === 'tcp'
        ? `${local} 到 ${remote} 就是这条连接的名字，两个地址加两个端口，不会有第二条一样的。`
        : `发到 ${local} 的应答，会交给这个程序。`,
    ],
  }),
  syn: ({ node, peer }) => ({
    title: `给 ${peer} 发 SYN`,
    why: [
      `${node} 请求和 ${peer} 建立连接，并说明自己的字节从哪个序号数起（这里显示为 0）。`,
      `${peer} 听不听得到，${node} 现在还不知道。`,
    ],
  }),
  synAck: ({ node, peer }) => ({
    title: `给 ${peer} 发 SYN+ACK`,
    why: [
      `${node} 听到了 ${peer}，用 ACK 告诉它；同时用 SYN 反过来也请求一次，序号从自己的数起。`,
      `${peer} 听不听得到，${node} 还不知道。`,
    ],
  }),
  data: ({ node, peer, octets, from, to, fin }) => ({
    title: `给 ${peer} 发 ${octets} 字节${fin ? '，带 FIN' : ''}`,
    why: [
      `${node} 发字节 ${from} 到 ${to}，副本留到 ${peer} 确认为止，丢了好重传。`,
      ...(fin ? ['后面没有要发的了，所以 FIN 搭车一起走。'] : []),
    ],
  }),
  fin: ({ node, peer, first }) => ({
    title: `给 ${peer} 发 FIN`,
    why: first
      ? [`${node} 没有要发的了，用 FIN 告诉对方。另一个方向还开着，${peer} 仍然可以发。`]
      : [`${peer} 先前已经发完，现在 ${node} 也发完了。关闭连接要双方都同意，所以这边也要发 FIN。`],
  }),
  ack: ({ peer, why, number }) => ({
    title: `给 ${peer} 发 ACK`,
    why: [ACKS[why](peer, number)],
  }),
  reset: ({ node, peer, port, why }) => ({
    title: `给 ${peer} 发 RST`,
    why: [
      {
        'no-socket': `${node} 的端口 ${port} 上没有套接字能接它。内核用 RST 说明，${peer} 就不用白等。`,
        'not-acceptable': `这一段确认了 ${node} 从没发过的东西，双方对不上，所以用 RST 结束误会。`,
        aborted: `${node} 上的程序不要这条连接了，所以用 RST 告诉 ${peer}：不再说，也不再听。`,
        'unread-data': `${node} 上的程序没读完数据就关了。发 FIN 会让 ${peer} 以为都收下了，所以内核发 RST。`,
        'late-data': `数据到了 ${node}，程序已经走了，没有人来读，所以用 RST 告诉 ${peer}。`,
      }[why],
    ],
  }),
  retransmission: ({ node, peer, what, why, attempt, since }) => ({
    title: `重传 ${what}`,
    why: [
      {
        timeout: `第一次发出已过了 ${since}，${node} 还没等到确认，多半是丢了，所以再发（第 ${attempt} 次重传）。再不行，间隔会越拉越长，免得给拥挤的网络添堵。`,
        'tail-loss-probe': `最后一段过了 ${since} 还没有确认。不等真正超时，${node} 先再试一次，因为多半只是丢了。`,
        'duplicate-acks': `后面的都到了，${peer} 却一直要同一个字节，说明这一段丢了。${node} 不等超时，马上重传。`,
        'duplicate-syn': `${peer} 又发了一次 SYN，说明没有听到回答，所以 ${node} 再答一次。`,
        'path-mtu': `路上的路由器说这一段太大，所以 ${node} 把同样的字节切小一点再发。`,
      }[why],
    ],
  }),
  windowProbe: ({ node, peer, attempt }) => ({
    title: `探问 ${peer} 的窗口`,
    why: [
      `${peer} 的窗口关着。万一“窗口开了”的消息丢了，双方会永远等下去，所以 ${node} 去问（第 ${attempt} 次）。`,
    ],
  }),
  tookSyn: ({ node, peer, port }) => ({
    title: `${node} 听到 SYN`,
    why: [
      `端口 ${port} 有程序在监听，所以 ${node} 为 ${peer} 建一条新连接，状态是 SYN-RECEIVED（半连接）。`,
      '程序现在还不知道它。',
    ],
  }),
  tookSynAck: ({ node, peer }) => ({
    title: `${node} 听到 SYN+ACK`,
    why: [
      `${peer} 确认了 SYN，所以 ${node} 知道对方听得见自己，自己也听得见 ${peer}。`,
      `对 ${node} 来说，连接建立了。`,
    ],
  }),
  tookHandshakeAck: ({ node, peer }) => ({
    title: `${node} 听到 ACK`,
    why: [`现在 ${node} 也知道 ${peer} 听得见自己了。三次握手完成，两边的连接都建立了。`],
  }),
  tookData: ({ node, octets, acknowledged, next }) => ({
    title: `收下 ${octets} 字节`,
    why: [
      `正是 ${node} 等着的下一段，所以放进接收缓冲区，等程序来读。接下来要字节 ${next}。`,
      ...(acknowledged > 0 ? [`它还顺便确认了 ${node} 发过的 ${acknowledged} 字节。`] : []),
    ],
  }),
  tookAck: ({ node, peer, octets, fin, number }) => ({
    title: fin ? 'FIN 得到确认' : `${octets} 字节得到确认`,
    why: [
      fin
        ? `${peer} 已经知道 ${node} 发完了，FIN 不用再重传。`
        : `字节 ${number} 之前的都到了 ${peer}，所以 ${node} 可以扔掉副本，停下重传定时器。`,
    ],
  }),
  tookOutOfOrder: ({ node, octets, missing }) => ({
    title: '中间有缺口',
    why: [`这 ${octets} 字节前面还缺 ${missing} 字节，不能交给程序。${node} 先放在一边，等缺口补上。`],
  }),
  tookDuplicate: ({ node, peer }) => ({
    title: '早就有了',
    why: [`这些 ${node} 已经收过：不是 ${peer} 重传，就是路上多了一份。所以不再收第二遍。`],
  }),
  tookDuplicateAck: ({ node, peer, count, number }) => ({
    title: `第 ${count} 个重复 ACK`,
    why: [
      `${peer} 还在要字节 ${number}，说明后面的到了，它却没到。重复满三次，${node} 就认为字节 ${number} 丢了。`,
    ],
  }),
  tookWindow: ({ node, peer, window }) => ({
    title: '窗口通知',
    why: [`${peer} 还放得下 ${window} 字节，所以 ${node} 最多可以有这么多字节在路上等确认。`],
  }),
  tookFin: ({ node, peer, octets, after }) => ({
    title: `${node} 听到 FIN`,
    why: [
      `${peer} 发完了${octets > 0 ? `，最后是 ${octets} 字节` : ''}。`,
      after === 'TIME-WAIT'
        ? `双方都发完了。万一最后的 ACK 丢了还要再确认，所以 ${node} 把这对端口再留 60 s。`
        : after === 'CLOSING'
          ? `${node} 也已经发了 FIN，还没得到确认：两边同时在关。`
          : `${node} 还可以发，在它的程序也关闭之前，连接是半关闭的。`,
    ],
  }),
  tookReset: ({ node, peer, before }) => ({
    title: `${node} 听到 RST`,
    why: [
      before === 'SYN-SENT'
        ? `${peer} 拒绝了，因为那个端口没有程序监听。${node} 不用再等。`
        : `${peer} 说它那边已经没有这条连接。再告别也没有意义，所以 ${node} 马上丢掉连接。`,
    ],
  }),
  tookUnacceptable: ({ node, peer }) => ({
    title: '对不上，不收',
    why: [`${peer} 这一段不在 ${node} 的接收范围里，可能是很旧的或假的，收下会弄乱数据，所以不用它。`],
  }),
  ackPostponed: ({ node, delay }) => ({
    title: 'ACK 先等等',
    why: [`${node} 欠一个 ACK，但程序可能马上就有话要回。最多等 ${delay}，搭数据的便车，可以省一个包。`],
  }),
  waitedToSend: ({ node, peer, limit, octets }) => ({
    title: '暂停发送',
    why: [
      {
        window: `${peer} 的窗口满了，再发也放不下，所以 ${octets} 字节在 ${node} 上等着。`,
        congestion: `第一批 ACK 回来之前，网络有多挤还不知道，${node} 不敢有更多的段在路上，所以 ${octets} 字节先等着。`,
        nagle: `已经有一小段在路上。等它的 ACK 回来之前，${node} 把后面零碎的写凑成一段（Nagle），免得尽发小包；${octets} 字节先等着。`,
      }[limit],
    ],
  }),
  connectionChanged: ({ node, peer, why }) => ({
    title: {
      'time-wait-over': 'TIME-WAIT 结束',
      'gave-up': `${node} 放弃`,
      'fin-timeout': 'FIN-WAIT-2 结束',
      error: '连接失败',
      'synack-gave-up': `${node} 放弃`,
      unreachable: `${node} 忘掉这个请求`,
    }[why],
    why: [
      {
        'time-wait-over': `60 s 过去了，和 ${peer} 的旧连接不会再有包在路上，所以端口可以再用。`,
        'gave-up': `重传了这么多次，${peer} 都没有应答，再试也没有用，所以 ${node} 停下来，把错误报给程序。`,
        'fin-timeout': `${peer} 一直不关它那边，而 ${node} 上已经没有程序在等。过了 60 s，内核就把连接忘掉，免得一直占着。`,
        error: `网络报告了一个不会好转的错误，和 ${peer} 的连接没法继续，所以 ${node} 把它结束掉。`,
        unreachable: `路由器说没有通往 ${peer} 的路。${node} 无法回应这个 SYN，就马上忘掉这条半连接。`,
        'synack-gave-up': `${peer} 一直没有确认 SYN+ACK，所以 ${node} 忘掉这条半连接，免得一直占着位置。`,
      }[why],
    ],
  }),
  datagramMade: ({ node, peer, octets }) => ({
    title: `给 ${peer} 的数据报`,
    why: [`${node} 在 ${octets} 字节前面加上端口和长度，UDP 就只做这些：没有序号，没有确认，也不重传。`],
  }),
  datagramTaken: ({ node, peer, octets, program, port }) => ({
    title: `${program} 收到 ${octets} 字节`,
    why: [`${node} 端口 ${port} 的套接字是 ${program} 打开的，所以 ${peer} 的数据报原样交给它。`],
  }),
  errorReported: ({ node, peer, fatal, isAskedFor }) => ({
    title: '套接字得知出错',
    why: [
      fatal
        ? `差错说的是这个套接字发给 ${peer} 的包。再试也没有用，所以 ${node} 马上把它报给程序。`
        : isAskedFor
          ? `差错说的是这个套接字发给 ${peer} 的包。也许过一会儿就好，但程序要求每个差错都告诉它，所以 ${node} 马上报给它。`
          : `差错说的是这个套接字发给 ${peer} 的包。也许过一会儿就好，所以 ${node} 继续试。`,
    ],
  }),
};
