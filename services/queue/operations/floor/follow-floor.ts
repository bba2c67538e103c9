import { foldDay } from '../../domain/floor/estimate/fold-day.ts';
import { expectedOf } from '../../domain/floor/estimate/learnt.ts';
import type { Floor } from '../../domain/floor/floor.ts';
import { isSameLine, type LineTerms, lineOf } from '../../domain/floor/line.ts';
import type { FloorId } from '../../domain/floor/ticket.ts';
import { type FloorPorts, findHall, lineTerms } from './hall.ts';
import { leaveAllOver } from './run-day.ts';

/** Rounds while others write the same line. */
const PATIENCE = 10;

/**
 * Lets the line follow the floor, and ends who was left on a day that is over. The line is written over the version that was read
 * before the tickets: a slower reader writes nothing.
 */
export async function followFloor(
  ports: Pick<FloorPorts, 'floors' | 'settings' | 'clock' | 'region'>,
  id: FloorId,
): Promise<void> {
  const hall = await findHall(ports, id.office, id.date);
  if (hall === undefined) return;
  const cause = { now: hall.now, causationId: `floor/${id.office}/${id.date}` };
  for (let round = 0; round < PATIENCE; round += 1) {
    const floor = await leaveAllOver(ports, await ports.floors.read(id), cause);
    const terms = await lineTerms(ports, hall);
    await learnFrom(ports, floor, terms);
    const line = lineOf(floor, terms);
    if (isSameLine(floor.line, line)) return;
    if ((await ports.floors.commit(id, { line, cause })) === 'written') return;
  }
  throw new Error(`The line of ${id.office} changed ${PATIENCE} times in a row`);
}

/** Counts who was served since the last time. Whoever finds that another one did so meanwhile leaves it at that. */
async function learnFrom(
  { floors }: Pick<FloorPorts, 'floors'>,
  { id, tickets }: Floor,
  { learnt, services, plan, now }: LineTerms,
): Promise<void> {
  const expected = expectedOf(services);
  const next = foldDay(learnt, tickets, { now, midnight: plan.midnight, expected });
  if (next) await floors.keepLearnt(id.office, next);
}
