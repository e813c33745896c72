// Chinese: what is said about walks.
import { chineseSome } from './chinese-network.ts';
import type { Sentences } from './message.ts';
import { listed, shown } from './shown.ts';
import type { WalkVocabulary } from './vocabulary-walk.ts';

export const chineseWalk: Sentences<WalkVocabulary> = {
  'no-action': () => '这段演练里谁也没有做什么，所以一个包也不会发：加一行 `A ping B` 这样的动作。',
  'no-action subject': ({ name }) => `${shown(name)} 在这一行之前什么也没有做，所以也没有得到什么结果。`,
  'option-twice': ({ word }) => `${shown(word)} 在一个动作里写了两次：写一次就够了。`,
  'not-a-connection': ({ name, verb }) =>
    `${shown(name)} 这个动作没有建立连接：\`${verb}\` 要的是用 \`connect … as 名字\` 起的名字。`,
  'not-open unknown': ({ name, verb, open }) => {
    const others =
      open.length === 0
        ? '这一行之前还没有建立过连接：`A connect B:80 as c` 可以建立一条。'
        : `到这里已经建立的有：${listed(open, '、')}。`;
    return `这里没有叫 ${shown(name)} 的连接：\`${verb}\` 只能用在已经建立的连接上。${others}`;
  },
  'not-open': ({ node, connection, line }) =>
    `${shown(node)} 在第 ${line} 行已经关闭了 ${shown(connection)}：关闭以后不能再用，也不能再关一次。`,
  'not-an-end': ({ node, connection, client, server }) =>
    `${shown(node)} 不是 ${shown(connection)} 的一端，这条连接的两端是 ${shown(client)} 和${
      server === undefined ? '一个不属于任何主机的地址' : ` ${shown(server)}`
    }。`,
  'sends-after-shutdown': ({ node, connection, line }) =>
    `${shown(node)} 在第 ${line} 行已经说过，不在 ${shown(connection)} 上再发了：Linux 会拒绝这次发送（"Broken pipe"）。`,
  'wrong-subject label': ({ name, fact }) =>
    `${shown(name)} 是一个动作，它有的是结果（\`got\`）；\`${fact}\` 说的是主机的事。`,
  'wrong-subject lan': ({ name, fact }) =>
    `${shown(name)} 是局域网或交换机，它有的是 MAC 地址表（\`mac\`）；\`${fact}\` 说的是主机的事。`,
  'wrong-subject host': ({ name }) =>
    `${shown(name)} 是主机：MAC 地址表是交换机的，主机有的是 ARP 缓存（\`expect ${name} arp …\`）。`,
  'wrong-subject several': ({ name, switches }) =>
    `${shown(name)} 有好几台交换机，每台都有自己的表：${chineseSome(switches)}。`,
  'wrong-subject flush-host': ({ name }) =>
    `${shown(name)} 是主机，没有 MAC 地址表：那是交换机的，主机有的是 \`arp\`。`,
  'wrong-subject flush-lan': ({ name, table }) =>
    `${shown(name)} 是局域网或交换机，只有 MAC 地址表；\`${table}\` 是主机的。`,
  'not-changeable': ({ row }) => {
    const why =
      row === 'nic'
        ? '网卡一开始就在：请在它的主机里写成 `down`，再在这里用 `up` 启用'
        : 'upstream 是代理启动时读入的：请写在它的主机里';
    return `演练中途不能增减 ${shown(row)}。${why}。`;
  },
  'not-set': ({ node }) => `${shown(node)} 的块里没有这一行，前面也没有 \`set\` 加过它：这里什么也不会发生。`,
};
