import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LocalTime, localTime } from '#shared/time/local.ts';
import {
  assign,
  commitmentOf,
  doubtsOf,
  type Entrant,
  entryOf,
  hashOf,
  orderOf,
  type PublishedDraw,
} from './draw.ts';

const seedOf = (number: number): string => createHash('sha256').update(`seed ${number}`).digest('hex');
const seed = seedOf(0);
const entries = ['c-_aaaaaaaa', 'B0aaaaaaaaa', 'a0aaaaaaaaa', 'Z9aaaaaaaaa'];
const at = (...times: string[]): LocalTime[] => times.map((time) => localTime.parse(time));
const [eight, nine, ten] = [localTime.parse('08:00'), localTime.parse('09:00'), localTime.parse('10:00')];

const wholeDay = at('08:00', '09:00', '10:00', '11:00');
const hexDigits = fc.stringMatching(/^[0-9a-f]{64}$/);
const someEntries = fc.uniqueArray(fc.stringMatching(/^[\w-]{11}$/), { minLength: 2, maxLength: 30 });
const someWindows = fc.shuffledSubarray(wholeDay);
const someEntrants = fc
  .tuple(someEntries, fc.array(someWindows, { minLength: 30, maxLength: 30 }))
  .map(([names, windows]): Entrant[] =>
    names.map((entry, place) => ({ entry, windows: windows[place] ?? [] })),
  );
const someSeats = fc
  .array(fc.nat({ max: 4 }), { minLength: 4, maxLength: 4 })
  .map((seats) => new Map(wholeDay.map((name, place) => [name, seats[place] ?? 0])));

describe('what is published', () => {
  test('can be worked out with the tools of any computer', async () => {
    const sorted = ['B0aaaaaaaaa', 'Z9aaaaaaaaa', 'a0aaaaaaaaa', 'c-_aaaaaaaa'];
    const hash = createHash('sha256').update(sorted.join('\n')).digest('hex');
    const rank = (entry: string) =>
      createHmac('sha256', Buffer.from(seed, 'hex'))
        .update(hash + entry)
        .digest('hex');

    expect(await commitmentOf(seed)).toBe(
      createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex'),
    );
    expect(await hashOf(entries)).toBe(hash);
    expect(await orderOf(entries, seed)).toEqual(sorted.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)));
  });

  test('names a booking by a digest of its id', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w-]{11}$/), async (id) => {
        const digest = createHash('sha256').update(`entry:${id}`).digest('base64url');

        expect(await entryOf(id)).toBe(digest.slice(0, 11));
      }),
    );
  });
});

describe('the order', () => {
  test('is of the same people whatever the order in which they are given', async () => {
    await fc.assert(
      fc.asyncProperty(
        someEntries.chain((names) =>
          fc.tuple(fc.constant(names), fc.shuffledSubarray(names, { minLength: names.length })),
        ),
        hexDigits,
        async ([names, shuffled], drawnWith) => {
          const order = await orderOf(names, drawnWith);

          expect(order.toSorted()).toEqual(names.toSorted());
          expect(await orderOf(shuffled, drawnWith)).toEqual(order);
        },
      ),
      { numRuns: 30 },
    );
  });

  const many = Array.from({ length: 40 }, (_, number) => `entry-${String(number).padStart(5, '0')}`);

  test('is another with another seed', async () => {
    const orders = await Promise.all(
      Array.from({ length: 50 }, (_, number) => orderOf(many, seedOf(number))),
    );

    expect(new Set(orders.map(String)).size).toBe(50);
  });

  test('of those who were there is another when one comes, goes or changes', async () => {
    const order = await orderOf(many, seed);
    const [last = '', ...others] = order.toReversed();
    const without = (await orderOf(others, seed)).filter((entry) => entry !== last);
    const more = (await orderOf([...many, 'entry-late0'], seed)).filter((entry) => entry !== 'entry-late0');
    const changed = (await orderOf([...others, 'entry-other'], seed)).filter(
      (entry) => entry !== 'entry-other',
    );

    expect(without).not.toEqual(order.filter((entry) => entry !== last));
    expect(more).not.toEqual(order);
    expect(changed).not.toEqual(order.filter((entry) => entry !== last));
  });

  test('puts each of ten entries in each place equally often, over 1,000 seeds', async () => {
    const people = many.slice(0, 10);
    const draws = 1_000;
    const counts = new Map<string, number>();
    const orders = await Promise.all(
      Array.from({ length: draws }, (_, number) => orderOf(people, seedOf(number))),
    );
    for (const [place, entry] of orders.flatMap((order) => [...order.entries()])) {
      counts.set(`${entry} ${place}`, (counts.get(`${entry} ${place}`) ?? 0) + 1);
    }

    const expected = draws / 10;
    const squares = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);

    // Anderson's statistic for tables of ranks: chi-square of 81 degrees of freedom, which exceeds 126.1 once in a thousand times.
    expect(counts.size).toBe(100);
    expect((9 / 10) * squares).toBeLessThan(126.1);
  });
});

describe('the places', () => {
  test('go to who comes first in the order, each the first of their windows that has a seat', () => {
    const order = [
      { entry: 'any', windows: [] },
      { entry: 'eight-or-nine', windows: at('08:00', '09:00') },
      { entry: 'only-eight', windows: at('08:00') },
      { entry: 'ten-or-nine', windows: at('10:00', '09:00') },
      { entry: 'last', windows: [] },
    ];

    const drawn = assign(order, new Map([ten, nine, eight].map((name) => [name, 1])));

    expect(drawn.map(({ window }) => window)).toEqual([eight, nine, null, ten, null]);
  });

  test('are never more than there are, and nobody goes without while one of theirs is left', () => {
    fc.assert(
      fc.property(someEntrants, someSeats, (order, seats) => {
        const drawn = assign(order, seats);

        const taken = (name: string) => drawn.filter(({ window }) => window === name).length;
        for (const [name, there] of seats) expect(taken(name)).toBeLessThanOrEqual(there);
        const left = [...seats.keys()].filter((name) => taken(name) < (seats.get(name) ?? 0));
        for (const { windows } of drawn.filter(({ window }) => window === null)) {
          expect(left.filter((name) => windows.length === 0 || windows.includes(name))).toEqual([]);
        }
      }),
    );
  });

  test('nobody has one that somebody before them wanted more', () => {
    fc.assert(
      fc.property(someEntrants, someSeats, (order, seats) => {
        const drawn = assign(order, seats);

        for (const [place, { windows, window }] of drawn.entries()) {
          const wanted = windows.length > 0 ? windows : wholeDay;
          const rather = window === null ? wanted : wanted.slice(0, wanted.indexOf(window));
          const later = drawn.slice(place + 1).map((each) => each.window);
          expect(rather.filter((name) => later.includes(name))).toEqual([]);
        }
      }),
    );
  });
});

describe('a published draw', () => {
  const seats = new Map([
    [eight, 3],
    [nine, 2],
    [ten, 2],
  ]);
  const people = Array.from({ length: 12 }, (_, number) => ({
    entry: `person-${String(number).padStart(4, '0')}`,
    windows: [[], at('09:00', '08:00'), at('10:00')][number % 3] ?? [],
  }));
  const publish = async (drawnWith = seed): Promise<PublishedDraw> => {
    const names = people.map(({ entry }) => entry);
    const order = await orderOf(names, drawnWith);
    const ordered = order.flatMap((name) => people.filter(({ entry }) => entry === name));
    return {
      commitment: await commitmentOf(drawnWith),
      seed: drawnWith,
      hash: await hashOf(names),
      seats: [...seats].map(([window, count]) => ({ window, seats: count })),
      entries: assign(ordered, seats),
    };
  };

  test('agrees when it was drawn as it says', async () => {
    const doubts = await Promise.all(
      [1, 2, 3, 4, 5].map(async (number) => doubtsOf(await publish(seedOf(number)))),
    );

    expect(doubts.flat()).toEqual([]);
  });

  test('does not agree when the seed was chosen afterwards', async () => {
    const { seed: later } = await publish(seedOf(1));

    expect(await doubtsOf({ ...(await publish()), seed: later })).toContain('seed');
  });

  test('does not agree when somebody was put in, left out or counted twice', async () => {
    const draw = await publish();
    const [first, ...others] = draw.entries;
    if (!first) throw new Error('Nobody was drawn');
    const more = [...draw.entries, { ...first, entry: 'smuggled-in' }];
    const twice = [...draw.entries, first];
    const hash = await hashOf(twice.map(({ entry }) => entry));

    expect(await doubtsOf({ ...draw, entries: others })).toContain('entries');
    expect(await doubtsOf({ ...draw, entries: more })).toContain('entries');
    expect(await doubtsOf({ ...draw, hash, entries: twice })).toContain('entries');
  });

  test('does not agree when two people changed places', async () => {
    const draw = await publish();
    const [first, second, ...others] = draw.entries;
    if (!first || !second) throw new Error('Nobody was drawn');

    expect(await doubtsOf({ ...draw, entries: [second, first, ...others] })).toContain('order');
  });

  test('does not agree when somebody has another window than their turn gave them', async () => {
    const draw = await publish();
    const place = draw.entries.findIndex(({ window }) => window === null);
    const given = draw.entries.map((drawn, at) => (at === place ? { ...drawn, window: eight } : drawn));
    const taken = draw.entries.map((drawn, at) => (at === 0 ? { ...drawn, window: null } : drawn));
    const fewer = draw.seats.map(({ window }) => ({ window, seats: 0 }));

    expect(await doubtsOf({ ...draw, entries: given })).toEqual(['windows']);
    expect(await doubtsOf({ ...draw, entries: taken })).toEqual(['windows']);
    expect(await doubtsOf({ ...draw, seats: fewer })).toEqual(['windows']);
  });
});
