import type { StaffCall } from '#shared/http/endpoint.ts';
import type { LookPorts } from '#shared/looks/note-look.ts';
import type { Ticket } from '../../domain/floor/ticket.ts';
import type { LookAbout } from '../../domain/look.ts';
import type { BookingPorts } from '../ports.ts';
import { showName } from '../show-name.ts';

/** Tickets whose names a container remembers: a page asks every few seconds, and that is one look. */
const MOST = 200;

/** The masked name of who booked a ticket, for the officer who has them at the counter; noted once an officer and container. */
export type NameOf = (call: StaffCall, ticket: Ticket) => Promise<string | undefined>;

/** Names for the counters of one container. */
export function rememberNames(
  ports: LookPorts<LookAbout> &
    Pick<BookingPorts, 'keys'> & { readonly bookings: Pick<BookingPorts['bookings'], 'read'> },
): NameOf {
  const shown = new Map<string, string | undefined>();
  return async (call, ticket) => {
    if (ticket.kind === 'walk-in') return undefined;
    const look = `${call.actor.id}/${ticket.id}`;
    if (shown.has(look)) return shown.get(look);
    const booking = await ports.bookings.read(ticket.id);
    const name = booking && (await showName(ports, call, booking));
    if (shown.size >= MOST) shown.clear();
    shown.set(look, name);
    return name;
  };
}
