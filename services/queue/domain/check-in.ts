import type { Booking } from './booking.ts';
import type { SheetRefusal } from './refusal.ts';
import { type Sheet, standingOf, windowOf } from './sheet.ts';

/** How much the clocks and delayed packets of self-service may lag, in milliseconds. */
export const lag = 60_000;

/** From then on (epoch milliseconds) nothing is resold and the details decide. */
export const checkInOpens = (till: number): number => till + lag;

/** The details of a person who came, or why not yet. The details must have been settled with this sheet, read strongly. */
export function checkIn(
  booking: Booking,
  sheet: Sheet,
  now: number,
): { readonly booking: Booking } | { readonly refusal: SheetRefusal } {
  if (booking.state === 'ARRIVED') return { booking };
  if (booking.state === 'CANCELLED') return { refusal: { code: 'cancelled' } };
  const standing = standingOf(sheet, booking.id);
  if (booking.state === 'PENDING' || !standing) return { refusal: { code: 'not-found' } };
  const from = checkInOpens(windowOf(sheet, standing.number).window.till);
  if (now < from) return { refusal: { code: 'too-early', from } };
  return { booking: { ...booking, state: 'ARRIVED', arrivedAt: now, v: booking.v + 1 } };
}
