// Every packet, time and table of a run against the kernel's own; and for each kernel rule, the capture that needs it.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/language/check.ts';
import { type KernelRules, LINUX } from '../../src/simulation/kernel-rules.ts';
import { normText } from '../../src/view/norm.ts';
import { runToEnd } from '../../src/walkthrough/trace.ts';
import { compareTwin, findTwins, readDifferent, readMasks } from './compare.ts';

const here = dirname(fileURLToPath(import.meta.url));
const masks = readMasks(readFileSync(join(here, 'masks.txt'), 'utf8'));
const different = readDifferent(readFileSync(join(here, 'different.txt'), 'utf8'));
const twins = findTwins(here);

describe('the kernel sent the same', () => {
  it('finds a capture in every folder', () => {
    const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(twins.map(({ folder }) => basename(folder)).sort()).toEqual(
      folders.map(({ name }) => name).sort(),
    );
  });

  it.each(twins)('$name', (twin) => {
    const difference = compareTwin(twin, masks);
    if (different.has(twin.name)) expect(difference).toBeDefined();
    else expect(difference).toBeUndefined();
  });
});

describe('other order, same frames', () => {
  const claimed = [...different].filter(([, reason]) => reason.includes('The frames are the same.'));

  it.each(claimed.map(([name]) => name))('%s', (name) => {
    const twin = twins.find((candidate) => candidate.name === name);
    const { network } = check(twin?.source ?? '');
    const [walk] = network?.walks ?? [];
    if (!twin || !network || !walk) throw new Error(`${name} does not run`);
    const sorted = (text: string): readonly string[] => text.trim().split('\n').sort();
    expect(sorted(normText(runToEnd(network, walk), twin.source))).toEqual(
      sorted(readFileSync(join(twin.folder, 'norm.txt'), 'utf8')),
    );
  });
});

/** Each rule turned off (or changed), and the capture that then differs. */
const NEEDED: readonly (readonly [off: Partial<KernelRules>, twin: string])[] = [
  [{ arpSolicitations: 2 }, 's04_no_such_host'],
  [{ arpAnswererLearns: false }, 's01a_ping'],
  [{ arpRefresh: false }, 's01a_ping'],
  [{ hostUnreachable: false }, 's04_no_such_host'],
  [{ redirects: false }, 's19c_mask_too_narrow'],
  [{ hostQueueCheck: false }, 's04_no_such_host'],
  [{ switchLearns: false }, 's05a_learning'],
  [{ portUnreachable: false }, 's16a_udp_closed'],
  [{ resetAcknowledges: false }, 's03_closed_port'],
  [{ promptAcks: false }, 's02a_http_client_closes'],
  [{ pingPong: false }, 's02e_request_response_pingpong'],
  [{ retransmission: false }, 's14g_data_lost'],
  [{ answersDuplicateSyn: false }, 's14d_synack_lost'],
  [{ challengesSyn: false }, 's14d_synack_lost'],
  [{ dataCompletesHandshake: false }, 's14e_ack_lost'],
  [{ timersLastArmedFirst: false }, 's14d_synack_lost'],
  [{ abortResets: false }, 's02g_abort_rst'],
  [{ waking: 0 }, 's14d_synack_lost'],
];

describe('every kernel rule is needed', () => {
  it.each(NEEDED)('without %o, %s differs', (off, name) => {
    const twin = twins.find((candidate) => candidate.name === name);
    expect(twin).toBeDefined();
    if (twin) expect(compareTwin(twin, masks, { ...LINUX, ...off })).toBeDefined();
  });

  it('names every rule', () => {
    const named = new Set(NEEDED.flatMap(([off]) => Object.keys(off)));
    expect(Object.keys(LINUX).filter((rule) => !named.has(rule))).toEqual([]);
  });
});
