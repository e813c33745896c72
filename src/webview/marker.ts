// The packet under way: a line in its protocol's colour and a dot at its end, with a cross where it died.
import type { MapPoint } from '../view/messages.ts';
import { svgElement } from './dom.ts';
import { framesOf, lengthOf, pathText, translation } from './map-path.ts';

const CROSS = 'M-5 -5 L5 5 M-5 5 L5 -5';

export interface MarkerLook {
  readonly name: string;
  readonly hasDied: boolean;
  readonly isMoving: boolean;
}

export function trail(way: readonly MapPoint[], name: string): SVGElement {
  return svgElement('path', { class: name, d: pathText(way) });
}

/** Adds it to `layer` at the end of its way; a moving one begins at the start of it. */
export function placeMarker(
  layer: SVGElement,
  way: readonly MapPoint[],
  { name, hasDied, isMoving }: MarkerLook,
): void {
  const end = way.at(-1);
  if (!end) return;
  const marker = svgElement('g', { class: hasDied ? `${name} died` : name });
  const cross = hasDied ? svgElement('path', { class: 'cross', d: CROSS }) : undefined;
  marker.append(svgElement('circle', { r: 6 }), ...(cross ? [cross] : []));
  marker.style.transform = translation(end);
  layer.append(marker);
  if (!isMoving) return;
  const timing = { duration: Math.min(700, 250 + lengthOf(way)), easing: 'ease-in-out' };
  marker.animate(framesOf(way), timing);
  cross?.animate([{ opacity: 0 }, { opacity: 0, offset: 0.9 }, { opacity: 1 }], timing);
}
