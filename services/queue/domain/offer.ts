import type { Service } from '#shared/region/schema.ts';
import { DAY } from '#shared/time/local.ts';
import type { Booking } from './booking.ts';
import type { BookingId } from './ids.ts';
import { amends, type Favour } from './seat.ts';
import type { Sheet, Standing, Window } from './sheet.ts';
import type { Provision } from './sheet-write.ts';
import { sameShut, shutBy } from './shut.ts';

/** How long after a closed day has passed, or a day that ended too early, its person may choose another place, in milliseconds. */
const OFFER_LASTS = 7 * DAY;

/** Why somebody may choose another place before everybody else. */
export type Offer =
  | { readonly why: 'closed'; readonly closing: string }
  /** They came, and the office closed before they were served. */
  | { readonly why: 'left-over' };

/** What a booking and its sheet say of where it stands. */
interface Stands {
  readonly details: Pick<Booking, 'state' | 'offered' | 'lapsed' | 'leftOver' | 'movedTo'>;
  readonly sheet: Sheet;
  readonly standing: Standing;
}

/**
 * Why the holder of a booking may choose another place; undefined: nothing entitles to one. The sheet says what is closed, so that
 * everybody affected has an offer in the moment of closing, and nobody has one in that of an undo.
 */
export function offerOf({ details, sheet, standing }: Stands, now: number): Offer | undefined {
  const { state, offered, lapsed, leftOver, movedTo } = details;
  const lasts = (since: number | undefined) =>
    since !== undefined && movedTo === undefined && now < since + OFFER_LASTS;
  if (state === 'ARRIVED') return lasts(leftOver) ? { why: 'left-over' } : undefined;
  const closing =
    state === 'CANCELLED'
      ? lasts(lapsed)
        ? offered
        : undefined
      : standing.state === 'held'
        ? shutBy(sheet, standing.window)
        : undefined;
  return closing === undefined ? undefined : { why: 'closed', closing };
}

/** What must hold when an offer is taken on another day: a closing may be undone meanwhile, or the number given up. */
export const provisionOf = (id: BookingId, { details, sheet, standing }: Stands): Provision | undefined =>
  details.state === 'ARRIVED' || details.state === 'CANCELLED'
    ? undefined
    : {
        sheet: sheet.id,
        guards: [{ must: '=', place: ['held', id], than: standing.number }, sameShut(sheet)],
      };

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
