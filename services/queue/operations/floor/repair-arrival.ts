import { bookingId } from '../../domain/ids.ts';
import { admitBooking } from './arrivals.ts';
import { type FloorPorts, findHall } from './hall.ts';

type RepairPorts = Pick<FloorPorts, 'floors' | 'settings' | 'clock' | 'region'> & {
  readonly bookings: Pick<FloorPorts['bookings'], 'read'>;
  readonly sheets: Pick<FloorPorts['sheets'], 'read'>;
};

/** Puts the ticket of somebody who checked in if the function that was to put it died before; else changes nothing. */
export async function repairArrival(
  ports: RepairPorts,
  {
    metadata,
    data,
  }: { readonly metadata: { readonly id: string }; readonly data: { readonly visit: string } },
): Promise<void> {
  const booking = await ports.bookings.read(bookingId.parse(data.visit));
  const sheet = booking && (await ports.sheets.read(booking.sheet));
  const hall = booking && (await findHall(ports, booking.sheet.office, booking.sheet.date));
  if (booking?.state !== 'ARRIVED' || !sheet || !hall) return;
  if ((await ports.floors.readTicket(hall.id, booking.id)) !== undefined) return;
  const admitted = await admitBooking(ports, hall, { booking, sheet }, metadata.id);
  if ('refusal' in admitted) throw new Error(`The ticket of ${booking.id} could not be put.`);
}
