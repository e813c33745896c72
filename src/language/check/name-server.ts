// `serve dns`: the rows of a name server as records (RFC 1034 section 3.6, RFC 1035 section 3).
import { NAME_PORT, type NameAnswer, type NameRecord } from '../../network/names.ts';
import { replace } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { DnsRowSyntax, DnsSyntax } from '../syntax.ts';
import { isDomain } from '../words.ts';
import { type Checking, lineOf, type NodeDraft, spanOf } from './checking.ts';
import { aliasOf, checkDomain, warnAboutUnknown } from './domains.ts';
import { readFixedTarget } from './targets.ts';

/** serve = "serve" "dns" block<dns_row> */
export function readDns(checking: Checking, node: NodeDraft, syntax: DnsSyntax): void {
  const { report } = checking;
  const place = `${NAME_PORT}/udp`;
  const rival = node.taken.get(place);
  if (rival) {
    report.warning('port-in-use', syntax.service, () => ({
      place,
      node: node.name,
      line: lineOf(checking.text, rival.start),
    }));
    return;
  }
  const records: NameRecord[] = [];
  for (const row of syntax.block.rows) {
    if (row.kind !== 'dns-row') continue;
    const record = readRecord(checking, node, row);
    if (!record) continue;
    const earlier = records.find(({ name }) => name === record.name);
    if (earlier && (earlier.kind !== 'address' || record.kind !== 'address')) {
      report.warning('duplicate-record', row.domain, () => ({
        name: row.domain.text,
        line: lineOf(checking.text, earlier.source.start),
      }));
    } else records.push(record);
  }
  if (records.length === 0 && syntax.block.close && syntax.block.rows.length === 0) {
    report.warning('no-record', syntax.service, {});
  }
  node.taken.set(place, spanOf(syntax));
  node.services.push({ kind: 'dns', port: NAME_PORT, program: 'named', records, source: spanOf(syntax) });
}

function readRecord(checking: Checking, server: NodeDraft, row: DnsRowSyntax): NameRecord | undefined {
  const isName = checkDomain(checking, row.domain);
  const answer = readNameAnswer(checking, server, row);
  return isName && answer
    ? { name: row.domain.text.toLowerCase(), source: spanOf(row), ...answer }
    : undefined;
}

function readNameAnswer(checking: Checking, server: NodeDraft, row: DnsRowSyntax): NameAnswer | undefined {
  const [first, second] = row.values;
  if (!first || first.text === '') return undefined;
  if (first.text === 'nxdomain' || first.text === 'silent') return { kind: first.text };
  if (first.text === 'cname') return second && readAlias(checking, row, second);
  if (isDomain(first.text) && !/^\d/.test(first.text)) {
    const right = `cname ${first.text}`;
    checking.report.error('bad-record', first, { word: first.text, right }, [replace(first, right)]);
    return undefined;
  }
  const address = readFixedTarget(checking, server, first.text, first);
  return address === undefined ? undefined : { kind: 'address', address };
}

function readAlias(checking: Checking, row: DnsRowSyntax, token: Token): NameAnswer | undefined {
  if (!checkDomain(checking, token)) return undefined;
  const target = token.text.toLowerCase();
  const known = checking.domains.get(target);
  if (known) checking.names.refer(known.symbol, token);
  else warnAboutUnknown(checking, token.text, token);
  if (leadsRound(checking, row.domain.text.toLowerCase())) {
    checking.report.error('alias-loop', token, { name: row.domain.text });
    return undefined;
  }
  return { kind: 'alias', target };
}

function leadsRound(checking: Checking, start: string): boolean {
  const seen = new Set<string>();
  let name: string | undefined = start;
  while (name !== undefined && !seen.has(name)) {
    seen.add(name);
    name = aliasOf(checking, name);
  }
  return name === start;
}
