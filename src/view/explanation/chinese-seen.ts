// Chinese: what an expectation found.
import type { SeenCatalogue } from './catalogue-seen.ts';
import { FAILURES } from './chinese-walk.ts';

export const chineseSeen: SeenCatalogue = {
  noResultYet: '还没有结果',
  replies: ({ received, sent }) => `${sent} 个请求，${received} 个应答`,
  failure: (failure) => `${failure}（${FAILURES[failure]}）`,
  status: ({ status, server }) => (server === undefined ? `${status}` : `${server} 答的 ${status}`),
  octetsSent: (octets) => `发了 ${octets} 字节`,
  connected: '连接已建立',
  owner: (owner) => (owner === undefined ? '没有人在用' : `${owner} 在用`),
  done: '已做完',
  noNeighbour: '没有这一行',
  noSockets: '没有套接字',
  nobody: '没有人',
  callers: ({ callers, more }) => `${callers.join('、')}${more === 0 ? '' : ` 和另外 ${more} 个`}`,
  addresses: (addresses) => addresses.join('、'),
  states: (states) => states.join('、'),
  way: ({ nextHop, nic }) => `下一跳 ${nextHop}，从 ${nic} 出去`,
  local: '它自己的地址',
  noRoute: '没有路由',
};
