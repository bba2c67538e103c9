import { openBookingKey } from '#shared/identity/booking-key.ts';
import { localDate } from '#shared/time/local.ts';
import type { Ticket } from '../../domain/floor/ticket.ts';
import { type FloorPorts, findHall, type Hall } from './hall.ts';

/** A ticket on the floor as its holder may see it. */
export interface OpenedPlace {
  readonly hall: Hall;
  readonly ticket: Ticket;
}

/** Opens the ticket that path and key name together; undefined: a wrong key and a ticket that is not there look the same. */
export async function openPlace(
  ports: Pick<FloorPorts, 'keys' | 'floors' | 'settings' | 'clock' | 'region'>,
  path: { readonly office: string; readonly date: string; readonly ticket: string },
  key: string | undefined,
): Promise<OpenedPlace | undefined> {
  const opened = openBookingKey(await ports.keys(), key ?? '');
  const date = localDate.safeParse(path.date);
  if (opened === undefined || opened !== path.ticket || !date.success) return undefined;
  const hall = await findHall(ports, path.office, date.data);
  const ticket = hall && (await ports.floors.readTicket(hall.id, opened));
  return ticket && { hall, ticket };
}
