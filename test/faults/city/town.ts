import { type Random, seeded } from '#services/queue/testing/model/random.ts';
import { nikOf } from '../../world/citizen.ts';
import { cityRegion, daysAhead } from '../../world/regions.ts';
import { Visitor } from './visitor.ts';

/** Windows that people want; the services of the race region open all day. */
const windowsOf: Readonly<Record<string, readonly string[]>> = {
  five: ['00:00', '01:00', '02:00', '03:00', '04:00', '05:00'],
  sixty: ['00:00', '02:00', '04:00', '06:00'],
};

export interface Town {
  readonly visitors: readonly Visitor[];
  /** Requests answered for good. */
  readonly answered: number;
  /** Requests that had to be sent again. */
  readonly again: number;
}

export interface TownSettings {
  readonly door: () => string;
  readonly seed: number;
  readonly people: number;
  /** People who do something at the same time. */
  readonly together: number;
  /** What each does after booking. */
  readonly acts: number;
  /** First of the days from today on which they come; each town needs days of its own. */
  readonly firstDay?: number;
  readonly days?: number;
}

/**
 * Lets a town book, look, move, cancel and repeat itself. Who does what follows from the seed; every eighth person
 * asks with two phones at once.
 */
export async function liveInTown(settings: TownSettings): Promise<Town> {
  const { door, seed, people, together, acts, firstDay = 1, days = 3 } = settings;
  const dates = Array.from({ length: days }, (_, day) => daysAhead(firstDay + day));
  const chance = seeded(seed);
  const visitors: Visitor[] = [];

  const newcomer = (random: Random, person: number, device: number): Visitor => {
    const service = random.chance(0.5) ? 'five' : 'sixty';
    const wish = {
      office: 'disdukcapil',
      service,
      date: random.pick(dates) ?? daysAhead(firstDay),
      window: random.pick(windowsOf[service] ?? []) ?? '',
    };
    const visitor = new Visitor({
      door,
      nik: nikOf(3_000_000 + firstDay * 100_000 + person),
      phone: `+6281${device}${String(firstDay).padStart(2, '0')}${String(person).padStart(6, '0')}`,
      wish,
      changesPerDay: cityRegion.queue.changesPerPersonAndDay,
    });
    visitors.push(visitor);
    return visitor;
  };

  const live = async (person: number, own: number) => {
    const random = seeded(own);
    // Both phones of a person want the same: the wish comes from the same draws.
    const phones = person % 8 === 0 ? [0, 1] : [0];
    const devices = phones.map((device) => newcomer(seeded(own), person, device));
    await Promise.all(devices.map((visitor) => visitor.prepare()));
    await Promise.all(devices.map((visitor) => visitor.book()));
    const [visitor] = devices.filter(({ held }) => held);
    if (devices.filter(({ held }) => held).length > 1)
      visitor?.wrong.push('one person holds two bookings of a day');
    if (!visitor) return;
    for (let act = 0; act < acts; act += 1) {
      await visitor.act(random, windowsOf[visitor.service] ?? [], dates);
    }
  };

  let next = 0;
  const seeds = Array.from({ length: people }, () => chance.below(2 ** 31));
  await Promise.all(
    Array.from({ length: together }, async () => {
      while (next < people) {
        const person = next++;
        await live(person, seeds[person] ?? 0);
      }
    }),
  );
  const sum = (what: 'answered' | 'again') => visitors.reduce((total, { counts }) => total + counts[what], 0);
  return { visitors, answered: sum('answered'), again: sum('again') };
}
