// The columns of the table of constructs.

/** Where a construct's first keyword may stand: at the top, as a row of something, or behind something on its line. */
export type Place =
  | 'file'
  | 'lan'
  | 'node'
  | 'nic'
  | 'gateway'
  | 'route'
  | 'arp'
  | 'tcp'
  | 'serve'
  | 'service'
  | 'answer'
  | 'dns'
  | 'virtual'
  | 'upstream'
  | 'filter'
  | 'walk'
  | 'verb'
  | 'ping'
  | 'get'
  | 'connect'
  | 'send'
  | 'shutdown'
  | 'close'
  | 'abort'
  | 'udp'
  | 'traceroute'
  | 'resolve'
  | 'announce'
  | 'probe'
  | 'lose'
  | 'match'
  | 'fact'
  | 'result'
  | 'value'
  | 'elsewhere';

export interface Construct<Name extends string = string> {
  /** its keyword, after that of the construct it belongs to: `nic mtu`, `expect got` */
  readonly name: Name;
  /** the production of the grammar that names its keywords */
  readonly production: string;
  readonly keywords: readonly string[];
  /** how it is written, in the words of the grammar */
  readonly form: string;
  /** what it means, in English; other languages say it by its name (messages/) */
  readonly doc: string;
  /** a statement with it: an item, a row of a lan or host, or a step */
  readonly example: string;
  readonly places: readonly Place[];
}

/** A row of the table: name, form, doc, example, and the keywords when they are more than the last word of the name. */
export type Row<Name extends string = string> = readonly [
  name: Name,
  form: string,
  doc: string,
  example: string,
  keywords?: string,
];

export function table<const Name extends string>(
  production: string,
  places: readonly Place[],
  rows: readonly Row<Name>[],
): readonly Construct<Name>[] {
  return rows.map(([name, form, doc, example, keywords]) => ({
    name,
    production,
    keywords: (keywords ?? name.slice(name.lastIndexOf(' ') + 1)).split(' '),
    form,
    doc,
    example,
    places,
  }));
}
