import { describe, expect, test } from 'vitest';
import { estimateWaits, waitForNew } from './estimate-waits.ts';
import { type EndedCall, learn, nothingLearnt } from './learnt.ts';
import type { CallingCounter, LineNow, Waiting } from './wait.ts';

const minute = 60_000;
const midnight = Date.UTC(2026, 10, 25, 17);
const now = midnight + 9 * 60 * minute;
const expected = () => 300;

const hours = 60 * minute;

const waitingOf = (id: string, more: Partial<Waiting> = {}): Waiting => ({
  id,
  service: 'ktp',
  kind: 'walk-in',
  since: now - hours,
  overtaken: 0,
  ...more,
});
const people = (count: number, service = 'ktp'): readonly Waiting[] =>
  Array.from({ length: count }, (_, place) =>
    waitingOf(`${service}${place}`, { service, since: now - hours + place }),
  );
const counters = (count: number, services: readonly string[] = ['ktp']): readonly CallingCounter[] =>
  Array.from({ length: count }, () => ({ services, priorityLast: false }));
const lineOf = (part: Partial<LineNow>): LineNow => ({
  waiting: [],
  counters: [],
  coming: [],
  mostOvertakings: 8,
  midnight,
  closes: now + 6 * hours,
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

    expect((withBreak?.p50 ?? 0) - (without?.p50 ?? 0)).toBeGreaterThanOrEqual(50);
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
      const line = lineOf({
        waiting: people(1),
        counters: [{ services: ['ktp'], priorityLast: false, busy }],
      });
      return estimateWaits(line, {
        ...knowledge,
        learnt: taught(100, { seconds: 290 }, { seconds: 310 }),
      }).get('ktp0');
    };

    expect(first(4)?.p50).toBeLessThan(first(0)?.p50 ?? 0);
  });

  const wait = (id: string, line: Partial<LineNow>) =>
    estimateWaits(lineOf(line), knowledge).get(id)?.p50 ?? -1;

  test('put who came before the booked window ahead of those who just came, once the window has begun', () => {
    const early = waitingOf('early', { kind: 'booked', since: now + 20 * minute });
    const line = { waiting: [...people(30), early], counters: counters(2) };

    expect(wait('early', line)).toBeGreaterThanOrEqual(18);
    expect(wait('early', line)).toBeLessThanOrEqual(26);
  });

  test('put who would just come before those who came too early', () => {
    const early = waitingOf('early', { kind: 'booked', since: now + 60 * minute });
    const line = lineOf({ waiting: [early], counters: counters(1) });

    expect(waitForNew('ktp', line, knowledge)).toEqual({ p50: 0, p90: 1 });
  });

  test('put priority at every second call of a counter', () => {
    const priority = [1, 2, 3].map((no) => waitingOf(`p${no}`, { kind: 'priority', since: now - no }));
    const line = { waiting: [...people(10), ...priority], counters: counters(1) };

    expect(wait('p3', line)).toBeLessThan(2);
    expect(wait('ktp0', line)).toBeGreaterThan(wait('p3', line));
    expect(wait('p2', line)).toBeGreaterThan(wait('ktp0', line));
  });

  test('let nobody who just came be passed by more booked people than the office allows', () => {
    const late = waitingOf('early-bird', { since: now - 2 * hours, overtaken: 5 });
    const booked = Array.from({ length: 20 }, (_, no) =>
      waitingOf(`b${no}`, { kind: 'booked', since: now - no }),
    );
    const line = { waiting: [late, ...booked], counters: counters(1) };

    expect(wait('early-bird', line)).toBeGreaterThan(10);
    expect(wait('early-bird', line)).toBeLessThan(22);
    expect(wait('early-bird', { ...line, mostOvertakings: 5 })).toBeLessThan(2);
  });

  test('reckon with booked people who still come and go before those who just came', () => {
    const line = { waiting: people(6), counters: counters(1) };
    const coming = [{ service: 'ktp', kind: 'booked', perHour: 6 }] as const;

    expect(wait('ktp5', { ...line, coming })).toBeGreaterThan(wait('ktp5', line) + 8);
    expect(wait('ktp5', { ...line, coming, closes: now })).toBe(wait('ktp5', line));
  });

  test('reckon with counters that come back from a break', () => {
    const back = { services: ['ktp'], priorityLast: false, from: now + 15 * minute };
    const line = { waiting: people(20), counters: counters(1) };

    const [alone, helped] = [
      wait('ktp19', line),
      wait('ktp19', { ...line, counters: [...counters(1), back] }),
    ];

    expect(helped).toBeLessThan(0.75 * alone);
    expect(wait('ktp0', { ...line, counters: [back] })).toBeGreaterThanOrEqual(15);
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
      1.5 * range(taught(300, { seconds: 300 })),
    );
  });
});
