// What the panel does for exports: it says what is in sight and in which colours, and paints an SVG as a PNG, because it has a canvas.
import type { PanelAnswer, PanelQuestion } from '../view/messages.ts';
import { element, part } from './dom.ts';
import { tell } from './host.ts';
import type { MenuEntry } from './menu.ts';
import { TEXT } from './text.ts';

type Surveyed = Extract<PanelAnswer, { kind: 'surveyed' }>;

export function exportEntries(): readonly MenuEntry[] {
  return [
    { label: TEXT.copyMermaid, keys: '', act: () => tell({ kind: 'export', command: 'copyMermaid' }) },
    { label: TEXT.copyMarkdown, keys: '', act: () => tell({ kind: 'export', command: 'copyMarkdown' }) },
    { label: TEXT.exportAs, keys: '', act: () => tell({ kind: 'export', command: 'export' }) },
  ];
}

export async function answer(question: PanelQuestion): Promise<void> {
  const { id } = question;
  if (question.kind === 'survey') tell({ kind: 'surveyed', id, rows: rowsInSight(), colours: colours() });
  else tell({ kind: 'painted', id, png: await paint(question).catch(() => undefined) });
}

/** Rows whose middle stands between the heads and the lower edge. */
function rowsInSight(): Surveyed['rows'] {
  const top = part('heads').getBoundingClientRect().bottom;
  const { bottom } = part('scroller').getBoundingClientRect();
  const seen = [...document.querySelectorAll<HTMLElement>('#pages .band')].flatMap((band) => {
    const place = band.getBoundingClientRect();
    const middle = (place.top + place.bottom) / 2;
    return middle > top && middle < bottom ? [Number(band.dataset['row'])] : [];
  });
  return seen.length === 0 ? undefined : { first: Math.min(...seen), last: Math.max(...seen) };
}

// ---- colours

function colours(): Surveyed['colours'] {
  const read = reader();
  const protocol = (name: string): string => read('var(--protocol)', `p-${name}`);
  return {
    background: read('var(--surface)'),
    text: read('var(--vscode-foreground)'),
    muted: read('var(--muted)'),
    line: read('var(--line)'),
    lifeline: read('color-mix(in srgb, var(--vscode-foreground) 35%, transparent)'),
    head: read('var(--vscode-editorWidget-background, var(--surface))'),
    bad: read('var(--bad)'),
    arp: protocol('arp'),
    icmp: protocol('icmp'),
    tcp: protocol('tcp'),
    http: protocol('http'),
    udp: protocol('udp'),
    other: protocol('other'),
  };
}

/** Of CSS colours as they look on the panel's ground, `#rrggbb`: themes have half transparent ones, and not every SVG reader has them. */
function reader(): (colour: string, className?: string) => string {
  const context = element('canvas').getContext('2d', { willReadFrequently: true });
  const probe = element('i', { attributes: { hidden: '' } });
  const computed = (colour: string, className: string): string => {
    probe.className = className;
    probe.style.color = colour;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  return (colour, className = '') => {
    if (!context) return '';
    for (const layer of [computed('var(--surface)', ''), computed(colour, className)]) {
      context.fillStyle = layer;
      context.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((octet) => octet.toString(16).padStart(2, '0')).join('')}`;
  };
}

// ---- pixels

/** undefined: the canvas is too large for this browser. */
async function paint({
  svg,
  width,
  height,
}: Extract<PanelQuestion, { kind: 'paint' }>): Promise<Uint8Array | undefined> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = element('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    context.drawImage(image, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}
