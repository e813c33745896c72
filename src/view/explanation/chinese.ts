// The catalogue in Simplified Chinese, in the language of a lecture: "why" before "what", the field's usual terms, protocol words in
// Latin letters; titles of at most 45 characters, at most three sentences and 160 characters a step.
import type { Catalogue } from './catalogue.ts';
import { chineseApplication } from './chinese-application.ts';
import { chineseBalance } from './chinese-balance.ts';
import { chineseEvent } from './chinese-event.ts';
import { chineseFilter } from './chinese-filter.ts';
import { chineseLink } from './chinese-link.ts';
import { chineseNetwork } from './chinese-network.ts';
import { chineseProbe } from './chinese-probe.ts';
import { chineseSeen } from './chinese-seen.ts';
import { chineseTransport } from './chinese-transport.ts';
import { chineseWalk } from './chinese-walk.ts';

export const CHINESE: Catalogue = {
  ...chineseWalk,
  ...chineseApplication,
  ...chineseTransport,
  ...chineseNetwork,
  ...chineseLink,
  ...chineseFilter,
  ...chineseBalance,
  ...chineseEvent,
  ...chineseProbe,
  nicOf: (owner, nic) => `${owner} 的 ${nic}`,
  octets: (count) => `${count} 字节`,
  seen: chineseSeen,
  captions: {
    routes: '路由表，逐行：目标地址 AND 掩码',
    routeColumns: ['目标', '掩码', '相与得到', '网关', '接口'],
    matches: '匹配',
    differs: '不匹配',
    tcp: '报文段',
    state: '状态',
    sequence: '序号',
    acknowledgement: '确认到',
    flags: '标志',
    length: '数据',
    knowledge: '双方现在各知道什么',
    knowledgeColumns: ['哪一方', '听到对方了吗', '知道对方听得到自己吗'],
    yes: '是',
    notYet: '还没有',
    neighbour: 'ARP 缓存里的这一行',
    arpColumns: ['地址', 'MAC', '状态'],
    unknown: '未知',
    names: '域名服务器的记录',
    nameColumns: ['域名', '答案'],
    locations: '按路径的各行：合适的里面最长的用',
    locationColumns: ['路径', '由谁回答', ''],
    fits: '合适',
    fitsNot: '不合适',
    servers: '轮到谁：积分最高的',
    serverColumns: ['服务器', '权重', '积分', ''],
    skipped: {
      tried: '这个请求已经在它那里失败过',
      failed: '失败过，10 s 内不用',
      'no-weight': '权重 0：不分给它',
    },
  },
};
