// Chinese: what is said about programs and rules.
import { wasMeant } from './chinese-value.ts';
import type { Sentences } from './message.ts';
import { listed, shown } from './shown.ts';
import type { ServiceVocabulary } from './vocabulary-service.ts';

export const chineseService: Sentences<ServiceVocabulary> = {
  'port-in-use': ({ place, node, line }) =>
    `${shown(node)} 的端口 ${place} 已经被第 ${line} 行的程序占用：第二个程序会得到 "Address already in use"，启动不了。`,
  'misplaced-option': ({ word, service, options }) =>
    `\`${service}\` 服务没有 ${shown(word)} 这个选项，只有 ${listed(options, '、')}。`,
  'misplaced-row service': ({ service }) =>
    `\`${service}\` 服务没有回答可选：这样的行只能写在 \`serve http\` 和 \`serve udp\` 里。`,
  'misplaced-row http': () => '`http` 服务里的一行要以路径开头：`/ "welcome"`。',
  'misplaced-row udp': () =>
    '路径是 `serve http` 里用的：`udp` 服务里的一行是两段文字，前面是问的，后面是答的。',
  'duplicate-path': ({ path }) => `${shown(path)} 在上面已经有回答了，发出去的是上面那个。`,
  'bad-answer': ({ word }) =>
    `${shown(word)} 不能作回答：要写双引号里的一段文字、40kB 这样的大小，或 404 这样的状态码。`,
  'bad-answer upstream': ({ word }) =>
    `${shown(word)} 是一个 upstream，\`->\` 后面只能写它一个：它有哪些服务器，写在它自己的块里。`,
  'bad-answer reset': ({ frame }) =>
    `RST 只能用来回答 TCP，而 ${shown(frame)} 不是：\`with port\`、\`with host\` 和 \`with admin\` 用 ICMP 回答。`,
  'duplicate-record': ({ name, line }) =>
    `${shown(name)} 在第 ${line} 行已经有回答了，给出的是那一个：只有地址才能并列好几个。`,
  'no-record': () => '这台域名服务器一个域名也不知道：它的回答都会是“没有这个域名”。',
  'bad-record': ({ word, right }) => `${shown(word)} 是另一个名字，不是地址：别名要写成 ${shown(right)}。`,
  'alias-loop': ({ name }) => `这个别名又绕回 ${shown(name)}：顺着它找下去，永远得不到地址。`,
  'no-server': ({ name }) =>
    `upstream ${shown(name)} 里没有服务器，所以没有谁能回答：写一行 \`server app1:8080\` 这样的，就有了。`,
  'proxy-loop': ({ node, path, way }) => {
    const round = way.length === 0 ? '又发回这一行' : `经过 ${listed(way, '、')} 又发回这里`;
    return `${shown(node)} 把对 ${shown(path)} 的请求${round}：它会一直转下去，直到代理的连接用完（nginx 的 worker_connections），而这个上限没有模拟。这一行要写一台自己能回答的服务器。`;
  },
  'foreign-source': ({ address, network, node }) =>
    `${address} 在 ${network} 里，可 ${shown(node)} 没有这个地址：对方回答时要用 ARP 找它，却没有人应声。给网卡加上第二个地址，或者写 \`loopback ${address}\`，它才有这个地址。`,
  'shadowed-rule': ({ place, line }) =>
    `${place} 已经由第 ${line} 行转到别处：第一条匹配的规则说了算，所以这一条永远不起作用。`,
  'not-forwarding dnat': ({ node, target }) =>
    `${shown(node)} 不转发：目标改成 ${target} 的包会被丢弃。用 \`router\`，或者写 \`forward on\`，它才会往下送。`,
  'not-forwarding balancer': ({ node }) =>
    `${shown(node)} 不转发，而 \`mode nat\` 必须转发：用 \`balancer\`，或者写 \`forward on\`。`,
  'never-matches': () => '包过滤只看 IP 包，ARP 不经过它，所以这条规则永远不起作用。',
  'no-ports': ({ frame }) => `${shown(frame)} 帧没有端口：只有 TCP 和 UDP 有。`,
  'duplicate-virtual': ({ node, service, line }) =>
    `${shown(node)} 在第 ${line} 行已经有虚拟服务 ${service}：ipvsadm 会拒绝第二个（"Service already exists"），所以这里不算它。`,
  'row-twice': ({ word }) => `${shown(word)} 在一个虚拟服务里写了两次：写一次就够了。`,
  'duplicate-real': ({ word }) =>
    `${shown(word)} 已经是这个服务的后端服务器：ipvsadm 会拒绝第二个（"Destination already exists"），所以这里不算它。想让它多分一些连接，用 \`weight\`。`,
  'port-unchanged': ({ mode, port }) =>
    `\`mode ${mode}\` 时，包到达后端时还是客户发的样子，目标端口是 ${port}：只有 \`mode nat\` 能改端口，所以按 ${port} 处理。`,
  'unknown-name real': ({ word, reals, meant }) =>
    `${shown(word)} 不是这个服务的后端服务器${reals.length === 0 ? '' : `，这里有 ${listed(reals, '、')}`}：写一行 \`real\`，它才是。${wasMeant(meant)}`,
  'weight-ignored': ({ schedule, right }) =>
    `\`schedule ${schedule}\` 不看权重：要看权重，用 \`schedule ${right}\`。`,
  'foreign-virtual': ({ node, address }) =>
    `${shown(node)} 没有地址 ${address}，发给它的包到不了这里：给网卡再加一个地址（\`${address}/32\`）就有了。`,
  'no-real-server': () =>
    '这个服务没有后端服务器，所以来的连接都会被丢弃：写一行 `real rs1:80` 这样的，就有了。',
  'answers-elsewhere': ({ node, gateway, balancer }) =>
    `${shown(node)} 的应答走它的网关 ${gateway}，不经过 ${shown(balancer)}：应答上还是后端的地址，客户不认。\`mode nat\` 要求后端以负载均衡器为网关。`,
  'not-a-neighbour': ({ node, balancer }) =>
    `${shown(node)} 和 ${shown(balancer)} 不在同一个局域网上：\`mode dr\` 只改 MAC，所以到不了它。\`mode tunnel\` 可以穿过路由器。`,
  'closed-tunnel': ({ node }) =>
    `${shown(node)} 不拆隧道来的包，只会回答“协议不可达”：写上 \`decapsulate\` 这一行，它才拆。`,
  'no-virtual-address': ({ node, address, isModeWritten }) =>
    `${shown(node)} 没有地址 ${address}：转给它的包在它看来是给别人的，会被丢弃。写 \`loopback ${address}\`，它就有这个地址了。${
      isModeWritten ? '' : '（没有写 mode 时就是 `dr`，和 ipvsadm 一样。）'
    }`,
  'answers-for-virtual': ({ node, address }) =>
    `有人用 ARP 问 ${address} 时，${shown(node)} 会和负载均衡器一起回答，谁先答就算谁的：写 \`arp ignore 1\`（和 \`arp announce 2\`），它就不作声了。`,
};
