// The part of the grammar about what a program does: host, verb, object, options, name.
import type { Cursor } from '../cursor.ts';
import type { Token } from '../lexer.ts';
import type { Thing, Wanted } from '../messages/wanted.ts';
import type { ActionSyntax, ErrorSyntax, OptionSyntax } from '../syntax.ts';
import { parseSize } from '../words.ts';
import { parseOptions } from './take.ts';
import { VERBS } from './verbs.ts';

interface VerbForm {
  readonly object: Thing | undefined;
  readonly payload: 'needed' | 'possible' | 'none';
  readonly options: ReadonlyMap<string, readonly Wanted[]>;
}

const TIMES: readonly (readonly [string, readonly Wanted[]])[] = [
  ['count', ['number']],
  ['interval', [{ time: '500ms' }]],
];
const LIMIT: readonly [string, readonly Wanted[]] = ['timeout', [{ time: '5s' }]];
const FROM: readonly [string, readonly Wanted[]] = ['from', ['ports']];
const DF: readonly [string, readonly Wanted[]] = ['df', ['on-off']];

function form(
  object: Thing | undefined,
  options: readonly (readonly [string, readonly Wanted[]])[],
  rest: { readonly payload?: 'needed' | 'possible' } = {},
): VerbForm {
  return {
    object,
    options: new Map(options),
    payload: rest.payload ?? 'none',
  };
}

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
    form('target', [...TIMES, ['size', ['octets']], ['ttl', ['number']], DF, ['id', ['number']], LIMIT]),
  ],
  ['traceroute', form('target', [['icmp', []], ['queries', ['number']], ['parallel', ['number']], LIMIT])],
  ['resolve', form('domain', [FROM, LIMIT])],
  ['get', form('url', [FROM, ['header', []], LIMIT])],
  ['connect', form('endpoint', [FROM, ['reading', ['on-off']], LIMIT])],
  ['send', form('connection', TIMES, { payload: 'needed' })],
  ['shutdown', form('connection', [])],
  ['close', form('connection', [])],
  ['abort', form('connection', [])],
  ['udp', form('endpoint', [...TIMES, FROM, DF, LIMIT], { payload: 'possible' })],
  ['announce', form(undefined, [['reply', []]])],
  ['probe', form('address', [...TIMES, LIMIT])],
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
    label = cursor.take('name');
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
    const value = cursor.take('header', 'string');
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
    cursor.fail('syntax no-size', cursor.token, { word: cursor.token.text });
  }
  if (isSize) return cursor.next();
  return need === 'needed' ? cursor.take('payload', 'string') : undefined;
}

function notAnAction(cursor: Cursor): ErrorSyntax {
  const first = cursor.token;
  const second = cursor.ahead(1);
  if (VERBS.has(first.text)) {
    return cursor.unreadable('syntax no-actor', { verb: first.text });
  }
  if (second.kind !== 'word') {
    return cursor.unreadable('incomplete verb', { actor: first.text });
  }
  cursor.fail('syntax no-verb', second, { word: second.text, verbs: [...FORMS.keys()] });
  return cursor.skip(first);
}
