import type { LocalTime } from '#shared/time/local.ts';
import type { Booking } from '../../domain/booking.ts';
import type { BookingStore, PersonIndex } from '../../domain/booking-store.ts';
import type { SheetStore } from '../../domain/sheet-store.ts';
import type { Wish } from '../../domain/wish.ts';
import type { WishStore } from '../../domain/wish-store.ts';
import { keepForWaiting } from './keep-windows.ts';

interface EnterPorts {
  readonly bookings: Pick<BookingStore, 'put'>;
  readonly people: Pick<PersonIndex, 'add'>;
  readonly wishes: Pick<WishStore, 'join'>;
  readonly sheets: Pick<SheetStore, 'read' | 'commit'>;
}

/** `details`: as they stand, of this or an earlier attempt. */
export type Entered =
  | { readonly details: Booking }
  | { readonly refusal: 'key-reused' | 'cancelled' | 'already-waiting' };

/**
 * Details, list, sheet, in this order: whoever stands in the list is served, whether the sheet was told or not; a round of granting makes
 * up for that. `keep`: the windows that nobody else is sold from then on.
 */
export async function enterList(
  { bookings, people, wishes, sheets }: EnterPorts,
  booking: Booking & { readonly wish: Wish },
  keep: readonly LocalTime[],
): Promise<Entered> {
  const { id, tag, sheet } = booking;
  const stored = await bookings.put(booking);
  const details = stored === 'stored' ? booking : stored;
  if (details.mac !== booking.mac) return { refusal: 'key-reused' };
  if (details.state === 'CANCELLED') return { refusal: 'cancelled' };
  // So that the person's lost link, export and limit know of it.
  await people.add(tag, { booking: id, date: sheet.date });
  const { kind, windows, entry } = details.wish ?? booking.wish;
  const joined = await wishes.join(
    sheet,
    { tag, id, at: details.createdAt, kind, windows, entry, state: 'waiting' },
    { correlationId: details.correlationId },
  );
  if (joined !== 'joined') return { refusal: 'already-waiting' };
  await keepForWaiting({ sheets }, sheet, keep);
  return { details };
}
