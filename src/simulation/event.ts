// What the agenda holds: everything that happens later than now.
import type { Ipv4 } from '../address/ipv4.ts';
import type { NicId, NodeId, SwitchId } from '../network/network.ts';
import type { Resolve, Send } from '../network/script.ts';
import type { EthernetFrame } from '../wire/ethernet.ts';
import type { NamingAction, Signal } from './application/process.ts';
import type { ThreadId } from './script/state.ts';
import type { PacketId, StepSerial, TransmissionIndex } from './step.ts';
import type { TcpTimer } from './transport/tcp/connection.ts';
import type { ProcessId, SocketId } from './world.ts';

/** A packet on its way: its identity and how far it has come. */
export interface Carried {
  readonly packet: PacketId;
  /** order of first transmission, from 1; 0 while it has never been sent */
  readonly number: number;
  /** transmissions so far */
  readonly hop: number;
}

export interface Scheduled {
  readonly cause: StepSerial | undefined;
  readonly action: number;
  readonly happening: Happening;
}

export type Happening =
  | {
      readonly kind: 'at-switch';
      readonly switch: SwitchId;
      readonly port: number;
      readonly frame: EthernetFrame;
      readonly carried: Carried;
      readonly transmission: TransmissionIndex;
    }
  | {
      readonly kind: 'at-nics';
      readonly nics: readonly NicId[];
      readonly frame: EthernetFrame;
      readonly carried: Carried;
      readonly transmission: TransmissionIndex;
    }
  | {
      readonly kind: 'at-loopback';
      readonly node: NodeId;
      readonly frame: EthernetFrame;
      readonly carried: Carried;
      readonly transmission: TransmissionIndex;
    }
  | {
      readonly kind: 'neighbour-timer';
      readonly node: NodeId;
      readonly key: number;
      readonly generation: number;
    }
  | {
      readonly kind: 'tcp-timer';
      readonly node: NodeId;
      readonly socket: SocketId;
      readonly timer: TcpTimer;
      readonly generation: number;
    }
  | {
      readonly kind: 'reassembly-timer';
      readonly node: NodeId;
      readonly key: string;
      readonly serial: number;
    }
  /** a switch may have to notice that a nic is gone from its port */
  | { readonly kind: 'carrier-check'; readonly nic: NicId }
  | { readonly kind: 'wake'; readonly node: NodeId; readonly process: ProcessId; readonly signal: Signal }
  | { readonly kind: 'send-again'; readonly thread: ThreadId; readonly send: Send; readonly already: number }
  /** the name is known: the action goes on with the address */
  | {
      readonly kind: 'named';
      readonly thread: ThreadId;
      readonly action: Exclude<NamingAction, Resolve>;
      /** further addresses of the name */
      readonly others: readonly Ipv4[];
    }
  | { readonly kind: 'script'; readonly thread: ThreadId; readonly visit: number };
