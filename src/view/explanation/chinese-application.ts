// Chinese: programs that speak for others, beginning with the name service.
import type { AskReason } from '../../simulation/step.ts';
import type { englishApplication } from './english-application.ts';

/** Why this name server is asked now. */
const BEFORE: Readonly<Record<AskReason, string>> = {
  first: '发 IP 包要有地址，而这个域名不在缓存里。',
  timeout: '上一次问没有等到应答。',
  refused: '上一台服务器的 53 端口没有程序监听。',
  unreachable: '上一台服务器到不了。',
  prohibited: '去上一台服务器的路被禁止了。',
  invalid: '上一台服务器没法问。',
  reset: '上一台服务器中途断开了。',
  closed: '到上一台服务器的套接字已经关闭。',
  nxdomain: '上一台服务器不认识这个域名。',
};

export const chineseApplication: typeof englishApplication = {
  nameCached: ({ node, name, addresses, until }) => ({
    title: `${node} 已经知道 ${name}`,
    why: [
      `${name} 是 ${addresses}：上次问到的答案还在 ${node} 的缓存里，从开头算起到 ${until} 都有效。`,
      '所以不用再问域名服务器。',
    ],
  }),
  nameAsked: ({ node, name, server, isOwnHost, attempt, of, why }) => ({
    title: `${node} 查询 ${name}${attempt > 1 ? `（第 ${attempt}/${of} 次）` : ''}`,
    why: [
      BEFORE[why],
      isOwnHost
        ? `${node} 没有写 \`resolver\`，所以解析库去问 ${node} 自己（127.0.0.1）。`
        : `所以 ${node} 用一个 UDP 数据报问域名服务器 ${server}：${name} 的地址是什么？`,
    ],
  }),
  nameServed: ({ node, program, name, client, answer, rows }) => ({
    title: answer === 'nxdomain' ? `没有 ${name} 这一行` : `${program} 查找 ${name}`,
    why: [
      answer === 'silent'
        ? `${name} 那一行要求 ${node} 不回答，所以 ${client} 等不到应答，只能等到超时。`
        : answer === 'nxdomain'
          ? `${node} 的记录里没有哪一行给出 ${name} 的地址，所以它告诉 ${client}：没有这个域名。`
          : `${node} 找到 ${name} 的 ${rows} 行记录，把答案发回给 ${client}。`,
    ],
  }),
  nameAnswered: ({ node, name, from, addresses, ttl }) => ({
    title: `${name} 的地址来了`,
    why: [
      `${from} 说 ${name} 是 ${addresses}；编号和问题对得上，所以 ${node} 相信它。`,
      `这个答案可以留 ${ttl} s，这段时间里不用再为这个域名发包。`,
    ],
  }),
  nameUnknown: ({ node, name, from }) => ({
    title: `没有 ${name}`,
    why: [`${from} 说这个域名不存在（NXDOMAIN）。`, `没有地址，${node} 就不知道包该发到哪里，程序只好放弃。`],
  }),
};
