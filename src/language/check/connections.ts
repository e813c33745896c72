// Connections over a walk: who may speak on them, and whether they are still open. A second pass over the finished steps,
// which sees each body of `repeat` twice: what it closes it cannot use in the next round.
import type { Ipv4 } from '../../address/ipv4.ts';
import { type Action, type Connect, isAction, type WalkStep } from '../../network/script.ts';
import { addressesOf, type Checking, lineOf, type NodeDraft } from './checking.ts';
import { addressesOfDomain } from './domains.ts';

interface Connection {
  readonly client: number;
  readonly server: number | undefined;
  /** behind a translated or balanced address, or a name that the file does not know, anybody may be the server */
  readonly mayBeAnybody: boolean;
  /** node -> where it closed its end */
  readonly closed: Map<number, number>;
  /** node -> where it said that it sends no more */
  readonly shut: Map<number, number>;
}

type Connections = Map<string, Connection>;

export function checkConnections(checking: Checking, steps: readonly WalkStep[]): void {
  visit(checking, new Map(), steps);
}

function visit(checking: Checking, open: Connections, steps: readonly WalkStep[]): void {
  for (const step of steps) visitStep(checking, open, step);
}

function visitStep(checking: Checking, open: Connections, step: WalkStep): void {
  switch (step.kind) {
    case 'repeat':
      visit(checking, open, step.steps);
      if (step.times > 1) visit(checking, open, step.steps);
      return;
    case 'together': {
      // All at once, some a little later: what is closed in here is closed after the block.
      const actions = flatten(step.steps);
      for (const action of actions) if (action.kind === 'connect') visitAction(checking, open, action);
      for (const action of actions)
        if (action.kind === 'send' || action.kind === 'shutdown') visitAction(checking, open, action);
      for (const action of actions)
        if (action.kind === 'close' || action.kind === 'abort') visitAction(checking, open, action);
      return;
    }
    case 'after':
      return visitStep(checking, open, step.step);
    default:
      if (isAction(step)) visitAction(checking, open, step);
  }
}

function flatten(steps: readonly WalkStep[]): readonly Action[] {
  return steps.flatMap((step) => {
    if (step.kind === 'together' || step.kind === 'repeat') return flatten(step.steps);
    if (step.kind === 'after') return flatten([step.step]);
    return isAction(step) ? [step] : [];
  });
}

/** Of a name with a dot the address that the file's own name servers would give. */
function addressCalled(checking: Checking, { domain, destination }: Connect): Ipv4 | undefined {
  return domain === undefined ? destination.address : addressesOfDomain(checking, domain)[0];
}

function passesOn(node: NodeDraft | undefined): boolean {
  return node !== undefined && (node.nat.length > 0 || node.virtualServices.length > 0);
}

function visitAction(checking: Checking, open: Connections, action: Action): void {
  if (action.kind === 'connect') {
    const address = addressCalled(checking, action);
    const server = address === undefined ? undefined : checking.owners.get(address);
    open.set(action.connection, {
      client: action.node,
      server: server?.id,
      mayBeAnybody: address === undefined || passesOn(server),
      closed: new Map(),
      shut: new Map(),
    });
    return;
  }
  if (
    action.kind !== 'send' &&
    action.kind !== 'shutdown' &&
    action.kind !== 'close' &&
    action.kind !== 'abort'
  )
    return;
  const connection = open.get(action.connection);
  if (!connection) return;
  const node = checking.nodes[action.node];
  if (!node) return;
  const isServer =
    action.node === connection.server || connection.mayBeAnybody || addressesOf(node).length === 0;
  if (action.node !== connection.client && !isServer) {
    const nameOf = (id: number | undefined) => (id === undefined ? undefined : checking.nodes[id]?.name);
    checking.report.error('not-an-end', action.source, {
      node: node.name,
      connection: action.connection,
      client: nameOf(connection.client) ?? '',
      server: nameOf(connection.server),
    });
    return;
  }
  const closedAt = connection.closed.get(action.node);
  const shutAt = connection.shut.get(action.node);
  if (closedAt !== undefined) {
    checking.report.error('not-open', action.source, () => ({
      node: node.name,
      connection: action.connection,
      line: lineOf(checking.text, closedAt),
    }));
  } else if (action.kind === 'send' && shutAt !== undefined) {
    checking.report.warning('sends-after-shutdown', action.source, () => ({
      node: node.name,
      connection: action.connection,
      line: lineOf(checking.text, shutAt),
    }));
  }
  if (action.kind === 'shutdown') connection.shut.set(action.node, action.source.start);
  if (action.kind === 'close' || action.kind === 'abort')
    connection.closed.set(action.node, action.source.start);
}
