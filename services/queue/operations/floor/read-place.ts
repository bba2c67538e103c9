import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Place, Routes } from '../../contract.ts';
import { aheadOf, waitAt } from '../../domain/floor/line.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import type { FloorPorts } from './hall.ts';
import { openPlace } from './open-place.ts';

type Route = Routes['readPlace'];

/** Seconds until asking again makes sense, by tickets ahead: up to so many, so long. */
const pace = [
  [2, 5],
  [10, 15],
  [30, 30],
] as const;
const FAR = 60;
const AT_COUNTER = 10;
const ENDED = 300;

const paceOf = (ahead: number): number => pace.find(([most]) => ahead <= most)?.[1] ?? FAR;

/** Where a ticket stands in the line, for who has its key. */
export const readPlace =
  (
    ports: Pick<FloorPorts, 'keys' | 'floors' | 'settings' | 'clock' | 'region'>,
  ): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, headers }) => {
    const opened = await openPlace(ports, path, headers['booking-key']);
    if (!opened) return refuse({ code: 'not-found' });
    const { hall, ticket } = opened;
    const { label, service, state, counter, calledAt, rating } = ticket;
    const today = localDateAt(hall.now, ports.region.timezone) === hall.id.date;
    const there = state === 'CALLED' || state === 'SERVING';
    const base = {
      ticket: label,
      service,
      state,
      now: hall.now,
      counter: there ? (counter ?? null) : null,
      calledAt: there ? (calledAt ?? null) : null,
      rating: ratingOf(state, rating !== undefined, today),
    };
    if (state !== 'WAITING') {
      const ended = state === 'DONE' || state === 'CANCELLED';
      return { answer: { ...base, ahead: null, wait: null, askAgainSeconds: ended ? ENDED : AT_COUNTER } };
    }
    const { line } = await ports.floors.glance(hall.id);
    const ahead = line ? aheadOf(line, { service, label }) : 0;
    const wait = (line && waitAt(line, service, ahead)) ?? null;
    return { answer: { ...base, ahead, wait, askAgainSeconds: paceOf(ahead) } };
  };

function ratingOf(state: Place['state'], given: boolean, today: boolean): Place['rating'] {
  if (given) return 'given';
  return state === 'DONE' && today ? 'open' : 'not-yet';
}
