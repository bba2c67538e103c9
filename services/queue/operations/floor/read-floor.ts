import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Routes } from '../../contract.ts';
import { errorOf } from '../../domain/floor/estimate/judge.ts';
import { counterOf } from '../../domain/floor/floor.ts';
import { aheadOf, lineOf, waitAt } from '../../domain/floor/line.ts';
import { lineUp } from '../../domain/floor/order.ts';
import { waitedUntil } from '../../domain/floor/ticket.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import { dayState, type FloorPorts, findHall, lineTerms, walkInQuota } from './hall.ts';
import { presentCounter, presentTicket } from './present-floor.ts';

type Route = Routes['readFloor'];

/** Everything on the floor of an office today. */
export const readFloor =
  (ports: FloorPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path }, { actor }) => {
    const hall = await findHall(ports, path.office);
    if (!hall) return refuse({ code: 'not-found' });
    const { id, rules, now, office } = hall;
    const floor = await ports.floors.read(id);
    const terms = await lineTerms(ports, hall);
    const line = lineOf(floor, terms);
    const waiting = lineUp(floor.tickets, rules, now);
    const others = floor.tickets
      .filter((ticket) => !waiting.includes(ticket))
      .toSorted((a, b) => a.arrivedAt - b.arrivedAt);
    const signs = Array.from({ length: rules.counters }, (_, index) => `${index + 1}`);
    return {
      answer: {
        date: id.date,
        now,
        day: dayState(floor),
        notices: [...(floor.day?.notices ?? [])],
        waitsTold: errorOf(terms.learnt.judgement) ?? null,
        counters: signs.map((sign) =>
          presentCounter(floor, counterOf(floor, sign), { actor: actor.id, rules }),
        ),
        tickets: [...waiting, ...others].map(presentTicket),
        services: office.services.map((service) => {
          const those = waiting.filter(
            (ticket) => ticket.state === 'WAITING' && ticket.service === service.id,
          );
          const issued = floor.day?.issued[service.id] ?? 0;
          return {
            id: service.id,
            waiting: those.length,
            open: line.open.filter((called) => called.includes(service.id)).length,
            wait: waitAt(line, service.id, aheadOf(line, { service: service.id })) ?? null,
            longest: Math.max(0, ...those.map((ticket) => waitedUntil(ticket, now))),
            walkInsLeft: Math.max(0, walkInQuota(hall, service) - issued),
          };
        }),
      },
    };
  };
