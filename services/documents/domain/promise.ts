import { addDays, type LocalDate } from '#shared/time/local.ts';
import type { WorkingDay, WorkingDays } from '#shared/time/working-day.ts';

/** A stretch in which the office holds the file (epoch milliseconds); without an end: it does now. */
export interface Held {
  readonly from: number;
  readonly to?: number | undefined;
}

/** What an office promised for a file, and when it had it. Stretches are in order and do not overlap. */
export interface ServicePromise {
  /** Working days, at least 1. */
  readonly days: number;
  readonly held: readonly Held[];
}

/** Where a promise stands. Instants are epoch milliseconds. */
export interface Standing {
  /** Working days used up so far, at most those promised. */
  readonly used: number;
  /** When the last promised day ends; undefined: the citizen has the file, and the days left start when it comes back. */
  readonly due?: number;
  /** The due day lies in a year whose holidays are not decreed yet. */
  readonly uncertain?: true;
}

/** The office's calendar, and the local date of an instant. */
export interface OfficeCalendar {
  readonly workingDays: WorkingDays;
  readonly dateAt: (instant: number) => LocalDate;
}

/** Calendar days after which no further working day is looked for: an office that is shut for longer promises nothing. */
const HORIZON = 3_660;

/**
 * A working day is used up when the office has had the file from its opening to its closing. So the day of arrival does not count,
 * nor the day on which the file goes back, and what is due is due at a closing time. While the citizen has it nothing runs.
 */
export function standingOf({ days, held }: ServicePromise, calendar: OfficeCalendar, now: number): Standing {
  let [used, counted] = [0, 0];
  for (const { closes, holidaysUnknown } of fullDays(held, calendar)) {
    counted += 1;
    if (closes <= now) used += 1;
    if (counted === days) return { used, due: closes, ...(holidaysUnknown && { uncertain: true }) };
  }
  return { used };
}

/** The working days through which the office has the file, those to come included. */
function* fullDays(
  held: readonly Held[],
  { workingDays, dateAt }: OfficeCalendar,
): Generator<WorkingDay, void, undefined> {
  for (const { from, to } of held) {
    const first = dateAt(from);
    for (let ahead = 0; ahead < HORIZON; ahead += 1) {
      const date = addDays(first, ahead);
      if (to !== undefined && date > dateAt(to)) break;
      const day = workingDays(date);
      if (day && day.opens >= from && (to === undefined || day.closes <= to)) yield day;
    }
  }
}
