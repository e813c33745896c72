// Lans and links: declares their names and reads their rows. Their switches and trunks are in switches.ts.
import { isPrivate } from '../../address/ipv4.ts';
import { MILLISECOND, SECOND } from '../../network/source.ts';
import type { Report } from '../diagnostic.ts';
import type { Token } from '../lexer.ts';
import type { LanRowSyntax, LanSyntax, LinkSyntax } from '../syntax.ts';
import { type Checking, type LanDraft, lineOf, reportTwice } from './checking.ts';
import { addSwitch, connectTrunks, declareSwitch } from './switches.ts';
import { checkName, readInteger, readNetwork, readShare, readTime } from './values.ts';

export const SMALLEST_MTU = 68;
export const LARGEST_MTU = 65535;

/** Declares a lan by name; its rows are read afterwards. */
export function declareLan(checking: Checking, syntax: LanSyntax): void {
  const { report } = checking;
  if (!checkName(report, syntax.name)) return;
  const { text } = syntax.name;
  const other = checking.names.find('lan', text);
  if (other) reportTwice(checking, syntax.name, 'lan', other.declaration.start);
  const lan = addLan(checking, syntax, text, syntax.name, true);
  if (syntax.network) lan.network = readNetwork(report, syntax.network);
  if (syntax.isPublic) {
    lan.isPublic = true;
    if (lan.network && syntax.network && isPrivate(lan.network.address))
      warnAboutPrivate(report, syntax.network);
  }
  readRows(checking, lan, syntax.block?.rows.filter((row) => row.kind === 'lan-row') ?? []);
}

function warnAboutPrivate(report: Report, token: Token): void {
  report.warning('private-on-public', token, { network: token.text });
}

/** A link is a lan of two nics, named after its ends. */
export function declareLink(checking: Checking, syntax: LinkSyntax): LanDraft | undefined {
  const [first, second] = syntax.ends;
  if (!checkName(checking.report, first) || !checkName(checking.report, second)) return undefined;
  if (first.text === second.text) {
    checking.report.error('link-to-itself', second, { name: first.text });
    return undefined;
  }
  const name = `${first.text}-${second.text}`;
  const other = checking.names.find('lan', name);
  if (other) {
    checking.report.error('duplicate-name link', syntax, () => ({
      name,
      line: lineOf(checking.text, other.declaration.start),
    }));
  }
  const lan = addLan(checking, syntax, name, syntax, false);
  lan.network = readNetwork(checking.report, syntax.network);
  const rows = syntax.block?.rows.filter((row) => row.kind === 'lan-row') ?? [];
  for (const { keyword } of rows) {
    if (keyword.text !== 'switch' && keyword.text !== 'trunk') continue;
    checking.report.error('misplaced-row link', keyword, {});
  }
  readRows(
    checking,
    lan,
    rows.filter(({ keyword }) => keyword.text !== 'switch' && keyword.text !== 'trunk'),
  );
  return lan;
}

function addLan(
  checking: Checking,
  syntax: LanSyntax | LinkSyntax,
  name: string,
  span: { start: number; end: number },
  isWritten: boolean,
): LanDraft {
  const id = checking.lans.length;
  const symbol = checking.names.declare('lan', name, id, span, isWritten);
  const lan: LanDraft = {
    id,
    name,
    syntax,
    symbol,
    network: undefined,
    isPublic: false,
    mtu: 1500,
    delay: MILLISECOND / 10,
    loss: 0,
    ageing: 300 * SECOND,
    switches: [],
    owners: new Map(),
    macs: new Map(),
    nextFree: 0,
  };
  checking.lans.push(lan);
  return lan;
}

function readRows(checking: Checking, lan: LanDraft, rows: readonly LanRowSyntax[]): void {
  const { report } = checking;
  const trunks: LanRowSyntax[] = [];
  for (const row of rows) {
    const value = row.values[0];
    if (!value) continue;
    switch (row.keyword.text) {
      case 'switch':
        declareSwitch(checking, lan, value);
        break;
      case 'trunk':
        trunks.push(row);
        break;
      case 'mtu':
        lan.mtu = readInteger(report, value, 'mtu', SMALLEST_MTU, LARGEST_MTU) ?? lan.mtu;
        break;
      case 'delay':
        lan.delay = readTime(report, value) ?? lan.delay;
        break;
      case 'loss':
        lan.loss = readShare(report, value) ?? lan.loss;
        break;
      case 'ageing':
        lan.ageing = readTime(report, value) ?? lan.ageing;
    }
  }
  if (lan.switches.length === 0) addSwitch(checking, lan, lan.name, lan.syntax);
  connectTrunks(checking, lan, trunks);
}
