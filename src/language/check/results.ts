// What an action may have brought: the words behind `expect … got`.
import { parseIpv4 } from '../../address/ipv4.ts';
import type { ExpectedResult, Failure } from '../../network/script.ts';
import { replace } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import { isInteger } from '../words.ts';
import { type Checking, findNode } from './checking.ts';
import { closest } from './names.ts';
import { readInteger } from './values.ts';

const FAILURES: readonly Failure[] = [
  'refused',
  'reset',
  'timeout',
  'unreachable',
  'prohibited',
  'invalid',
  'no-port',
  'nxdomain',
  'closed',
];

/** result */
export function readResult(
  checking: Checking,
  first: Token,
  second: Token | undefined,
  third: Token | undefined,
): ExpectedResult | undefined {
  const { report } = checking;
  const { text } = first;
  if (first.kind === 'string') return { kind: 'text', text };
  if (text === '') return undefined;
  if (second && second.text !== 'from') {
    const count = readInteger(report, first, 'replies', 0, Number.MAX_SAFE_INTEGER);
    return count === undefined ? undefined : { kind: 'replies', count };
  }
  if (isInteger(text)) {
    const status = readInteger(report, first, 'http-status', 100, 599);
    const from = third && findNode(checking, third.text, third);
    return status === undefined || (third && !from) ? undefined : { kind: 'status', status, from: from?.id };
  }
  const failure = FAILURES.find((word) => word === text);
  if (failure !== undefined) return { kind: 'failure', failure };
  const address = parseIpv4(text);
  if (address !== undefined) return { kind: 'address', address };
  const best = closest(text, FAILURES);
  report.error(
    'bad-result',
    first,
    { word: text, failures: FAILURES },
    best === undefined ? [] : [replace(first, best)],
  );
  return undefined;
}
