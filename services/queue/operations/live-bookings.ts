import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Nik } from '#shared/identity/nik.ts';
import { tagOf } from '#shared/identity/tag.ts';
import type { BookingId } from '../domain/ids.ts';
import type { BookingPorts } from './ports.ts';
import { horizon } from './service-day.ts';

/**
 * Whether a person holds as many live bookings across days as the region allows. Soft: the index follows a booking by the
 * time that settling takes. Costs one query, and reads of the bookings only when there are enough of them.
 */
export async function holdsTooMany(
  { region, people, bookings, clock }: Pick<BookingPorts, 'region' | 'people' | 'bookings' | 'clock'>,
  ring: KeyRing,
  { nik, besides }: { readonly nik: Nik; readonly besides: BookingId },
): Promise<boolean> {
  const limit = region.queue.liveBookingsPerPerson;
  const { first, last } = horizon(region, clock.now());
  // Keys rotate beyond the horizon, so a person has one tag in it or, around a rotation, two.
  const tags = new Set([tagOf(ring, nik, first), tagOf(ring, nik, last)]);
  const entries = (await Promise.all([...tags].map((tag) => people.list(tag, first)))).flat();
  const others = entries.filter(({ booking }) => booking !== besides);
  if (others.length < limit) return false;
  const known = await Promise.all(others.map(({ booking }) => bookings.read(booking)));
  return known.filter((booking) => booking?.state === 'BOOKED').length >= limit;
}
