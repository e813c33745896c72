// What is said when a walk leaves the editor, in English.
import type { ExportText } from './export-text.ts';

export const englishExport: ExportText = {
  pictureDescription: ({ walk, arrows, names }) =>
    `Sequence diagram of the walk “${walk}”, ${arrows === 1 ? '1 arrow' : `${arrows} arrows`}, between ${names}.`,
  reasoned: (packet, why) => `${packet}: ${why}`,
  groups: { pictures: 'pictures', clipboard: 'to the clipboard', files: 'for other programs' },
  pictureQuestion: 'What of it, and in which colours?',
  whole: (arrows) => `The whole walk: ${arrows === 1 ? '1 arrow' : `${arrows} arrows`}`,
  shown: ({ arrows, all }) => `All that the panel shows: ${arrows} of ${all} arrows`,
  visible: ({ first, last }) =>
    first === last ? `The visible part: arrow ${first}` : `The visible part: arrows ${first} to ${last}`,
  light: 'light colours, for paper and slides',
  asInEditor: 'the colours of this editor',
  svgFiles: 'SVG picture',
  pngFiles: 'PNG picture',
  copied: (what) => `${what} is on the clipboard.`,
  longForMermaid: ({ characters, limit }) =>
    `It has ${characters} characters: Mermaid draws no more than ${limit} unless it is told to. Copied as Markdown, it comes in several diagrams.`,
  saved: (file) => `${file} is written.`,
  open: 'Open',
  saveFailed: ({ file, why }) => `Packet Walk: ${file} could not be written: ${why}`,
  tooLarge: ({ width, height, limit }) =>
    `Packet Walk: this picture would have ${width} × ${height} pixels, and a PNG is drawn with at most ${limit} a side. SVG has no such limit; the visible part, a filter or folded groups make it shorter.`,
  halved: ({ file, width, height }) =>
    `${file} is written, with ${width} × ${height} pixels: at twice the size of the screen it would have been too large.`,
  noAnswer:
    'Packet Walk: the preview does not answer, and only it can draw a PNG. Show it, and export again.',
  paintFailed: 'Packet Walk: this window cannot turn the picture into a PNG. It can be saved as SVG.',
  saveSvg: 'Save as SVG…',
  wiresharkElsewhere:
    'Packet Walk: Wireshark can be started only where VS Code itself runs on your computer, not in a browser and not on a remote machine. Save the capture, and open that.',
  wiresharkMissing:
    'Packet Walk: Wireshark is neither on the PATH nor where it is usually installed. Say where it is, or save the capture.',
  wiresharkFailed: (why) => `Packet Walk: Wireshark could not be started: ${why}`,
  saveCapture: 'Save Capture…',
  chooseWireshark: 'Say Where It Is…',
};
