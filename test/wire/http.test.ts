import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeRequest,
  composeResponse,
  contentLength,
  headerValue,
  headLength,
  httpFields,
  httpSummary,
  isPersistent,
  parseRequest,
  parseResponse,
  startsHttp,
} from '../../src/wire/http.ts';
import { encodeLatin1 } from '../../src/wire/text.ts';
import { GET_FRAME, OK_FRAME } from './captures.ts';

const get = GET_FRAME.subarray(66);
const ok = OK_FRAME.subarray(66);
const request = {
  kind: 'request',
  method: 'GET',
  target: '/',
  version: '1.1',
  headers: [{ name: 'Host', value: '192.168.1.20' }],
} as const;

describe('HTTP heads', () => {
  it('are read and written as they were captured', () => {
    expect(parseRequest(get)).toEqual({ kind: 'complete', head: request, length: 38 });
    expect(composeRequest(request)).toEqual(get);
    const parsed = parseResponse(ok);
    if (parsed.kind !== 'complete') throw new Error(parsed.kind);
    expect(parsed).toMatchObject({ head: { status: 200, reason: 'OK', version: '1.1' }, length: 74 });
    expect(contentLength(parsed.head.headers)).toBe(35);
    expect(headerValue(parsed.head.headers, 'server')).toBe('B');
    expect(composeResponse(parsed.head)).toEqual(ok.subarray(0, 74));
  });

  it('are incomplete until the empty line has come', () => {
    for (let length = 0; length < get.length; length += 1) {
      expect(parseRequest(get.subarray(0, length)).kind).toBe('incomplete');
    }
    expect(headLength(ok)).toBe(74);
  });

  it.each([
    ['GET /\r\n\r\n', 'not a start line: GET /'],
    ['GET / HTTP/2.0\r\n\r\n', 'not a start line: GET / HTTP/2.0'],
    ['GET / HTTP/1.1\r\nHost : b\r\n\r\n', 'not a header line: Host : b'],
    ['GET / HTTP/1.1\r\nHost: b\r\n folded\r\n\r\n', 'not a header line:  folded'],
    ['GET / HTTP/1.1\r\nContent-Length: 1\r\ncontent-length: 2\r\n\r\n', 'not a Content-Length'],
    ['GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n', 'not a Content-Length'],
  ])('%j is malformed', (text, reason) => {
    expect(parseRequest(encodeLatin1(text))).toEqual({ kind: 'malformed', reason });
  });

  it('take a status line without a reason', () => {
    const parsed = parseResponse(encodeLatin1('HTTP/1.1 204\r\n\r\n'));
    expect(parsed).toMatchObject({ kind: 'complete', head: { status: 204, reason: '' } });
  });

  it('say whether the connection stays open', () => {
    const withConnection = (version: string, value?: string) => ({
      ...request,
      version,
      headers: value === undefined ? [] : [{ name: 'connection', value }],
    });
    expect(isPersistent(withConnection('1.1'))).toBe(true);
    expect(isPersistent(withConnection('1.1', 'Close'))).toBe(false);
    expect(isPersistent(withConnection('1.0'))).toBe(false);
    expect(isPersistent(withConnection('1.0', 'keep-alive'))).toBe(true);
  });

  it('are recognised by their first octets', () => {
    expect(startsHttp(get)).toBe(true);
    expect(startsHttp(ok)).toBe(true);
    expect(startsHttp(encodeLatin1('GETTING'))).toBe(false);
    expect(startsHttp(ok.subarray(74))).toBe(false);
    expect(httpSummary(get)).toBe('GET / HTTP/1.1');
    expect(httpSummary(ok)).toBe('HTTP/1.1 200 OK');
    expect(httpSummary(encodeLatin1('hello'))).toBeUndefined();
  });

  it('show their lines where they stand', () => {
    expect(httpFields(ok).map(({ name, text, start, length }) => [name, text, start, length])).toEqual([
      ['Status line', 'HTTP/1.1 200 OK', 0, 15],
      ['Server', 'B', 17, 9],
      ['Content-Length', '35', 28, 18],
      ['Connection', 'keep-alive', 48, 22],
      ['Body', '35 bytes', 74, 35],
    ]);
  });

  it('come back from their octets; any octets are read without an exception', () => {
    const token = fc
      .stringMatching(/^[A-Za-z0-9-]{1,12}$/)
      .filter((name) => name.toLowerCase() !== 'content-length');
    const value = fc.stringMatching(/^[!-~]([ -~]{0,10}[!-~])?$/);
    const head = fc.record({
      kind: fc.constant('request' as const),
      method: token,
      target: fc.stringMatching(/^\/[!-~]{0,20}$/),
      version: fc.constantFrom('1.0', '1.1'),
      headers: fc.array(fc.record({ name: token, value }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(head, (any) => {
        const octets = composeRequest(any);
        expect(parseRequest(octets)).toEqual({ kind: 'complete', head: any, length: octets.length });
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (any) => {
        parseRequest(any);
        parseResponse(Uint8Array.of(...any, 13, 10, 13, 10));
        httpFields(any);
      }),
    );
  });
});
