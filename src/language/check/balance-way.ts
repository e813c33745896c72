// Whether a balanced connection can work: the way there and the way back differ with each mode, and each has its classic
// mistake. All of them can be run, because what happens then is the lesson; so they are warnings.
import { contains } from '../../address/cidr.ts';
import { formatIpv4, type Ipv4 } from '../../address/ipv4.ts';
import type { Token } from '../lexer.ts';
import type { VirtualDraft } from './balance.ts';
import { addressesOf, type Checking, type NodeDraft } from './checking.ts';

export function judgeVirtual(checking: Checking, balancer: NodeDraft, virtual: VirtualDraft): void {
  const { service, syntax, realTokens } = virtual;
  const { report } = checking;
  if (balancer.isIncomplete) return;
  if (!addressesOf(balancer).includes(service.address.address)) {
    report.warning('foreign-virtual', syntax.endpoint, {
      node: balancer.name,
      address: formatIpv4(service.address.address),
    });
  }
  if (service.mode === 'nat' && !balancer.settings.forward) {
    report.warning('not-forwarding balancer', syntax.keyword, { node: balancer.name });
  }
  const isWhole = syntax.block.close !== undefined && syntax.block.rows.every(({ kind }) => kind !== 'error');
  if (
    isWhole &&
    !syntax.block.rows.some((row) => row.kind === 'virtual-row' && row.keyword.text === 'real')
  ) {
    report.warning('no-real-server', syntax.endpoint, {});
  }
  const isModeWritten = syntax.block.rows.some(
    (row) => row.kind === 'virtual-row' && row.keyword.text === 'mode',
  );
  for (const [position, real] of service.reals.entries()) {
    const node = real.node === undefined ? undefined : checking.nodes[real.node];
    const token = realTokens[position];
    if (!node || !token || node === balancer || node.isIncomplete) continue;
    if (service.mode === 'nat') judgeWayBack(checking, balancer, node, token);
    else {
      if (service.mode === 'dr') judgeNearness(checking, balancer, node, token);
      judgeVirtualAddress(checking, service.mode, node, token, service.address.address, isModeWritten);
    }
  }
}

/** nat: the answer must pass the balancer, which alone can give it back the virtual address. */
function judgeWayBack(checking: Checking, balancer: NodeDraft, real: NodeDraft, token: Token): void {
  const [gateway] = real.routes.filter(({ network, via }) => network.prefixLength === 0 && via !== undefined);
  if (gateway?.via === undefined || addressesOf(balancer).includes(gateway.via)) return;
  checking.report.warning('answers-elsewhere', token, {
    node: real.name,
    gateway: formatIpv4(gateway.via),
    balancer: balancer.name,
  });
}

/** dr: only the MAC is rewritten, so the server must be on a lan with the balancer. */
function judgeNearness(checking: Checking, balancer: NodeDraft, real: NodeDraft, token: Token): void {
  if (real.nics.some(({ lan }) => balancer.nics.some((own) => own.lan === lan))) return;
  checking.report.warning('not-a-neighbour', token, { node: real.name, balancer: balancer.name });
}

/** dr and tunnel: the server must take the virtual address for its own, and keep silent about it. */
function judgeVirtualAddress(
  checking: Checking,
  mode: 'dr' | 'tunnel',
  real: NodeDraft,
  token: Token,
  address: Ipv4,
  isModeWritten: boolean,
): void {
  const text = formatIpv4(address);
  const { report } = checking;
  if (mode === 'tunnel' && !real.decapsulates) {
    report.warning('closed-tunnel', token, { node: real.name });
    return;
  }
  if (!addressesOf(real).includes(address)) {
    report.warning('no-virtual-address', token, { node: real.name, address: text, isModeWritten });
    return;
  }
  const isAsked = real.nics.some(({ lan }) => lan.network && contains(lan.network, address));
  if (!isAsked || real.settings.arp.ignore !== 0) return;
  report.warning('answers-for-virtual', token, { node: real.name, address: text });
}
