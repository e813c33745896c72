// The knobs of a node: what sysctl would set. A later row overrides an earlier one, a host's own overrides `defaults`.
import type { Settings } from '../../network/network.ts';
import { type Report, shown } from '../diagnostic.ts';
import type { KnobSyntax } from '../syntax.ts';
import { readInteger, readOnOff, readPorts, readTime } from './values.ts';

/** What tcp_syn_retries and its like are kept in: a byte. */
const MOST_RETRIES = 127;

export function readKnob(report: Report, settings: Settings, { keyword, name, value }: KnobSyntax): Settings {
  switch (keyword.text) {
    case 'forward':
      return { ...settings, forward: readOnOff(report, value) ?? settings.forward };
    case 'ttl':
      return { ...settings, ttl: readInteger(report, value, 'TTL', 1, 255) ?? settings.ttl };
    case 'ports':
      return { ...settings, localPortRange: readPorts(report, value) ?? settings.localPortRange };
    case 'arp':
      return { ...settings, arp: { ...settings.arp, ...readArp(report, name?.text, value) } };
    case 'tcp':
      return { ...settings, tcp: { ...settings.tcp, ...readTcp(report, name?.text, value) } };
    default:
      return settings;
  }
}

function readArp(
  report: Report,
  name: string | undefined,
  value: KnobSyntax['value'],
): Partial<Settings['arp']> {
  const time = readTime(report, value);
  if (time === undefined) return {};
  if (time === 0) {
    report.error(
      'bad-time',
      value,
      `${shown(value.text)} would let a timer run without end: this time must be longer than nothing.`,
    );
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

function readTcp(
  report: Report,
  name: string | undefined,
  value: KnobSyntax['value'],
): Partial<Settings['tcp']> {
  if (name === 'timestamps' || name === 'sack') {
    const isOn = value.text === '1' || value.text === '0' ? value.text === '1' : readOnOff(report, value);
    return isOn === undefined ? {} : { [name]: isOn };
  }
  const least = name === 'syn-linear-timeouts' ? 0 : 1;
  const retries = readInteger(
    report,
    value,
    'number of retries',
    name === 'synack-retries' ? 0 : least,
    MOST_RETRIES,
  );
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
