import type { LocalTime } from '#shared/time/local.ts';
import { due, lacking } from './follow-day.ts';
import { type Sheet, type Window, windowsOf } from './sheet.ts';
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
  /** Tickets whose holders have no place any more: all of a closed window, the last ones above a lowered quota. They keep them. */
  readonly affected: readonly string[];
}

/**
 * The windows of a day that change, or whose holders a change affects. `before` says what stood, `now` who holds what; a window
 * whose self-service has ended is no longer changed.
 */
export function effectOnDay(
  { before, sheet }: { readonly before: Sheet; readonly sheet: Sheet },
  offered: Sheet | undefined,
  now: number,
): readonly WindowEffect[] {
  const changing = new Map(due(before, offered, now).map(({ name, seats }) => [name, seats]));
  const standing = windowsOf(sheet).flatMap(([name, window]) => {
    if (now >= window.till) return [];
    const from = before.windows[name]?.cap ?? null;
    const to = changing.get(name) ?? offered?.windows[name]?.cap ?? 0;
    const held = heldIn(sheet, window);
    const affected = held.slice(to).map((number) => ticketLabel(sheet.letter, number));
    if (from === to && affected.length === 0) return [];
    return [{ start: name, end: window.end, from, to, booked: held.length, affected }];
  });
  const added = lacking(sheet, offered, now).map(({ start, end }) => ({
    ...{ start, end, from: null, to: changing.get(start) ?? 0 },
    ...{ booked: 0, affected: [] },
  }));
  return [...standing, ...added].sort((a, b) => (a.start < b.start ? -1 : 1));
}

const heldIn = (sheet: Sheet, { blocks }: Window): readonly number[] =>
  Object.values(sheet.held)
    .filter((number) => blocks.some(([first, last]) => first <= number && number <= last))
    .sort((a, b) => a - b);
