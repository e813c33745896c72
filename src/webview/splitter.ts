// The line between diagram and inspector, to be dragged or moved by keys. The diagram keeps the larger part at first.
import { part } from './dom.ts';
import { recall, remember } from './host.ts';

const LEAST = 0.15;
const MOST = 0.75;

export function makeSplitter(): void {
  const splitter = part('splitter');
  const apply = (share: number): void => {
    const kept = Math.min(MOST, Math.max(LEAST, share));
    document.body.style.setProperty('--inspector', String(kept));
    splitter.setAttribute('aria-valuenow', String(Math.round(kept * 100)));
    if (kept !== recall().inspectorShare) remember({ inspectorShare: kept });
  };
  apply(recall().inspectorShare);
  splitter.addEventListener('pointerdown', (event) => {
    splitter.setPointerCapture(event.pointerId);
    const move = ({ clientY }: PointerEvent): void => apply(1 - clientY / window.innerHeight);
    splitter.addEventListener('pointermove', move);
    splitter.addEventListener('lostpointercapture', () => splitter.removeEventListener('pointermove', move), {
      once: true,
    });
    event.preventDefault();
  });
  splitter.addEventListener('dblclick', () => apply(0.4));
  splitter.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowUp') apply(recall().inspectorShare + 0.05);
    if (key === 'ArrowDown') apply(recall().inspectorShare - 0.05);
  });
}
