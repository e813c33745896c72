// The interface in Simplified Chinese.
import type { DropReason } from '../../simulation/step.ts';
import type { InterfaceCatalogue } from './catalogue.ts';
import { chineseExport } from './chinese-export.ts';
import { chinesePanel } from './chinese-panel.ts';
import { grouped } from './grouped.ts';

const PHASES = {
  action: '',
  resolution: '找 MAC',
  handshake: '握手',
  request: '数据',
  close: '挥手',
  echo: 'ping',
  lookup: '查域名',
  datagram: 'UDP',
} as const;

export const CHINESE_INTERFACE: InterfaceCatalogue = {
  diagram: {
    reason,
    failures: {
      reset: '被重置',
      timeout: '超时',
      unreachable: '不可达',
      prohibited: '被禁止',
      invalid: '参数无效',
      'no-port': '没有端口可用',
      closed: '已关闭',
    },
    phases: PHASES,
    labels: {
      again: (label) => `重传 ${label}`,
      duplicate: (label) => `${label}（重复）`,
      outOfOrder: (label) => `${label}（乱序）`,
      folded: (kind, packets) => `${kind === 'action' ? '' : `${PHASES[kind]}：`}${packets} 个包`,
      octets: (number) => `${number} 字节`,
      addresses: (number) => `${number} 个地址`,
      arpAsks: (address) => `ARP 谁是 ${address}？`,
      arpTells: (mac) => `ARP 在 ${mac}`,
      fromByte: (label, offset) => `${label}，从字节 ${offset} 起`,
      entersTunnel: (ends) => `封装进 IPIP ${ends}`,
      leavesTunnel: (ends) => `解开 IPIP ${ends}`,
      packet: '数据包',
    },
    spoken: ({ number, label, from, to, course, listeners, reason: why, time }) => {
      const way = {
        arrives: `${from} 到 ${to}`,
        broadcast: `${from} 广播给：${listeners.join('、')}`,
        loopback: `${from} 发给自己`,
        lost: `${from} 到 ${to}`,
        dropped: `${from} 到 ${to}`,
        unsent: from,
        travels: `${from} 到 ${to}`,
        folded: `${from} 和 ${to} 之间`,
      }[course];
      const begin = number === '' ? '' : `${number}：`;
      return `${begin}${label}，${way}${why === '' ? '' : `，${why}`}，时间 ${time}`;
    },
    announced: (title, text) => `${title}。${text}`,
    beforeFirst: '还没有发第一个包',
    hosts: (number) => `${number} 台主机`,
    nobody: '没有人',
    everybody: '所有人',
    itself: '自己',
  },
  editor: {
    position: ({ packet, packets, step, steps }) =>
      `第 ${grouped(packet)}/${grouped(packets)} 个包 · 第 ${grouped(step)}/${grouped(steps)} 步`,
    step: ({ step, steps }) => `第 ${step}/${steps} 步`,
    hop: ({ hop, hops, way }) => `第 ${hop}/${hops} 跳 · ${way}`,
    statusName: 'Packet Walk：位置',
    noPictureYet: '还没有图',
    noWalk: '没有演练',
    oldPicture: '旧图',
    running: '正在跑',
    stopped: '已停',
    clickForStep: 'Packet Walk：点击可跳到某一步',
    nothingToShow: '还没有可看的。',
    lastGoodPicture: '文件里有错误：这是上一张正确的图。',
    stoppedAtLimit: '运行到了上限，已经停下。用“继续跑”可以往下跑。',
    failed: (message) => `模拟失败了，这是 Packet Walk 自己的错：${message}`,
    lenses: {
      preview: { title: '▶ 预览', tooltip: '在旁边显示这段演练' },
      step: { title: '步进', tooltip: '发下一个帧' },
      export: { title: '导出', tooltip: '导出为图片、Markdown、文本，或 Wireshark 能打开的抓包文件' },
    },
    noStepYet: 'Packet Walk：还没有哪一步可跳。',
    stepPicker: ({ steps, walk }) => `跳到“${walk}”的第 1 … ${steps} 步`,
    stepPlaceholder: '输入步号，或者那一步里的字',
    openFirst: 'Packet Walk：请先打开一个 .walk 文件，或者用“Packet Walk: 新建演练”新建一个。',
    walkItem: ({ line, steps, isShown }) => `第 ${line} 行 · ${steps} 步${isShown ? ' · 正在看' : ''}`,
    walkPlaceholder: '要看哪段演练',
    comparePlaceholder: '选一段演练放在旁边对照，两边的步骤一起走',
    nothingToCompare: '这个文件里没有别的演练，也没有打开别的含演练的文件。',
    exports: {
      svg: { label: 'SVG', description: '放进文档和幻灯片的图片，放大也清晰' },
      png: { label: 'PNG', description: '图片，屏幕的两倍大小' },
      mermaid: { label: 'Mermaid', description: '写成文本的时序图' },
      markdown: { label: 'Markdown', description: '时序图，以及每个包为什么发' },
      text: { label: '文本', description: '一个包一行' },
      json: { label: 'JSON', description: '每一步' },
      pcapng: { label: 'pcapng', description: 'Wireshark 能打开的抓包文件' },
      wireshark: { label: '在 Wireshark 中打开', description: '抓包文件，不用先保存' },
      norm: { label: 'norm', description: '和内核对照时用的帧格式' },
    },
    noWalkToExport: 'Packet Walk：这个文件里还没有演练可以导出。',
    errorsBeforeExport: 'Packet Walk：文件里有错误，改好才能导出。',
    exportAs: (walk) => `把“${walk}”导出为`,
    captureFiles: '抓包文件',
    writing: (file) => `正在写 ${file}`,
  },
  findings: {
    unexpected: (seen) => `和预期不一样，实际看到的是：${seen}`,
    stoppedAfter: (frames) => `跑了 ${frames} 个帧，停在这里；把 --frames 调大可以往下跑`,
    gotOtherwise: (seen) => `这一条不成立，实际得到的是：${seen}。`,
    countedOtherwise: ({ direction, seen, expected }) =>
      `这一条不成立：演练开始以来，这样的帧${direction === 'sent' ? '发了' : '收到'} ${seen} 个，不是 ${expected} 个。`,
    seenOtherwise: (seen) => `这一条不成立，这里看到的是：${seen}。`,
    packetDied: (why) => `这个动作有一个包被丢掉。${why}`,
    stopped: ({ frames, steps, seconds, looked, repeated }) => {
      const most = repeated.map(({ what, count }) => `${what}（${count} 次）`).join('、');
      return frames === 0
        ? `预览停在这里：走了 ${steps} 步，一个帧也没有。用“Packet Walk: 继续跑”可以往下跑。`
        : `预览停在这里：演练进行到 ${seconds} s，已有 ${frames} 个帧。最近 ${looked} 个帧里，最多的是：${most}。用“Packet Walk: 继续跑”可以往下跑。`;
    },
  },
  panel: chinesePanel,
  exports: chineseExport,
  machines: {
    caption: '两端的 TCP 状态机',
    sent: (segment) => `发出 ${segment}`,
    received: (segment) => `收到 ${segment}`,
    ended: {
      'time-wait-over': 'TIME-WAIT 到期',
      'gave-up': '一直没有回应',
      'fin-timeout': '对方的 FIN 没有来',
      error: '收到了错误',
      'synack-gave-up': '最后那个 ACK 一直没来',
      unreachable: '到不了对方',
    },
  },
  costs: {
    caption: '到目前为止，每台设备付出的代价',
    columns: ['设备', '种类', '拆到第几层', '帧', '套接字', '表项', '读的字节', '复制的字节'],
    kinds: { switch: '交换机', host: '主机', router: '路由器', balancer: 'LVS 调度器', proxy: '代理' },
    layers: { 2: '2 链路层', 3: '3 网络层', 4: '4 传输层', 7: '7 应用层' },
    legend:
      '读：收到的帧里看过的首部，加上程序读走的数据。复制：在内核和程序之间搬过的字节。表项：它现有的路由、邻居、转换、连接或 MAC 记录。',
  },
  map: {
    scopes: { private: '私有地址', public: '公网地址', unnumbered: '没有网段' },
    packet: (number) => (number === 0 ? '' : `第 ${number} 个包`),
    travels: ({ packet, from, to, lan }) => `${packet}经过 ${lan}，从 ${from} 到 ${to}`,
    floods: ({ packet, from, lan, hosts }) => `${packet}从 ${from} 发给 ${lan} 上的所有人：${hosts}`,
    lost: ({ packet, from, lan }) => `${packet}从 ${from} 发出，丢在 ${lan} 上`,
    unheard: ({ packet, from, lan }) => `${packet}从 ${from} 到了 ${lan} 上，没有人收`,
    at: ({ packet, place }) => (packet === '' ? `在 ${place}` : `${packet}在 ${place}`),
    dies: ({ packet, place }) => `${packet === '' ? '这个包' : packet}死在 ${place}`,
    nowhere: '没有包在路上',
    down: ({ nic }) => `${nic} 已关闭`,
    unplugged: ({ nic }) => `${nic} 的网线已拔出`,
    elsewhere: ({ nic, lan }) => `${nic} 现在接在 ${lan} 上`,
  },
};

function reason(died: DropReason): string {
  switch (died.kind) {
    case 'lost':
    case 'lost-on-lan':
      return '丢失';
    case 'same-port':
      return '已经在那边';
    case 'martian-source':
      return '源地址不可能';
    case 'no-real-server':
      return '没有后端服务器';
    case 'filtered':
      return died.rule.verdict.kind === 'drop' ? '被规则丢弃' : '被规则拒绝';
    case 'no-arp-reply':
      return 'ARP 没人答';
    case 'queue-full':
      return '队列满';
    case 'no-route':
      return '没有路由';
    case 'route-type':
      return `路由写着 ${died.type}`;
    case 'reverse-path':
      return '反向路径过滤';
    case 'ingress-filter':
      return '私有源地址';
    case 'not-forwarding':
      return '不转发';
    case 'ttl-expired':
      return 'TTL 用完';
    case 'nic-down':
      return '网卡停用';
    case 'frame-too-long':
      return `网卡只收 ${died.mtu}`;
    case 'translated-redirect':
      return '转换后的重定向';
    case 'translation-taken':
      return '转换结果已被占用';
    case 'no-carrier':
      return '网线没插';
    case 'port-dead':
      return '端口那头没人';
    case 'source-gone':
      return '源地址没了';
    case 'neighbour-flushed':
      return '邻居被忘掉';
    case 'no-listener':
      return `${died.protocol.toUpperCase()} 端口 ${died.port} 没开`;
    case 'too-big':
      return `超过 ${died.mtu}`;
    case 'backlog-full':
      return '连接队列满';
    case 'nobody-waits':
      return '没有人等它';
    case 'reassembly-timeout':
      return '分片不全';
  }
}
