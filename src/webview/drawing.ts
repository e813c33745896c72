// Mermaid, one drawing at a time: rendering is global state there. Whoever asks again makes his older wish void.
import mermaid from 'mermaid';
import { element } from './dom.ts';
import { mermaidConfig, type Theme } from './theme.ts';

export interface Wish {
  readonly text: string;
  readonly theme: Theme;
  readonly pitch: number;
  /** asked right before drawing, and again before the result is used */
  readonly isWanted: () => boolean;
}

let queue: Promise<unknown> = Promise.resolve();
let drawings = 0;
/** Where drawings are made and measured: nothing in it changes the layout of what is around it. */
const workshop = element('div', { class: 'workshop' });
let configured = '';

/** The finished drawing, not yet in the document; undefined when nobody wants it any more. */
export function draw(wish: Wish): Promise<SVGSVGElement | undefined> {
  const drawing = queue.then(() => render(wish));
  // The browser paints what is finished, and hears keys, before the next is drawn.
  queue = drawing.then(pause, pause);
  return drawing;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

async function render({ text, theme, pitch, isWanted }: Wish): Promise<SVGSVGElement | undefined> {
  if (!isWanted()) return undefined;
  const configuration = `${theme.fingerprint} ${pitch}`;
  if (configuration !== configured) {
    mermaid.initialize(mermaidConfig(theme, pitch));
    configured = configuration;
  }
  drawings += 1;
  if (!workshop.isConnected) document.body.append(workshop);
  const { svg } = await mermaid.render(`drawing${drawings}`, text, workshop);
  workshop.replaceChildren();
  if (!isWanted()) return undefined;
  // Mermaid's own sanitised markup, from text in which every foreign character is an entity; strict level.
  const holder = new DOMParser().parseFromString(svg, 'text/html');
  const drawn = holder.querySelector('svg');
  return drawn ? document.importNode(drawn, true) : undefined;
}
