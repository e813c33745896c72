// The line between diagram and inspector, to be dragged or moved by keys. The diagram keeps the larger part at first. In a wide
// panel the inspector is a column at the side, else it lies below.
import { part } from './dom.ts';
import { recall, remember } from './host.ts';

const LEAST = 0.15;
const MOST = 0.75;
/** Pixels from which diagram and inspector have room side by side. */
const WIDE = 1000;
const FIRST = 0.4;

export function makeSplitter(): void {
  const splitter = part('splitter');
  let isWide = false;

  const share = (): number => (isWide ? recall().sideShare : recall().inspectorShare);
  const apply = (wanted: number): void => {
    const kept = Math.min(MOST, Math.max(LEAST, wanted));
    document.body.style.setProperty('--inspector', String(kept));
    splitter.setAttribute('aria-valuenow', String(Math.round(kept * 100)));
    if (kept !== share()) remember(isWide ? { sideShare: kept } : { inspectorShare: kept });
  };
  const arrange = (): void => {
    isWide = window.innerWidth >= WIDE;
    document.body.classList.toggle('wide', isWide);
    splitter.setAttribute('aria-orientation', isWide ? 'vertical' : 'horizontal');
    apply(share());
  };

  arrange();
  window.addEventListener('resize', arrange);
  splitter.addEventListener('pointerdown', (event) => {
    splitter.setPointerCapture(event.pointerId);
    const move = ({ clientX, clientY }: PointerEvent): void =>
      apply(1 - (isWide ? clientX / window.innerWidth : clientY / window.innerHeight));
    splitter.addEventListener('pointermove', move);
    splitter.addEventListener('lostpointercapture', () => splitter.removeEventListener('pointermove', move), {
      once: true,
    });
    event.preventDefault();
  });
  splitter.addEventListener('dblclick', () => apply(FIRST));
  splitter.addEventListener('keydown', ({ key }) => {
    const [more, less] = isWide ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (key === more) apply(share() + 0.05);
    if (key === less) apply(share() - 0.05);
  });
}
