// The whole walk in one line: a tick for each row, coloured by protocol, taller where a packet died; what has not happened yet is
// faint. A click or a drag goes there.
import type { CursorView, PictureView, ProtocolClass } from '../view/messages.ts';
import { part } from './dom.ts';
import { tell } from './host.ts';
import { fillCounts, TEXT } from './text.ts';

const PROTOCOLS: Readonly<Record<string, ProtocolClass>> = {
  a: 'arp',
  i: 'icmp',
  t: 'tcp',
  h: 'http',
  u: 'udp',
  o: 'other',
};
/** Pixels left and right of the ticks, so that the mark at the ends can be seen. */
const MARGIN = 12;
const WIDEST_TICK = 6;

export class Scrubber {
  readonly #canvas = document.createElement('canvas');
  /** all of them as if they had happened; not in the document */
  readonly #ticks = document.createElement('canvas');
  readonly #slider = part('scrubber');
  #picture: PictureView | undefined;
  #cursor: CursorView | undefined;
  #colours: ReadonlyMap<string, string> = new Map();

  constructor() {
    this.#slider.append(this.#canvas);
    this.#slider.addEventListener('pointerdown', (event) => {
      this.#slider.setPointerCapture(event.pointerId);
      this.#goTo(event.offsetX);
    });
    this.#slider.addEventListener('pointermove', (event) => {
      if (this.#slider.hasPointerCapture(event.pointerId)) this.#goTo(event.offsetX);
    });
    new ResizeObserver(() => this.#repaint()).observe(this.#slider);
  }

  show(picture: PictureView): void {
    this.#picture = picture;
    this.#slider.setAttribute('aria-valuemax', String(picture.rowCount));
    if (this.#colours.size === 0) this.restyle();
    else this.#repaint();
  }

  point(cursor: CursorView): void {
    this.#cursor = cursor;
    this.#slider.setAttribute('aria-valuenow', String(cursor.begun));
    const values = { packet: cursor.packet, packets: this.#picture?.packetCount ?? 0 };
    this.#slider.setAttribute('aria-valuetext', fillCounts(TEXT.position, values));
    this.#draw();
  }

  /** The theme is another one: its colours are read anew. */
  restyle(): void {
    const probe = document.createElement('i');
    this.#slider.append(probe);
    const colours = new Map<string, string>();
    for (const [letter, protocol] of Object.entries(PROTOCOLS)) {
      probe.className = `p-${protocol}`;
      colours.set(letter, getComputedStyle(probe).color);
    }
    probe.className = 'died';
    colours.set('died', getComputedStyle(probe).color);
    probe.className = '';
    colours.set('here', getComputedStyle(probe).color);
    probe.remove();
    this.#colours = colours;
    this.#repaint();
  }

  #goTo(x: number): void {
    const picture = this.#picture;
    if (!picture || picture.rowCount === 0) return;
    const row = Math.floor(((x - MARGIN) / this.#width) * picture.rowCount);
    tell({
      kind: 'go-row',
      version: picture.version,
      row: Math.max(0, Math.min(row, picture.rowCount - 1)),
    });
  }

  get #width(): number {
    return Math.max(1, this.#slider.clientWidth - 2 * MARGIN);
  }

  /** The ticks are others: they are painted once, and a step only says which of them are faint. */
  #repaint(): void {
    const context = this.#ticks.getContext('2d');
    const ticks = this.#picture?.ticks ?? '';
    const [width, height] = [this.#slider.clientWidth, this.#slider.clientHeight];
    if (!context || width === 0) return;
    for (const canvas of [this.#canvas, this.#ticks]) {
      canvas.width = width * devicePixelRatio;
      canvas.height = height * devicePixelRatio;
    }
    context.scale(devicePixelRatio, devicePixelRatio);
    const share = this.#width / Math.max(1, ticks.length);
    const wide = Math.max(0.75, Math.min(share - 1, WIDEST_TICK));
    for (let index = 0; index < ticks.length; index += 1) {
      const letter = ticks.charAt(index);
      const hasDied = letter !== letter.toLowerCase();
      context.fillStyle = this.#colours.get(hasDied ? 'died' : letter) ?? '';
      const x = MARGIN + index * share + (share - wide) / 2;
      const tall = hasDied ? height - 4 : height - 8;
      context.fillRect(x, (height - tall) / 2, wide, tall);
    }
    this.#draw();
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d');
    const { width, height } = this.#canvas;
    if (!context || width === 0) return;
    const share = this.#width / Math.max(1, this.#picture?.ticks.length ?? 0);
    const begun = this.#cursor?.begun ?? 0;
    const now = Math.min(width, Math.round((MARGIN + begun * share) * devicePixelRatio));
    context.resetTransform();
    context.clearRect(0, 0, width, height);
    context.globalAlpha = 1;
    if (now > 0) context.drawImage(this.#ticks, 0, 0, now, height, 0, 0, now, height);
    context.globalAlpha = 0.35;
    if (now < width) context.drawImage(this.#ticks, now, 0, width - now, height, now, 0, width - now, height);
    const row = this.#cursor?.row;
    const x = MARGIN + (row === undefined ? begun : row + 0.5) * share;
    context.scale(devicePixelRatio, devicePixelRatio);
    context.globalAlpha = 1;
    context.fillStyle = this.#colours.get('here') ?? '';
    context.beginPath();
    context.moveTo(x - 4, 0);
    context.lineTo(x + 4, 0);
    context.lineTo(x, 5);
    context.fill();
    context.fillRect(x - 0.5, 0, 1, this.#slider.clientHeight);
  }
}
