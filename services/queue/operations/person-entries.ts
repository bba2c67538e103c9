import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Nik } from '#shared/identity/nik.ts';
import { tagOf } from '#shared/identity/tag.ts';
import type { PersonEntry } from '../domain/booking-store.ts';
import type { BookingPorts } from './ports.ts';
import { horizon } from './service-day.ts';

/** What the index knows of a person in the horizon. It follows a booking by the time that settling takes. */
export async function personEntries(
  {
    region,
    people,
    clock,
  }: Pick<BookingPorts, 'region' | 'clock'> & {
    readonly people: Pick<BookingPorts['people'], 'list'>;
  },
  ring: KeyRing,
  nik: Nik,
): Promise<readonly PersonEntry[]> {
  const { first, last } = horizon(region, clock.now());
  // Keys rotate beyond the horizon, so a person has one tag in it or, around a rotation, two.
  const tags = new Set([tagOf(ring, nik, first), tagOf(ring, nik, last)]);
  return (await Promise.all([...tags].map((tag) => people.list(tag, first)))).flat();
}
