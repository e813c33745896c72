// Chinese: programs that speak for others, beginning with the name service.

import type { Failure } from '../../network/script.ts';
import type { AskReason } from '../../simulation/step.ts';
import { FAILURES } from './chinese-walk.ts';
import type { englishApplication } from './english-application.ts';

/** Why this name server is asked now. */
const BEFORE: Readonly<Record<AskReason, string>> = {
  first: '发 IP 包要有地址，而这个域名不在缓存里。',
  timeout: '上一次问没有等到应答。',
  refused: '上一台服务器的 53 端口没有程序监听。',
  unreachable: '上一台服务器到不了。',
  prohibited: '去上一台服务器的路被禁止了。',
  invalid: '上一台服务器没法问。',
  'no-port': '问上一台服务器时没有端口可用了。',
  reset: '上一台服务器中途断开了。',
  closed: '到上一台服务器的套接字已经关闭。',
  nxdomain: '上一台服务器不认识这个域名。',
};

/** What a server's failure means for the proxy. */
const FAILED: Readonly<Record<Failure, string>> = {
  refused: '端口没有人监听',
  timeout: '等不到应答',
  unreachable: '到不了',
  reset: '它中途断开',
  closed: '没回答就关了连接',
  prohibited: '去它的路被禁止',
  invalid: '内核不肯去试',
  'no-port': '没有端口可用了',
  nxdomain: '没有这个域名',
};

export const chineseApplication: typeof englishApplication = {
  nextAddress: ({ node, program, failed, failure, next }) => ({
    title: `换下一个地址：${next}`,
    why: [
      `${failed}：${FAILURES[failure]}。这个名字不止一个地址，所以 ${node} 上的 ${program} 再试下一个 ${next}。`,
    ],
  }),
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
  requestAwaited: ({ node, program, client, octets }) => ({
    title: `${program} 等请求收全`,
    why: [
      `${client} 的请求到现在只来了 ${octets} 字节，还没看到结束头部的空行。`,
      `请求没收全，${node} 上的 ${program} 就不能挑服务器，所以后端还什么都不知道。`,
    ],
  }),
  locationChosen: ({ node, program, line, target, path, to }) => ({
    title: path === undefined ? '没有哪一行合适' : `${line}：用 ${path} 这一行`,
    why: [
      `请求收全了，${node} 上的 ${program} 才能看里面要的是什么。`,
      path === undefined
        ? `${target} 不以任何一行的路径开头，所以没有哪一行能用。`
        : `${target} 以 ${path} 开头，在合适的行里它最长，所以用它${to === undefined ? '' : `，交给 ${to}`}。`,
    ],
  }),
  serverChosen: ({ node, program, upstream, server, isKept, isAlone, after }) => ({
    title: server === undefined ? `${upstream} 没有服务器可用` : `${program} 选中 ${server}`,
    why:
      server === undefined
        ? [`${upstream} 的服务器全都失败了，${node} 上的 ${program} 没有谁可问。`]
        : [
            `${after === undefined ? '' : '上一台失败了，请求改交下一台。'}${
              isAlone
                ? `${upstream} 里只有 ${server} 这一台。`
                : `按权重算，现在 ${server} 在 ${upstream} 里积分最高，所以轮到它。`
            }`,
            isKept
              ? `${node} 到它的连接还留着，所以不用再握手。`
              : `${program} 另外开一条自己的连接到这台服务器，因为客户那条只通到 ${node}。`,
          ],
  }),
  serverFailed: ({ node, program, server, failure, isReused }) => ({
    title: `${server} 失败：${FAILED[failure]}`,
    why: [
      isReused
        ? `${node} 上的 ${program} 留着的连接已经不能用了，所以重新开一条。`
        : `${node} 上的 ${program} 没有得到 ${server} 的响应：${FAILED[failure]}。`,
      '客户不会知道，因为它的连接是另外一条。',
    ],
  }),
  answerPassed: ({ node, program, server, client, status }) => ({
    title: `${program} 转交 ${status}`,
    why: [
      `${server} 的响应到了，${node} 上的 ${program} 换上自己写的头部，发给 ${client}。`,
      `在 ${client} 看来，这就是 ${node} 的响应。`,
    ],
  }),
  answeredItself: ({ node, program, client, status, because }) => ({
    title: `${program} 自己回答 ${status}`,
    why: [
      status === 502 || status === 503 || status === 504
        ? `${node} 上的 ${program} 没有得到后端的响应${because === undefined ? '' : `（${FAILED[because]}）`}，只好告诉 ${client}：${status}。`
        : `这个请求用不着后端，所以 ${node} 上的 ${program} 用自己的页面回答 ${client}。`,
    ],
  }),
};
