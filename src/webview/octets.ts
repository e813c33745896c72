// The frame's octets, sixteen a line as Wireshark has them. Those of the field that is pointed at are marked, those of the layer
// around it tinted; pointing at an octet marks its field.
import type { LayerView } from '../view/messages.ts';
import { element } from './dom.ts';

const LINE = 16;

export function octetDump(hex: string, layers: readonly LayerView[]): HTMLElement {
  const octets = (hex.match(/../g) ?? []).map((digits, position) =>
    element(
      'span',
      { class: `octet l-${layerAt(layers, position)}`, data: { octet: String(position) } },
      digits,
    ),
  );
  const lines: HTMLElement[] = [];
  for (let start = 0; start < octets.length; start += LINE) {
    const digits = hex.slice(start * 2, (start + LINE) * 2);
    lines.push(
      element(
        'div',
        { class: 'line' },
        element('span', { class: 'offset' }, start.toString(16).padStart(4, '0')),
        element('span', { class: 'digits' }, ...octets.slice(start, start + LINE)),
        element('span', { class: 'text' }, printable(digits)),
      ),
    );
  }
  return element('div', { class: 'octets', attributes: { dir: 'ltr' } }, ...lines);
}

function layerAt(layers: readonly LayerView[], position: number): number {
  const inside = layers.findLast(({ range }) => range.start <= position);
  return inside?.layer ?? 0;
}

function printable(hex: string): string {
  return (hex.match(/../g) ?? [])
    .map((digits) => Number.parseInt(digits, 16))
    .map((octet) => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·'))
    .join('');
}

/** Marks octets and fields that belong together, within `part`, as the pointer moves over either. */
export function linkOctets(part: HTMLElement): void {
  part.addEventListener('pointerover', ({ target }) => {
    if (target instanceof HTMLElement) mark(part, target);
  });
  part.addEventListener('pointerleave', () => clear(part));
}

function mark(part: HTMLElement, target: HTMLElement): void {
  clear(part);
  const octet = target.dataset['octet'];
  const field =
    octet === undefined ? target.closest<HTMLElement>('[data-start]') : fieldAt(part, Number(octet));
  if (!field) return;
  const { start, end } = rangeOf(field);
  for (const shown of part.querySelectorAll<HTMLElement>('[data-octet]')) {
    const position = Number(shown.dataset['octet']);
    shown.classList.toggle('marked', position >= start && position < end);
  }
  if (field.matches('dt, dd'))
    for (const line of part.querySelectorAll<HTMLElement>('dt, dd'))
      line.classList.toggle('marked', rangeOf(line).start === start && rangeOf(line).end === end);
}

/** The narrowest of those that cover it. */
function fieldAt(part: HTMLElement, octet: number): HTMLElement | undefined {
  const covering = [...part.querySelectorAll<HTMLElement>('dt[data-start]')].filter((field) => {
    const { start, end } = rangeOf(field);
    return octet >= start && octet < end;
  });
  const width = (field: HTMLElement): number => rangeOf(field).end - rangeOf(field).start;
  return covering.sort((one, other) => width(one) - width(other))[0];
}

function rangeOf({ dataset }: HTMLElement): { readonly start: number; readonly end: number } {
  const start = Number(dataset['start']);
  return { start, end: start + Number(dataset['length']) };
}

function clear(part: HTMLElement): void {
  for (const marked of part.querySelectorAll('.marked')) marked.classList.remove('marked');
}
