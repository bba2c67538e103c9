import { addDays, type LocalDate, localTime } from '#shared/time/local.ts';
import { instantOf, type Zone } from '#shared/time/zone.ts';
import { periodOf } from '../skp/period.ts';

/** How long a log stays open, and how long an officer's name stays on single tickets. */
export interface LogTerms {
  readonly zone: Zone;
  /** Days after the end of a month in which its log is still written. */
  readonly graceDays: number;
  /** Days after the lock in which an officer may object to a line; then the name is dropped from it. */
  readonly appealDays: number;
}

const midnight = localTime.parse('00:00');

const daysAfterMonth = (date: LocalDate, days: number, zone: Zone): number =>
  instantOf(addDays(periodOf(date, 'monthly').to, 1 + days), midnight, zone);

/** When the log of a day is locked (epoch milliseconds): no row says so, the calendar does. */
export const lockOf = (date: LocalDate, { zone, graceDays }: LogTerms): number =>
  daysAfterMonth(date, graceDays, zone);

/** When the names on the lines of a day are dropped (epoch milliseconds). */
export const dropOf = (date: LocalDate, { zone, graceDays, appealDays }: LogTerms): number =>
  daysAfterMonth(date, graceDays + appealDays, zone);
