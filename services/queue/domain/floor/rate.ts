import { serviceRated } from '#shared/events/queue.ts';
import { type FloorDecision, unchanged, write } from './decision.ts';
import type { FloorId, Rating, Ticket } from './ticket.ts';

/** Notes how somebody found the service; undefined: the visit has not ended at a counter. */
export function rate({ office, date }: FloorId, ticket: Ticket, rating: Rating): FloorDecision | undefined {
  if (ticket.state !== 'DONE') return undefined;
  if (ticket.rating === rating) return unchanged;
  const { id: visit, service } = ticket;
  return write({
    ticket: { ...ticket, rating, v: ticket.v + 1 },
    events: [serviceRated.of({ office, service, date, visit, rating })],
  });
}
