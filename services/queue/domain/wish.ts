import { type LocalTime, localTime } from '#shared/time/local.ts';
import { instantOf, type Zone } from '#shared/time/zone.ts';
import { seatsLeft } from './availability.ts';
import { type Decision, done, propose } from './decision.ts';
import type { BookingId, Tag } from './ids.ts';
import { type Sheet, type Window, windowsOf } from './sheet.ts';
import type { SheetWrite } from './sheet-write.ts';
import { shutBy } from './shut.ts';

/** How a wish ended without a place: its holder withdrew it, nothing came free in time, or the person got a place otherwise. */
export type WishEnd = 'withdrawn' | 'none-free' | 'booked';

/** What the details of a booking know of the wish that it began as. */
export interface Wish {
  readonly kind: 'waitlist' | 'draw';
  /** In order of preference; empty: any, the earliest first. */
  readonly windows: readonly LocalTime[];
  /** Its public name in the log of a draw. */
  readonly entry: string;
  /** Absent: it still waits, or has a place. */
  readonly ended?: WishEnd;
}

/** A wish in the list of its day: one a person. */
export interface ListedWish extends Pick<Wish, 'kind' | 'windows' | 'entry'> {
  readonly tag: Tag;
  readonly id: BookingId;
  /** When it was made, by the clock of who took it. */
  readonly at: number;
  readonly state: 'waiting' | 'placed' | 'ended';
  /** Of a placed one: the window that it got. */
  readonly window?: LocalTime;
}

/** What says until when a place may still be given to who waits. */
export interface WishTerms {
  readonly timezone: Zone;
  /** Whoever waits is given no place that begins sooner than in so many hours. */
  readonly noticeHours: number;
}

const hour = 3_600_000;

/** The windows of a wish on its sheet, in order of preference. */
export const windowsWished = (sheet: Sheet, { windows }: Pick<Wish, 'windows'>): readonly LocalTime[] =>
  windows.length > 0
    ? windows.filter((name) => sheet.windows[name] !== undefined)
    : windowsOf(sheet).map(([name]) => name);

/** Until when (epoch milliseconds) a place of a window is given to who waits: afterwards it is everybody's. */
const lastGrant = (
  { id }: Pick<Sheet, 'id'>,
  [name, { till }]: readonly [LocalTime, Pick<Window, 'till'>],
  { timezone, noticeHours }: WishTerms,
): number => Math.min(till, instantOf(id.date, name, timezone) - noticeHours * hour);

/** After it (epoch milliseconds) nothing can come of a wish; 0: its day has none of its windows. */
export const wishUntil = (sheet: Sheet, wish: Pick<Wish, 'windows'>, terms: WishTerms): number =>
  Math.max(
    0,
    ...windowsWished(sheet, wish).flatMap((name) => {
      const window = sheet.windows[name];
      return window ? [lastGrant(sheet, [name, window], terms)] : [];
    }),
  );

/** The windows of a wish in which a place may still be given. A closed one counts: it may be opened again. */
export const windowsAhead = (
  sheet: Sheet,
  wish: Pick<Wish, 'windows'>,
  { now, ...terms }: WishTerms & { readonly now: number },
): readonly LocalTime[] =>
  windowsWished(sheet, wish).filter((name) => {
    const window = sheet.windows[name];
    return window !== undefined && now < lastGrant(sheet, [name, window], terms);
  });

/** Whether a place of a window could be given to who waits now. */
export const hasSeat = (sheet: Sheet, name: LocalTime, now: number): boolean => {
  const window = sheet.windows[name];
  if (window === undefined || window.cap === 0 || now >= window.till) return false;
  return shutBy(sheet, name) === undefined && seatsLeft(sheet, window, now) > 0;
};

/** Who waits, in the order in which they are served: as drawn, then who asked first. */
export function inTurn(wishes: readonly ListedWish[], drawn: readonly string[] = []): readonly ListedWish[] {
  const ranks = new Map(drawn.map((entry, rank) => [entry, rank]));
  const rankOf = ({ entry }: ListedWish) => ranks.get(entry) ?? drawn.length;
  return wishes
    .filter(({ state }) => state === 'waiting')
    .sort((a, b) => rankOf(a) - rankOf(b) || a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Windows that one write marks or clears: an expression holds 4 KB. */
const MOST_MARKED = 24;

/**
 * Keeps what comes free in some windows for who waits. Always a write, however many wait already: it voids a clearing that was decided
 * before this one began to wait. To be repeated with the windows after the first few: `rest`.
 */
export function keepFor(
  sheet: Sheet,
  names: readonly LocalTime[],
): { readonly decision: Decision; readonly rest: readonly LocalTime[] } {
  const standing = names.filter((name) => sheet.windows[name] !== undefined);
  const [some, rest] = [standing.slice(0, MOST_MARKED), standing.slice(MOST_MARKED)];
  const decision = setWaited(sheet, some, (known) => Math.abs(known) + 1);
  return { decision, rest };
}

/**
 * Sells windows to everybody again. `known`: the sheet as it was before it was found that nobody waits for them; where somebody has
 * begun to wait since, nothing is written.
 */
export function releaseTo(
  sheet: Sheet,
  { names, known }: { readonly names: readonly LocalTime[]; readonly known: Sheet },
): Decision {
  const same = names.filter((name) => {
    const waited = sheet.windows[name]?.waited ?? 0;
    return waited > 0 && waited === known.windows[name]?.waited;
  });
  const decision = setWaited(sheet, same.slice(0, MOST_MARKED), (waited) => -waited);
  return decision.kind === 'write' && same.length > MOST_MARKED
    ? { ...decision, unfinished: true }
    : decision;
}

function setWaited(sheet: Sheet, names: readonly LocalTime[], next: (known: number) => number): Decision {
  const [first] = names;
  if (first === undefined) return done;
  const parts = names.map((name): SheetWrite => {
    const place = ['windows', name, 'waited'] as const;
    const known = sheet.windows[name]?.waited;
    return {
      guards: [known === undefined ? { must: 'be absent', place } : { must: '=', place, than: known }],
      changes: [{ do: 'set', place, to: next(known ?? 0) }],
    };
  });
  const write = {
    guards: parts.flatMap(({ guards }) => guards),
    changes: parts.flatMap(({ changes }) => changes),
  };
  return propose(sheet, write, { window: first });
}

/** Windows that are kept for somebody, in the order of the day. */
export const keptWindows = (sheet: Sheet): readonly LocalTime[] =>
  Object.entries(sheet.windows).flatMap(([name, { waited = 0 }]) =>
    waited > 0 ? [localTime.parse(name)] : [],
  );
