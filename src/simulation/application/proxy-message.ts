// What a proxy writes: the request as it passes it on, the answer as it passes it back, and its own pages. nginx speaks HTTP/1.0
// to its servers unless connections are kept (since 1.29.7 HTTP/1.1 in any case) and puts its name on every answer
// (ngx_http_proxy_module.c, ngx_http_header_filter_module.c, ngx_http_special_response.c); haproxy changes as little as it can
// and writes all header names in small letters (src/http_htx.c).
import type { Endpoint } from '../../address/endpoint.ts';
import { formatIpv4 } from '../../address/ipv4.ts';
import type { Software, Upstream } from '../../network/proxy.ts';
import type { Nanoseconds } from '../../network/source.ts';
import {
  composeRequest,
  composeResponse,
  type HttpHeader,
  type HttpRequest,
  type HttpResponse,
  headerValue,
} from '../../wire/http.ts';
import { encodeLatin1, encodeUtf8 } from '../../wire/text.ts';
import { concatenate } from '../transport/tcp/stream.ts';
import { nginxReason, ownPage } from './proxy-page.ts';

/** Headers about one connection only: not passed on (RFC 9110 section 7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);
/** What nginx says itself in an answer. */
const NGINX_OWN: ReadonlySet<string> = new Set([
  'server',
  'date',
  'content-type',
  'content-length',
  'last-modified',
  'location',
]);
/** From this version on nginx speaks HTTP/1.1 to its servers. */
const NGINX_1_1 = [1, 29, 7] as const;

export function requestToServer(
  software: Software,
  upstream: Upstream,
  client: Endpoint,
  request: HttpRequest,
): Uint8Array {
  return composeRequest(
    software.product === 'nginx'
      ? nginxRequest(software, upstream, client, request)
      : haproxyRequest(upstream, client, request),
  );
}

function nginxRequest(
  software: Software,
  upstream: Upstream,
  client: Endpoint,
  request: HttpRequest,
): HttpRequest {
  const isModern = isAtLeast(software.version, NGINX_1_1);
  const headers: HttpHeader[] = [{ name: 'Host', value: hostOf(upstream, request) }];
  const forwarded = forwardedFor(client, request);
  if (upstream.forwardedFor) headers.push({ name: 'X-Forwarded-For', value: forwarded });
  if (!upstream.keepalive && !isModern) headers.push({ name: 'Connection', value: 'close' });
  for (const header of request.headers) {
    const name = header.name.toLowerCase();
    const isReplaced = name === 'host' || (name === 'x-forwarded-for' && upstream.forwardedFor);
    if (!isReplaced && name !== 'expect' && !HOP_BY_HOP.has(name)) headers.push(header);
  }
  return { ...request, version: upstream.keepalive || isModern ? '1.1' : '1.0', headers };
}

function haproxyRequest(upstream: Upstream, client: Endpoint, request: HttpRequest): HttpRequest {
  const headers = request.headers
    .filter(({ name }) => !HOP_BY_HOP.has(name.toLowerCase()))
    .map(({ name, value }) => ({
      name: name.toLowerCase(),
      value: name.toLowerCase() === 'host' ? hostOf(upstream, request) : value,
    }));
  if (upstream.forwardedFor) headers.push({ name: 'x-forwarded-for', value: formatIpv4(client.address) });
  if (!upstream.keepalive) headers.push({ name: 'connection', value: 'close' });
  return { ...request, version: '1.1', headers };
}

/** nginx's $proxy_host: the upstream's name, or the server's where one stands in the row itself; without HTTP's own port. */
function hostOf({ host, name, servers }: Upstream, request: HttpRequest): string {
  if (host === 'client') return headerValue(request.headers, 'Host') ?? '';
  if (!/[ :]/.test(name)) return name;
  return servers.length === 1 ? name.replace(/:80$/, '') : 'backend';
}

/** nginx's $proxy_add_x_forwarded_for. */
function forwardedFor(client: Endpoint, request: HttpRequest): string {
  const before = headerValue(request.headers, 'X-Forwarded-For');
  return before === undefined ? formatIpv4(client.address) : `${before}, ${formatIpv4(client.address)}`;
}

function isAtLeast(version: Software['version'], least: Software['version']): boolean {
  for (const [position, number] of version.entries()) {
    const other = least[position] ?? 0;
    if (number !== other) return number > other;
  }
  return true;
}

/** The head of a server's answer as the client gets it. */
export function answerToClient(
  software: Software,
  time: Nanoseconds,
  answer: HttpResponse,
  keeps: boolean,
): Uint8Array {
  const connection = keeps ? 'keep-alive' : 'close';
  if (software.product === 'haproxy') {
    const headers = answer.headers
      .filter(({ name }) => !HOP_BY_HOP.has(name.toLowerCase()))
      .map(({ name, value }) => ({ name: name.toLowerCase(), value }));
    if (!keeps) headers.push({ name: 'connection', value: connection });
    return composeResponse({ ...answer, version: '1.1', headers });
  }
  const own = (name: string): readonly HttpHeader[] => {
    const value = headerValue(answer.headers, name);
    return value === undefined ? [] : [{ name, value }];
  };
  return composeResponse({
    ...answer,
    version: '1.1',
    headers: [
      ...nginxIdentity(software, time),
      ...own('Content-Type'),
      ...own('Content-Length'),
      ...own('Last-Modified'),
      ...own('Location'),
      { name: 'Connection', value: connection },
      ...answer.headers.filter(
        ({ name }) => !NGINX_OWN.has(name.toLowerCase()) && !HOP_BY_HOP.has(name.toLowerCase()),
      ),
    ],
  });
}

function nginxIdentity(software: Software, time: Nanoseconds): readonly HttpHeader[] {
  return [
    { name: 'Server', value: `nginx/${software.version.join('.')}` },
    { name: 'Date', value: httpDate(time) },
  ];
}

const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const MONTHS = [
  ['Jan', 31],
  ['Feb', 28],
  ['Mar', 31],
  ['Apr', 30],
] as const;

/** RFC 9110 section 5.6.7. The walk's clock starts with the Unix epoch. */
function httpDate(time: Nanoseconds): string {
  const seconds = Math.floor(time / 1e9);
  const day = Math.floor(seconds / 86_400);
  const [month, date] = monthOf(day);
  const two = (value: number): string => String(value % 60).padStart(2, '0');
  const hour = String(Math.floor(seconds / 3600) % 24).padStart(2, '0');
  const clock = `${hour}:${two(Math.floor(seconds / 60))}:${two(seconds)}`;
  return `${WEEKDAYS[day % 7] ?? ''}, ${String(date).padStart(2, '0')} ${month} 1970 ${clock} GMT`;
}

/** The walk's clock is exact for 104 days: it does not leave the first year. */
function monthOf(day: number): readonly [name: string, date: number] {
  let left = day;
  for (const [name, days] of MONTHS) {
    if (left < days) return [name, left + 1];
    left -= days;
  }
  return ['May', left + 1];
}

/** A page of the proxy's own: for a status that a row says, or because no server could answer. */
export function ownAnswer(
  software: Software,
  time: Nanoseconds,
  status: number,
  keeps: boolean,
  text?: string,
): Uint8Array {
  if (software.product === 'haproxy') return haproxyAnswer(status, keeps, text);
  const page = text ?? ownPage(software, status);
  const body = encodeUtf8(page ?? '');
  const head = composeResponse({
    kind: 'response',
    version: '1.1',
    status,
    reason: nginxReason(status),
    headers: [
      ...nginxIdentity(software, time),
      ...(status === 204 || status === 304
        ? []
        : [
            ...(page === undefined
              ? []
              : [{ name: 'Content-Type', value: text === undefined ? 'text/html' : 'text/plain' }]),
            { name: 'Content-Length', value: String(body.length) },
          ]),
      { name: 'Connection', value: keeps ? 'keep-alive' : 'close' },
    ],
  });
  return concatenate([head, body]);
}

function haproxyAnswer(status: number, keeps: boolean, text: string | undefined): Uint8Array {
  const software: Software = { product: 'haproxy', version: [2, 6, 0] };
  const page = text ?? ownPage(software, status) ?? '';
  const body = encodeUtf8(page);
  const reason = /<h1>\d+ ([^<]*)<\/h1>/.exec(page)?.[1] ?? nginxReason(status);
  const headers = [
    { name: 'content-length', value: String(body.length) },
    ...(text === undefined ? [{ name: 'cache-control', value: 'no-cache' }] : []),
    ...(keeps ? [] : [{ name: 'connection', value: 'close' }]),
    { name: 'content-type', value: text === undefined ? 'text/html' : 'text/plain' },
  ];
  const lines = headers.map(({ name, value }) => `${name}: ${value}\r\n`).join('');
  return concatenate([encodeLatin1(`HTTP/1.1 ${status} ${reason}\r\n${lines}\r\n`), body]);
}
