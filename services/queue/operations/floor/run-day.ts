import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Routes } from '../../contract.ts';
import { unchanged } from '../../domain/floor/decision.ts';
import type { Floor } from '../../domain/floor/floor.ts';
import type { FloorCause } from '../../domain/floor/floor-store.ts';
import { isLeft, leaveOver, runDay as runDayOn } from '../../domain/floor/run-day.ts';
import type { FloorId } from '../../domain/floor/ticket.ts';
import type { BookingId } from '../../domain/ids.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import { decideOnFloor } from './decide-on-floor.ts';
import { dayState, type FloorPorts, findHall } from './hall.ts';

type Route = Routes['runDay'];

/** Opens or closes the day on the floor; who still waits when it closes is told. */
export const runDay =
  (ports: FloorPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, body }, { actor, correlationId }) => {
    const hall = await findHall(ports, path.office);
    if (!hall) return refuse({ code: 'not-found' });
    if (body.state === 'open' && hall.closed !== undefined) {
      return refuse({ code: 'closed-day', reason: hall.closed });
    }
    const wish = { state: body.state, ...(body.notices === undefined ? {} : { notices: body.notices }) };
    const cause = { now: hall.now, causationId: correlationId, officer: actor.id };
    const decided = await decideOnFloor(ports, hall.id, { cause, decide: (floor) => runDayOn(floor, wish) });
    if ('refusal' in decided) return refuse(decided.refusal);
    const floor = await leaveAllOver(ports, decided.floor, cause);
    const ended = floor.tickets.filter(({ state }) => state === 'CANCELLED');
    return {
      answer: {
        day: dayState(floor),
        leftOver: ended.map(({ label }) => label).toSorted(),
        now: hall.now,
      },
    };
  };

/** Ends the tickets of all who still wait, if the day is over; what comes between is left over by whoever follows the floor. */
export async function leaveAllOver(
  ports: Pick<FloorPorts, 'floors'>,
  known: Floor,
  cause: FloorCause,
): Promise<Floor> {
  if (known.day?.state !== 'over') return known;
  const id: FloorId = known.id;
  const { tickets } = await ports.floors.read(id);
  for (const { id: left } of tickets.filter(isLeft)) await leaveOneOver(ports, id, { ticket: left, cause });
  return ports.floors.read(id);
}

/** Times that a ticket may change under this; reached only when the engine misbehaves. */
const patience = 20;

/** Ends one ticket, from its own item and the day's: the floor of hundreds is not read again for each. */
async function leaveOneOver(
  { floors }: Pick<FloorPorts, 'floors'>,
  id: FloorId,
  { ticket: left, cause }: { readonly ticket: BookingId; readonly cause: FloorCause },
): Promise<void> {
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const [day, ticket] = await Promise.all([floors.readDay(id), floors.readTicket(id, left)]);
    const decision = ticket ? leaveOver({ id, day }, ticket, cause.now) : unchanged;
    if (decision.kind !== 'write') return;
    if ((await floors.commit(id, { ...decision.change, cause })) === 'written') return;
  }
  throw new Error(`Ticket ${left} changed ${patience} times in a row`);
}
