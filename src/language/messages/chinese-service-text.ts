// Chinese: facts on hover, details of completions, hints, refusals.
import type { ServiceText } from './service-text.ts';
import { shown } from './shown.ts';

export const chineseServiceText: ServiceText = {
  kinds: {
    lan: '局域网',
    switch: '交换机',
    node: '主机',
    nic: '网卡',
    label: '名字',
    walk: '演练',
    upstream: 'upstream',
    domain: '域名',
  },
  facts: {
    label: '这段演练后面的行用它来称呼这个动作，或它的连接',
    walk: '开始时各种表都是空的',
    nics: (count) => `接着 ${count} 块网卡`,
    ports: (count) => `${count} 个端口`,
    noNetwork: '没有自己的网段：它上面的地址要连掩码一起写',
    mask: ({ network, mask }) => `${network}，子网掩码 ${mask}`,
    network: (network) => `网段 ${network}`,
    hosts: ({ first, last }) => `主机地址 ${first} … ${last}`,
    hostsAndBroadcast: ({ first, last, broadcast }) => `主机地址 ${first} … ${last}，广播地址 ${broadcast}`,
    broadcast: (address) => `广播地址 ${address}`,
    lanNumbers: ({ mtu, milliseconds }) => `MTU ${mtu}，时延 ${milliseconds} ms`,
    nic: ({ nic, lan, addresses, mac, isDown }) =>
      `${nic} 接在 ${lan} 上：${addresses.join('、') || '没有地址'}，MAC ${mac}${isDown ? '，没有启用' : ''}`,
    serves: ({ service, port }) => `在端口 ${port} 提供 ${service} 服务`,
    translates: (kinds) => `地址转换：${kinds.join('、')}`,
    filters: (verdicts) => `包过滤：${verdicts.join('、')}`,
    clamps: (mss) => `把 MSS 压到 ${mss}`,
    balances: ({ protocol, address, reals, mode, schedule }) =>
      `把 ${protocol} ${address} 分给 ${reals} 台后端服务器（${mode}，${schedule}）`,
    asks: (resolvers) => `向 ${resolvers.join('、')} 查域名`,
    forwards: (does) => (does ? '在网卡之间转发包' : '不转发'),
    noRoute: ({ node, to }) => `${node} 没有到 ${to} 的路由："Network is unreachable"`,
    refuses: ({ node, to, type }) => `${node} 拒绝发往 ${to}：${type}`,
    reaches: ({ node, to, from, nic, via, route }) => {
      const source = from === undefined ? '' : `用源地址 ${from}，`;
      const next = via === undefined ? '直接送到' : `下一跳 ${via}`;
      return `${node} 到 ${to}：${source}从 ${nic} 出去，${next}（路由 ${route}）`;
    },
    server: ({ name, endpoint, weight }) => `服务器 ${name}（${endpoint}），权重 ${weight}`,
    habits: ({ host, forwardedFor, keepsConnections }) => {
      const sent = host === undefined ? '客户的 Host 头部' : `\`Host: ${host}\``;
      return `传给后端${forwardedFor ? ` ${sent} 和 X-Forwarded-For` : `的是 ${sent}`}，连接${keepsConnections ? '留着不关' : '用完就关'}`;
    },
    says: ({ server, record }) => `${server} 的回答：${record}`,
    alias: (target) => `${target} 的别名`,
    noSuchName: '没有这个域名',
    nothingAtAll: '不作声',
    onLan: ({ lan, network }) => `在局域网 ${lan}${network === undefined ? ' ' : `（${network}）`}上`,
    addressOf: (node) => `${node} 的地址`,
  },
  offers: {
    free: '空闲',
    notInUse: '还没有用过',
    connection: '连接',
    action: '动作',
    upstream: 'upstream',
    domain: '域名',
  },
  hints: {
    fromLan: (address) => `${address}，由它所在的局域网决定`,
    assignedMac: '自动分配：02:00:00:00:主机:网卡',
    assignedAddress: '自动分配：局域网里没有人用的最小的地址',
    httpPort: 'HTTP 的端口',
  },
  renaming: {
    nothing: '这里没有可以改的名字。',
    badName: ({ name, isDomain }) =>
      `${shown(name)} 不能当名字：${isDomain ? '各段用点隔开，每段' : ''}要以字母或 _ 开头，后面是字母、数字、- 和 _。`,
    taken: (name) => `${shown(name)} 已经是别人的名字了。`,
    tooLarge: '这个文件太大，没法在里面改名。',
  },
  fixes: {
    write: (code) => `改成 \`${code}\``,
    add: (code) => `加上 \`${code}\``,
  },
};
