import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type BookingReply, Citizen, nikOf, outcome } from '../world/citizen.ts';
import { daysAhead } from '../world/regions.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ assemblies: inject('assemblies'), region: 'race' });
});
afterAll(() => world.end());

const date = daysAhead(1);
let people = 0;
const crowd = (size: number) =>
  Array.from({ length: size }, () => {
    people += 1;
    return new Citizen(() => world.url, nikOf(people));
  });
const tally = (replies: readonly BookingReply[]) => {
  const counts: Record<string, number> = {};
  for (const reply of replies) counts[outcome(reply)] = (counts[outcome(reply)] ?? 0) + 1;
  return counts;
};
const tickets = (replies: readonly BookingReply[]) =>
  replies.flatMap((reply) => ('held' in reply ? [reply.held.booking.ticket] : []));

describe.each([
  { service: 'five', capacity: 5, clients: 100, window: '08:00' },
  { service: 'five', capacity: 5, clients: 400, window: '10:00' },
  { service: 'sixty', capacity: 60, clients: 100, window: '08:00' },
  { service: 'sixty', capacity: 60, clients: 400, window: '10:00' },
])(
  '$clients people want $capacity seats at once, each asking twice',
  ({ service, capacity, clients, window }) => {
    test('exactly the seats are sold, to distinct numbers, and everybody gets one definite answer', async () => {
      const wish = { office: 'disdukcapil', service, date, window };
      const citizens = crowd(clients);
      await Promise.all(citizens.map((citizen) => citizen.prepare(wish)));

      const pairs = await Promise.all(
        citizens.map((citizen) => Promise.all([citizen.insist(), citizen.insist()])),
      );

      const first = pairs.map(([reply]) => reply);
      expect(tally(first)).toEqual({ booked: capacity, full: clients - capacity });
      expect(pairs.filter(([one, other]) => outcome(one) !== outcome(other))).toEqual([]);
      expect(pairs.filter(([one, other]) => tickets([one]).join() !== tickets([other]).join())).toEqual([]);
      expect(new Set(tickets(first)).size).toBe(capacity);
    });
  },
);

test('one NIK with forty requests of its own for one day gets one seat', async () => {
  const rivals = Array.from({ length: 40 }, () => new Citizen(() => world.url, nikOf(9_000_000)));
  const wish = { office: 'disdukcapil', service: 'sixty', date, window: '12:00' };
  await Promise.all(rivals.map((rival) => rival.prepare(wish)));

  const replies = await Promise.all(rivals.map((rival) => rival.insist()));

  expect(tally(replies)).toEqual({ booked: 1, 'already-booked': 39 });
});
