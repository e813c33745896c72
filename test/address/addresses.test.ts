// Addresses as values: reading, writing, and the arithmetic of masks.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  broadcastAddress,
  contains,
  formatCidr,
  hostRange,
  isReserved,
  netmask,
  networkOf,
  parseInterfaceAddress,
} from '../../src/address/cidr.ts';
import { formatEndpoint } from '../../src/address/endpoint.ts';
import { formatIpv4, ipv4, isLoopback, isMulticast, isPrivate, parseIpv4 } from '../../src/address/ipv4.ts';
import { assignedMac, BROADCAST_MAC, formatMac, isGroupMac, mac, parseMac } from '../../src/address/mac.ts';

const anyIpv4 = fc.integer({ min: 0, max: 0xffff_ffff }).map(ipv4);
const anyPrefix = fc.integer({ min: 0, max: 32 });

function address(text: string) {
  const value = parseIpv4(text);
  if (value === undefined) throw new Error(`${text} is no address`);
  return value;
}

describe('IPv4', () => {
  test('written and read again', () => {
    fc.assert(fc.property(anyIpv4, (value) => parseIpv4(formatIpv4(value)) === value));
  });
  test.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.4 ',
    '1.2.3.-4',
    'a.b.c.d',
    '１.2.3.4',
  ])('%s is none', (text) => expect(parseIpv4(text)).toBeUndefined());
  test('kinds', () => {
    expect(
      ['10.1.1.1', '172.16.0.1', '172.31.255.255', '192.168.0.1'].map((text) => isPrivate(address(text))),
    ).toEqual([true, true, true, true]);
    expect(['172.32.0.1', '11.0.0.1', '192.169.0.1'].some((text) => isPrivate(address(text)))).toBe(false);
    expect(isLoopback(address('127.9.9.9'))).toBe(true);
    expect(isMulticast(address('239.1.1.1'))).toBe(true);
  });
  test('a number out of range is refused', () => {
    expect(() => ipv4(2 ** 32)).toThrow(RangeError);
    expect(() => ipv4(-1)).toThrow(RangeError);
  });
});

describe('networks', () => {
  test.each([
    [0, '0.0.0.0'],
    [1, '128.0.0.0'],
    [24, '255.255.255.0'],
    [31, '255.255.255.254'],
    [32, '255.255.255.255'],
  ])('/%i is %s', (length, mask) => expect(formatIpv4(netmask(length))).toBe(mask));
  test('an address lies in its own network, between its ends', () => {
    fc.assert(
      fc.property(anyIpv4, anyPrefix, (value, length) => {
        const network = networkOf(value, length);
        return contains(network, value) && network.address <= value && value <= broadcastAddress(network);
      }),
    );
  });
  test('hosts of a /24, a /31 (RFC 3021) and a /32', () => {
    const range = (text: string, length: number) => {
      const { first, last } = hostRange(networkOf(address(text), length));
      return `${formatIpv4(first)} ${formatIpv4(last)}`;
    };
    expect(range('192.168.1.77', 24)).toBe('192.168.1.1 192.168.1.254');
    expect(range('10.0.0.1', 31)).toBe('10.0.0.0 10.0.0.1');
    expect(range('10.0.0.1', 32)).toBe('10.0.0.1 10.0.0.1');
  });
  test('network and broadcast address are reserved, but not in a /31', () => {
    const home = networkOf(address('192.168.1.0'), 24);
    expect(isReserved(home, address('192.168.1.0'))).toBe(true);
    expect(isReserved(home, address('192.168.1.255'))).toBe(true);
    expect(isReserved(home, address('192.168.1.1'))).toBe(false);
    expect(isReserved(networkOf(address('10.0.0.0'), 31), address('10.0.0.0'))).toBe(false);
  });
  test('with host bits, written and read again', () => {
    fc.assert(
      fc.property(anyIpv4, anyPrefix, (value, prefixLength) => {
        expect(parseInterfaceAddress(formatCidr({ address: value, prefixLength }))).toEqual({
          address: value,
          prefixLength,
        });
      }),
    );
    for (const text of ['10.0.0.0/33', '10.0.0.0/', '10.0.0/8', '10.0.0.0/-1', '10.0.0.0'])
      expect(parseInterfaceAddress(text)).toBeUndefined();
  });
});

describe('MACs', () => {
  test('written and read again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: BROADCAST_MAC }),
        (value) => parseMac(formatMac(mac(value))) === value,
      ),
    );
  });
  test('the group bit', () => {
    expect(isGroupMac(BROADCAST_MAC)).toBe(true);
    expect(isGroupMac(mac(0x01_00_5e_00_00_01))).toBe(true);
    expect(isGroupMac(mac(0x02_00_00_00_01_00))).toBe(false);
  });
  test('what a nic gets: hosts in the last octet but one, nics in the last', () => {
    expect(formatMac(assignedMac(1, 0))).toBe('02:00:00:00:01:00');
    expect(formatMac(assignedMac(3, 1))).toBe('02:00:00:00:03:01');
    expect(formatMac(assignedMac(300, 0))).toBe('02:00:00:01:2c:00');
  });
  test.each(['02-00-00-00-01-00', '02:00:00:00:01', '02:00:00:00:01:0g', ''])('%s is none', (text) => {
    expect(parseMac(text)).toBeUndefined();
  });
});

test('an endpoint', () => {
  expect(formatEndpoint({ address: address('10.0.0.1'), port: 80 })).toBe('10.0.0.1:80');
});
