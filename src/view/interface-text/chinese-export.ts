// What is said when a walk leaves the editor, in Simplified Chinese.
import type { ExportText } from './export-text.ts';

export const chineseExport: ExportText = {
  pictureDescription: ({ walk, arrows, names }) =>
    `演练“${walk}”的时序图，${arrows} 个箭头，参与者：${names}。`,
  reasoned: (packet, why) => `${packet}：${why}`,
  groups: { pictures: '图片', clipboard: '复制到剪贴板', files: '给其他程序用' },
  pictureQuestion: '画哪一部分，用什么颜色？',
  whole: (arrows) => `整段演练：${arrows} 个箭头`,
  shown: ({ arrows, all }) => `面板里显示的全部：${arrows} / ${all} 个箭头`,
  visible: ({ first, last }) =>
    first === last ? `看得见的部分：第 ${first} 个箭头` : `看得见的部分：第 ${first} 到第 ${last} 个箭头`,
  light: '浅色，适合纸张和幻灯片',
  asInEditor: '和编辑器一样的颜色',
  svgFiles: 'SVG 图片',
  pngFiles: 'PNG 图片',
  copied: (what) => `${what} 已复制到剪贴板。`,
  longForMermaid: ({ characters, limit }) =>
    `它有 ${characters} 个字符，而 Mermaid 默认最多画 ${limit} 个字符。复制为 Markdown 会分成几张图。`,
  saved: (file) => `${file} 已写好。`,
  open: '打开',
  saveFailed: ({ file, why }) => `Packet Walk：${file} 写不进去：${why}`,
  tooLarge: ({ width, height, limit }) =>
    `Packet Walk：这张图会有 ${width} × ${height} 个像素，而 PNG 每边最多 ${limit} 个像素。SVG 没有这个限制；只取看得见的部分、过滤或收起分组，图都会变短。`,
  halved: ({ file, width, height }) =>
    `${file} 已写好，有 ${width} × ${height} 个像素：按屏幕的两倍大小画会太大。`,
  noAnswer: 'Packet Walk：预览没有回应，而 PNG 只有它能画。请先显示预览，再导出一次。',
  paintFailed: 'Packet Walk：这个窗口没法把图变成 PNG，可以改存为 SVG。',
  saveSvg: '存为 SVG…',
  wiresharkElsewhere:
    'Packet Walk：只有 VS Code 就在你这台电脑上运行时，才能启动 Wireshark；在浏览器里或远程机器上都不行。请保存抓包文件，再打开它。',
  wiresharkMissing:
    'Packet Walk：PATH 里没有 Wireshark，常见的安装位置也没有。请告诉它在哪里，或者保存抓包文件。',
  wiresharkFailed: (why) => `Packet Walk：Wireshark 启动不了：${why}`,
  saveCapture: '保存抓包文件…',
  chooseWireshark: '说明它在哪里…',
};
