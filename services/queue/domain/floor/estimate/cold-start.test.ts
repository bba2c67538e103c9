import { describe, expect, test } from 'vitest';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { floorOf } from '#shared/region/floor.ts';
import { sampleTicket } from '../../../testing/floor-samples.ts';
import type { Ticket } from '../ticket.ts';
import { waitForNew } from './estimate-waits.ts';
import { lineNowOf } from './from-floor.ts';
import { expectedOf, nothingLearnt } from './learnt.ts';

// An office of which nothing is known yet: the first hour of its first day, with the services and counters of a real region.

const minute = 60_000;
const hour = 60 * minute;
const midnight = Date.parse('2026-12-15T00:00:00+07:00');
const opens = midnight + 8 * hour;
const [region] = tanjungbalai.offices;
if (!region) throw new Error('The region has no office.');
const office = { counters: floorOf(region).counters, services: region.services.map(({ id }) => id) };
const plan = {
  midnight,
  opens,
  closes: midnight + 15 * hour,
  breaks: [{ from: midnight + 12 * hour, to: midnight + 13 * hour }],
};

/** People in the hall, one service after the other. */
const people = (count: number, letter: string, more: (no: number) => Partial<Ticket>): readonly Ticket[] =>
  Array.from({ length: count }, (_, no) =>
    sampleTicket(`${letter}${String(no + 1).padStart(3, '0')}`, {
      service: office.services[no % office.services.length] ?? '',
      ...more(no),
    }),
  );
const booked = (count: number, since: number, letter = 'A') =>
  people(count, letter, () => ({ arrivedAt: opens - 10 * minute, since }));
const walkIns = (count: number, since: number, priority = 0) =>
  people(count, 'W', (no) => ({ kind: 'walk-in', arrivedAt: since, since, priority: no < priority }));
const open = (count: number) =>
  Array.from({ length: count }, (_, no) => ({
    id: `${no + 1}`,
    state: 'open' as const,
    at: opens,
    services: office.services,
    priorityLast: false,
  }));

/** What somebody who just comes is told at each service; minutes. */
const toldAt = (now: number, counters: number, tickets: readonly Ticket[]) => {
  const rules = floorOf(region);
  const line = lineNowOf(
    { tickets, counters: open(counters) },
    { rules, plan, office, learnt: nothingLearnt, now },
  );
  const knowledge = { learnt: nothingLearnt, expected: expectedOf(region.services), now };
  return office.services.map((service) => waitForNew(service, line, knowledge));
};
const longest = (waits: ReturnType<typeof toldAt>, part: 'p50' | 'p90') =>
  Math.max(...waits.map((wait) => wait?.[part] ?? Number.POSITIVE_INFINITY));

describe('on the first morning of an office somebody who just comes is told', () => {
  test('to wait for the opening and those before, while no counter is open', () => {
    const waits = toldAt(opens - 5 * minute, 0, booked(12, opens));

    expect(longest(waits, 'p50')).toBeLessThanOrEqual(60);
    expect(longest(waits, 'p90')).toBeLessThanOrEqual(90);
    expect(Math.min(...waits.map((wait) => wait?.p50 ?? 0))).toBeGreaterThanOrEqual(10);
  });

  test('what the counters of the hall need, not what the one that opened first would need alone', () => {
    const waits = toldAt(opens + 2 * minute, 1, walkIns(9, opens + minute, 2));

    expect(longest(waits, 'p50')).toBeLessThanOrEqual(45);
    expect(longest(waits, 'p90')).toBeLessThanOrEqual(75);
  });

  test('not to wait for booked people who came long before their time', () => {
    const now = opens + 10 * minute;
    const before = toldAt(now, 4, walkIns(6, opens));
    const early = toldAt(now, 4, [...walkIns(6, opens), ...booked(30, opens + 3 * hour)]);

    expect(early).toEqual(before);
  });

  test('what the only counter needs, once the others have been due for long', () => {
    const now = opens + 90 * minute;
    const waits = toldAt(now, 1, walkIns(6, now - 10 * minute));

    const alone = (6 * 14 + 20) * 1.2;
    expect(longest(waits, 'p50')).toBeGreaterThanOrEqual(60);
    expect(longest(waits, 'p50')).toBeLessThanOrEqual(alone);
  });
});
