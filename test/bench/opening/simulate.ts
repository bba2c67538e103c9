import type { Sheet } from '#services/queue/domain/sheet.ts';
import { seeded } from '#services/queue/testing/model/random.ts';
import type { Region } from '#shared/region/schema.ts';
import { VirtualTime } from '../../virtual/time.ts';
import { assumptions } from './assumptions.ts';
import { Bucket } from './bucket.ts';
import type { Account } from './fleet.ts';
import { cityRegion, type OpenOffice, openingOf, openOffice } from './office.ts';
import { type Life, live } from './person.ts';
import type { Tally } from './tally.ts';

export interface Simulation {
  readonly seed: number;
  readonly people: number;
  readonly offices: number;
  /** How many times as many people the first office has as the others. */
  readonly hot?: number;
  /** Environments that stand ready in each city. */
  readonly ready?: number;
  /** Claims without a gate. */
  readonly blindly?: boolean;
  /** Requests a second of the account's API quota; default: Jakarta's. */
  readonly apiPerSecond?: number;
  /** Environments of the account; default: Lambda's. */
  readonly concurrency?: number;
  readonly region?: Region;
}

/** How the opening went in one city. */
export interface OfficeReport {
  readonly people: number;
  readonly seats: number;
  readonly lives: readonly Life[];
  readonly tally: Readonly<Tally>;
  readonly sheets: readonly Sheet[];
  /** Milliseconds after the opening at which the last seat was answered; undefined: some are left. */
  readonly soldOutAfter: number | undefined;
}

export interface OpeningReport {
  readonly opensAt: number;
  readonly offices: readonly OfficeReport[];
}

/** Before the opening: long enough for nothing. */
const before = 1_000;

/** The opening of one day in all cities of an account; the same seed gives the same report. */
export async function simulateOpening({
  seed,
  people,
  offices,
  hot = 1,
  ready = 0,
  blindly = false,
  apiPerSecond = assumptions.api.perSecond,
  concurrency = assumptions.concurrency,
  region = cityRegion,
}: Simulation): Promise<OpeningReport> {
  const random = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const opensAt = openingOf(region);
  const time = new VirtualTime(opensAt - before);
  const account: Account = { busy: 0, most: concurrency };
  const door = new Bucket({
    now: time.now,
    perSecond: apiPerSecond,
    // The burst follows the rate: 1,250 at 2,500, 5,000 at 10,000.
    atOnce: apiPerSecond / 2,
  });
  const opening = { time, random, normal, opensAt, door };
  const shares = sharesOf(people, offices, hot);
  let number = 0;
  const cities = shares.map(async (size) => {
    const first = number;
    number += size;
    const office = await openOffice({ region, time, random: random.next, normal, account, ready, blindly });
    const lives = await Promise.all(
      Array.from({ length: size }, (_, each) => live(opening, office, first + each)),
    );
    return reportOf(office, lives, opensAt);
  });
  return { opensAt, offices: await time.run(Promise.all(cities)) };
}

/** People of each office; the first has so many times as many as the others. */
function sharesOf(people: number, offices: number, hot: number): readonly number[] {
  const each = Math.floor(people / (offices - 1 + hot));
  return [people - each * (offices - 1), ...Array.from({ length: offices - 1 }, () => each)];
}

async function reportOf(office: OpenOffice, lives: readonly Life[], opensAt: number): Promise<OfficeReport> {
  const { seats, tally } = office;
  const bookings = lives.filter(({ ending }) => ending === 'booked').map(({ endedAt }) => endedAt - opensAt);
  return {
    people: lives.length,
    seats,
    lives,
    tally,
    sheets: await office.look(),
    soldOutAfter: bookings.length === seats ? Math.max(...bookings) : undefined,
  };
}
