import type { Figure } from '../figure.ts';
import { measureBoard } from './board.ts';
import { measureBreakdown } from './breakdown.ts';
import { measureBundleSize } from './bundle-size.ts';
import { measureFirstCall } from './first-call.ts';
import { measureFloorUnits } from './floor-units.ts';
import { measureLighthouse } from './lighthouse.ts';
import { measureMemory } from './memory.ts';
import { measureOpening } from './opening.ts';
import { measurePageWeight } from './page-weight.ts';
import { measureProofOfWork } from './proof-of-work.ts';
import { measureRequestUnits } from './request-units.ts';
import { measureStart } from './start.ts';
import { measureThroughput } from './throughput.ts';
import { measureWarmBooking } from './warm-booking.ts';
import { measureWriteUnits } from './write-units.ts';

/** Every figure, in the order of the page. */
export const figures: Readonly<Record<string, () => Promise<Figure>>> = {
  'write-units': measureWriteUnits,
  floor: measureFloorUnits,
  board: measureBoard,
  worklist: measureRequestUnits,
  'bundle-size': measureBundleSize,
  'first-call': measureFirstCall,
  'warm-booking': measureWarmBooking,
  throughput: measureThroughput,
  breakdown: measureBreakdown,
  opening: measureOpening,
  'proof-of-work': measureProofOfWork,
  'page-weight': measurePageWeight,
  lighthouse: measureLighthouse,
  start: measureStart,
  memory: measureMemory,
};
