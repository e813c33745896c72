// English: what is said about the spelling of a file.
import { ENGLISH_FACTS, ENGLISH_FRAMES, inEnglish } from './english-wanted.ts';
import type { Sentences } from './message.ts';
import { listed, shown } from './shown.ts';
import type { SyntaxVocabulary } from './vocabulary-syntax.ts';

const ITEMS = '`lan`, `link`, `defaults`, `host`, `router`, `balancer`, `proxy` or `walk`';
const ROWS = '`nic`, `gateway`, `route`, `serve`, `arp`, `tcp`, `ttl`, `forward`, `loopback` …';

function named(word: string | undefined): string {
  return word === undefined ? 'A text' : shown(word);
}

export const englishSyntax: Sentences<SyntaxVocabulary> = {
  'not-text': () =>
    'This is no text (or not in UTF-8): a .walk file is plain text, so nothing of it is read.',
  'too-large file': ({ megabytes, most }) =>
    `This file is too large to be checked as one types (${megabytes} MB; up to ${most} MB are): nothing of it is shown or run here. The command line takes it: \`packetwalk check\`.`,
  'empty-file': () =>
    'Nothing stands here yet. A network begins with `lan home 192.168.1.0/24` and `host A { nic home }`, a walk with `walk "first" { A ping B }`.',
  'no-walk': () =>
    'Nothing happens on this network yet: `walk "first" { A ping B }` sends its first packets.',
  more: ({ count, code }) => `${count} more of this kind are not listed (${code}).`,
  'syntax wrong-word': ({ wanted, found, isText }) =>
    `${inEnglish(wanted)} belongs here, not ${found === undefined ? 'a string' : shown(found)}.${
      isText ? ' Texts stand between double quotes.' : ''
    }`,
  'syntax wrong-keyword': ({ keyword, found }) => `\`${keyword}\` belongs here, not ${shown(found)}.`,
  'syntax none-of': ({ word, words }) => `${shown(word)} is none of ${listed(words)}.`,
  incomplete: ({ wanted, after }) =>
    `${inEnglish(wanted)} is missing${after === undefined ? '' : ` after ${shown(after)}`}.`,
  'incomplete verb': ({ actor }) =>
    `What ${shown(actor)} does is missing: \`ping\`, \`get\`, \`connect\`, \`send\`, \`close\`, \`udp\` …`,
  'incomplete route': () => 'A route needs to know where it leads: `via ADDRESS` or `nic NAME`.',
  'incomplete after': () => 'What happens after that time is missing: a step on the same line.',
  'unclosed-block': ({ owner }) =>
    `This block of ${shown(owner)} is never closed: a line with \`}\` is missing.`,
  'syntax closes-nothing': () => 'This `}` closes nothing: every block above it is closed already.',
  'syntax no-block': () => 'No block belongs here: this statement ends with its line.',
  'syntax brace-below': () => 'The `{` belongs at the end of the line above: a statement ends with its line.',
  'syntax block-follows': ({ word }) => `${shown(word)} is one too many here: a block in braces follows.`,
  'syntax first-row': () =>
    'In a block of several lines each statement has its own line: this one belongs on the line below the `{`.',
  'syntax too-many': ({ word }) => `${shown(word)} is one too many here: one statement a line.`,
  'syntax too-deep': () => 'Steps stand too deep inside each other here.',
  'syntax unclosed-string': () => 'This text is never closed: a `"` is missing at its end, on the same line.',
  'syntax unknown-escape': ({ word }) =>
    `${shown(word)} means nothing in a text: only \\n \\r \\t \\" \\\\ and \\$ do. A backslash itself is written \\\\.`,
  'syntax missing-space': () => 'A space is missing after the text before this.',
  'syntax no-item': ({ word }) =>
    `${named(word)} opens nothing here: a line outside a block begins with ${ITEMS}.`,
  'syntax no-lan-row': ({ word, remark }) => {
    const more = {
      nic: ' A nic stands in its host.',
      network: ' The network stands behind the name of the lan.',
      none: '',
    }[remark ?? 'none'];
    return `${shown(word)} is no row of a lan: those are \`switch\`, \`trunk\`, \`mtu\`, \`delay\`, \`loss\` and \`ageing\`.${more}`;
  },
  'syntax no-row': ({ word }) => `${named(word)} begins no row of a host: rows begin with ${ROWS}.`,
  'syntax no-step': () => 'A step begins with a host or a verb, not with a text.',
  'syntax no-frame': ({ word }) => `${shown(word)} is no kind of frame: ${ENGLISH_FRAMES}.`,
  'syntax no-fact': ({ word }) => `${shown(word)} is nothing that can be expected: ${ENGLISH_FACTS}.`,
  'syntax no-size': ({ word }) => `${shown(word)} is no size: sizes look like 512B, 40kB or 64KiB.`,
  'syntax no-actor': ({ verb }) =>
    `Who does it is missing: a host stands before \`${verb}\`, as in \`pc ${verb} …\`.`,
  'syntax no-verb': ({ word, verbs }) => `${shown(word)} is nothing that a host does: ${listed(verbs)}.`,
  'syntax no-which': ({ word }) =>
    `${shown(word)} does not say which: \`next\`, \`next 3\`, \`3rd\` or \`every\`.`,
  'syntax unset-nic': () =>
    'A nic has no rows that could be taken away: `set NIC address none` takes its address, `unset HOST ROW` a row of its host.',
  'syntax no-arp-setting': ({ word }) =>
    `${shown(word)} is neither an address nor a setting of ARP: \`ignore\`, \`announce\`, \`accept\`, \`proxy\`, \`base-reachable-time\`, \`delay-first-probe-time\` or \`retrans-time\`.`,
  'syntax no-tcp-setting': ({ word }) =>
    `${shown(word)} is no setting of TCP: \`timestamps\`, \`sack\`, \`syn-retries\`, \`syn-linear-timeouts\` or \`synack-retries\`.`,
  'syntax no-service': ({ word }) =>
    `${shown(word)} is no service: those are \`http\`, \`tcp\`, \`udp\`, \`echo\`, \`discard\` and \`dns\`.`,
  'syntax no-answer': ({ word }) =>
    `${shown(word)} begins no answer: a row is a path such as /logo, or a text, and what is answered.`,
};
