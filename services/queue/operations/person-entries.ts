import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Nik } from '#shared/identity/nik.ts';
import type { StatedIdentity } from '#shared/identity/stated-identity.ts';
import { tagOf } from '#shared/identity/tag.ts';
import type { PersonEntry } from '../domain/booking-store.ts';
import type { BookingPorts } from './ports.ts';
import { horizon } from './service-day.ts';

/**
 * Entries of a person that are looked at. Nobody needs so many in a horizon; who books and cancels over and over would make
 * each further question dearer. Entries beyond are as if they were not there: the limit on live bookings is a soft one.
 */
const MOST_ENTRIES = 40;

/** What the index knows of a person in the horizon, earliest first. It follows a booking by the time that settling takes. */
export async function personEntries(
  {
    region,
    people,
    clock,
  }: Pick<BookingPorts, 'region' | 'clock'> & {
    readonly people: Pick<BookingPorts['people'], 'list'>;
  },
  ring: KeyRing,
  person: Nik | StatedIdentity,
): Promise<readonly PersonEntry[]> {
  const { first, last } = horizon(region, clock.now());
  // Keys rotate beyond the horizon, so a person has one tag in it or, around a rotation, two.
  const tags = new Set([tagOf(ring, person, first), tagOf(ring, person, last)]);
  return (await Promise.all([...tags].map((tag) => people.list(tag, first, MOST_ENTRIES)))).flat();
}
