import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Routes } from '../../contract.ts';
import { unchanged } from '../../domain/floor/decision.ts';
import { rate } from '../../domain/floor/rate.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import { decideOnFloor } from './decide-on-floor.ts';
import type { FloorPorts } from './hall.ts';
import { openPlace } from './open-place.ts';

type Route = Routes['rateService'];

/** Rates the service after a visit, until the day ends; the last tap counts. */
export const rateService =
  (ports: FloorPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, headers, body }, { correlationId }) => {
    const opened = await openPlace(ports, path, headers['booking-key']);
    if (!opened) return refuse({ code: 'not-found' });
    const { hall, ticket } = opened;
    const today = localDateAt(hall.now, ports.region.timezone) === hall.id.date;
    if (ticket.state !== 'DONE' || !today) return refuse({ code: 'not-served' });
    const decided = await decideOnFloor(ports, hall.id, {
      cause: { now: hall.now, causationId: correlationId },
      decide: (floor) => {
        const known = floor.tickets.find(({ id }) => id === ticket.id);
        return (known && rate(hall.id, known, body.rating)) ?? unchanged;
      },
    });
    return 'refusal' in decided ? refuse(decided.refusal) : { answer: { rating: body.rating } };
  };
