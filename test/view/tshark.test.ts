// By Wireshark: what leaves as a capture is well-formed, its checksums are right, and from one viewpoint nothing is suspicious
// where nothing was lost.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatEndpoint } from '../../src/address/endpoint.ts';
import { check } from '../../src/language/check.ts';
import { captureTrace, firstActorNic, type Viewpoint } from '../../src/view/capture.ts';
import { ENGLISH_WORDS } from '../../src/view/words.ts';
import { runToEnd, type Trace } from '../../src/walkthrough/trace.ts';
import { findTwins } from '../kernel/compare.ts';

const folder = mkdtempSync(join(tmpdir(), 'packetwalk-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CHECKS = ['ip', 'tcp', 'udp'].flatMap((protocol) => ['-o', `${protocol}.check_checksum:TRUE`]);
/** Of a segment that an error quotes in part (576 octets at most) tshark sums the part; it says the same of the kernel's own captures. */
const QUOTES_A_PART = 'icmp && frame.len >= 590';
const WRONG = `_ws.malformed || ip.checksum.status == "Bad" || (tcp.checksum.status == "Bad" && !(${QUOTES_A_PART})) || udp.checksum.status == "Bad" || icmp.checksum.status == "Bad"`;

/** Streams are joined in their order, also after a loss; and a walk's text from port 5000 is not the protocol that tshark takes it for. */
const READING = ['-o', 'tcp.reassemble_out_of_order:TRUE', '--disable-protocol', 'tapa'];

/** Joining streams makes no sense where a packet stands once for every interface: there it is left off. */
const APART = ['-o', 'tcp.desegment_tcp_streams:FALSE'];

function tshark(trace: Trace, viewpoint: Viewpoint, filter: string): string {
  const file = join(folder, 'capture.pcapng');
  writeFileSync(file, captureTrace(trace, viewpoint, ENGLISH_WORDS));
  const streams = viewpoint.kind === 'all' ? APART : [];
  return execFileSync('tshark', ['-r', file, ...CHECKS, ...READING, ...streams, '-Y', filter], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function viewpointOf(trace: Trace): Viewpoint {
  const nic = firstActorNic(trace);
  if (nic === undefined) throw new Error('no nic');
  return { kind: 'nic', nic };
}

interface Walked {
  readonly name: string;
  readonly trace: Trace;
  /** nothing is lost, sent again or broken off, and no pair of ports is used twice: of that Wireshark makes a remark */
  readonly isSmooth: boolean;
}

function isSmooth(trace: Trace): boolean {
  if (trace.walk.steps.some(({ kind }) => kind === 'lose')) return false;
  const opened = new Set<string>();
  for (let serial = 0; serial < trace.stepCount; serial += 1) {
    const { fact } = trace.step(serial);
    if (fact.kind === 'segment-made' && fact.purpose.kind === 'retransmission') return false;
    if (fact.kind !== 'opened') continue;
    const name = `${fact.protocol} ${formatEndpoint(fact.local)} ${formatEndpoint(fact.remote)}`;
    if (opened.has(name)) return false;
    opened.add(name);
  }
  return true;
}

function walksOf(name: string, source: string): readonly Walked[] {
  const { network } = check(source);
  if (!network) throw new Error(`${name} has errors`);
  return network.walks.map((walk) => {
    const trace = runToEnd(network, walk);
    return { name: `${name}: ${walk.name}`, trace, isSmooth: isSmooth(trace) };
  });
}

const examples = readdirSync('examples').flatMap((name) =>
  walksOf(name, readFileSync(join('examples', name), 'utf8')),
);
const twins = findTwins('test/kernel').flatMap(({ name, source }) => walksOf(name, source));

it('would see a bad checksum', () => {
  const walked = twins.find(({ name }) => name.startsWith('s01a_ping'));
  if (!walked) throw new Error('no twin');
  const octets = captureTrace(walked.trace, { kind: 'all' }, ENGLISH_WORDS);
  // The last octet of the first IP packet's source address, in the header that its checksum covers.
  const at = octets.findIndex(
    (_, index) =>
      octets[index] === 0xc0 &&
      octets[index + 1] === 0xa8 &&
      octets[index - 2] !== 0 &&
      octets[index - 4] === 64,
  );
  octets[at + 3] = 77;
  const file = join(folder, 'wrong.pcapng');
  writeFileSync(file, octets);
  expect(
    execFileSync('tshark', ['-r', file, ...CHECKS, '-Y', WRONG], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ).not.toBe('');
});

describe.each([...examples, ...twins])('$name', ({ trace, isSmooth }) => {
  it('is well-formed and has good checksums, wherever it is captured', () => {
    expect(tshark(trace, { kind: 'all' }, WRONG)).toBe('');
  });

  it('is well-formed from one viewpoint, streams joined', () => {
    expect(tshark(trace, viewpointOf(trace), WRONG)).toBe('');
  });

  it.runIf(isSmooth)('shows nothing suspicious from one viewpoint', () => {
    expect(tshark(trace, viewpointOf(trace), `tcp.analysis.flags || _ws.expert.severity == "Error"`)).toBe(
      '',
    );
  });
});
