import type { LocalTime } from '#shared/time/local.ts';
import { isWaitedFor, type Sheet, type Window, windowsOf } from './sheet.ts';
import { shutBy } from './shut.ts';

/** What citizens may know of a window. */
export interface WindowAvailability {
  readonly start: LocalTime;
  readonly end: LocalTime;
  readonly capacity: number;
  readonly remaining: number;
  readonly state: 'open' | 'full' | 'not-yet' | 'closed';
  readonly till: number;
}

/** Seats that a claim of everybody would get now: none while somebody waits for one. */
export const remaining = (sheet: Sheet, window: Window, now: number): number =>
  isWaitedFor(window) ? 0 : seatsLeft(sheet, window, now);

/** Seats that there are now, for whom ever: never below 0, and no more than there are numbers. */
export function seatsLeft(sheet: Sheet, window: Window, now: number): number {
  const ripe = window.cooling.filter((at) => at <= now).length;
  const spare = sheet.spare.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const numbers = window.blockEnd - window.last + spare;
  return Math.max(0, Math.min(window.cap - window.taken + ripe, numbers));
}

/** The windows of a day in order, as they stand now. */
export const availability = (sheet: Sheet, now: number): readonly WindowAvailability[] =>
  windowsOf(sheet).map(([start, window]) => {
    const left = remaining(sheet, window, now);
    const closed = window.cap === 0 || now >= window.till || shutBy(sheet, start) !== undefined;
    const state = closed ? 'closed' : now < sheet.opensAt ? 'not-yet' : left > 0 ? 'open' : 'full';
    return {
      start,
      end: window.end,
      capacity: window.cap,
      remaining: closed ? 0 : left,
      state,
      till: window.till,
    };
  });
