// Actions: what a program on a host does. Here is who does it and under which name; the verbs are in probes.ts and calls.ts.
import type { Action } from '../../network/script.ts';
import type { ActionSyntax } from '../syntax.ts';
import { readConnect, readEnd, readGet, readSend, readUdp } from './calls.ts';
import { type Checking, findNode, spanOf } from './checking.ts';
import { type ActionDraft, Options } from './options.ts';
import { readAnnounce, readPing, readProbe, readResolve, readTraceroute } from './probes.ts';
import { checkName } from './values.ts';
import type { WalkDraft } from './walks.ts';

/** An action whose words are all right, or undefined after the complaint. */
export function readAction(checking: Checking, walk: WalkDraft, syntax: ActionSyntax): Action | undefined {
  const node = findNode(checking, syntax.actor.text, syntax.actor);
  const label = readLabel(checking, walk, syntax);
  if (!node) return undefined;
  const options = new Options(checking, syntax);
  const common = { node: node.id, label, source: spanOf(syntax) };
  const action = build({ checking, walk, node, syntax, options, common });
  if (!action) return undefined;
  walk.actors.add(node.id);
  return action;
}

function build(draft: ActionDraft): Action | undefined {
  switch (draft.syntax.verb.text) {
    case 'ping':
      return readPing(draft);
    case 'traceroute':
      return readTraceroute(draft);
    case 'resolve':
      return readResolve(draft);
    case 'get':
      return readGet(draft);
    case 'connect':
      return readConnect(draft);
    case 'send':
      return readSend(draft);
    case 'udp':
      return readUdp(draft);
    case 'announce':
      return readAnnounce(draft);
    case 'probe':
      return readProbe(draft);
    default:
      return readEnd(draft);
  }
}

/** `as NAME`: what later steps call the action. */
function readLabel(checking: Checking, walk: WalkDraft, syntax: ActionSyntax): string | undefined {
  const { label } = syntax;
  if (!label || !checkName(checking.report, label)) return undefined;
  if (checking.names.find('node', label.text)) {
    checking.report.error('duplicate-name label', label, { name: label.text });
    return undefined;
  }
  checking.names.declare('label', label.text, walk.id, label, true, walk.id);
  walk.labels.add(label.text);
  return label.text;
}
