import { Citizen, nikOf, outcome, type Wish } from '../../world/citizen.ts';
import { daysAhead } from '../../world/regions.ts';
import { inParallel } from './in-parallel.ts';

/** Citizens who wait for an answer at the same time. */
export const width = 16;

const office = 'disdukcapil';
/** All of one day, and so of one item. */
export const oneDay: Wish = { office, service: 'four-hundred', date: daysAhead(1), window: '00:00' };
/** Spread over twelve days. */
export const manyDays: readonly Wish[] = Array.from({ length: 12 }, (_, day) => ({
  ...oneDay,
  date: daysAhead(day + 1),
  window: '11:50',
}));
/** Before what is measured. */
export const warming: readonly Wish[] = manyDays.map((wish) => ({
  ...wish,
  service: 'sixty',
  window: '02:00',
}));

export interface Rush {
  readonly perSecond: number;
  /** Milliseconds until the answer. */
  readonly latencies: readonly number[];
}

export interface RushSettings {
  readonly size: number;
  /** No two rushes share people. */
  readonly firstPerson: number;
  /** How many at a time, `width` unless given. */
  readonly together?: number;
}

/** People book by the door of the `race` region; everybody has solved the challenge before the first request goes out. */
export async function bookTogether(
  door: () => string,
  wishes: readonly Wish[],
  { size, firstPerson, together = width }: RushSettings,
  begin: () => Promise<void> = async () => {},
): Promise<Rush> {
  const citizens = Array.from({ length: size }, (_, place) => new Citizen(door, nikOf(firstPerson + place)));
  await inParallel(width, citizens, async (citizen, place) => {
    const wish = wishes[place % wishes.length];
    // Each a phone of their own: notifications sends only so many messages a day to one.
    const phone = `0812${String(firstPerson + place).padStart(8, '0')}`;
    if (wish) await citizen.prepare(wish, { phone });
  });
  await begin();
  const latencies: number[] = [];
  const started = performance.now();
  await inParallel(together, citizens, async (citizen) => {
    const sent = performance.now();
    const reply = await citizen.insist();
    latencies.push(performance.now() - sent);
    if (outcome(reply) !== 'booked') throw new Error(`Answered ${outcome(reply)}.`);
  });
  return { perSecond: (1000 * size) / (performance.now() - started), latencies };
}
