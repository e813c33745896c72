// What `serve http` answers: exactly the headers Server, Content-Length and Connection (RFC 9110), and the page of the longest
// path that fits.
import { type Endpoint, formatEndpoint } from '../../address/endpoint.ts';
import { formatIpv4 } from '../../address/ipv4.ts';
import type { HttpPage, HttpService } from '../../network/service.ts';
import type { Nanoseconds } from '../../network/source.ts';
import { composeResponse, type HttpRequest } from '../../wire/http.ts';
import { encodeUtf8 } from '../../wire/text.ts';
import { concatenate } from '../transport/tcp/stream.ts';

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The whole response, and how long the program thinks before it. */
export function httpAnswer(
  service: HttpService,
  hostname: string,
  client: Endpoint,
  request: HttpRequest,
): { readonly response: Uint8Array; readonly delay: Nanoseconds } {
  const page = findPage(service.pages, request.target);
  const { status, body } = contentOf(service, page, hostname, client);
  const head = composeResponse({
    kind: 'response',
    version: '1.1',
    status,
    reason: REASONS[status] ?? 'Unknown',
    headers: [
      { name: 'Server', value: hostname },
      { name: 'Content-Length', value: String(body.length) },
      { name: 'Connection', value: service.keepalive ? 'keep-alive' : 'close' },
    ],
  });
  return { response: concatenate([head, body]), delay: page?.delay ?? service.delay };
}

/** The row with the longest path that fits. */
export function findPage(pages: readonly HttpPage[], target: string): HttpPage | undefined {
  let best: HttpPage | undefined;
  for (const page of pages) {
    if (target.startsWith(page.path) && page.path.length > (best?.path.length ?? -1)) best = page;
  }
  return best;
}

function contentOf(
  service: HttpService,
  page: HttpPage | undefined,
  hostname: string,
  client: Endpoint,
): { readonly status: number; readonly body: Uint8Array } {
  const greeting = encodeUtf8(`hello from ${hostname} to ${formatEndpoint(client)}\n`);
  if (!page)
    return service.pages.length === 0
      ? { status: 200, body: greeting }
      : { status: 404, body: encodeUtf8('404 Not Found\n') };
  switch (page.answer.kind) {
    case 'status':
      return {
        status: page.answer.status,
        body: encodeUtf8(`${page.answer.status} ${REASONS[page.answer.status] ?? ''}\n`),
      };
    case 'size':
      return { status: 200, body: repeat(greeting, page.answer.octets) };
    default:
      return { status: 200, body: encodeUtf8(pageText(page, hostname, client)) };
  }
}

/** What a row with a text or a size answers; nothing for the others. */
export function pageText(page: HttpPage, hostname: string, client: Endpoint): string {
  if (page.answer.kind === 'text') return expand(page.answer.text, hostname, client);
  const greeting = `hello from ${hostname} to ${formatEndpoint(client)}\n`;
  if (page.answer.kind !== 'size') return '';
  return greeting.repeat(Math.ceil(page.answer.octets / greeting.length)).slice(0, page.answer.octets);
}

function repeat(pattern: Uint8Array, length: number): Uint8Array {
  const body = new Uint8Array(length);
  for (let at = 0; at < length; at += pattern.length)
    body.set(pattern.subarray(0, Math.min(pattern.length, length - at)), at);
  return body;
}

/** nginx's variables; `\$` is a plain dollar sign. */
function expand(text: string, hostname: string, client: Endpoint): string {
  const values: Readonly<Record<string, string>> = {
    hostname,
    remote_addr: formatIpv4(client.address),
    remote_port: String(client.port),
  };
  return text.replace(/\\\$|\$(\w+)/g, (whole, name: string | undefined) =>
    name === undefined ? '$' : (values[name] ?? whole),
  );
}
