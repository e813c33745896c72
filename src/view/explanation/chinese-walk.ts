// Chinese: the walk and the programs.
import type { ExpectedFact, Failure } from '../../network/script.ts';
import type { englishWalk } from './english-walk.ts';

export const FAILURES: Readonly<Record<Failure, string>> = {
  refused: '连接被拒绝',
  reset: '连接被重置',
  timeout: '超时',
  unreachable: '不可达',
  prohibited: '被禁止',
  invalid: '参数无效',
  'no-port': '没有可用的端口',
  closed: '连接已关闭',
  nxdomain: '没有这个域名',
};

const MEANINGS: Readonly<Record<Failure, string>> = {
  refused: '对方主机在，只是没有程序监听那个端口，所以内核立刻拒绝。',
  reset: '对方中途把连接断掉了，这条连接不能再用。',
  timeout: '等不到应答，也没有谁说明原因：丢的可能是去的包，也可能是回来的包。',
  unreachable: '没有路通向那里：要么自己的路由表这样说，要么路上有人这样答复。',
  prohibited: '路上有一条规则不许它通过。',
  'no-port':
    '可用的端口都已经用在去这个地址和端口的连接上了，其中有的还在 TIME-WAIT；连别的服务器时它们照样可用。',
  invalid: '内核连试都不试，直接报 EINVAL（参数无效）：最合适的路由写着 blackhole 时就是这样。',
  closed: '连接已经关闭，这个操作没有连接可用。',
  nxdomain: '域名服务器查不到这个域名的地址，没有地址就没法发包。',
};

/** What an expectation is about. */
const FACTS: Readonly<Record<ExpectedFact['kind'], string>> = {
  got: '结果',
  sent: '发出帧数',
  received: '收到帧数',
  arp: 'ARP 记录',
  mac: 'MAC 个数',
  socket: '套接字',
  saw: '访问者',
  served: '应答请求数',
  translates: '转换条数',
  route: '路由',
};

export const chineseWalk: typeof englishWalk = {
  beganPing: ({ node, target, count }) => ({
    title: `${node} ping ${target}`,
    why: [
      `${node} 上的 ping 想知道 ${target} 能不能应答。`,
      count === 1 ? '它发一个回显请求，然后等应答。' : `它一个接一个发 ${count} 个回显请求，逐个等应答。`,
    ],
  }),
  beganResolve: ({ node, name }) => ({
    title: `${node} 解析 ${name}`,
    why: [
      `${node} 上的程序想知道 ${name} 的地址。`,
      '人记的是名字，数据包里写的是地址，所以要先有人来翻译。',
    ],
  }),
  beganGet: ({ node, url, program }) => ({
    title: `${node} 请求 ${url}`,
    why: [`${node} 上的 ${program} 想取 ${url}。`, '它先被阻塞在这里：要发请求，得先由 TCP 建立连接。'],
  }),
  beganConnect: ({ node, target, program }) => ({
    title: `${node} 连接 ${target}`,
    why: [
      `${node} 上的 ${program} 请内核建立一条到 ${target} 的连接。`,
      '握手没有完成，连接就还不能用，所以它一直阻塞着。',
    ],
  }),
  beganSend: ({ node, connection, octets }) => ({
    title: `${node} 在 ${connection} 上发 ${octets} 字节`,
    why: [
      `${node} 上的程序把 ${octets} 字节写进连接 ${connection}。`,
      '程序只管写；什么时候发、分成几段发，由 TCP 决定。',
    ],
  }),
  beganEnd: ({ node, connection, how }) => ({
    title: {
      close: `${node} 关闭 ${connection}`,
      shutdown: `${node} 停止在 ${connection} 上发送`,
      abort: `${node} 中止 ${connection}`,
    }[how],
    why: [
      {
        close: `${node} 上的程序用完了连接 ${connection}，把套接字还给内核，由内核去做四次挥手。`,
        shutdown: `${node} 上的程序在 ${connection} 上没有要发的了，但还想继续读，所以只关一个方向：这就是半关闭。`,
        abort: `${node} 上的程序不要连接 ${connection} 了，也不想好好告别，所以内核会直接发 RST。`,
      }[how],
    ],
  }),
  beganDatagram: ({ node, target, octets }) => ({
    title: `${node} 给 ${target} 发数据报`,
    why: [`UDP 不需要连接，所以 ${node} 立刻就把 ${octets} 字节发出去。`, '代价是没有人保证它们能到。'],
  }),
  endedReplies: ({ node, received, sent, failure }) => ({
    title:
      received > 0
        ? `${sent} 个请求，${received} 个应答`
        : failure
          ? `没有应答：${FAILURES[failure]}`
          : '没有应答',
    why:
      received > 0
        ? [`${node} 上的 ping 发了 ${sent} 个请求，回来 ${received} 个应答：去的路和回来的路都是通的。`]
        : [`${node} 上的 ping 什么也没有等到。`, ...(failure ? [MEANINGS[failure]] : [])],
  }),
  endedResponse: ({ node, status, octets, server }) => ({
    title: `${node} 得到 ${status}`,
    why: [
      `${node} 上的程序收齐了${server === undefined ? '' : ` ${server} 的`}整个响应，连头部一共 ${octets} 字节。`,
      '响应到哪里结束，是头部里的 Content-Length 告诉它的。',
    ],
  }),
  endedConnected: ({ node, local, remote }) => ({
    title: `${node} 连上了`,
    why: [`握手完成，${local} 到 ${remote} 的连接已经建立，所以 ${node} 上的程序不再阻塞，可以往下走了。`],
  }),
  endedSent: ({ node, octets }) => ({
    title: `${octets} 字节已交给内核`,
    why: [
      `对 ${node} 上的程序来说，发送到此为止：${octets} 字节已经在内核的发送缓冲区里，剩下的事由内核负责。`,
    ],
  }),
  endedAnswer: ({ node, text, from }) => ({
    title: `${node} 收到回答`,
    why: [`${node} 上的程序在等 ${from} 的数据报，现在等到了：${text}`],
  }),
  endedAddresses: ({ node, name, addresses, count }) => ({
    title: count === 1 ? `${name} 是 ${addresses}` : `${name} 有 ${count} 个地址`,
    why: [
      count === 1
        ? `${node} 上的程序拿到了它要的地址，可以发包了。`
        : `${node} 上的程序拿到 ${count} 个地址：${addresses}。通常先试第一个。`,
    ],
  }),
  endedDone: ({ node }) => ({
    title: '完成',
    why: [`${node} 上的程序不用等，马上往下走；剩下的事由内核自己做完。`],
  }),
  endedFailed: ({ node, failure, after }) => ({
    title: `${node}：${FAILURES[failure]}`,
    why: [`过了 ${after}，${node} 上的程序得到一个错误。`, MEANINGS[failure]],
  }),
  noted: ({ text, walk }) => ({
    title: text,
    why: [`这是演练“${walk}”的作者写在这里的一句说明，网络不受影响。`],
  }),
  waited: ({ duration, walk }) => ({
    title: `过了 ${duration}`,
    why: [`演练“${walk}”在这里等 ${duration}。已经启动的定时器照样走，到点的会在这段时间里触发。`],
  }),
  lossArmed: ({ kind, count = 1, where, walk }) => {
    const which = {
      every: '每一个符合条件的帧',
      nth: `第 ${count} 个符合条件的帧`,
      next: count === 1 ? '下一个符合条件的帧' : `后面 ${count} 个符合条件的帧`,
    }[kind];
    return {
      title: `将要丢失：${which}`,
      why: [
        where === undefined
          ? `为了看丢包以后会怎样，演练“${walk}”让${which}一发出来就从线上消失。`
          : `为了看丢包以后会怎样，演练“${walk}”让${which}到了 ${where} 再消失。`,
      ],
    };
  },
  checked: ({ subject, fact, held, seen }) => ({
    title: held ? '和预期一样' : '和预期不一样',
    why: [
      held
        ? `文件写明了到这一步 ${subject} 的${FACTS[fact]}应该怎样，对照之后果然如此：${seen}。`
        : `文件预期到这一步 ${subject} 的${FACTS[fact]}是另一个样子。实际看到的是：${seen}。`,
    ],
  }),
  wrote: ({ node, program, octets, line, peer }) => ({
    title: line === undefined ? `${program} 写 ${octets} 字节` : line,
    why: [
      `${node} 上的 ${program} 把要给 ${peer} 的 ${octets} 字节交给 TCP。`,
      'TCP 给它们编号、切成段，并且一直留着副本，等到确认为止，因为路上可能会丢。',
    ],
  }),
  read: ({ node, program, octets, line, peer }) => ({
    title: line === undefined ? `${program} 读 ${octets} 字节` : `${program} 读到：${line}`,
    why: [
      `${node} 上的 ${program} 从 ${peer} 读到 ${octets} 字节，顺序正确，一个不少。`,
      '分段、确认和重传都由 TCP 在下面做完了，程序看不见。',
    ],
  }),
  readEnd: ({ node, program, peer }) => ({
    title: `${program} 读到结尾`,
    why: [
      `${peer} 已经发完，所以 ${node} 上的 ${program} 读到数据流的结尾。`,
      '它自己这个方向还开着，仍然可以发。',
    ],
  }),
  acceptedConnection: ({ node, program, peer }) => ({
    title: `${program} 接受 ${peer}`,
    why: [
      `三次握手是 ${node} 的内核自己做完的，做完才把连接放进队列。`,
      `${program} 到现在才取出它，知道有 ${peer} 这个客户。`,
    ],
  }),
  thought: ({ node, program, duration }) => ({
    title: `${program} 处理 ${duration}`,
    why: [`文件里写着 ${node} 上的 ${program} 要 ${duration} 才能算出响应，这段时间连接空着等。`],
  }),
  askedToEnd: ({ node, program, how, peer }) => ({
    title: {
      abort: `${program} 中止连接`,
      close: `${program} 关闭连接`,
      shutdown: `${program} 半关闭`,
    }[how],
    why: [
      {
        abort: `${node} 上的 ${program} 不想和 ${peer} 好好告别，所以内核会发 RST。`,
        close: `${node} 上的 ${program} 和 ${peer} 的事办完了，剩下的挥手由内核去做。`,
        shutdown: `${node} 上的 ${program} 对 ${peer} 没有话说了，但还要听对方说完。`,
      }[how],
    ],
  }),
};
