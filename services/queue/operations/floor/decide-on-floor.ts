import { applyChange } from '../../domain/floor/apply-change.ts';
import { openedFloor } from '../../domain/floor/arrive.ts';
import type { FloorDecision, FloorRefusalCode } from '../../domain/floor/decision.ts';
import type { Floor } from '../../domain/floor/floor.ts';
import type { FloorCause, FloorStore } from '../../domain/floor/floor-store.ts';
import type { FloorId } from '../../domain/floor/ticket.ts';
import type { Refusal } from '../../refusals.ts';
import type { Hall } from './hall.ts';

/** Rounds that a command makes while others write the same floor; far more than there are counters that call at once. */
const PATIENCE = 40;

/** The floor after a command, or its no. */
export type Decided = { readonly floor: Floor } | { readonly refusal: Refusal };

/** Reads, decides, writes; begins again when the floor moved on meanwhile. */
export async function decideOnFloor(
  { floors }: { readonly floors: FloorStore },
  id: FloorId,
  { cause, decide }: { readonly cause: FloorCause; readonly decide: (floor: Floor) => FloorDecision },
): Promise<Decided> {
  for (let round = 0; round < PATIENCE; round += 1) {
    const floor = await floors.read(id);
    const decision = decide(floor);
    if (decision.kind === 'done') return { floor };
    if (decision.kind === 'refused') return { refusal: sayNo(decision.code) };
    const written = await floors.commit(id, { ...decision.change, cause });
    if (written === 'written' && !decision.unfinished) return { floor: applyChange(floor, decision.change) };
  }
  return { refusal: { code: 'try-again', retryAfterSeconds: 1 } };
}

/** A command that opens the day if nobody has yet and the office is open; a day that was closed stays closed. */
export const openingFirst =
  ({ closed }: Pick<Hall, 'closed'>, decide: (floor: Floor) => FloorDecision) =>
  (floor: Floor): FloorDecision =>
    floor.day === undefined && closed === undefined
      ? { kind: 'write', change: openedFloor, unfinished: true }
      : decide(floor);

const sayNo = (code: FloorRefusalCode): Refusal => ({ code });
