// Where a cursor is in packets, as the status bar and the panel both say it.
import type { TransmissionIndex } from '../simulation/step.ts';
import { type Cursor, START } from './cursor.ts';
import type { Trace } from './trace.ts';

/** Number of the packet that the cursor is at; between two packets that of the one before; 0 before the first. */
export function packetAt(trace: Trace, cursor: Cursor): number {
  if (cursor === START) return 0;
  const { packet, transmission } = trace.step(cursor);
  const about = transmission ?? trace.transmissionAt(cursor);
  const own = transmission === undefined && packet !== undefined ? trace.packetNumber(packet) : 0;
  // A packet that is being made has its number only once it is sent.
  if (own > 0 && own <= packetCount(trace, trace.transmissionAt(cursor))) return own;
  return about < 0 ? 0 : trace.row(about).number;
}

/** Packets sent up to a transmission; all unless told. */
export function packetCount(trace: Trace, until: TransmissionIndex = trace.transmissionCount - 1): number {
  for (let index = until; index >= 0; index -= 1) {
    const { hop, number } = trace.row(index);
    if (hop === 1) return number;
  }
  return 0;
}
