import { localTime } from '#shared/time/local.ts';
import { cutWindows } from '#shared/time/windows.ts';

/** Tickets have four digits at most, and a sheet with so many numbers stays under the 400 KB of an item, whatever people do. */
export const HIGHEST_NUMBER = 9_000;

/** Windows that share one spare block of numbers. */
const WINDOWS_PER_SPARE = 4;

/** Spare blocks of a day of so many windows. */
export const sparesOf = (windows: number): number => Math.ceil(windows / WINDOWS_PER_SPARE);

/** Whether the tickets of a day that is open at these times (`['08:00', '12:00']`) can be numbered; times of wrong form count for nothing. */
export function canNumber(
  spans: readonly (readonly [string, string])[],
  { windowMinutes, numberBlock }: { readonly windowMinutes: number; readonly numberBlock: number },
): boolean {
  const open = spans.flatMap((span) => {
    const [start, end] = span.map((time) => localTime.safeParse(time));
    return start?.success && end?.success ? [{ start: start.data, end: end.data }] : [];
  });
  const windows = cutWindows(open, windowMinutes).length;
  return (windows + sparesOf(windows)) * numberBlock <= HIGHEST_NUMBER;
}
