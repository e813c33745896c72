// The part of the grammar about what a program does: host, verb, object, options, name.
import type { Cursor } from '../cursor.ts';
import { shown } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { ActionSyntax, ErrorSyntax, OptionSyntax } from '../syntax.ts';
import { parseSize } from '../words.ts';
import { parseOptions } from './take.ts';
import { VERBS } from './verbs.ts';

interface VerbForm {
  readonly object: string | undefined;
  readonly payload: 'needed' | 'possible' | 'none';
  readonly options: ReadonlyMap<string, readonly string[]>;
}

const TIMES: readonly (readonly [string, readonly string[]])[] = [
  ['count', ['A number']],
  ['interval', ['A time such as 500ms']],
];
const LIMIT: readonly [string, readonly string[]] = ['timeout', ['A time such as 5s']];
const FROM: readonly [string, readonly string[]] = ['from', ['A port, or ports such as 40000..40039']];
const DF: readonly [string, readonly string[]] = ['df', ['`on` or `off`']];

function form(
  object: string | undefined,
  options: readonly (readonly [string, readonly string[]])[],
  rest: { readonly payload?: 'needed' | 'possible' } = {},
): VerbForm {
  return {
    object,
    options: new Map(options),
    payload: rest.payload ?? 'none',
  };
}

const TARGET = 'An address or the name of a host';
const CONNECTION = 'The name of a connection, given with `as`,';
const ENDPOINT = 'A host or address with its port, such as web:80,';

/**
 * verb = "ping" target ( times | "size" INT | "ttl" INT | "df" onoff | "id" INT | limit )*
 *      | "traceroute" target ( "icmp" | "queries" INT | "parallel" INT | limit )*
 *      | "resolve" DOMAIN ( "from" PORTS | limit )* | "get" URL ( "from" PORTS | "header" STRING | limit )*
 *      | "connect" ENDPOINT ( "from" PORTS | "reading" onoff | limit )* | "send" NAME payload times*
 *      | ( "shutdown" | "close" | "abort" ) NAME | "udp" ENDPOINT payload? ( times | "from" PORTS | "df" onoff | limit )*
 *      | "announce" "reply"? | "probe" ADDRESS ( times | limit )*
 * times = "count" INT | "interval" TIME        limit = "timeout" TIME
 */
const FORMS: ReadonlyMap<string, VerbForm> = new Map([
  [
    'ping',
    form(TARGET, [
      ...TIMES,
      ['size', ['A number of octets']],
      ['ttl', ['A number']],
      DF,
      ['id', ['A number']],
      LIMIT,
    ]),
  ],
  ['traceroute', form(TARGET, [['icmp', []], ['queries', ['A number']], ['parallel', ['A number']], LIMIT])],
  ['resolve', form('A domain name', [FROM, LIMIT])],
  ['get', form('An URL such as http://web/,', [FROM, ['header', []], LIMIT])],
  ['connect', form(ENDPOINT, [FROM, ['reading', ['`on` or `off`']], LIMIT])],
  ['send', form(CONNECTION, TIMES, { payload: 'needed' })],
  ['shutdown', form(CONNECTION, [])],
  ['close', form(CONNECTION, [])],
  ['abort', form(CONNECTION, [])],
  ['udp', form(ENDPOINT, [...TIMES, FROM, DF, LIMIT], { payload: 'possible' })],
  ['announce', form(undefined, [['reply', []]])],
  ['probe', form('An address', [...TIMES, LIMIT])],
]);

/** action = NAME verb ( "as" NAME )? */
export function parseAction(cursor: Cursor): ActionSyntax | ErrorSyntax {
  const verbForm = cursor.ahead(1).kind === 'word' ? FORMS.get(cursor.ahead(1).text) : undefined;
  if (!verbForm) return notAnAction(cursor);
  const actor = cursor.next();
  const verb = cursor.next();
  const object = verbForm.object === undefined ? verb : cursor.take(verbForm.object);
  const payload = parsePayload(cursor, verbForm.payload);
  const options = parseActionOptions(cursor, verbForm);
  let label: Token | undefined;
  if (cursor.isWord('as')) {
    cursor.next();
    label = cursor.take('A name');
  }
  return {
    kind: 'action',
    actor,
    verb,
    object,
    payload,
    options,
    label,
    start: actor.start,
    end: cursor.previousEnd,
  };
}

/** The options of a verb; `header` alone is followed by a text. */
function parseActionOptions(cursor: Cursor, { options: allowed }: VerbForm): readonly OptionSyntax[] {
  const first = parseOptions(cursor, allowed);
  if (first.at(-1)?.keyword.text !== 'header') return first;
  const options = [...first];
  for (let last = options.pop(); last; last = options.pop()) {
    if (last.keyword.text !== 'header' || last.values.length > 0) {
      options.push(last);
      break;
    }
    const value = cursor.take('A header line between double quotes', 'string');
    options.push({ ...last, values: [value], end: cursor.previousEnd });
    options.push(...parseOptions(cursor, allowed));
  }
  return options;
}

/** payload = STRING | SIZE */
function parsePayload(cursor: Cursor, need: VerbForm['payload']): Token | undefined {
  if (need === 'none') return undefined;
  if (cursor.token.kind === 'string') return cursor.next();
  const isSize = cursor.token.kind === 'word' && /^[\d.]/.test(cursor.token.text);
  if (isSize && parseSize(cursor.token.text) === undefined) {
    cursor.fail(
      'syntax',
      cursor.token,
      `${shown(cursor.token.text)} is no size: sizes look like 512B, 40kB or 64KiB.`,
    );
  }
  if (isSize) return cursor.next();
  return need === 'needed'
    ? cursor.take('What is sent (a text, or a size such as 40kB)', 'string')
    : undefined;
}

const VERB_LIST = [...FORMS.keys()].map((verb) => `\`${verb}\``).join(', ');

function notAnAction(cursor: Cursor): ErrorSyntax {
  const first = cursor.token;
  const second = cursor.ahead(1);
  if (VERBS.has(first.text)) {
    return cursor.unreadable(
      'syntax',
      `Who does it is missing: a host stands before \`${first.text}\`, as in \`pc ${first.text} …\`.`,
    );
  }
  if (second.kind !== 'word') {
    return cursor.unreadable(
      'incomplete',
      `What ${shown(first.text)} does is missing: \`ping\`, \`get\`, \`connect\`, \`send\`, \`close\`, \`udp\` …`,
    );
  }
  cursor.fail('syntax', second, `${shown(second.text)} is nothing that a host does: ${VERB_LIST}.`);
  return cursor.unreadable('syntax', '');
}
