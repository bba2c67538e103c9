import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { bookingIdOf } from '#shared/identity/booking-id.ts';
import type { Routes } from '../../contract.ts';
import { issueNumber as issueNumberOn } from '../../domain/floor/arrive.ts';
import { withTold } from '../../domain/floor/line.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import { followLink, presentArrived } from './arrivals.ts';
import { decideOnFloor, openingFirst } from './decide-on-floor.ts';
import { type FloorPorts, findHall, lineTerms, walkInQuota } from './hall.ts';

type Route = Routes['issueNumber'];

/** A number for somebody who just came; the same key gives the same number. */
export const issueNumber =
  (ports: FloorPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, headers, body }, { actor, correlationId }) => {
    const hall = await findHall(ports, path.office);
    const service = hall?.office.services.find(({ id }) => id === body.service);
    if (!hall || !service) return refuse({ code: 'not-found' });
    if (hall.closed !== undefined) return refuse({ code: 'closed-day', reason: hall.closed });
    const { office, date } = hall.id;
    const ring = await ports.keys();
    const wish = {
      id: bookingIdOf(ring, `walk-in/${office}/${date}/${headers['idempotency-key']}`),
      service: service.id,
      priority: body.priority ?? false,
      correlationId,
      letter: hall.rules.walkInLetter,
      quota: walkInQuota(hall, service),
    };
    const terms = await lineTerms(ports, hall);
    const decided = await decideOnFloor(ports, hall.id, {
      cause: { now: hall.now, causationId: correlationId, officer: actor.id },
      decide: openingFirst(hall, (floor) => {
        const decision = issueNumberOn(floor, wish, hall.now);
        if (decision.kind !== 'write' || !decision.change.ticket) return decision;
        const issued = withTold(floor, terms, decision.change.ticket);
        return { ...decision, change: { ...decision.change, ticket: issued } };
      }),
    });
    if ('refusal' in decided) return refuse(decided.refusal);
    const ticket = decided.floor.tickets.find(({ id }) => id === wish.id);
    if (!ticket) throw new Error(`Number ${wish.id} was written and is not on the floor.`);
    const arrived = await presentArrived(ports, { floor: decided.floor, hall, ticket });
    return { answer: { ...arrived, link: followLink(ports, ring, { ...hall.id, id: ticket.id }) } };
  };
