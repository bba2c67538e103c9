import type { Booking } from '../domain/booking.ts';
import { checkIn } from '../domain/check-in.ts';
import type { BookingId } from '../domain/ids.ts';
import type { SheetRefusal } from '../domain/refusal.ts';
import { type SettlePorts, settleBooking } from './settle-booking.ts';

/** Times that the details may change under a check-in; reached only when the engine misbehaves. */
const patience = 20;

/** Takes note that the person of a booking is there; again changes nothing. The sheet is settled first, then the details decide. */
export async function checkInBooking(
  ports: SettlePorts,
  id: BookingId,
): Promise<{ readonly booking: Booking } | { readonly refusal: SheetRefusal }> {
  // Read before the sheet: an image older than check-in's opening could still be changed by self-service.
  const now = ports.clock.now();
  const known = await ports.bookings.read(id);
  const sheet = known && (await ports.sheets.read(known.sheet));
  if (!sheet) return { refusal: { code: 'not-found' } };
  for (let attempt = 0; attempt < patience; attempt += 1) {
    await settleBooking(ports, id, sheet);
    const booking = await ports.bookings.read(id);
    if (!booking) return { refusal: { code: 'not-found' } };
    const answer = checkIn(booking, sheet, now);
    if ('refusal' in answer || answer.booking.v === booking.v) return answer;
    const write = { booking: answer.booking, events: [], now, causationId: 'check-in' };
    if ((await ports.bookings.update(write)) === 'written') return answer;
  }
  throw new Error(`The details of booking ${id} changed ${patience} times in a row`);
}
