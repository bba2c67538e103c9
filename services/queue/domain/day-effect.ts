import type { LocalTime } from '#shared/time/local.ts';
import { due, lacking } from './follow-day.ts';
import { type DayClock, heldIn, isGone } from './gone-hours.ts';
import { type Sheet, windowsOf } from './sheet.ts';
import { ticketLabel } from './ticket.ts';

/** What a change of settings does to one window. */
export interface WindowEffect {
  readonly start: LocalTime;
  readonly end: LocalTime;
  /** Places before; null: there was no such window. */
  readonly from: number | null;
  /** 0: closed, or never opened because the numbers of the day are used up. */
  readonly to: number;
  readonly booked: number;
  /** The office is no longer open at any time of it. */
  readonly gone: boolean;
  /** Tickets of who holds a place in hours that are gone, or one of the last above a lowered quota, which they keep. */
  readonly affected: readonly string[];
}

/**
 * The windows of a day that change, or whose holders a change affects. `before` says what stood, `sheet` who holds what now; a window
 * whose self-service has ended is changed only by hours that are gone.
 */
export function effectOnDay(
  { before, sheet }: { readonly before: Sheet; readonly sheet: Sheet },
  offered: Sheet | undefined,
  { now, isPast }: DayClock,
): readonly WindowEffect[] {
  const changing = new Map(due(before, offered, now).map(({ name, seats }) => [name, seats]));
  const standing = windowsOf(sheet).flatMap(([name, window]) => {
    const gone = isGone([name, window], offered);
    const held = heldIn(sheet, window);
    if (now >= window.till && !(gone && held.length > 0 && !isPast(window.end))) return [];
    const from = before.windows[name]?.cap ?? null;
    const to = gone ? 0 : (changing.get(name) ?? offered?.windows[name]?.cap ?? 0);
    const affected = held.slice(to).map((number) => ticketLabel(sheet.letter, number));
    if (from === to && affected.length === 0) return [];
    return [{ start: name, end: window.end, from, to, booked: held.length, gone, affected }];
  });
  const added = lacking(sheet, offered, now).map(({ start, end }) => ({
    ...{ start, end, from: null, to: changing.get(start) ?? 0 },
    ...{ booked: 0, gone: false, affected: [] },
  }));
  return [...standing, ...added].sort((a, b) => (a.start < b.start ? -1 : 1));
}
