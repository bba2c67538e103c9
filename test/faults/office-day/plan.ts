import type { Outcome } from '#services/queue/domain/floor/ticket.ts';
import { type Random, seeded, shuffled } from '#services/queue/testing/model/random.ts';
import { cityRegion } from '../../world/regions.ts';

/** What becomes of somebody at a counter. */
export type AtCounter = 'finish' | 'park' | 'end-parked' | 'transfer';

/** One person of the day, as the seed drew them. */
export interface Plan {
  readonly person: number;
  readonly service: string;
  readonly priority: boolean;
  /** Start of the booked window; absent: just comes. */
  readonly booked?: string;
  /** The hour of `hours` in which they come, or `after` the counters have stopped; absent: they never come. */
  readonly comes?: string;
  /** Gives the booking up the day before. */
  readonly cancels: boolean;
  /** Calls to which they do not answer, two at most … */
  readonly ignores: number;
  /** … and then goes to the front desk, to be put back into the line. */
  readonly requeued: boolean;
  readonly atCounter: AtCounter;
  readonly outcome: Outcome;
  /** With `transfer`: the service to which they are sent. */
  readonly next: string;
  /** A mail address was given, so that calls are told by mail. */
  readonly mail: boolean;
}

/** Starts of the windows of a day of Tanjungbalai. */
export const hours = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00'] as const;

const [office] = cityRegion.offices;
if (!office) throw new Error('The region has no office.');
export const { services } = office;

/** Half of the people book, half just come; everybody finds a place. Throws if the office has fewer places. */
export function planDay(seed: number, people: number): readonly Plan[] {
  const random = seeded(seed);
  const seats = shuffled(
    random,
    services.flatMap(({ id, quota }) =>
      hours.flatMap((hour) => Array.from({ length: quota.online }, () => ({ service: id, hour }))),
    ),
  );
  const numbers = shuffled(
    random,
    services.flatMap(({ id, quota }) => Array.from({ length: quota.walkIn * hours.length }, () => id)),
  );
  return Array.from({ length: people }, (_, person) => {
    const seat = person % 2 === 0 ? seats.pop() : undefined;
    const service = seat?.service ?? numbers.pop();
    if (service === undefined) throw new Error(`The office has no room for ${people} people.`);
    return planOf(random, { person, service, ...(seat ? { booked: seat.hour } : {}) });
  });
}

function planOf(
  random: Random,
  known: { readonly person: number; readonly service: string; readonly booked?: (typeof hours)[number] },
): Plan {
  const { service, booked } = known;
  const cancels = booked !== undefined && random.chance(0.08);
  const stays = cancels || (booked !== undefined && random.chance(0.12));
  const others = services.filter(({ id }) => id !== service);
  const comes = random.chance(0.04) ? 'after' : comingHour(random, booked);
  return {
    ...known,
    priority: random.chance(0.15),
    cancels,
    ...(stays ? {} : { comes }),
    ignores: random.weighted({ '0': 85, '1': 9, '2': 6 }) === '0' ? 0 : random.between(1, 2),
    requeued: random.chance(0.5),
    atCounter: random.weighted({ finish: 76, park: 9, 'end-parked': 5, transfer: 10 }),
    outcome: random.weighted({ finished: 80, incomplete: 12, referred: 5, left: 3 }),
    next: random.pick(others)?.id ?? service,
    mail: random.chance(0.3),
  };
}

/** Most who booked come in their hour, some in the one after; who just comes comes at any. */
function comingHour(random: Random, booked: (typeof hours)[number] | undefined): string {
  if (booked === undefined) return random.pick(hours) ?? hours[0];
  return (random.chance(0.1) ? hours[hours.indexOf(booked) + 1] : undefined) ?? booked;
}
