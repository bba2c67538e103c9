import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Routes } from '../../contract.ts';
import type { Called, Floor } from '../../domain/floor/floor.ts';
import { aheadOf, waitAt } from '../../domain/floor/line.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import { type FloorPorts, findHall } from './hall.ts';

type Route = Routes['readBoard'];

/** Tickets of a service that a board shows as the next. */
const NEXT = 5;

/** What the board in the hall shows: two small items, eventually consistent. */
export const readBoard =
  (
    ports: Pick<FloorPorts, 'floors' | 'settings' | 'clock' | 'region'>,
  ): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path }) => {
    const hall = await findHall(ports, path.office);
    if (!hall) return refuse({ code: 'not-found' });
    const { id, now, office } = hall;
    const { head, line } = await ports.floors.glance(id);
    return {
      answer: {
        office: id.office,
        date: id.date,
        now,
        day: line?.day ?? 'before',
        calling: calling({ head, line }),
        last: head.last.map(shown),
        services: office.services.map((service) => {
          const order = line?.order.filter(([, one]) => one === service.id) ?? [];
          return {
            id: service.id,
            waiting: order.length,
            open: line?.open.filter((called) => called.includes(service.id)).length ?? 0,
            wait: (line && waitAt(line, service.id, aheadOf(line, { service: service.id }))) ?? null,
            next: order.slice(0, NEXT).map(([label]) => label),
          };
        }),
        notices: [...(line?.notices ?? [])],
      },
    };
  };

const shown = ({ ticket, counter, at, again }: Called) => ({ ticket, counter, at, again });

/** What stands at each counter: calls that the line has not seen yet, and those that it says are still there. */
const calling = ({ head, line }: Pick<Floor, 'head' | 'line'>) =>
  Object.values(head.at)
    .filter(({ no, counter, ticket }) => no > (line?.calls ?? 0) || line?.at[counter] === ticket)
    .toSorted((a, b) => Number(a.counter) - Number(b.counter))
    .map(shown);
