import type { Ticket } from '../domain/floor/ticket.ts';
import { bookingId } from '../domain/ids.ts';

/** A ticket of a booking that waits for `akta`; its id is made from the label. */
export const sampleTicket = (label: string, more: Partial<Ticket> = {}): Ticket => ({
  id: bookingId.parse(label.padEnd(11, '-')),
  label,
  service: 'akta',
  kind: 'booked',
  priority: false,
  state: 'WAITING',
  v: 2,
  correlationId: '3f8e2c1a-0000-4000-8000-000000000000',
  arrivedAt: 0,
  since: 0,
  late: false,
  transferred: false,
  from: 0,
  calls: [],
  misses: 0,
  served: 0,
  parked: 0,
  ...more,
});
