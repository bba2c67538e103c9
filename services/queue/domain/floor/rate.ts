import { serviceRated } from '#shared/events/queue.ts';
import { type FloorDecision, unchanged, write } from './decision.ts';
import type { FloorId, Rating, Ticket } from './ticket.ts';

/** Ratings of one visit: whoever taps on and off makes no write and no event beyond. */
export const MOST_RATINGS = 5;

/** Whether a rating of a visit cannot be changed to this one any more. */
export const isRatedOut = ({ rating, ratings = 0 }: Ticket, to: Rating): boolean =>
  rating !== to && ratings >= MOST_RATINGS;

/** Notes how somebody found the service; undefined: the visit has not ended at a counter. */
export function rate({ office, date }: FloorId, ticket: Ticket, rating: Rating): FloorDecision | undefined {
  if (ticket.state !== 'DONE') return undefined;
  if (ticket.rating === rating) return unchanged;
  const { id: visit, service } = ticket;
  return write({
    ticket: { ...ticket, rating, ratings: (ticket.ratings ?? 0) + 1, v: ticket.v + 1 },
    events: [serviceRated.of({ office, service, date, visit, rating })],
  });
}
