// Elements in one expression. Text is always set as text: nothing that comes from a file is ever read as HTML.

type Child = Node | string | undefined | false;

interface Attributes {
  readonly class?: string;
  readonly title?: string;
  readonly style?: Readonly<Record<string, string>>;
  readonly data?: Readonly<Record<string, string>>;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly onclick?: () => void;
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { class: className, title, style, data, attributes, onclick }: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (title) made.title = title;
  for (const [key, value] of Object.entries(style ?? {})) made.style.setProperty(key, value);
  for (const [key, value] of Object.entries(data ?? {})) made.dataset[key] = value;
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
  if (onclick) made.addEventListener('click', onclick);
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** Text in which words of the language stand between backticks. */
export function prose(text: string): readonly Child[] {
  return text.split('`').map((piece, index) => (index % 2 === 1 ? element('code', {}, piece) : piece));
}

/** By hand or key; the event `toggle` speaks also when the panel itself has opened it. */
export function onToggled(details: HTMLDetailsElement, heard: (isOpen: boolean) => void): void {
  details.querySelector('summary')?.addEventListener('click', () => heard(!details.open));
}

/** A part of the page that must be there. */
export function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id}`);
  return found;
}
