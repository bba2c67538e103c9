import { type BookingId, bookingId } from '../../domain/ids.ts';
import { isWaitedFor, type Sheet, windowOf, windowsOf } from '../../domain/sheet.ts';
import { hasSeat, type ListedWish, windowsAhead, windowsWished } from '../../domain/wish.ts';
import type { SheetRecord } from '../memory-stores.ts';
import { limits } from './scheduler.ts';
import type { Attempt, World } from './world.ts';

/** Until when places are given to who waits, in every run. */
export const wishTerms = { timezone: 'Asia/Jakarta', noticeHours: 0 } as const;

/** Windows that one who waits could be given a place of, whatever the clock of who looks says. */
const surelyAhead = (sheet: Sheet, { wished = [] }: Attempt, now: number) =>
  windowsAhead(sheet, { windows: wished }, { ...wishTerms, now: now + 2 * limits.skew });

/** Whether a wish that was answered may still be given a place: it was not withdrawn, has none, and its person has no other. */
const stillWaits = (world: World, sheet: Sheet, { id, person }: Attempt): boolean =>
  !world.withdrawn.has(id) &&
  sheet.held[id] === undefined &&
  !world.ended.has(id) &&
  !sheet.people.has(person);

/**
 * What is unfair in a step of a sheet: a place sold past somebody who waits; one given to who asked later than somebody who wanted it
 * and could have had it; a window that is sold to everybody while somebody waits for it.
 */
export function flawsOfTurn(
  { before, after }: SheetRecord,
  { now, world }: { readonly now: number; readonly world: World },
): string[] {
  if (!before) return [];
  const flaws: string[] = [];
  const waiting = [...world.waiting]
    .map(([id, known]) => ({ ...world.attemptOf(id), ...known }))
    .filter(({ sheet }) => sheet.date === after.id.date);
  for (const [id, number] of newlyHeld(before, after)) {
    const { name } = windowOf(after, number);
    const attempt = world.attemptOf(id);
    if (world.favoured.has(id)) continue;
    if (attempt.wished === undefined || before.held[id] !== undefined) {
      if (isWaitedFor(before.windows[name] ?? {}))
        flaws.push(`${id} was sold ${name}, which somebody waits for`);
      continue;
    }
    const mine = world.asked.get(id);
    for (const other of waiting) {
      const earlier = mine !== undefined && other.order < mine.since && other.at < mine.at;
      if (!earlier || other.id === id || !stillWaits(world, before, other)) continue;
      if (surelyAhead(before, other, now).includes(name)) {
        flaws.push(`${id} was given ${name} before ${other.id}, who waits for it longer`);
      }
    }
  }
  for (const one of waiting.filter((other) => stillWaits(world, after, other))) {
    for (const name of surelyAhead(after, one, now)) {
      const known = one.kept.includes(name) && after.v >= one.by;
      if (known && !isWaitedFor(after.windows[name] ?? {}))
        flaws.push(`${name} is sold to everybody while ${one.id} waits`);
    }
  }
  return flaws;
}

const newlyHeld = (before: Sheet, after: Sheet): [BookingId, number][] =>
  Object.entries(after.held)
    .map(([id, number]): [BookingId, number] => [bookingId.parse(id), number])
    .filter(([id, number]) => number > 0 && before.held[id] !== number);

/** What is wrong with a day right after a round that nothing disturbed: a window kept for nobody, or a place left that somebody wants. */
export function flawsOfRound(sheet: Sheet, listed: readonly ListedWish[], now: number): string[] {
  const waiting = listed.filter(({ state }) => state === 'waiting');
  const wanted = new Set(waiting.flatMap((wish) => windowsAhead(sheet, wish, { ...wishTerms, now })));
  return [
    ...windowsOf(sheet).flatMap(([name, window]) =>
      isWaitedFor(window) === wanted.has(name)
        ? []
        : [`${name} is ${wanted.has(name) ? 'not kept though somebody waits' : 'kept for nobody'}`],
    ),
    ...waiting.flatMap(({ id, ...wish }) =>
      windowsWished(sheet, wish).some((name) => wanted.has(name) && hasSeat(sheet, name, now))
        ? [`${id} waits though there is a place`]
        : [],
    ),
  ];
}
