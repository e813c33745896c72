// Virtual services as data, and the classic mistakes of each mode, which are warnings: what happens then is the lesson.
import { describe, expect, test } from 'vitest';
import { bare, mended, nodeOf, said } from '../reading.ts';

interface Rows {
  readonly rows?: readonly string[];
  readonly server?: readonly string[];
  readonly vip?: string;
}

const READY = ['gateway 10.0.0.1', 'loopback 10.0.0.100', 'arp ignore 1', 'decapsulate'];

const file = ({ rows = [], server = READY, vip = '10.0.0.100:80' }: Rows) => `lan rack 10.0.0.0/24
lan far 10.9.0.0/24
balancer lb {
  nic rack 10.0.0.1 10.0.0.100/32
  virtual tcp ${vip} {
${rows.map((row) => `    ${row}\n`).join('')}  }
}
host rs1 {
  nic rack .11
${server.map((row) => `  ${row}\n`).join('')}}
host rs2 {
  nic rack .12
${READY.map((row) => `  ${row}\n`).join('')}}
host rs3 {
  nic far .13
${READY.slice(1)
  .map((row) => `  ${row}\n`)
  .join('')}}
walk "w" { rs1 ping lb }
`;
const REALS = ['real rs1:80 weight 2', 'real rs2:80'];
const serviceOf = (...rows: readonly string[]) => bare(nodeOf(file({ rows }), 'lb').virtualServices[0]);

test('what ipvsadm takes where nothing is said', () => {
  expect(serviceOf(...REALS)).toMatchObject({
    protocol: 'tcp',
    address: { port: 80 },
    mode: 'dr',
    schedule: { kind: 'wlc' },
    tracking: true,
    keepTtl: false,
    reals: [
      { port: 80, weight: 2, node: 1 },
      { port: 80, weight: 1, node: 2 },
    ],
  });
  expect(serviceOf(...REALS)).not.toHaveProperty('persistence');
});
test.each([
  ['mode nat', { mode: 'nat' }],
  ['mode tunnel', { mode: 'tunnel' }],
  ['schedule wrr', { schedule: { kind: 'wrr' } }],
  ['schedule order rs2 rs1 rs2', { schedule: { kind: 'order', reals: [1, 0, 1] } }],
  ['schedule order rs2:80', { schedule: { kind: 'order', reals: [1] } }],
  ['tracking off', { tracking: false }],
  ['persistent 5min', { persistence: 300e9 }],
  ['ttl keep', { keepTtl: true }],
])('%s', (row, service) => {
  expect(serviceOf(row, ...REALS)).toMatchObject(service);
});
test('nat changes ports, dr and tunnel cannot', () => {
  expect(serviceOf('mode nat', 'real rs1:8080')).toMatchObject({ reals: [{ port: 8080 }] });
  expect(serviceOf('mode dr', 'real rs1:8080')).toMatchObject({ reals: [{ port: 80 }] });
  const text = file({ rows: ['mode dr', 'real rs1:8080'] });
  expect(said(text)).toEqual(['warning port-unchanged rs1:8080']);
  expect(mended(text)).toBe(file({ rows: ['mode dr', 'real rs1:80'] }));
});

describe('the ways there and back', () => {
  const withServer = (mode: string, ...server: readonly string[]) =>
    said(file({ rows: [`mode ${mode}`, 'real rs1:80'], server }));
  test('all right', () => {
    for (const mode of ['nat', 'dr', 'tunnel']) expect(withServer(mode, ...READY)).toEqual([]);
  });
  test('nat: the answers must come back through the balancer', () => {
    expect(withServer('nat', 'gateway 10.0.0.254')).toEqual(['warning answers-elsewhere rs1:80']);
  });
  test('dr: the server takes the virtual address for its own, and keeps silent about it', () => {
    expect(withServer('dr')).toEqual(['warning no-virtual-address rs1:80']);
    expect(withServer('dr', 'loopback 10.0.0.100')).toEqual(['warning answers-for-virtual rs1:80']);
  });
  test('dr: only neighbours; tunnel passes routers', () => {
    expect(said(file({ rows: ['mode dr', 'real rs3:80'] }))).toEqual(['warning not-a-neighbour rs3:80']);
    expect(said(file({ rows: ['mode tunnel', 'real rs3:80'] }))).toEqual([]);
  });
  test('tunnel: somebody must open it', () => {
    expect(withServer('tunnel', 'loopback 10.0.0.100', 'arp ignore 1')).toEqual([
      'warning closed-tunnel rs1:80',
    ]);
  });
  test('the balancer has the virtual address itself', () => {
    expect(said(file({ rows: ['mode nat', 'real rs1:80'], vip: '10.0.0.99:80' }))).toEqual([
      'warning foreign-virtual 10.0.0.99:80',
    ]);
  });
});

describe('mistakes', () => {
  test.each([
    ['mode nat', 'warning no-real-server 10.0.0.100:80'],
    ['real rs9:80', 'error unknown-name rs9'],
    ['real rs1', 'error no-port rs1'],
    ['real rs1:80 weight 70000', 'error bad-number 70000'],
  ])('%s', (row, message) => {
    expect(said(file({ rows: [row] }))).toEqual([message]);
  });
  test.each([
    ['mode magic', 'error syntax magic'],
    ['persistent 5', 'error bad-time 5'],
    ['ttl lose', 'error syntax lose'],
    ['schedule order rs1 rs8', 'error unknown-name rs8'],
    ['schedule rr', 'warning weight-ignored 2'],
    ['real rs2:80', 'warning duplicate-real rs2:80'],
  ])('%s', (row, message) => {
    expect(said(file({ rows: [...REALS, row] }))).toEqual([message]);
  });
  test('a row twice, a service twice', () => {
    expect(said(file({ rows: ['mode dr', 'mode dr', ...REALS] }))).toEqual(['error row-twice mode']);
    const twice = file({ rows: REALS }).replace(
      'balancer lb {',
      'balancer lb {\n  virtual tcp 10.0.0.100:80 { real rs2:80 }',
    );
    expect(said(twice)).toEqual(['warning duplicate-virtual 10.0.0.100:80']);
  });
});
