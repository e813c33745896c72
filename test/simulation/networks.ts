// Random networks and walks as text, for properties: lans with switches and trunks, hosts with services, sometimes a router
// between two lans, and actions of every kind with losses.
import fc from 'fast-check';

export interface RandomWalk {
  readonly text: string;
}

const service = fc.constantFrom(
  'serve http 80',
  'serve http 80 { / 5kB }',
  'serve echo 9000',
  'serve discard 9',
  'serve udp 53 { "yes" }',
  'serve http 80 { / "hi" delay 20ms }',
  'serve dns { www.example.com 10.0.0.1 }',
  'serve http 80 { / -> h1:9000 }',
  'serve http 80 { / -> h0:81 h1:82 }',
);

const lossy = fc.constantFrom(
  ...['syn', 'syn-ack', 'ack', 'data', 'fin', 'udp', 'icmp', 'arp-reply', 'arp-request', 'tcp'].flatMap(
    (frame) => [`lose next ${frame}`, `lose next 2 ${frame}`, `lose 2nd ${frame}`],
  ),
);

function action(from: number, to: number): fc.Arbitrary<string> {
  return fc.constantFrom(
    `h${from} ping h${to}`,
    `h${from} ping h${to} count 2 interval 50ms`,
    `h${from} ping 10.0.0.200 timeout 4s`,
    `h${from} get http://h${to}/ timeout 30s`,
    `h${from} get http://h${to}:81/ timeout 30s`,
    `h${from} udp h${to}:53 "?"`,
    `h${from} udp h${to}:54 "?"`,
    `h${from} connect h${to}:9000 timeout 30s`,
    `h${from} ping www.example.com`,
    `h${from} get http://www.example.com:81/ timeout 30s`,
    'wait 2s',
    'pace 10ms',
  );
}

/** A file that checks without error. */
export const randomWalk: fc.Arbitrary<RandomWalk> = fc
  .record({
    hosts: fc.integer({ min: 2, max: 5 }),
    switches: fc.integer({ min: 1, max: 3 }),
    routed: fc.boolean(),
    services: fc.array(service, { minLength: 5, maxLength: 5 }),
    pairs: fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(9)), { minLength: 1, maxLength: 6 }),
    losses: fc.array(lossy, { maxLength: 3 }),
    together: fc.boolean(),
  })
  .chain(({ hosts, switches, routed, services, pairs, losses, together }) => {
    const ends = pairs
      .map(([a, b]) => [a % hosts, b % hosts] as const)
      .map(([a, b]) => [a, a === b ? (b + 1) % hosts : b] as const);
    return fc.tuple(...ends.map(([a, b]) => action(a, b))).map((actions) => {
      const names = Array.from({ length: switches }, (_, index) => `s${index}`);
      const lines = [
        'lan left 10.0.0.0/24 {',
        ...names.map((name) => `  switch ${name}`),
        ...names.slice(1).map((name, index) => `  trunk s${index} ${name}`),
        '}',
      ];
      if (routed)
        lines.push(
          'lan right 10.0.1.0/24',
          'router r {',
          '  nic left 10.0.0.254',
          '  nic right 10.0.1.254',
          '}',
        );
      for (let host = 0; host < hosts; host += 1) {
        const far = routed && host % 2 === 1;
        const nic = far
          ? `nic right 10.0.1.${host + 1}`
          : `nic left 10.0.0.${host + 1} port s${host % switches}`;
        lines.push(
          `host h${host} {`,
          `  ${nic}`,
          '  resolver 10.0.0.1',
          '  resolver 10.0.0.2',
          ...(routed ? [`  gateway 10.0.${far ? 1 : 0}.254`] : []),
          `  ${services[host] ?? 'serve http 80'}`,
          '}',
        );
      }
      const isTogether = together && actions.every((words) => words.startsWith('h'));
      lines.push('walk "random" {', ...losses.map((loss) => `  ${loss}`));
      lines.push(
        ...(isTogether
          ? ['  together {', ...actions.map((words) => `    ${words}`), '  }']
          : actions.map((words) => `  ${words}`)),
        '}',
        '',
      );
      return { text: lines.join('\n') };
    });
  });
