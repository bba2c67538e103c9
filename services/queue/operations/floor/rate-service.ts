import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Routes } from '../../contract.ts';
import { isRatedOut, MOST_RATINGS, rate } from '../../domain/floor/rate.ts';
import type { Ticket } from '../../domain/floor/ticket.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import type { FloorPorts } from './hall.ts';
import { openPlace } from './open-place.ts';

type Route = Routes['rateService'];

/** Times that a ticket may change under a rating; reached only when the engine misbehaves. */
const patience = 20;

/** Rates the service after a visit, until the day ends; the last tap counts. Reads and writes the ticket alone. */
export const rateService =
  (ports: FloorPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, headers, body: { rating } }, { correlationId }) => {
    const opened = await openPlace(ports, path, headers['booking-key']);
    if (!opened) return refuse({ code: 'not-found' });
    const { hall } = opened;
    const today = localDateAt(hall.now, ports.region.timezone) === hall.id.date;
    let ticket: Ticket | undefined = opened.ticket;
    for (let attempt = 0; attempt < patience && ticket !== undefined; attempt += 1) {
      const decision = today ? rate(hall.id, ticket, rating) : undefined;
      if (decision === undefined) return refuse({ code: 'not-served' });
      if (isRatedOut(ticket, rating))
        return refuse({ code: 'too-many', what: 'ratings', limit: MOST_RATINGS });
      if (decision.kind !== 'write') return { answer: { rating } };
      const cause = { now: hall.now, causationId: correlationId };
      const written = await ports.floors.commit(hall.id, { ...decision.change, cause });
      if (written === 'written') return { answer: { rating } };
      ticket = await ports.floors.readTicket(hall.id, ticket.id);
    }
    throw new Error(`Ticket ${opened.ticket.id} changed ${patience} times in a row`);
  };
