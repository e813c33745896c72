// The pages that nginx and haproxy come with, octet by octet (nginx src/http/ngx_http_special_response.c and
// ngx_http_header_filter_module.c; haproxy src/http.c, http_err_msgs).
import type { Software } from '../../network/proxy.ts';

/** nginx's words in the status line; a number that it has no words for stands alone. */
const NGINX_REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Moved Temporarily',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Time-out',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Request Entity Too Large',
  414: 'Request-URI Too Large',
  415: 'Unsupported Media Type',
  416: 'Requested Range Not Satisfiable',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
  505: 'HTTP Version Not Supported',
  507: 'Insufficient Storage',
};

/** Where the page has other words than the status line. */
const NGINX_TITLES: Readonly<Record<number, string>> = { 401: 'Authorization Required' };

const HAPROXY_PAGES: Readonly<Record<number, readonly [reason: string, text: string]>> = {
  200: ['OK', 'Service ready.'],
  400: ['Bad request', 'Your browser sent an invalid request.'],
  403: ['Forbidden', 'Request forbidden by administrative rules.'],
  404: ['Not Found', 'The resource could not be found.'],
  405: [
    'Method Not Allowed',
    'A request was made of a resource using a request method not supported by that resource',
  ],
  408: ['Request Time-out', "Your browser didn't send a complete request in time."],
  410: ['Gone', 'The resource is no longer available and will not be available again.'],
  429: ['Too Many Requests', 'You have sent too many requests in a given amount of time.'],
  500: ['Internal Server Error', 'An internal server error occurred.'],
  502: ['Bad Gateway', 'The server returned an invalid or incomplete response.'],
  503: ['Service Unavailable', 'No server is available to handle this request.'],
  504: ['Gateway Time-out', "The server didn't respond in time."],
};

export function nginxReason(status: number): string {
  return NGINX_REASONS[status] ?? '';
}

/** The body for a status; undefined where the product has none. */
export function ownPage({ product, version }: Software, status: number): string | undefined {
  if (product === 'haproxy') {
    const page = HAPROXY_PAGES[status];
    return page && `<html><body><h1>${status} ${page[0]}</h1>\n${page[1]}\n</body></html>\n`;
  }
  const words = NGINX_TITLES[status] ?? NGINX_REASONS[status];
  if (status < 300 || status === 304 || words === undefined) return undefined;
  const title = `${status} ${words}`;
  const lines = [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    `<hr><center>nginx/${version.join('.')}</center>`,
    '</body>',
    '</html>',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}
