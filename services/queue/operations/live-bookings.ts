import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Nik } from '#shared/identity/nik.ts';
import type { StatedIdentity } from '#shared/identity/stated-identity.ts';
import { type Booking, isWish } from '../domain/booking.ts';
import type { BookingId } from '../domain/ids.ts';
import { personEntries } from './person-entries.ts';
import type { BookingPorts } from './ports.ts';

const waits = (booking: Booking): boolean => booking.state === 'PENDING' && isWish(booking);

/**
 * Whether a person holds as many live bookings across days as the region allows, or waits for them. Soft: the index follows a booking by the
 * time that settling takes. Costs one query, and reads of the bookings only when there are enough of them.
 */
export async function holdsTooMany(
  ports: Pick<BookingPorts, 'region' | 'people' | 'bookings' | 'clock'>,
  ring: KeyRing,
  { person, besides }: { readonly person: Nik | StatedIdentity; readonly besides: BookingId },
): Promise<boolean> {
  const limit = ports.region.queue.liveBookingsPerPerson;
  const entries = await personEntries(ports, ring, person);
  const others = entries.filter(({ booking }) => booking !== besides);
  if (others.length < limit) return false;
  const known = await Promise.all(others.map(({ booking }) => ports.bookings.read(booking)));
  return (
    known.filter((booking) => booking?.state === 'BOOKED' || (booking && waits(booking))).length >= limit
  );
}
