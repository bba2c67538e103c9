import type { Clock } from '#shared/time/clock.ts';
import type { LocalTime } from '#shared/time/local.ts';
import { seatsLeft } from '../../domain/availability.ts';
import { assign, hashOf, orderOf } from '../../domain/draw.ts';
import type { Draw, DrawnDay, DrawStore } from '../../domain/draw-store.ts';
import { drawnFrom } from '../../domain/open-day.ts';
import { type Sheet, windowsOf } from '../../domain/sheet.ts';
import { shutBy } from '../../domain/shut.ts';
import type { ListedWish } from '../../domain/wish.ts';

/** In which order a day's draw serves who took part, by public name, and who got which window. */
export interface DrawResult {
  readonly order: readonly string[];
  readonly windows: ReadonlyMap<string, LocalTime>;
}

const none: DrawResult = { order: [], windows: new Map() };

/** Most that take part: what a draw publishes stands in one item of 400 KB. Who came later than so many waits behind them. */
const MOST_ENTRANTS = 8_000;

/** The draw of a day, drawn now if it is time; `to come`: nobody is served yet. A day without one serves who asked first. */
export async function drawDue(
  { draws, clock }: { readonly draws: DrawStore; readonly clock: Clock },
  sheet: Sheet,
  listed: readonly ListedWish[],
): Promise<DrawResult | 'to come'> {
  if (sheet.draw === undefined) return none;
  const now = clock.now();
  const draw = await draws.read(sheet.id);
  if (draw === undefined) return none;
  if (draw.drawn !== undefined) return (await resultOf(draw)) ?? none;
  if (now < drawnFrom(sheet.draw)) return 'to come';
  await draws.freeze(sheet.id, await freeze({ sheet, listed, drawsAt: sheet.draw.drawsAt, now }));
  // Who froze it first, of several at once, decides.
  return (await resultOf(await draws.read(sheet.id))) ?? none;
}

async function freeze({
  sheet,
  listed,
  drawsAt,
  now,
}: {
  readonly sheet: Sheet;
  readonly listed: readonly ListedWish[];
  readonly drawsAt: number;
  readonly now: number;
}): Promise<DrawnDay> {
  const entrants = listed
    .filter(({ kind, state, at }) => kind === 'draw' && state === 'waiting' && at < drawsAt)
    .toSorted((a, b) => a.at - b.at || (a.entry < b.entry ? -1 : 1))
    .slice(0, MOST_ENTRANTS)
    .map(({ entry, windows }) => ({ entry, windows }));
  const seats = windowsOf(sheet).map(([name, window]): [LocalTime, number] => [
    name,
    shutBy(sheet, name) === undefined && now < window.till ? seatsLeft(sheet, window, now) : 0,
  ]);
  return {
    at: now,
    hash: await hashOf(entrants.map(({ entry }) => entry)),
    entrants,
    seats: new Map(seats),
  };
}

const results = new WeakMap<DrawnDay, Promise<DrawResult>>();

/** What a draw that has been drawn leads to, worked out once; undefined: it is still to come. */
export async function resultOf(draw: Draw | undefined): Promise<DrawResult | undefined> {
  if (draw?.drawn === undefined) return undefined;
  const { drawn, seed } = draw;
  const known = results.get(drawn) ?? compute(drawn, seed);
  results.set(drawn, known);
  return known;
}

async function compute({ entrants, seats }: DrawnDay, seed: string): Promise<DrawResult> {
  const order = await orderOf(
    entrants.map(({ entry }) => entry),
    seed,
  );
  const asked = new Map(entrants.map((entrant) => [entrant.entry, entrant]));
  const drawn = assign(
    order.flatMap((entry) => asked.get(entry) ?? []),
    seats,
  );
  return {
    order,
    windows: new Map(drawn.flatMap(({ entry, window }) => (window === null ? [] : [[entry, window]]))),
  };
}
