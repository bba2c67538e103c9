import { type LocalDate, localDate } from '#shared/time/local.ts';
import { inParallel } from '../../bench/rig/in-parallel.ts';
import { type BookingReply, Citizen, nikOf } from '../../world/citizen.ts';
import { matrixRegion, matrixWindow } from '../../world/regions.ts';
import type { World } from '../../world/world.ts';
import { readSheet } from '../city/inside.ts';
import { flawsOfRace } from './judge.ts';

export interface RaceSettings {
  readonly capacity: number;
  readonly clients: number;
  readonly date: string;
  /** No two races share people. */
  readonly firstPerson: number;
}

export interface Race {
  readonly booked: number;
  readonly full: number;
  readonly flaws: readonly string[];
  /** From the first request until everybody had an answer. */
  readonly milliseconds: number;
}

/** Challenges that are fetched and solved at the same time, before the race. */
const preparing = 24;
/** Clients of either kind who ask once more afterwards. */
const asking = 4;

/** Clients who ask in the same moment for the seats of one sheet, through the door of the `matrix` region. */
export async function runRace(
  world: World,
  { capacity, clients, date, firstPerson }: RaceSettings,
): Promise<Race> {
  const id = { office: `race-${clients}`, service: `seats-${capacity}`, date: localDate.parse(date) };
  const wish = { ...id, window: matrixWindow };
  const citizens = Array.from(
    { length: clients },
    (_, place) => new Citizen(() => world.url, nikOf(firstPerson + place)),
  );
  await inParallel(preparing, citizens, async (citizen, place) => {
    // Each a phone of their own: notifications sends only so many messages a day to one.
    await citizen.prepare(wish, { phone: `0812${String(firstPerson + place).padStart(8, '0')}` });
  });

  const look = () => readSheet(world, matrixRegion.id, id);
  let whenFull: ReturnType<typeof look> | undefined;
  const ask = async (citizen: Citizen): Promise<BookingReply | undefined> => {
    const reply = await citizen.insist().catch(() => undefined);
    if (reply && !('held' in reply)) whenFull ??= look();
    return reply;
  };
  const began = performance.now();
  const replies = await Promise.all(citizens.map(ask));
  const milliseconds = performance.now() - began;

  const winners = replies.flatMap((reply, place) => (reply && 'held' in reply ? [place] : []));
  const losers = replies.flatMap((reply, place) => (reply && 'held' in reply ? [] : [place]));
  const again = [...winners.slice(0, asking), ...losers.slice(0, asking)];
  const repeated = await Promise.all(
    again.map(async (place) => [replies[place], await citizens[place]?.insist()] as const),
  );
  return {
    booked: winners.length,
    full: losers.length,
    flaws: flawsOfRace({ capacity, replies, repeated, whenFull: await whenFull, afterwards: await look() }),
    milliseconds,
  };
}

/** The days of the races, told once: at midnight they would become others. */
export const raceDates = (): readonly LocalDate[] =>
  matrixRegion.offices[0]?.exceptions.map(({ date }) => localDate.parse(date)) ?? [];
