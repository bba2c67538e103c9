import type { Region } from '#shared/region/schema.ts';
import { addDays, type LocalDate, localTime } from '#shared/time/local.ts';
import { instantOf, localDateAt } from '#shared/time/zone.ts';
import { type Booking, isErased } from './booking.ts';
import { type BookingId, bookingId } from './ids.ts';
import { type Sheet, standingOf } from './sheet.ts';
import { shutBy } from './shut.ts';

const hour = 3_600_000;

/** Reminders that failed are tried again within this time; later, people sleep. */
const STILL_TIMELY = 3 * hour;

/** Who booked so shortly before has just been told. */
const FRESH = 4 * hour;

/** A day whose bookings are to be reminded of now. */
export interface ReminderDay {
  readonly date: LocalDate;
  /** Bookings made after this instant need no reminder. */
  readonly bookedBefore: number;
}

/** The local day after this one, from the reminder time on for some hours; undefined: not now. */
export function reminderDay(
  { queue, timezone }: Pick<Region, 'queue' | 'timezone'>,
  now: number,
): ReminderDay | undefined {
  const today = localDateAt(now, timezone);
  const due = instantOf(today, localTime.parse(queue.reminderTime), timezone);
  if (now < due || now >= due + STILL_TIMELY) return undefined;
  return { date: addDays(today, 1), bookedBefore: due - FRESH };
}

/** Bookings of a sheet with a number above the one reached, in the order of their numbers, with these. */
export const bookingsAbove = (sheet: Sheet, reached: number): readonly (readonly [BookingId, number])[] =>
  Object.entries(sheet.held)
    .filter(([, number]) => number > reached)
    .map(([id, number]) => [bookingId.parse(id), number] as const)
    .sort(([, one], [, other]) => one - other);

/** Whether somebody is still expected: not cancelled, erased or already there, their window not closed, and not booked just now. */
export function isExpected(
  booking: Booking | undefined,
  sheet: Sheet,
  { bookedBefore }: Pick<ReminderDay, 'bookedBefore'>,
): booking is Booking {
  if (booking === undefined || isErased(booking) || booking.createdAt > bookedBefore) return false;
  const standing = standingOf(sheet, booking.id);
  const window = standing && sheet.windows[standing.window];
  const stands = booking.state === 'BOOKED' || booking.state === 'PENDING';
  if (!stands || standing?.state !== 'held' || window === undefined) return false;
  return window.cap > 0 && shutBy(sheet, standing.window) === undefined;
}
