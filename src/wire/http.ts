// HTTP/1.1 message heads (RFC 9112 sections 2 to 5): read from the start of a stream, composed by client and server.
// Bodies are the caller's: only those with a Content-Length are known here (section 6.3).
import { type Field, field } from './field.ts';
import { countOctets, read8 } from './octets.ts';
import { decodeLatin1, encodeLatin1 } from './text.ts';

export const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
] as const;

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const REQUEST_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([^ ]+) HTTP\/(1\.\d)$/;
const STATUS_LINE = /^HTTP\/(1\.\d) (\d{3})(?: (.*))?$/;
const FIELD_LINE = /^([^:]*):[ \t]*(.*?)[ \t]*$/;

export interface HttpHeader {
  readonly name: string;
  readonly value: string;
}

export interface HttpRequest {
  readonly kind: 'request';
  readonly method: string;
  readonly target: string;
  /** `1.0` or `1.1` */
  readonly version: string;
  readonly headers: readonly HttpHeader[];
}

export interface HttpResponse {
  readonly kind: 'response';
  readonly version: string;
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly HttpHeader[];
}

/** What the start of a stream holds so far. */
export type HttpHead<Head> =
  /** `length` octets with the empty line; the body starts there */
  | { readonly kind: 'complete'; readonly head: Head; readonly length: number }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'malformed'; readonly reason: string };

export function parseRequest(octets: Uint8Array): HttpHead<HttpRequest> {
  return parseHead(octets, (line, headers) => {
    const [whole, method = '', target = '', version = ''] = REQUEST_LINE.exec(line) ?? [];
    return whole === undefined ? undefined : { kind: 'request', method, target, version, headers };
  });
}

export function parseResponse(octets: Uint8Array): HttpHead<HttpResponse> {
  return parseHead(octets, (line, headers) => {
    const [whole, version = '', status = '', reason = ''] = STATUS_LINE.exec(line) ?? [];
    return whole === undefined
      ? undefined
      : { kind: 'response', version, status: Number(status), reason, headers };
  });
}

function parseHead<Head>(
  octets: Uint8Array,
  parseStartLine: (line: string, headers: readonly HttpHeader[]) => Head | undefined,
): HttpHead<Head> {
  const length = headLength(octets);
  if (length === undefined) return { kind: 'incomplete' };
  const [startLine = '', ...lines] = decodeLatin1(octets, 0, length - 4).split('\r\n');
  const headers: HttpHeader[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = FIELD_LINE.exec(line) ?? [];
    if (!TOKEN.test(name)) return { kind: 'malformed', reason: `not a header line: ${line}` };
    headers.push({ name, value });
  }
  const lengths = new Set(
    headers.filter(({ name }) => sameName(name, 'Content-Length')).map(({ value }) => value),
  );
  if (lengths.size > 1 || [...lengths].some((value) => !/^\d{1,15}$/.test(value))) {
    return { kind: 'malformed', reason: 'not a Content-Length' };
  }
  const head = parseStartLine(startLine, headers);
  return head === undefined
    ? { kind: 'malformed', reason: `not a start line: ${startLine}` }
    : { kind: 'complete', head, length };
}

/** Octets up to and with the empty line that ends the head; undefined while it has not come. */
export function headLength(octets: Uint8Array): number | undefined {
  for (let at = 0; at + 3 < octets.length; at += 1) {
    if (octets[at] !== 13 || octets[at + 1] !== 10) continue;
    if (octets[at + 2] === 13 && octets[at + 3] === 10) return at + 4;
  }
  return undefined;
}

/** The value of the first header of that name, in any case. */
export function headerValue(headers: readonly HttpHeader[], name: string): string | undefined {
  return headers.find((header) => sameName(header.name, name))?.value;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export function contentLength(headers: readonly HttpHeader[]): number | undefined {
  const value = headerValue(headers, 'Content-Length');
  return value === undefined ? undefined : Number(value);
}

/** Whether the connection stays open after this message (RFC 9112 section 9.3). */
export function isPersistent({ version, headers }: HttpRequest | HttpResponse): boolean {
  const options = (headerValue(headers, 'Connection') ?? '').toLowerCase().split(/[ \t]*,[ \t]*/);
  return !options.includes('close') && (version !== '1.0' || options.includes('keep-alive'));
}

export function composeRequest(request: HttpRequest): Uint8Array {
  return composeHead(requestLine(request), request.headers);
}

export function composeResponse(response: HttpResponse): Uint8Array {
  return composeHead(statusLine(response), response.headers);
}

function composeHead(startLine: string, headers: readonly HttpHeader[]): Uint8Array {
  const lines = headers.map(({ name, value }) => `${name}: ${value}\r\n`);
  return encodeLatin1(`${startLine}\r\n${lines.join('')}\r\n`);
}

export function requestLine({ method, target, version }: HttpRequest): string {
  return `${method} ${target} HTTP/${version}`;
}

export function statusLine({ version, status, reason }: HttpResponse): string {
  return `HTTP/${version} ${status} ${reason}`;
}

const STARTS = ['HTTP/1.', ...METHODS.map((method) => `${method} `)].map(encodeLatin1);

/** The octets begin with a method or with `HTTP/1.`: the first segment of a message. */
export function startsHttp(octets: Uint8Array): boolean {
  if (octets.length < 4 || read8(octets, 0) < 0x43) return false;
  return STARTS.some((start) => start.every((octet, index) => octets[index] === octet));
}

export function httpFields(octets: Uint8Array): readonly Field[] {
  const end = headLength(octets) ?? octets.length;
  const lines = decodeLatin1(octets, 0, end).split('\r\n');
  const fields: Field[] = [];
  const isResponse = lines[0]?.startsWith('HTTP/') === true;
  let start = 0;
  for (const [index, line] of lines.entries()) {
    if (line !== '') fields.push(lineField(line, start, isResponse, index === 0));
    start += line.length + 2;
  }
  const rest = octets.length - end;
  if (rest > 0) fields.push(field('Body', 'http.file_data', countOctets(rest), end, rest));
  return fields;
}

function lineField(line: string, start: number, isResponse: boolean, isFirst: boolean): Field {
  const key = isResponse ? 'http.response.line' : 'http.request.line';
  if (isFirst) return field(isResponse ? 'Status line' : 'Request line', key, line, start, line.length);
  const [, name = line, value = ''] = FIELD_LINE.exec(line) ?? [];
  return field(name, key, value, start, line.length);
}

/** The start line, or undefined where the octets do not begin a message. */
export function httpSummary(octets: Uint8Array): string | undefined {
  if (!startsHttp(octets)) return undefined;
  return /^[^\r\n]*/.exec(decodeLatin1(octets, 0, headLength(octets)))?.[0];
}
