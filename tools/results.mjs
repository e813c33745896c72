// What the runs of `npm test` have written, in one form: how many tests passed, and which did not, with what they said.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.mjs';

export const results = join(root, 'out/results');

/** Lines of what a failed test said that are worth repeating. */
const LINES = 12;

/**
 * @typedef {{ readonly passed: number, readonly failed: readonly string[] }} Result
 * @typedef {{ fullName: string, status: string, failureMessages: string[] }} Assertion
 * @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} File
 */

/** Of the tests in the extension host, or of a run of vitest; undefined when it wrote nothing.
 * @param {string} name @returns {Result | undefined} */
export function result(name) {
  try {
    const json = JSON.parse(readFileSync(join(results, `${name}.json`), 'utf8'));
    if ('passed' in json) return { passed: json.passed, failed: json.failed.map(shorten) };
    return { passed: json.numPassedTests, failed: json.testResults.flatMap(failuresOf) };
  } catch {
    return undefined;
  }
}

/** A file that does not load, or whose preparation fails, has no test that failed, but is a failure.
 * @param {File} file @returns {readonly string[]} */
function failuresOf({ name, status, message, assertionResults }) {
  const failed = assertionResults
    .filter((test) => test.status === 'failed')
    .map(({ fullName, failureMessages }) => shorten(`${name}: ${fullName}\n${failureMessages.join('\n')}`));
  return status === 'failed' && failed.length === 0 ? [shorten(`${name}\n${message}`)] : failed;
}

/** @param {string} text */
function shorten(text) {
  return text.split('\n').slice(0, LINES).join('\n');
}
