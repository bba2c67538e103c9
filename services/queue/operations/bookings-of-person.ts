import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Nik } from '#shared/identity/nik.ts';
import { type Booking, isErased, isWish } from '../domain/booking.ts';
import type { BookingId } from '../domain/ids.ts';
import { type Sheet, type Standing, standingOf } from '../domain/sheet.ts';
import { personEntries } from './person-entries.ts';
import type { BookingPorts } from './ports.ts';

/** A booking that still stands, with the sheet that says so. */
export interface LiveBooking {
  readonly booking: Booking;
  readonly sheet: Sheet;
  readonly standing: Standing;
}

type Ports = Pick<BookingPorts, 'region' | 'clock'> & {
  readonly bookings: Pick<BookingPorts['bookings'], 'read'>;
  readonly sheets: Pick<BookingPorts['sheets'], 'read'>;
  readonly people: Pick<BookingPorts['people'], 'list'>;
};

/** A wish that still waits, with the sheet of its day. */
export interface WaitingBooking {
  readonly booking: Booking;
  readonly sheet: Sheet;
  readonly standing: undefined;
}

/** The bookings of a person that stand in the horizon, and what they wait for. */
export async function bookingsOfPerson(
  ports: Ports,
  ring: KeyRing,
  nik: Nik,
): Promise<readonly (LiveBooking | WaitingBooking)[]> {
  const entries = await personEntries(ports, ring, nik);
  const ids = [...new Set(entries.map(({ booking }) => booking))];
  const found = await Promise.all(ids.map((id) => liveBooking(ports, id)));
  return found.filter((live) => live !== undefined);
}

async function liveBooking(
  { bookings, sheets }: Ports,
  id: BookingId,
): Promise<LiveBooking | WaitingBooking | undefined> {
  const booking = await bookings.read(id);
  if (booking === undefined || booking.state === 'CANCELLED' || isErased(booking)) return undefined;
  const sheet = await sheets.read(booking.sheet);
  if (sheet === undefined) return undefined;
  const standing = standingOf(sheet, booking.id);
  if (standing === undefined) return isWish(booking) ? { booking, sheet, standing } : undefined;
  return standing.state === 'held' ? { booking, sheet, standing } : undefined;
}
