// Chinese: programs that ask the network about itself, and the knobs of ARP and IP.
import type { ProbeCatalogue } from './catalogue-probe.ts';

const IGNORED: Readonly<Record<number, string>> = {
  1: '这个地址不在收到问题的接口上',
  2: '这个地址不在那个接口上，或者提问的不在同一网段',
  3: '这是 lo 上的地址，只给自己用',
  8: '它什么问题都不回答',
};

/** most hops that are named in one sentence */
const NAMED = 4;

export const chineseProbe: ProbeCatalogue = {
  beganTraceroute: ({ node, target, method }) => ({
    title: `${node} 探查到 ${target} 的路`,
    why: [
      `${node} 上的 traceroute 依次用 TTL 1、2、3…… 发${method === 'udp' ? '数据报，端口都没人用' : ' ICMP 回显请求'}。`,
      '每个都会在再远一台的路由器上耗尽 TTL，那台路由器报告时就露出了自己的地址。',
    ],
  }),
  beganAnnounce: ({ node, form }) => ({
    title: `${node} 宣布自己`,
    why: [
      `没有人问，${node} 也用 ARP ${form === 'request' ? '请求' : '应答'}把自己的地址和 MAC 告诉所有人，好让缓存里还记着旧 MAC 的改过来。这叫免费 ARP。`,
    ],
  }),
  beganProbe: ({ node, address }) => ({
    title: `${node} 问 ${address} 有没有人用`,
    why: ['用一个地址之前，先用 ARP 问一遍有没有人占着（RFC 5227）；有人回答，就不能用。'],
  }),
  hopAsked: ({ node, destination, ttl, method }) => ({
    title: `TTL 为 ${ttl} 的探测包`,
    why: [
      ttl === 1
        ? `第一台路由器把 TTL 从 1 减到 0，包死在那里，${node} 就知道它是谁。`
        : `它能过前 ${ttl - 1} 台路由器，再下一台会把 TTL 减到 0，并且报告。`,
      method === 'udp'
        ? `要是到了 ${destination}，那里没人用这个端口，它就会说端口不可达。`
        : `要是到了 ${destination}，就会收到回显应答。`,
    ],
  }),
  hopFound: ({ node, ttl, from, roundTrip, final }) => ({
    title: `第 ${ttl} 跳：${from}`,
    why: [
      final
        ? `这回说的不是 TTL 耗尽，可见探测包已经到了 ${from}，用了 ${roundTrip}，所以 ${node} 不用再往下问。`
        : `TTL 为 ${ttl} 的包死在 ${from}，它在 ${roundTrip} 后报告，所以它是路上的第 ${ttl} 台。`,
    ],
  }),
  hopSilent: ({ node, ttl }) => ({
    title: `第 ${ttl} 跳：*`,
    why: [`等到时限也没有回音，${node} 打一个星号，接着问。路由器可以不回答，回答也可能找不到回来的路。`],
  }),
  endedHops: ({ node, hops, isReached }) => ({
    title: isReached ? `到了，用了 ${hops.length} 个探测包` : '没有到达',
    why: [
      isReached
        ? `目标自己回答了，所以 ${node} 上的 traceroute 到此结束。`
        : `TTL 用到最大，目标还是没有回答，所以 ${node} 上的 traceroute 停下来。`,
      `一路上的各跳是：${hops.slice(0, NAMED).join('，')}${hops.length > NAMED ? ' 等' : ''}。`,
    ],
  }),
  endedProbed: ({ node, address, owner, sent }) => ({
    title: owner === undefined ? `${address} 没人用` : `${address} 已有人用`,
    why: [
      owner === undefined
        ? `问了 ${sent} 次都没有人回答，所以 ${node} 可以用这个地址。`
        : `${owner} 回答了。要是 ${node} 也用 ${address}，两边就会各收到一些给对方的包。`,
    ],
  }),
  arpAnnounced: ({ node, address, nic, form }) => ({
    title: `ARP：${address} 在 ${node} 的 ${nic}`,
    why: [
      `这是发送方和目标相同的 ARP ${form === 'request' ? '请求' : '应答'}：缓存里有 ${address} 的，改记新的 MAC；没有的，不会新记。`,
    ],
  }),
  arpProbed: ({ node, address, attempt, of }) => ({
    title: `ARP：有谁在用 ${address}？`,
    why: [
      `${node} 提问时发送方写 0.0.0.0，因为地址还不是它的，免得别人学到错的记录。`,
      ...(of > 1 ? [`这是第 ${attempt}/${of} 次。`] : []),
    ],
  }),
  arpIgnored: ({ node, target, level }) => ({
    title: `${node} 不回答`,
    why: [
      `${target} 是 ${node} 的地址，但 arp ignore 是 ${level}：${IGNORED[level] ?? '问题不归它管'}，所以它不回答。`,
    ],
  }),
  reversePath: ({ node, source, nic, way, isStrict }) => ({
    title: '丢弃：反向路径过滤',
    why: [
      way === undefined
        ? `${node} 没有回到 ${source} 的路，所以不信包是从那里来的（rp-filter ${isStrict ? 1 : 2}）。`
        : `包自称来自 ${source}，从 ${nic} 进来，可是 ${node} 回它要走 ${way}；rp-filter 是 1，所以当作伪造的。`,
    ],
  }),
  ingressFilter: ({ lan, source }) => ({
    title: '丢弃：源地址是私有地址',
    why: [
      `${lan} 是运营商的网络，包进来时要看源地址：${source} 是私有地址（RFC 1918），谁也回不到它，所以悄悄丢掉（BCP 38）。`,
    ],
  }),
  arpProxied: ({ node, target, asker }) => ({
    title: `${node} 代 ${target} 回答`,
    why: [
      `${target} 不在这个网段，但 ${node} 知道怎么走（代理 ARP），所以把自己的 MAC 告诉 ${asker}，来了包再转发。`,
    ],
  }),
};
