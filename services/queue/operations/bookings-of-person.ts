import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Nik } from '#shared/identity/nik.ts';
import { tagOf } from '#shared/identity/tag.ts';
import type { LocalDate } from '#shared/time/local.ts';
import type { Booking } from '../domain/booking.ts';
import type { BookingStore, PersonIndex } from '../domain/booking-store.ts';
import { type Sheet, type Standing, standingOf } from '../domain/sheet.ts';
import type { SheetStore } from '../domain/sheet-store.ts';

/** A booking that still stands, with the sheet that says so. */
export interface LiveBooking {
  readonly booking: Booking;
  readonly sheet: Sheet;
  readonly standing: Standing;
}

interface Stores {
  readonly bookings: Pick<BookingStore, 'read'>;
  readonly sheets: Pick<SheetStore, 'read'>;
  readonly people: Pick<PersonIndex, 'list'>;
}

/** The bookings of a person that stand on any of the dates; a person has one tag for each key that these dates fall under. */
export async function bookingsOfPerson(
  { bookings, sheets, people }: Stores,
  ring: KeyRing,
  { nik, dates }: { readonly nik: Nik; readonly dates: readonly LocalDate[] },
): Promise<readonly LiveBooking[]> {
  const [first] = dates;
  if (first === undefined) return [];
  const tags = [...new Set(dates.map((date) => tagOf(ring, nik, date)))];
  const entries = (await Promise.all(tags.map((tag) => people.list(tag, first)))).flat();
  const ids = [...new Set(entries.map(({ booking }) => booking))];
  const found = await Promise.all(ids.map(async (id) => standing(await bookings.read(id))));
  return found.filter((live) => live !== undefined);

  async function standing(booking: Booking | undefined): Promise<LiveBooking | undefined> {
    if (booking === undefined || booking.state === 'CANCELLED') return undefined;
    const sheet = await sheets.read(booking.sheet);
    if (sheet === undefined) return undefined;
    const place = standingOf(sheet, booking.id);
    return place?.state === 'held' ? { booking, sheet, standing: place } : undefined;
  }
}
