import { wishEnded } from '#shared/events/queue.ts';
import type { Booking } from '../../domain/booking.ts';
import { isWish } from '../../domain/booking.ts';
import type { BookingStore } from '../../domain/booking-store.ts';
import type { WishEnd } from '../../domain/wish.ts';
import type { WishStore } from '../../domain/wish-store.ts';
import type { SettlePorts } from '../settle-booking.ts';

/** Times that details may change under a write; reached only when the engine misbehaves. */
const patience = 20;

interface EndPorts {
  readonly bookings: Pick<BookingStore, 'read' | 'update'>;
  readonly wishes: Pick<WishStore, 'end'>;
  readonly clock: SettlePorts['clock'];
}

/**
 * Ends a wish without a place, in its details first: they decide, the list follows. Answers the details as they then are; a booking
 * that got its place meanwhile is left alone. Should a place be given to it all the same, settling gives that back.
 */
export async function endWish(
  { bookings, wishes, clock }: EndPorts,
  { id, tag, sheet }: Pick<Booking, 'id' | 'tag' | 'sheet'>,
  why: WishEnd,
): Promise<Booking | undefined> {
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const known = await bookings.read(id);
    if (known?.wish === undefined || !isWish(known)) return known;
    if (known.state !== 'CANCELLED') {
      const { kind } = known.wish;
      const written = await bookings.update({
        booking: { ...known, state: 'CANCELLED', wish: { ...known.wish, ended: why }, v: known.v + 1 },
        events: [wishEnded.of({ booking: id, ...sheet, kind, why })],
        now: clock.now(),
        causationId: `${sheet.office}/${sheet.service}/${sheet.date}:wish`,
      });
      if (written === 'stale') continue;
    }
    await wishes.end(sheet, { tag, id }, { state: 'ended' });
    return bookings.read(id);
  }
  throw new Error(`The details of booking ${id} changed ${patience} times in a row`);
}
