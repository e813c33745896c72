// Chinese: the parts of statements, as they stand behind “缺少” and “这里应该是”, and what numbers count.
import type { Limit, Noun, Quantity, Thing, Wanted } from './wanted.ts';

export const CHINESE_FACTS =
  '`got`、`sent`、`received`、`saw`、`served`、`translates`、`arp`、`mac`、`socket` 或 `route`';

export const CHINESE_FRAMES = '`syn`、`data`、`arp-request`、`frames` 等，`from X`，`to X`，或 `where "…"`';

const THINGS: Readonly<Record<Thing, string>> = {
  address: '地址',
  'address-port': '带端口的地址',
  'address-or-nic': '地址或网卡',
  answer: '回答的内容（一段文字、40kB 这样的大小，或 404 这样的状态码）',
  answerer: '由谁来回答（服务器或 upstream）',
  'answering-host': '作答的主机',
  'arp-setting': '地址，或者一个设置项的名字',
  block: '花括号括起来的块',
  connection: '连接的名字（用 `as` 起的）',
  'dnat-lan': '局域网（转换的是哪个局域网上的地址）',
  'dnat-to': '新的目标，例如 pc:80',
  domain: '域名',
  endpoint: '带端口的主机或地址，例如 web:80',
  fact: `预期的事实（${CHINESE_FACTS}）`,
  frames: `哪些帧（${CHINESE_FRAMES}）`,
  gateway: '网关的地址',
  header: '双引号里的一行头部',
  'host-or-switch': '主机或交换机',
  'how-many': '数量',
  'how-many-macs': '数量（交换机知道几个 MAC 地址）',
  'how-many-requests': '数量（几个请求）',
  'how-many-translations': '数量（几条转换）',
  'leaving-lan': '局域网（从哪个局域网出去）',
  'link-end': '一端的节点',
  'link-network': '这条链路的网段，例如 10.0.12.0/30',
  'link-other-end': '另一端的节点',
  loopback: '地址，例如 10.0.0.100',
  'loss-host': '主机（在哪台主机上丢）',
  mac: 'MAC 地址，例如 02:00:00:00:01:00',
  'mac-or-host': 'MAC 地址或主机名',
  name: '名字',
  'new-value': '新的值',
  'next-hop': '下一跳的地址',
  nic: '网卡，例如 pc:eth0',
  'nic-lan': '局域网（网卡接在哪个局域网上）',
  'nic-or-host': '网卡（例如 pc:eth0）或主机',
  'nic-or-lan': '网卡的名字，或它所在局域网的名字',
  number: '数字',
  octets: '字节数',
  'on-off': '`on` 或 `off`',
  payload: '要发的内容（一段文字，或 40kB 这样的大小）',
  peer: '地址、带端口的地址，或 `nobody`',
  port: '端口',
  'port-range': '端口范围，例如 40000..40039',
  ports: '端口，或端口范围，例如 40000..40039',
  predicate: '过滤表达式，例如 "tcp.flags.syn == 1"',
  'real-order': '按顺序排列的后端服务器',
  record: '地址、主机、`nxdomain`、`silent` 或 `cname`',
  resolver: '域名服务器的地址',
  result: '结果（`200`、`3 replies`、`refused` 等）',
  row: '主机的一行配置',
  'rp-filter': '0、1 或 2',
  'serve-port': '端口，1 到 65535',
  server: '带端口的地址或主机',
  service: '服务的种类（`http`、`tcp`、`udp`、`echo`、`discard` 或 `dns`）',
  setting: '设置项的名字',
  share: '百分比，例如 5%',
  'snat-to': '换成的源地址',
  'socket-state': '套接字的状态，例如 TIME-WAIT',
  subject: '主机、交换机，或用 `as` 起的名字',
  switch: '交换机',
  target: '地址或主机名',
  'tcp-value': '值：`on`、`off` 或一个数字',
  text: '双引号里的一段文字',
  'the-switch': '交换机',
  times: '次数',
  'trunk-end': '一端的交换机',
  'trunk-other-end': '另一端的交换机',
  ttl: '1 到 255 的数字',
  'unset-host': '主机（去掉哪台主机的配置）',
  url: 'URL，例如 http://web/',
  value: '值，例如 1',
  version: '版本号，例如 1.22',
  'walk-name': '演练的名字（写在双引号里）',
  which: '`next`、`every`，或 `3rd` 这样的词',
  whose: '来源（主机、地址或网段）',
};

export const CHINESE_NOUNS: Readonly<Record<Noun, string>> = {
  lan: '局域网',
  switch: '交换机',
  host: '主机',
  router: '路由器',
  balancer: '负载均衡器',
  proxy: '代理',
  nic: '网卡',
  upstream: 'upstream ',
  program: '程序',
};

export function inChinese(wanted: Wanted): string {
  if (typeof wanted === 'string') return THINGS[wanted];
  if ('keyword' in wanted) return `\`${wanted.keyword}\``;
  if ('oneOf' in wanted) return `其中一个：${wanted.oneOf.map((word) => `\`${word}\``).join('、')}`;
  if ('nameOf' in wanted) return `${CHINESE_NOUNS[wanted.nameOf]}的名字`;
  return 'time' in wanted ? `时间，例如 ${wanted.time}` : `网段，例如 ${wanted.network}`;
}

/** Behind “不能用作”. */
export const CHINESE_QUANTITIES: Readonly<Record<Quantity, string>> = {
  backlog: '连接队列的长度',
  datagrams: '数据报的个数',
  'echo-size': '回显请求的字节数',
  echoes: '回显请求的个数',
  frames: '帧数',
  'http-status': 'HTTP 状态码（应答数写成 `3 replies`）',
  identifier: '标识符',
  macs: 'MAC 地址的个数',
  metric: '度量值',
  mtu: 'MTU',
  probes: '探测的个数',
  replies: '应答数',
  requests: '请求数',
  retries: '重试次数',
  'segment-size': '报文段长度',
  sends: '发送次数',
  sockets: '套接字的个数',
  status: '状态码（大小要带单位，例如 40kB）',
  times: '次数',
  translations: '转换的条数',
  ttl: 'TTL',
  weight: '权重',
};

export const CHINESE_LIMITS: Readonly<Record<Limit, string>> = {
  page: '这里的一个页面最多 1 GB',
  send: '这里一次最多发 1 GB',
  datagram: '一个数据报最多装 65507 字节（Linux 会报 "Message too long"）',
};
