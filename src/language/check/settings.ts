// The knobs of a node: what sysctl would set (Documentation/networking/ip-sysctl.rst). A later row overrides an earlier one,
// a host's own overrides `defaults`.
import type { SettingsChange } from '../../network/change.ts';
import type { Settings } from '../../network/network.ts';
import type { Token } from '../lexer.ts';
import type { KnobSyntax } from '../syntax.ts';
import { parseInteger } from '../words.ts';
import type { Checking } from './checking.ts';
import { readInteger, readOnOff, readPorts, readTime } from './values.ts';

/** What tcp_syn_retries and its like are kept in: a byte. */
const MOST_RETRIES = 127;

/** What a knob sets; nothing where its value is none. */
export function readKnob(checking: Checking, { keyword, name, value }: KnobSyntax): SettingsChange {
  const { report } = checking;
  switch (keyword.text) {
    case 'forward': {
      const forward = readOnOff(report, value);
      return forward === undefined ? {} : { forward };
    }
    case 'ttl': {
      const ttl = readInteger(report, value, 'ttl', 1, 255);
      return ttl === undefined ? {} : { ttl };
    }
    case 'ports': {
      const localPortRange = readPorts(report, value);
      return localPortRange ? { localPortRange } : {};
    }
    case 'rp-filter': {
      const rpFilter = readChoice(checking, value, 'rp-filter', RP_FILTER);
      return rpFilter === undefined ? {} : { rpFilter };
    }
    case 'arp':
      return { arp: readArp(checking, name?.text ?? '', value) };
    case 'tcp':
      return { tcp: readTcp(checking, name?.text, value) };
    default:
      return {};
  }
}

const ARP_TIMES: ReadonlySet<string> = new Set([
  'base-reachable-time',
  'delay-first-probe-time',
  'retrans-time',
]);

const RP_FILTER = [0, 1, 2] as const;
const IGNORE = [0, 1, 2, 3, 8] as const;
const ANNOUNCE = [0, 1, 2] as const;
const ACCEPT = [0, 1, 2] as const;

/** One of the few numbers that the kernel knows; `on` and `off` are 1 and 0. */
function readChoice<Choice extends number>(
  { report }: Checking,
  token: Token,
  what: string,
  choices: readonly Choice[],
): Choice | undefined {
  if (token.text === '') return undefined;
  const number = token.text === 'on' ? 1 : token.text === 'off' ? 0 : parseInteger(token.text);
  const choice = choices.find((one) => one === number);
  if (choice === undefined) {
    report.error('bad-value choice', token, { word: token.text, setting: what, choices });
  }
  return choice;
}

function readArp(checking: Checking, name: string, value: Token): Partial<Settings['arp']> {
  switch (name) {
    case 'ignore': {
      const ignore = readChoice(checking, value, 'arp ignore', IGNORE);
      return ignore === undefined ? {} : { ignore };
    }
    case 'announce': {
      const announce = readChoice(checking, value, 'arp announce', ANNOUNCE);
      return announce === undefined ? {} : { announce };
    }
    case 'accept': {
      const accept = readChoice(checking, value, 'arp accept', ACCEPT);
      return accept === undefined ? {} : { accept };
    }
    case 'proxy': {
      const proxy = readSwitch(checking, value);
      return proxy === undefined ? {} : { proxy };
    }
    default:
      return readArpTime(checking, name, value);
  }
}

function readArpTime({ report }: Checking, name: string, value: Token): Partial<Settings['arp']> {
  if (!ARP_TIMES.has(name)) return {};
  const time = readTime(report, value);
  if (time === undefined) return {};
  if (time === 0) {
    report.error('bad-time zero', value, { word: value.text });
    return {};
  }
  switch (name) {
    case 'base-reachable-time':
      return { baseReachableTime: time };
    case 'delay-first-probe-time':
      return { delayFirstProbeTime: time };
    case 'retrans-time':
      return { retransTime: time };
    default:
      return {};
  }
}

/** `on` and `off`, or 1 and 0 as sysctl writes them. */
function readSwitch({ report }: Checking, value: Token): boolean | undefined {
  return value.text === '1' || value.text === '0' ? value.text === '1' : readOnOff(report, value);
}

function readTcp(checking: Checking, name: string | undefined, value: Token): Partial<Settings['tcp']> {
  if (name === 'timestamps' || name === 'sack') {
    const isOn = readSwitch(checking, value);
    return isOn === undefined ? {} : { [name]: isOn };
  }
  const least = name === 'syn-linear-timeouts' || name === 'synack-retries' ? 0 : 1;
  const retries = readInteger(checking.report, value, 'retries', least, MOST_RETRIES);
  if (retries === undefined) return {};
  switch (name) {
    case 'syn-retries':
      return { synRetries: retries };
    case 'syn-linear-timeouts':
      return { synLinearTimeouts: retries };
    case 'synack-retries':
      return { synackRetries: retries };
    default:
      return {};
  }
}

/** The same knobs with the values that a node has without them. */
export function withoutKnobs(change: SettingsChange, usual: Settings): SettingsChange {
  const { forward, ttl, localPortRange, rpFilter, arp, tcp } = change;
  return {
    ...(forward === undefined ? {} : { forward: usual.forward }),
    ...(ttl === undefined ? {} : { ttl: usual.ttl }),
    ...(localPortRange === undefined ? {} : { localPortRange: usual.localPortRange }),
    ...(rpFilter === undefined ? {} : { rpFilter: usual.rpFilter }),
    ...(arp === undefined ? {} : { arp: picked(usual.arp, arp) }),
    ...(tcp === undefined ? {} : { tcp: picked(usual.tcp, tcp) }),
  };
}

function picked<Values extends object>(from: Values, keys: Partial<Values>): Partial<Values> {
  const result: Partial<Values> = {};
  for (const key in from) if (key in keys) result[key] = from[key];
  return result;
}
