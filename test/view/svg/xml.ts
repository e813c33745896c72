// A reader of XML for tests, strict about what it knows: declaration, elements, double-quoted attributes, text, four entities.

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** its own text, without that of its children */
  readonly text: string;
}

const TAG = /<(\/?)([A-Za-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/y;
const ENTITY = /&(amp|lt|gt|quot);/g;
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** In the order of their beginnings. Throws where the text is not well-formed. */
export function elementsOf(xml: string): readonly Element[] {
  const begin = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!xml.startsWith(begin)) throw new Error('no XML declaration');
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof elements)[number][] = [];
  for (let at = begin.length; at < xml.length; ) {
    if (xml[at] !== '<') {
      const end = xml.indexOf('<', at);
      const text = xml.slice(at, end < 0 ? undefined : end);
      const parent = open.at(-1);
      if (parent) parent.text += decoded(text);
      else if (text.trim() !== '') throw new Error(`text outside of the root: ${text}`);
      at += text.length;
      continue;
    }
    TAG.lastIndex = at;
    const [whole = '', isEnd, name = '', attributes = '', isEmpty] = TAG.exec(xml) ?? [];
    if (whole === '') throw new Error(`no tag: ${xml.slice(at, at + 60)}`);
    at += whole.length;
    if (isEnd) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> ends nothing`);
      continue;
    }
    if (elements.length > 0 && open.length === 0) throw new Error('a second root');
    const element = { name, attributes: attributesOf(attributes), text: '' };
    elements.push(element);
    if (!isEmpty) open.push(element);
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> has no end`);
  return elements;
}

/** What elements of a name say. */
export function textsOf(xml: string, name: string): readonly string[] {
  return elementsOf(xml).flatMap((element) => (element.name === name ? [element.text] : []));
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, key = '', value = ''] of text.matchAll(/ ([\w:-]+)="([^"]*)"/g)) {
    if (key in attributes) throw new Error(`${key} twice`);
    attributes[key] = decoded(value);
  }
  return attributes;
}

function decoded(text: string): string {
  if (/[\p{Cs}\ufffe\uffff]|(?!\n)\p{Cc}/u.test(text)) throw new Error(`not a character of XML in ${text}`);
  if (/&/.test(text.replaceAll(ENTITY, ''))) throw new Error(`a bare ampersand: ${text}`);
  return text.replaceAll(ENTITY, (_, name: string) => CHARACTERS[name] ?? '');
}
