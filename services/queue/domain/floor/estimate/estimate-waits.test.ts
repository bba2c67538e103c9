import { describe, expect, test } from 'vitest';
import { estimateWaits, waitForNew } from './estimate-waits.ts';
import { type EndedCall, learn, nothingLearnt } from './learnt.ts';
import type { LineNow, OpenCounter, Waiting } from './wait.ts';

const minute = 60_000;
const midnight = Date.UTC(2026, 10, 25, 17);
const now = midnight + 9 * 60 * minute;
const expected = () => 300;

const people = (count: number, service = 'ktp'): readonly Waiting[] =>
  Array.from({ length: count }, (_, place) => ({ id: `${service}${place}`, service, kind: 'walk-in' }));
const counters = (count: number, services: readonly string[] = ['ktp']): readonly OpenCounter[] =>
  Array.from({ length: count }, () => ({ services }));
const lineOf = (part: Partial<LineNow>): LineNow => ({
  waiting: [],
  counters: [],
  midnight,
  breaks: [],
  ...part,
});
const knowledge = { learnt: nothingLearnt, expected, now };

/** What is known after so many calls of this length, in turn. */
const taught = (count: number, ...calls: readonly Partial<EndedCall>[]) =>
  Array.from({ length: count }, (_, turn) => calls[turn % calls.length] ?? {}).reduce(
    (learnt, call) => learn(learnt, { service: 'ktp', hour: 9, seconds: 300, gap: 10, ...call }, expected),
    nothingLearnt,
  );

describe('the wait of who would come now', () => {
  test('is nothing known when no open counter calls the service', () => {
    const line = lineOf({ waiting: people(3), counters: counters(2, ['kk']) });

    expect(waitForNew('ktp', line, knowledge)).toBeNull();
    expect(waitForNew('ktp', lineOf({}), knowledge)).toBeNull();
  });

  test('is at most a minute or two at a free counter', () => {
    expect(waitForNew('ktp', lineOf({ counters: counters(1) }), knowledge)).toEqual({ p50: 0, p90: 1 });
  });

  test('follows the seconds that the office expects before there is data', () => {
    const line = lineOf({ waiting: people(12), counters: counters(2) });

    const wait = waitForNew('ktp', line, knowledge);

    expect(wait?.p50).toBeGreaterThanOrEqual(27);
    expect(wait?.p50).toBeLessThanOrEqual(34);
    expect(wait?.p90).toBeGreaterThan(wait?.p50 ?? 0);
  });

  test('follows what calls took once they ended, whatever the office expects', () => {
    const line = lineOf({ waiting: people(12), counters: counters(2) });

    const wait = waitForNew('ktp', line, { ...knowledge, learnt: taught(200, { seconds: 600 }) });

    expect(wait?.p50).toBeGreaterThanOrEqual(57);
    expect(wait?.p50).toBeLessThanOrEqual(66);
  });

  test('counts only those ahead whom its counters have to call', () => {
    const line = lineOf({
      waiting: [...people(12, 'kk'), ...people(2)],
      counters: [...counters(1), ...counters(1, ['kk'])],
    });

    const [short, long] = [waitForNew('ktp', line, knowledge), waitForNew('kk', line, knowledge)];

    expect(short?.p50).toBeLessThan(15);
    expect(long?.p50).toBeGreaterThan(50);
  });

  test('grows by the break at noon if it cannot be called before', () => {
    const breaks = [{ from: now + 20 * minute, to: now + 80 * minute }];
    const line = lineOf({ waiting: people(12), counters: counters(2) });

    const [without, withBreak] = [line, { ...line, breaks }].map((one) => waitForNew('ktp', one, knowledge));

    expect((withBreak?.p50 ?? 0) - (without?.p50 ?? 0)).toBeGreaterThanOrEqual(55);
  });

  test('is longer at hours in which calls take longer', () => {
    const slow = taught(400, { hour: 9, seconds: 600 }, { hour: 13, seconds: 300 });
    const line = lineOf({ waiting: people(12), counters: counters(2) });

    const [morning, noon] = [now, now + 4 * 60 * minute].map((at) =>
      waitForNew('ktp', line, { ...knowledge, learnt: slow, now: at }),
    );

    expect(morning?.p50).toBeGreaterThan(1.4 * (noon?.p50 ?? 0));
  });
});

describe('the waits of a line', () => {
  test('never fall along the order at counters that call everybody', () => {
    const line = lineOf({ waiting: people(50), counters: counters(3) });

    const waits = [...estimateWaits(line, knowledge).values()].map((wait) => wait?.p50 ?? -1);

    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  });

  test('are shorter the longer those at the counters have been there', () => {
    const first = (minutes: number) => {
      const busy = { service: 'ktp', calledAt: now - minutes * minute };
      const line = lineOf({ waiting: people(1), counters: [{ services: ['ktp'], busy }] });
      return estimateWaits(line, {
        ...knowledge,
        learnt: taught(100, { seconds: 290 }, { seconds: 310 }),
      }).get('ktp0');
    };

    expect(first(4)?.p50).toBeLessThan(first(0)?.p50 ?? 0);
  });

  test('put who came before the booked window ahead of those who just came, once the window has begun', () => {
    const early = { id: 'early', service: 'ktp', kind: 'booked', due: now + 20 * minute } as const;
    const line = lineOf({ waiting: [...people(30), early], counters: counters(2) });

    const wait = estimateWaits(line, knowledge).get('early');

    expect(wait?.p50).toBeGreaterThanOrEqual(20);
    expect(wait?.p50).toBeLessThanOrEqual(26);
  });

  test('put who would just come before those who came too early', () => {
    const early = { id: 'early', service: 'ktp', kind: 'booked', due: now + 60 * minute } as const;
    const line = lineOf({ waiting: [early], counters: counters(1) });

    expect(waitForNew('ktp', line, knowledge)).toEqual({ p50: 0, p90: 1 });
  });

  test('are the same for the same floor', () => {
    const line = lineOf({ waiting: people(40), counters: counters(3) });

    expect(estimateWaits(line, knowledge)).toEqual(estimateWaits(line, knowledge));
  });

  test('have a wider range where calls differ more', () => {
    const line = lineOf({ waiting: people(5), counters: counters(1) });
    const range = (learnt: typeof nothingLearnt) => {
      const wait = waitForNew('ktp', line, { ...knowledge, learnt });
      return (wait?.p90 ?? 0) - (wait?.p50 ?? 0);
    };

    expect(range(taught(300, { seconds: 60 }, { seconds: 60 }, { seconds: 780 }))).toBeGreaterThan(
      2 * range(taught(300, { seconds: 300 })),
    );
  });
});
