// Chinese: what the constructs of a network mean: lans, hosts, their rows and rules, balancers and programs.
import type { BALANCE_CONSTRUCTS } from '../constructs/balance.ts';
import type { NETWORK_CONSTRUCTS } from '../constructs/network.ts';
import type { ROW_CONSTRUCTS } from '../constructs/rows.ts';
import type { RULE_CONSTRUCTS } from '../constructs/rules.ts';
import type { SERVICE_CONSTRUCTS } from '../constructs/services.ts';
import type { Meanings } from './catalogue.ts';

const network: Meanings<typeof NETWORK_CONSTRUCTS> = {
  lan: '一个广播域；块里没有写交换机时，有一台和它同名的交换机',
  switch: '局域网里的一台交换机；网卡没有写 `port` 时，接在第一台上',
  trunk: '局域网里两台交换机之间的线；连成环会被拒绝',
  'lan mtu': '局域网上每块网卡能发的最大 IP 包，单位是字节（不写就是 1500）',
  'lan delay': '帧在路上的时间（不写就是 0.1 ms）',
  loss: '丢失的帧所占的比例；文件不变，丢的总是同样那些帧',
  ageing: '交换机记住一个 MAC 在哪个端口的时间（不写就是 300 s）',
  link: '两个节点之间的一根线：只有两块网卡的局域网，名字是 A-B',
  defaults: '给每个节点都写上的行；节点自己写的优先',
  host: '一台主机，不转发',
  router: '一台路由器，在它的网卡之间转发包',
  proxy: '七层代理：自己回答客户，再自己去问后端',
  nic: '接在局域网上的网卡；可以写地址和掩码，简写成 `.12`，或者不写，不写就用下一个空闲的地址',
  'nic name': 'Linux 里网卡的名字（不写就是 eth0、eth1 等）',
  'nic mac': '它的 MAC 地址（不写就是 02:00:00:00:主机:网卡）',
  'nic mtu': '它能发的最大 IP 包（不写就和局域网的一样）',
  'nic port': '它接在哪台交换机上（不写就是局域网的第一台）',
  'nic down': '这个接口没有启用',
  'lan public': '运营商的网络，在入口丢弃源地址是私有地址的包（BCP 38）',
};

const rows: Meanings<typeof ROW_CONSTRUCTS> = {
  gateway: '默认网关：别的路由都不匹配时，包交给它',
  route: '去一个网段的包怎么走：交给下一跳，或者从一块网卡直接发给那里的邻居',
  blackhole: '去那个网段的包不声不响地消失',
  unreachable: '去那个网段的包得到“主机不可达”的回答',
  prohibit: '去那个网段的包得到“被管理员禁止”的回答',
  resolver: '主机向哪台域名服务器查询；最多三台，依次来问',
  loopback: '节点自己的又一个地址，在 lo 上',
  'static arp': '手工写下的邻居 MAC，不用再问',
  metric: '到同一个网段有两条路由时，度量值小的生效（不写就是 0）',
  forward: 'net.ipv4.ip_forward：不是给自己的包，转不转发',
  ttl: '它发出的包的 TTL（不写就是 64）',
  ports: 'net.ipv4.ip_local_port_range：客户程序能分到的端口（不写就是 32768..60999）',
  arp: 'net.ipv4.neigh 里的一个设置项',
  tcp: 'net.ipv4.tcp_* 里的一个设置项',
  'arp base-reachable-time': 'ARP 缓存里的一行多久之内算是新的（不写就是 30 s）',
  'arp delay-first-probe-time': '用了一条 STALE 的记录以后，等多久再去确认（不写就是 5 s）',
  'arp retrans-time': '两次 ARP 请求之间隔多久（不写就是 1 s）',
  'tcp timestamps': '时间戳选项（不写就是 on）',
  'tcp sack': '选择性确认（不写就是 on）',
  'tcp syn-retries': 'SYN 按加倍的间隔重传几次（不写就是 6）',
  'tcp syn-linear-timeouts': '间隔开始加倍之前先重传几次（不写就是 4，6.5 以前的内核是 0）',
  'tcp synack-retries': 'SYN-ACK 重传几次（不写就是 5）',
  'arp ignore': '哪些 ARP 请求不回答：1 是不回答问别的网卡地址的请求（不写就是 0）',
  'arp announce': '用自己的哪个地址去问：2 是用最适合对方的那个（不写就是 0）',
  'arp accept': '没有问就来的 ARP，要不要记下新的一行（不写就是 0）',
  'arp proxy': '替它能转发到的主机回答 ARP（不写就是 off）',
  'rp-filter': '反向路径过滤：回程不走同一块网卡的包丢弃（1），或者只丢弃根本没有回程的包（2）；不写就是 0',
};

const rules: Meanings<typeof RULE_CONSTRUCTS> = {
  masquerade: '从一个局域网出去的包，源地址换成那块网卡的地址',
  snat: '从一个局域网出去的包，源地址换成一个固定的地址',
  dnat: '发给节点在某个局域网上的地址的包，转到别处：端口转发',
  drop: '不声不响地丢弃包',
  reject: '丢弃包并且告诉对方，不写就用 ICMP 端口不可达',
  clamp: '把转发的 SYN 里宣告的 MSS 改小',
  'drop chain': '看哪些包：给自己的、自己发的、经过自己的（不写就是给自己的和经过自己的）',
  'dnat protocol': '要转换或者要分发的是哪种协议',
};

const balance: Meanings<typeof BALANCE_CONSTRUCTS> = {
  balancer: '四层负载均衡器，只转发包',
  decapsulate: '拆开隧道送来的包（IP in IP）',
  virtual: '分给多台后端服务器去做的一个服务',
  'virtual mode': '改地址（nat）、改 MAC（dr），或者装进 IP in IP（tunnel）；不写就是 dr',
  'virtual schedule': '下一条连接给谁（不写就是 wlc）；`order` 里写的用完以后，都给最后一个',
  'virtual real': '一台后端服务器',
  'virtual tracking': 'off：不记连接，每个包都重新调度（不写就是 on）',
  'virtual persistent': '同一个客户多久之内都给同一台后端',
  'virtual ttl': '经过时不把 TTL 减 1',
};

const services: Meanings<typeof SERVICE_CONSTRUCTS> = {
  serve: '在一个端口上等候的程序',
  'serve http': '回答 HTTP 请求：按各行来答，没有写行就答 `hello from 主机 to 客户:端口`',
  'serve tcp': '只接受连接、读数据；演练要它发、要它关，它才发、才关',
  'serve udp': 'UDP 套接字，按各行来答',
  'serve echo': '收到什么就发回什么（端口 7 用 UDP，别的端口用 TCP）',
  'serve discard': '读了就扔',
  'serve dns': 'UDP 端口 53 上的域名服务器',
  'serve as': '程序的名字，netstat 里看得到',
  'serve delay': '程序要想多久才回答',
  'serve keepalive': '回答以后，HTTP 连接还留着不关（不写就是 on）',
  'serve backlog': '最多几条连接排队等着被接受（不写就是 128）',
  'serve accept': 'off：程序从不接受连接，连接只好等着（不写就是 on）',
  'answer delay': '一条回答：按最长匹配的路径，或者按问的内容来选；delay 是要花多久',
  'dns row': '问到这个域名怎么答：一个地址、没有这个域名、不作声，或者另一个名字',
  'answer ->': '去后面的服务器取回答',
  upstream: '代理后面的一组服务器',
  'upstream server': '其中一台服务器',
  'upstream keepalive': '到后端的连接留不留着（不写就按这种软件的习惯）',
  'upstream host': '把客户的 Host 头部原样传过去，haproxy 就是这样；nginx 传的是 upstream 的名字',
  'upstream forwarded-for': '加上 X-Forwarded-For，写着客户的地址',
  software: '代理按哪种软件的习惯做事（不写就是 nginx 1.22）',
  on: '打开',
  off: '关闭',
};

export const chineseNetworkConstructs = { ...network, ...rows, ...rules, ...balance, ...services };
