// A row in the making: nodes instead of columns, which are known only when all rows are.
import type { Mac } from '../../address/mac.ts';
import type { NodeId } from '../../network/network.ts';
import type { PacketId, Step, StepSerial, TransmissionIndex } from '../../simulation/step.ts';
import type { ProtocolClass } from './label.ts';
import type { Drop, Unanswered } from './model.ts';
import type { Placed } from './phase.ts';
import type { Ends, Rewrite } from './rewrite.ts';

export interface Draft {
  readonly packet: PacketId | undefined;
  readonly from: NodeId;
  readonly label: string;
  readonly protocol: ProtocolClass;
  readonly placed: Placed | undefined;
  readonly isRetransmission: boolean;
  readonly failure?: Unanswered;
  readonly transmissions: TransmissionIndex[];
  /** as its last hop had them */
  ends: Ends | undefined;
  readonly rewrites: { readonly node: NodeId; readonly rewrite: Rewrite }[];
  /** of the last transmission; undefined: there is none */
  destination: Mac | undefined;
  readonly drops: { readonly node: NodeId | undefined; readonly step: StepSerial; readonly drop: Drop }[];
  /** its receiver had it already, or lacks what comes before it */
  arrival?: 'duplicate' | 'out-of-order';
  readonly sent: Step;
  last: StepSerial;
}
