import type { Happened } from '#shared/events/event.ts';
import type { Booking } from '../domain/booking.ts';
import { checkIn } from '../domain/check-in.ts';
import type { BookingId } from '../domain/ids.ts';
import type { SheetRefusal } from '../domain/refusal.ts';
import type { Sheet } from '../domain/sheet.ts';
import { type SettlePorts, settleBooking } from './settle-booking.ts';

/** Times that the details may change under a check-in; reached only when the engine misbehaves. */
const patience = 20;

/** What tells that the person of a booking came. */
export type TellArrival = (booking: Booking, sheet: Sheet) => readonly Happened[];

/** Takes note that the person of a booking is there; again changes nothing. The sheet is settled first, then the details decide. */
export async function checkInBooking(
  ports: SettlePorts,
  id: BookingId,
  tell: TellArrival = () => [],
): Promise<{ readonly booking: Booking; readonly sheet: Sheet } | { readonly refusal: SheetRefusal }> {
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
    if ('refusal' in answer) return answer;
    const arrived = { booking: answer.booking, sheet };
    if (answer.booking.v === booking.v) return arrived;
    const events = tell(answer.booking, sheet);
    const write = { booking: answer.booking, events, now, causationId: 'check-in' };
    if ((await ports.bookings.update(write)) === 'written') return arrived;
  }
  throw new Error(`The details of booking ${id} changed ${patience} times in a row`);
}
