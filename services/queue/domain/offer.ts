import type { Service } from '#shared/region/schema.ts';
import type { Booking } from './booking.ts';
import { amends, type Favour } from './seat.ts';
import type { Sheet, Standing, Window } from './sheet.ts';
import { shutBy } from './shut.ts';

/** How long after the day of a closed booking its person may still choose another place, in milliseconds. */
const OFFER_LASTS = 7 * 86_400_000;

/**
 * The closing that entitles the holder of a booking to another place; undefined: none does. The sheet says so, so that everybody
 * affected has an offer in the moment of closing, and nobody has one in that of an undo.
 */
export function offerOf(
  {
    details,
    sheet,
    standing,
  }: {
    readonly details: Pick<Booking, 'state' | 'offered' | 'lapsed' | 'movedTo'>;
    readonly sheet: Sheet;
    readonly standing: Standing;
  },
  now: number,
): string | undefined {
  const { state, offered, lapsed, movedTo } = details;
  if (state === 'ARRIVED') return undefined;
  if (state === 'CANCELLED') {
    const lasts = lapsed !== undefined && movedTo === undefined && now < lapsed + OFFER_LASTS;
    return lasts ? offered : undefined;
  }
  return standing.state === 'held' ? shutBy(sheet, standing.window) : undefined;
}

/** What an offer entitles to. Above the quota: a fifth of it, and one at least, unless the region file says otherwise. */
export const offered = ({ quota, offerSeats }: Pick<Service, 'quota' | 'offerSeats'>): Favour =>
  amends(offerSeats ?? Math.max(1, Math.floor(quota.online / 5)));

/** Seats of a window that holders of offers can still take. */
export function roomFor(
  sheet: Sheet,
  [name, window]: readonly [Standing['window'], Window],
  { now, favour }: { readonly now: number; readonly favour: Favour },
): number {
  if (window.cap === 0 || now >= window.till || shutBy(sheet, name) !== undefined) return 0;
  const spare = sheet.spare.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const numbers = window.blockEnd - window.last + spare;
  return Math.max(0, Math.min(window.cap + favour.above - window.taken + window.cooling.length, numbers));
}
