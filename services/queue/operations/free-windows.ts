import type { LocalDate } from '#shared/time/local.ts';
import { availability } from '../domain/availability.ts';
import type { FreeWindow } from '../refusals.ts';
import type { BookingPorts } from './ports.ts';
import { datesFrom, type Offer, serviceDay } from './service-day.ts';

/** Alternatives that are offered in all, and of any one day so that another day is among them. */
const MOST = 6;
const MOST_OF_A_DAY = 4;
/** Open days that are looked at; each costs at most one cached read. */
const MOST_DAYS = 5;

/**
 * Windows of the service that have a free place, nearest day first. Within a day their order is random: thousands who are
 * turned away in the same second must not all be sent to the same window.
 */
export async function freeWindows(
  { gate, region, clock, random }: Pick<BookingPorts, 'gate' | 'region' | 'clock' | 'random'>,
  offer: Offer,
  from: LocalDate,
): Promise<readonly FreeWindow[]> {
  const now = clock.now();
  const found: FreeWindow[] = [];
  let looked = 0;
  for (const date of datesFrom(region, from, now)) {
    if (found.length >= MOST || looked >= MOST_DAYS) break;
    const day = serviceDay(region, offer, date);
    if ('closed' in day) continue;
    looked += 1;
    const sheet = (await gate.look(day.unbooked.id)) ?? day.unbooked;
    const free = availability(sheet, now)
      .filter(({ state }) => state === 'open')
      .map(({ start, end, remaining }) => ({ date, start, end, remaining }));
    found.push(...shuffled(free, random).slice(0, MOST_OF_A_DAY));
  }
  return found.slice(0, MOST);
}

const shuffled = <Item>(items: readonly Item[], random: () => number): readonly Item[] =>
  items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
