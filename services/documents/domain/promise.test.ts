import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate, localTime } from '#shared/time/local.ts';
import { workingDaysOf } from '#shared/time/working-day.ts';
import { instantOf, localDateAt } from '#shared/time/zone.ts';
import { type Held, standingOf } from './promise.ts';

type Hours = [string, string][];
const ordinary: Hours = [
  ['08:00', '12:00'],
  ['13:00', '16:00'],
];
const friday: Hours = [
  ['08:00', '11:30'],
  ['13:30', '16:30'],
];
const fasting: Hours = [['08:00', '15:00']];
const week = (days: Hours, fri: Hours, sat: Hours) => ({
  mon: days,
  tue: days,
  wed: days,
  thu: days,
  fri,
  sat,
  sun: [],
});
const reason = { id: 'Pindah gedung', en: 'Moving house' };
const office = {
  hours: { regular: week(ordinary, friday, [['09:00', '12:00']]), ramadan: week(fasting, fasting, []) },
  exceptions: [
    { date: '2026-11-24', spans: [], reason },
    { date: '2026-12-25', spans: ordinary, reason },
  ],
};
const region = {
  timezone: 'Asia/Jakarta' as const,
  ramadan: [{ from: '2026-02-19', to: '2026-03-20', source: 'test' }],
};

const workingDays = workingDaysOf(office, region);
const calendar = { workingDays, dateAt: (instant: number) => localDateAt(instant, region.timezone) };
/** `2026-11-23 10:00` in the office's time. */
const at = (text: string): number => {
  const [date, time] = text.split(' ');
  return instantOf(localDate.parse(date), localTime.parse(time), region.timezone);
};
const due = (days: number, ...held: Held[]) =>
  standingOf({ days, held }, calendar, at('2026-01-01 00:00')).due;

test('the day of arrival does not count: what comes on Monday with one day is due on Tuesday at closing', () => {
  expect(due(1, { from: at('2026-11-16 10:00') })).toBe(at('2026-11-17 16:00'));
});

test('what comes before the office opens has the day counted, what comes a minute later has not', () => {
  expect(due(1, { from: at('2026-11-16 08:00') })).toBe(at('2026-11-16 16:00'));
  expect(due(1, { from: at('2026-11-16 08:01') })).toBe(at('2026-11-17 16:00'));
});

test('late in the evening, and over a weekend on whose Saturday the office opens, counting begins on Monday', () => {
  expect(due(1, { from: at('2026-11-13 23:00') })).toBe(at('2026-11-16 16:00'));
});

test('Friday closes at its own time', () => {
  expect(due(1, { from: at('2026-11-19 12:00') })).toBe(at('2026-11-20 16:30'));
});

test('Lebaran and its joint leave are skipped', () => {
  // 18–24 March 2026: Nyepi and Idul Fitri with their joint leave.
  expect(due(1, { from: at('2026-03-17 15:30') })).toBe(at('2026-03-25 16:00'));
});

test('the days around new year count, the holidays among them do not, opened or not', () => {
  // 24 joint leave, 25 Christmas (the office opens by exception), 1 January.
  expect(due(1, { from: at('2026-12-23 09:00') })).toBe(at('2026-12-28 16:00'));
  expect(due(5, { from: at('2026-12-23 09:00') })).toBe(at('2027-01-04 16:00'));
});

test('a day on which the office is shut by exception is none', () => {
  expect(due(1, { from: at('2026-11-23 09:00') })).toBe(at('2026-11-25 16:00'));
});

test('while the citizen has the file nothing is due, and the days used so far stay used', () => {
  const held = [{ from: at('2026-11-16 10:00'), to: at('2026-11-18 11:00') }];

  expect(standingOf({ days: 3, held }, calendar, at('2026-11-20 09:00'))).toEqual({ used: 1 });
});

test('when the file comes back the days that were left start on the next whole day', () => {
  const held = [
    { from: at('2026-11-16 10:00'), to: at('2026-11-18 11:00') },
    { from: at('2026-11-19 21:00') },
  ];

  expect(standingOf({ days: 3, held }, calendar, at('2026-11-20 09:00'))).toEqual({
    used: 1,
    due: at('2026-11-23 16:00'),
  });
});

test('a promise that was missed stays missed at that instant, whatever happens to the file later', () => {
  const held = [
    { from: at('2026-11-16 10:00'), to: at('2026-11-19 11:00') },
    { from: at('2026-11-20 07:00') },
  ];

  expect(standingOf({ days: 2, held }, calendar, at('2026-12-01 09:00'))).toEqual({
    used: 2,
    due: at('2026-11-18 16:00'),
  });
});

test('in a year without a decree the due day is said to be uncertain', () => {
  expect(standingOf({ days: 1, held: [{ from: at('2029-05-07 10:00') }] }, calendar, 0)).toMatchObject({
    uncertain: true,
  });
});

test('an office that never opens again promises no day', () => {
  const shut = { ...calendar, workingDays: () => undefined };

  expect(standingOf({ days: 1, held: [{ from: 0 }] }, shut, 1)).toEqual({ used: 0 });
});

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const first = localDate.parse('2026-01-01');
const midnight = at('2026-01-01 00:00');
/** Opening and closing of each day since 1 January 2026, as minutes of that day. */
const dial = Array.from({ length: 900 }, (_, day) => {
  const open = workingDays(addDays(first, day));
  return open && { opens: open.opens - midnight - day * DAY, closes: open.closes - midnight - day * DAY };
});

/** The same by watching the clock, minute after minute: slow, and nothing in it looks ahead. */
function watched(days: number, held: readonly Held[], until: number): { used: number; due?: number } {
  let used = 0;
  let sinceOpening = false;
  for (let minute = held[0]?.from ?? until; minute <= until; minute += MINUTE) {
    const here = held.some(({ from, to }) => from <= minute && (to === undefined || minute <= to));
    const day = dial[Math.floor((minute - midnight) / DAY)];
    const time = (minute - midnight) % DAY;
    if (time === day?.opens) sinceOpening = here;
    sinceOpening &&= here;
    if (time === day?.closes && sinceOpening) {
      used += 1;
      if (used === days) return { used, due: minute };
    }
  }
  return { used };
}

/** Stretches with breaks between them, the last one going on or not. */
const stretches = fc
  .tuple(
    fc.integer({ min: 0, max: 700 * 24 * 60 }),
    fc.array(fc.integer({ min: 1, max: 6_000 }), { minLength: 1, maxLength: 6 }),
    fc.boolean(),
  )
  .map(([start, lengths, ongoing]) => {
    let from = midnight + start * MINUTE;
    return lengths.flatMap((length, index): Held[] => {
      const [begin, to] = [from, from + length * MINUTE];
      from = to + MINUTE;
      if (index % 2 === 1) return [];
      return [ongoing && index >= lengths.length - 2 ? { from: begin } : { from: begin, to }];
    });
  });

test('is what a clock watcher counts, over all of 2026 and 2027', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), stretches, (days, held) => {
      const until = (held.at(-1)?.from ?? 0) + 25 * DAY;
      const slow = watched(days, held, until);
      const standing = standingOf({ days, held }, calendar, until);

      expect(standing.used).toBe(slow.used);
      // Whoever only watches knows of a due day once it has come.
      if (standing.due === undefined || standing.due <= until) expect(standing.due).toBe(slow.due);
    }),
    { numRuns: 200 },
  );
});
