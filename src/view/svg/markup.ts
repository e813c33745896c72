// SVG as text (XML 1.0, SVG 1.1). What is put between tags or into an attribute is escaped here and nowhere else: a type of its own
// for what is already markup keeps foreign text from becoming any.
import { plainLine } from '../plain-line.ts';

/** Well-formed markup. Only `tag` makes it. */
export interface Markup {
  readonly xml: string;
}

type Value = string | number | undefined;
type Content = Markup | string | undefined | false;

/** An element; `undefined` attributes and children are left out. Strings are text. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...children: readonly (Content | readonly Content[])[]
): Markup {
  let xml = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    xml += ` ${key}="${typeof value === 'number' ? textOf(value) : escapeXml(value)}"`;
  }
  let content = '';
  for (const child of children.flat()) {
    if (child === undefined || child === false) continue;
    content += typeof child === 'string' ? escapeXml(child) : child.xml;
  }
  return { xml: content === '' ? `${xml}/>` : `${xml}>${content}</${name}>` };
}

/** Coordinates are good to a tenth of a pixel. */
function textOf(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Control characters are no part of XML 1.0 (section 2.2). */
export function escapeXml(text: string): string {
  return plainLine(text).replaceAll(/[&<>"]/g, (found) => ENTITIES[found] ?? found);
}

/** A path of straight lines and curves, of numbers rounded as attributes are: `path('M', 1, 2, 'h', 5)`. */
export function path(...parts: readonly (string | number)[]): string {
  return parts.map(textOf).join(' ');
}
