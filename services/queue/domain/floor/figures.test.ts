import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hallFigures, hourFigures, QUARTER, serviceFigures, spreadOf } from './figures.ts';

const MINUTE = 60_000;
const nine = Date.parse('2026-12-07T09:00:00+07:00');
const at = (minutes: number) => nine + minutes * MINUTE;

/** Somebody who came, waited, was served and left, minutes after nine. */
const visit = (came: number, called?: number, left?: number) => ({
  service: 'ktp-el',
  kind: 'walk-in' as const,
  state: left === undefined ? ('WAITING' as const) : ('DONE' as const),
  arrivedAt: at(came),
  since: at(came),
  served: left === undefined || called === undefined ? 0 : (left - called) * MINUTE,
  ...(called === undefined ? {} : { calledAt: at(called) }),
  ...(left === undefined ? {} : { endedAt: at(left) }),
});
const hourOf = (instant: number) => 9 + Math.floor((instant - nine) / (60 * MINUTE));

describe('a spread', () => {
  test('is of nobody when there is nobody', () => {
    expect(spreadOf([])).toBeNull();
  });

  test('tells what half and nine tenths stay below, in seconds', () => {
    expect(spreadOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((minutes) => minutes * MINUTE))).toEqual({
      people: 10,
      p50: 300,
      p90: 540,
    });
    expect(spreadOf([1_499])).toEqual({ people: 1, p50: 1, p90: 1 });
  });
});

test('a service counts who booked and came, who just came, and who was served', () => {
  const visits = [visit(0, 10, 15), { ...visit(5, 7, 9), kind: 'booked' as const }, visit(20)];

  expect(serviceFigures(visits)).toEqual({
    came: 1,
    walkIns: 2,
    served: 2,
    waiting: { people: 2, p50: 120, p90: 600 },
    serving: { people: 2, p50: 120, p90: 300 },
  });
});

test('an early booked person has not waited before the booked time', () => {
  const early = { ...visit(0, 31, 40), since: at(30) };

  expect(serviceFigures([early]).waiting).toEqual({ people: 1, p50: 60, p90: 60 });
});

test('hours in which nothing happened are left out, waits belong to the hour of the call', () => {
  expect(hourFigures([visit(50, 70, 190)], hourOf)).toEqual([
    { hour: 9, arrived: 1, served: 0, waiting: null },
    { hour: 10, arrived: 0, served: 0, waiting: { people: 1, p50: 1200, p90: 1200 } },
    { hour: 12, arrived: 0, served: 1, waiting: null },
  ]);
});

describe('people in the hall', () => {
  test('are nobody before anybody comes', () => {
    expect(hallFigures([], nine)).toEqual({ peak: 0, peakAt: null, curve: [] });
  });

  test('peak where most are there at once; the curve tells the most of each quarter of an hour', () => {
    const visits = [visit(1, 5, 20), visit(2, 6, 10), visit(16, 17, 29)];

    expect(hallFigures(visits, at(60))).toEqual({
      peak: 2,
      peakAt: at(2),
      curve: [
        { at: nine, people: 2 },
        { at: at(15), people: 2 },
      ],
    });
  });

  test('stay until now where they have not left, and nobody is there twice who takes a leaver’s place', () => {
    expect(hallFigures([visit(0, 1, 5), visit(5)], at(31)).curve.map(({ people }) => people)).toEqual([
      1, 1, 1,
    ]);
  });

  test('do not count who had left when called', () => {
    const missed = { ...visit(0, 10), state: 'MISSED' as const };

    expect(hallFigures([missed], at(59)).curve).toEqual([{ at: nine, people: 1 }]);
  });

  test('are never fewer than none nor more than came, and the peak is on the curve', () => {
    const minutes = fc.integer({ min: 0, max: 500 });
    const anybody = fc.record({ came: minutes, stay: fc.option(minutes, { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 40 }), (people) => {
        const visits = people.map(({ came, stay }) =>
          visit(came, came, stay === undefined ? undefined : came + stay),
        );
        const { peak, curve } = hallFigures(visits, at(1_000));

        expect(peak).toBeLessThanOrEqual(visits.length);
        expect(Math.max(0, ...curve.map(({ people: most }) => most))).toBe(peak);
        for (const { at: start } of curve) expect(start % QUARTER).toBe(0);
      }),
    );
  });
});
