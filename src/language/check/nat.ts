// Address translation: whose packets, through which nics, into what (RFC 3022; nft(8), masquerade, snat and dnat).
import { contains, formatCidr, networkOf } from '../../address/cidr.ts';
import { formatEndpoint } from '../../address/endpoint.ts';
import { formatIpv4, type Ipv4 } from '../../address/ipv4.ts';
import type { DestinationNat, NatRule } from '../../network/nat.ts';
import type { Predicate } from '../../network/predicate.ts';
import type { Token } from '../lexer.ts';
import type { NatSyntax } from '../syntax.ts';
import { splitEndpoint } from '../words.ts';
import { addressesOf, type Checking, lineOf, type NicDraft, type NodeDraft, spanOf } from './checking.ts';
import { readSource } from './match.ts';
import { findNicsOf } from './rows.ts';
import { readFixedEndpoint, readFixedTarget } from './targets.ts';
import { readPort } from './values.ts';

/** nat = "masquerade" … | "snat" … | "dnat" … */
export function readNat(checking: Checking, node: NodeDraft, syntax: NatSyntax): void {
  const nics = findNicsOf(checking, node, syntax.lan);
  const rule = build(checking, node, syntax, nics);
  if (!rule || nics.length === 0) node.isIncomplete = true;
  else node.nat.push(rule);
}

function build(
  checking: Checking,
  node: NodeDraft,
  syntax: NatSyntax,
  nics: readonly NicDraft[],
): NatRule | undefined {
  const common = { nics: nics.map(({ id }) => id), source: spanOf(syntax) };
  switch (syntax.keyword.text) {
    case 'masquerade': {
      const match = readWhose(checking, syntax);
      const random = syntax.options.some(({ keyword }) => keyword.text === 'random');
      return match && { kind: 'masquerade', ...common, match, random };
    }
    case 'snat': {
      const match = readWhose(checking, syntax);
      const to = readTo(checking, node, syntax);
      if (to && nics.length > 0)
        judgeSource(checking, node, nics, to.address, tokenBehind(syntax, 'to') ?? syntax.lan);
      return match && to && { kind: 'snat', ...common, match, to };
    }
    default:
      return readDestination(checking, node, syntax, common);
  }
}

function tokenBehind({ options }: NatSyntax, keyword: string): Token | undefined {
  return options.find((option) => option.keyword.text === keyword)?.values[0];
}

/** Several `from`s are alternatives. */
function readWhose(checking: Checking, { options }: NatSyntax): Predicate | undefined {
  let all: Predicate | undefined;
  for (const { keyword, values } of options) {
    const [token] = values;
    if (keyword.text !== 'from' || !token) continue;
    const one = token.text === '' ? undefined : readSource(checking, token);
    if (!one) return undefined;
    all = all ? { kind: 'or', left: all, right: one } : one;
  }
  return all ?? { kind: 'all' };
}

/** "to" ( ENDPOINT | ADDRESS | NAME ) */
function readTo(
  checking: Checking,
  node: NodeDraft,
  syntax: NatSyntax,
): { readonly address: Ipv4; readonly port: number | undefined } | undefined {
  const token = tokenBehind(syntax, 'to');
  if (!token || token.text === '') return undefined;
  if (splitEndpoint(token.text)) return readFixedEndpoint(checking, node, token);
  const address = readFixedTarget(checking, node, token.text, token);
  return address === undefined ? undefined : { address, port: undefined };
}

/** An address that nobody has is asked for by ARP in vain: the answers never come back. */
function judgeSource(
  checking: Checking,
  node: NodeDraft,
  nics: readonly NicDraft[],
  address: Ipv4,
  token: Token,
): void {
  if (addressesOf(node).includes(address)) return;
  const near = nics.flatMap((nic) =>
    nic.addresses
      .map((own) => networkOf(own.address, own.prefixLength))
      .filter((own) => contains(own, address)),
  )[0];
  if (!near) return;
  checking.report.warning('foreign-source', token, {
    address: formatIpv4(address),
    network: formatCidr(near),
    node: node.name,
  });
}

function readDestination(
  checking: Checking,
  node: NodeDraft,
  syntax: NatSyntax,
  common: Pick<DestinationNat, 'nics' | 'source'>,
): DestinationNat | undefined {
  const { report } = checking;
  const protocol = syntax.protocol?.text;
  const port = syntax.port && readPort(report, syntax.port);
  const to = readTo(checking, node, syntax);
  if ((protocol !== 'tcp' && protocol !== 'udp') || port === undefined || !to) return undefined;
  const target = { address: to.address, port: to.port ?? port };
  for (const nic of common.nics) {
    const key = `dnat ${nic} ${protocol} ${port}`;
    const rival = node.taken.get(key);
    if (rival) {
      report.warning('shadowed-rule', syntax.keyword, () => ({
        place: `${port}/${protocol}`,
        line: lineOf(checking.text, rival.start),
      }));
    } else node.taken.set(key, spanOf(syntax));
  }
  if (!node.settings.forward && !addressesOf(node).includes(target.address)) {
    report.warning('not-forwarding dnat', syntax.keyword, {
      node: node.name,
      target: formatEndpoint(target),
    });
  }
  return { kind: 'dnat', ...common, protocol, port, to: target };
}
