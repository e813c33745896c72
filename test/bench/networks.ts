// The networks that the bench measures, as text.

/** About `lines` lines: hosts of five lines on lans of two hundred, and a walk that names them. */
export function linesOfText(lines: number): string {
  const hosts = Math.max(2, Math.floor(lines / 8));
  const text: string[] = [];
  for (let lan = 0; lan * 200 < hosts; lan += 1) text.push(`lan lan${lan} 10.${lan >> 8}.${lan & 255}.0/24`);
  for (let host = 0; host < hosts; host += 1) {
    const lan = Math.floor(host / 200);
    text.push(
      `host h${host} {`,
      `  nic lan${lan} 10.${lan >> 8}.${lan & 255}.${(host % 200) + 1}`,
      '  serve http 80',
      '}',
    );
  }
  text.push('walk "everybody" {');
  for (let host = 0; host < hosts; host += 1) {
    const first = Math.floor(host / 200) * 200;
    const peer = Math.min(hosts - 1, first + ((host + 1) % 200));
    text.push(`  h${host} ping h${peer}`, `  h${host} get http://h${peer}/`, `  expect h${host} got 200`);
    if (host % 2 === 0) text.push(`  h${host} udp h${peer}:53 "?"`);
  }
  text.push('}', '');
  return text.join('\n');
}

export function clientsOnOneSwitch(clients: number, gets: number): string {
  const text = [
    'lan office 10.0.0.0/16',
    'host web {',
    '  nic office 10.0.255.1',
    '  serve http 80 { / 10kB }',
    '}',
  ];
  for (let client = 0; client < clients; client += 1)
    text.push(`host c${client} { nic office 10.0.${client >> 8}.${client & 255 || 254} }`);
  text.push('walk "load" {', '  pace 1ms');
  for (let round = 0; round < gets; round += 1) {
    text.push('  together {');
    for (let client = 0; client < clients; client += 1) text.push(`    c${client} get http://web/`);
    text.push('  }');
  }
  text.push('}', '');
  return text.join('\n');
}

export function clientsOverRouter(clients: number, each: number): string {
  const lans = Math.ceil(clients / each);
  const text = [
    'lan servers 10.255.0.0/24',
    'host web {',
    '  nic servers 10.255.0.2',
    '  gateway 10.255.0.1',
    '  serve http 80 { / 10kB }',
    '}',
  ];
  for (let lan = 0; lan < lans; lan += 1) text.push(`lan l${lan} 10.${lan}.0.0/16`);
  text.push('router r {', '  nic servers 10.255.0.1');
  for (let lan = 0; lan < lans; lan += 1) text.push(`  nic l${lan} 10.${lan}.255.254`);
  text.push('}');
  for (let client = 0; client < clients; client += 1) {
    const lan = Math.floor(client / each);
    text.push(
      `host c${client} {`,
      `  nic l${lan} 10.${lan}.0.${(client % each) + 1}`,
      `  gateway 10.${lan}.255.254`,
      '}',
    );
  }
  text.push('walk "load" {', '  together {');
  for (let client = 0; client < clients; client += 1) text.push(`    c${client} get http://web/`);
  text.push('  }', '}', '');
  return text.join('\n');
}
