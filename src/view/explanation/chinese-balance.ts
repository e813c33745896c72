// Balancers in Chinese.
import type { BalanceMode, Schedule } from '../../network/balance.ts';
import type { BalanceCatalogue } from './catalogue-balance.ts';

const SCHEDULES: Readonly<Record<Schedule['kind'], string>> = {
  order: '按文件里写的顺序',
  rr: '轮询：一台一台轮着来',
  wrr: '加权轮询：轮着来，权重大的多轮几次',
  lc: '最少连接：现在连接最少的那台',
  wlc: '加权最少连接：按权重算连接最少的那台',
  sh: '源地址哈希：由客户的地址决定',
  dh: '目标地址哈希：由被访问的地址决定',
};

const MODES: Readonly<Record<BalanceMode, string>> = {
  nat: '它把包的目标地址改成这台服务器，再发出去（NAT 模式）。',
  dr: '它不动包，只换帧的目标 MAC（DR 模式）。',
  tunnel: '它把整个包原样装进另一个包里（隧道模式）。',
};

export const chineseBalance: BalanceCatalogue = {
  balanced: ({ node, service, to, mode, schedule, why }) => {
    const reason = {
      scheduled: `${service} 来了新连接。${node} 自己不握手，只挑服务器，${SCHEDULES[schedule]}。`,
      kept: `${service} 来了新连接，这个客户 ${node} 见过，所以还用原来那台服务器。`,
      known: `${node} 的连接表里有这条连接：握手和数据不能拆到两台，所以它的包都去同一台服务器。`,
      packet: `${node} 什么也不记，每个包都重新挑，${SCHEDULES[schedule]}。所以没有哪台服务器能看到完整的连接。`,
    }[why];
    return { title: `转给 ${to}`, why: [reason, MODES[mode]] };
  },
  balancedBack: ({ node, service, real, client }) => ({
    title: `源地址改回 ${service}`,
    why: [
      `这是 ${real} 的应答。${client} 访问的是 ${service}，别人的应答它不认，所以 ${node} 把地址改回去。`,
    ],
  }),
  balancedError: ({ node, service, real, client, mode, way }) =>
    ({
      'to-real': {
        title: `差错转给 ${real}`,
        why: [
          `说的是 ${service} 的一个应答，其实是 ${real} 发的，只有它才能处理。`,
          mode === 'nat'
            ? `所以 ${node} 把差错和里面引用的包都改成这台服务器的地址。`
            : `所以 ${node} 像转客户的包那样转给它。`,
        ],
      },
      'to-client': {
        title: `差错的源地址改回 ${service}`,
        why: [
          `说的是 ${client} 的一个包。${client} 访问的是 ${service}，不知道有 ${real}。`,
          `所以 ${node} 把地址改回去，差错和里面引用的包都改。`,
        ],
      },
      'out-of-tunnel': {
        title: `要告诉 ${client}`,
        why: [
          `差错说的是 ${node} 发给 ${real} 的外层包，${client} 不知道有这一层。`,
          `所以 ${node} 从引用里取出里面的包，以 ${service} 的名义告诉 ${client}。`,
        ],
      },
    })[way],
  encapsulated: ({ node, source, destination }) => ({
    title: '包里装包',
    why: [
      `${node} 在前面再加一个 IP 头，从 ${source} 到 ${destination}。`,
      '这样后端服务器在哪里都行，里面客户的包原封不动。',
    ],
  }),
  decapsulated: ({ node, source, destination }) => ({
    title: '取出里面的包',
    why: [
      `外面的 IP 头是给 ${node} 的，所以拆开：里面是客户发的包，从 ${source} 到 ${destination}。`,
      '接下来就当它刚刚到达一样处理。',
    ],
  }),
  noRealServer: ({ node, service }) => ({
    title: '丢弃：没有后端服务器',
    why: [`${node} 上 ${service} 没有一台权重大于 0 的后端服务器，包没处可送，所以告诉客户端口不可达。`],
  }),
  balanceCaptions: {
    reals: '后端服务器',
    columns: ['后端服务器', '权重'],
    loadColumns: ['活动连接', '关闭中'],
  },
};
