import type { FloorId, Ticket } from './ticket.ts';

/** What the events of a ticket have in common. */
export const visitOf = ({ office, date }: FloorId, { id, service, label, kind }: Ticket) => ({
  visit: id,
  office,
  service,
  date,
  ticket: label,
  kind,
});
