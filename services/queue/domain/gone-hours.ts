import type { LocalTime } from '#shared/time/local.ts';
import type { Span } from '#shared/time/windows.ts';
import { type Sheet, type Window, windowsOf } from './sheet.ts';
import { MOST_SHUT, shutBy } from './shut.ts';

/** Where a day stands. */
export interface DayClock {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether a time of the day has passed. */
  readonly isPast: (time: LocalTime) => boolean;
}

type Named = readonly [LocalTime, Pick<Window, 'end'>];

const touches = ([start, { end }]: Named, other: Span): boolean => start < other.end && other.start < end;

const spansOf = (offered: Sheet | undefined): readonly Span[] =>
  offered ? windowsOf(offered).map(([start, { end }]) => ({ start, end })) : [];

/** Whether the office is open at some time of a stretch; `offered` as for `followDay`. */
export const isOpenIn = (offered: Sheet | undefined, { start, end }: Span): boolean =>
  spansOf(offered).some((span) => touches([start, { end }], span));

/** Whether the office is no longer open at any time of a window. Where hours only moved a little, people are served all the same. */
export const isGone = ([start, { end }]: Named, offered: Sheet | undefined): boolean =>
  !isOpenIn(offered, { start, end });

/** Numbers that are held in a window, lowest first. */
export const heldIn = (sheet: Sheet, { blocks }: Window): readonly number[] =>
  Object.values(sheet.held)
    .filter((number) => blocks.some(([first, last]) => first <= number && number <= last))
    .sort((a, b) => a - b);

/**
 * Stretches in which people hold places, no closing stands, and the office is no longer open: as few as there can be without one that
 * reaches into hours that it keeps.
 */
export function goneHours(
  sheet: Sheet,
  offered: Sheet | undefined,
  { isPast }: Pick<DayClock, 'isPast'>,
): readonly Span[] {
  if ((sheet.shut?.length ?? 0) >= MOST_SHUT) return [];
  const gone = windowsOf(sheet).filter(
    ([name, window]) =>
      isGone([name, window], offered) &&
      !isPast(window.end) &&
      shutBy(sheet, name) === undefined &&
      heldIn(sheet, window).length > 0,
  );
  const stretches: Span[] = [];
  for (const [start, { end }] of gone) {
    const last = stretches.at(-1);
    const joined = last && { start: last.start, end: end > last.end ? end : last.end };
    if (joined && !isOpenIn(offered, joined)) stretches.splice(-1, 1, joined);
    else stretches.push({ start, end });
  }
  return stretches;
}
