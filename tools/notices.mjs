// THIRD-PARTY-NOTICES.txt: the licence of every npm package of which something is in a bundle.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.mjs';

/** @param {readonly string[]} inputs the bundled source files, relative to the root */
export function writeNotices(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^.*node_modules\/((@[^/]+\/)?[^/]+)/.exec(input.replace(/^[\w-]+:/, ''));
    if (match) folders.add(match[0]);
  }
  const notices = [...folders].sort().map((folder) => {
    const path = join(root, folder);
    const { name, version, license, author, repository } = JSON.parse(
      readFileSync(join(path, 'package.json'), 'utf8'),
    );
    const texts = readdirSync(path)
      .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file) && !/\.(js|ts|json)$/.test(file))
      .sort()
      .map((file) => readFileSync(join(path, file), 'utf8').trim());
    if (texts.length === 0) texts.push(stated(name, license, author));
    const home = typeof repository === 'string' ? repository : (repository?.url ?? '');
    return [`${name} ${version} (${license})`, home, '', ...texts].join('\n').trim();
  });
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  writeFileSync(
    join(root, 'THIRD-PARTY-NOTICES.txt'),
    `Packet Walk contains parts of the following packages.${rule}${notices.join(rule)}\n`,
  );
}

/** For a package that names its licence but does not carry the text. */
function stated(name, license, author) {
  const who = typeof author === 'string' ? author : author?.name;
  if (license === 'MIT' || license === 'ISC') {
    const mit = readFileSync(join(root, 'LICENSE'), 'utf8');
    if (license === 'MIT')
      return mit.replace(/^Copyright .*$/m, `Copyright (c) ${who ?? `the authors of ${name}`}`).trim();
  }
  throw new Error(`${name} (${license}) has no licence text that could go into the notices.`);
}
