// The diagram as a picture, of vectors (SVG) or of pixels (PNG, which the panel paints: it has a canvas). First it is asked what of it,
// and in which colours; light ones unless those of the editor are wanted.
import { commands, type QuickPickItem, window } from 'vscode';
import { isPalette, LIGHT, type Palette } from '../../view/svg/palette.ts';
import { drawPicture, type Picture } from '../../view/svg/picture.ts';
import type { RowSpan } from '../../view/svg/sheet.ts';
import { displayWords } from '../display-language.ts';
import type { Preview } from '../preview.ts';
import { askWhere, told, write } from './save.ts';
import type { Subject } from './subject.ts';

/** Pixels a side: what the canvas of Chromium, on which VS Code stands, can hold. */
export const MOST_PIXELS = 16_384;
/** of a PNG, compared with the screen: sharp on paper and on a beamer */
const SCALE = 2;

interface Choice extends QuickPickItem {
  readonly part: RowSpan | undefined;
  readonly palette: Palette;
}

export async function exportSvg(subject: Subject): Promise<void> {
  const choice = await choose(subject);
  if (choice) await saveSvg(subject, draw(subject, choice));
}

/** `previewOf`: of the session, once it is open. */
export async function exportPng(subject: Subject, previewOf: () => Preview | undefined): Promise<void> {
  const { exports } = displayWords().interface;
  const choice = await choose(subject);
  if (!choice) return;
  const picture = draw(subject, choice);
  const scale = [SCALE, 1].find((one) => Math.max(picture.width, picture.height) * one <= MOST_PIXELS);
  if (scale === undefined) {
    const [width, height] = [picture.width * SCALE, picture.height * SCALE];
    await orSvg(subject, picture, exports.tooLarge({ width, height, limit: MOST_PIXELS }));
    return;
  }
  const [width, height] = [picture.width * scale, picture.height * scale];
  const target = await askWhere(subject, 'png', exports.pngFiles);
  if (!target) return;
  let problem: string | undefined;
  const isWritten = await write(target, async () => {
    const preview = await visible(subject, previewOf);
    const answer = await preview?.link.paint({ svg: picture.svg, width, height });
    if (!answer?.png) problem = answer ? exports.paintFailed : exports.noAnswer;
    return answer?.png;
  });
  const file = target.path.split('/').at(-1) ?? '';
  if (problem !== undefined) await orSvg(subject, picture, problem);
  else if (isWritten)
    await told(target, scale === SCALE ? exports.saved(file) : exports.halved({ file, width, height }));
}

/** Says what cannot be done, and offers what can. */
async function orSvg(subject: Subject, picture: Picture, problem: string): Promise<void> {
  const { exports } = displayWords().interface;
  if ((await window.showWarningMessage(problem, exports.saveSvg)) === exports.saveSvg)
    await saveSvg(subject, picture);
}

async function saveSvg(subject: Subject, { svg }: Picture): Promise<void> {
  const { exports } = displayWords().interface;
  const target = await askWhere(subject, 'svg', exports.svgFiles);
  if (target && (await write(target, () => new TextEncoder().encode(svg))))
    await told(target, exports.saved(target.path.split('/').at(-1) ?? ''));
}

function draw({ model, name }: Subject, { part, palette }: Choice): Picture {
  return drawPicture(model, { title: name, words: displayWords(), part, palette });
}

async function choose(subject: Subject): Promise<Choice | undefined> {
  const { exports } = displayWords().interface;
  const { model, arrows, preview } = subject;
  const seen = preview?.panel.visible ? await preview.link.survey() : undefined;
  const colours = isPalette(seen?.colours) ? seen.colours : undefined;
  const shown = model.rows.length;
  const parts: { readonly label: string; readonly part: RowSpan | undefined }[] = [
    {
      label: shown === arrows ? exports.whole(arrows) : exports.shown({ arrows: shown, all: arrows }),
      part: undefined,
    },
  ];
  const rows = seen?.rows;
  // What the panel saw may be older than the diagram.
  if (rows && rows.first <= rows.last && rows.last < shown && preview?.shown?.version === subject.version)
    parts.push({ label: exports.visible({ first: rows.first + 1, last: rows.last + 1 }), part: rows });
  const choices: Choice[] = parts.map(({ label, part }) => ({
    label,
    part,
    description: exports.light,
    palette: LIGHT,
  }));
  if (colours)
    for (const { label, part } of parts)
      choices.push({ label, part, description: exports.asInEditor, palette: colours });
  return choices.length === 1
    ? choices[0]
    : window.showQuickPick(choices, { placeHolder: exports.pictureQuestion });
}

/** The preview of the session, in sight: a hidden one can draw nothing. The focus stays where it is. */
async function visible(subject: Subject, previewOf: () => Preview | undefined): Promise<Preview | undefined> {
  const preview = subject.preview ?? previewOf();
  if (!preview) {
    await commands.executeCommand('packetwalk.openPreview', subject.session.uri);
    return previewOf();
  }
  if (!preview.panel.visible) preview.panel.reveal(undefined, true);
  return preview;
}
