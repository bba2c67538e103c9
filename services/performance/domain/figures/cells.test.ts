import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dieOf, monthOf, sampleTerms } from '../../testing/month.ts';
import { placeOf } from '../log/consumed.ts';
import { entriesOf, type Thread } from '../log/entries.ts';
import type { Entry } from '../log/entry.ts';
import { cellsOf, changesBetween, countersOf, nameOf } from './cells.ts';
import { type Counters, sum } from './counters.ts';
import {
  countDurations,
  durationCounter,
  durationError,
  longest,
  percentile,
  shortest,
} from './durations.ts';
import { figuresOf, least } from './figures.ts';

const closingKinds = new Set(['WindowClosed.v1', 'WindowReopened.v1']);

/** Counters of all lines, counted at once. */
function recount(entries: readonly Entry[]): Readonly<Record<string, Counters>> {
  const cells: Record<string, Counters> = {};
  for (const entry of entries) {
    for (const cell of cellsOf(entry))
      cells[nameOf(cell)] = sum(cells[nameOf(cell)] ?? {}, countersOf(entry));
  }
  return cells;
}

describe('counters', () => {
  test('that follow every event come to what is counted at the end, and an event changes a handful of them', () => {
    let most = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (seed, order) => {
          const month = monthOf(dieOf(seed), { tickets: 120, requests: 60, officers: 6 });
          const roll = dieOf(order);
          const arriving = month.events
            .flatMap((event) => (roll(5) === 0 ? [event, event] : [event]))
            .map((event) => ({ event, place: roll(1_000_000) }))
            .toSorted((a, b) => a.place - b.place);
          const threads = new Map<string, Thread>();
          const counted = new Map<string, readonly Entry[]>();
          const cells: Record<string, Counters> = {};
          const follow = (id: string, thread: Thread) => {
            threads.set(id, thread);
            const lines = entriesOf(thread, sampleTerms);
            const changes = changesBetween(counted.get(id) ?? [], lines);
            for (const { cell, add } of changes) cells[nameOf(cell)] = sum(cells[nameOf(cell)] ?? {}, add);
            counted.set(id, lines);
            return changes;
          };
          const closings: Thread['closings'][number][] = [];
          const { rulings, exclusions } = month;
          for (const { event } of arriving) {
            if (closingKinds.has(event.message['detail-type'])) {
              closings.push(event);
              // A closing changes what was counted of the day: each of its threads by itself.
              for (const [id, thread] of threads) follow(id, { ...thread, closings: [...closings] });
              continue;
            }
            const id = placeOf(event.message).thread;
            const known = threads.get(id)?.events ?? [];
            const thread = { events: [...known, event], rulings, closings: [...closings], exclusions };
            most = Math.max(most, follow(id, thread).length);
          }
          const left = Object.entries(cells).filter(([, counters]) => Object.keys(counters).length > 0);

          expect(Object.fromEntries(left)).toEqual(recount([...counted.values()].flat()));
        },
      ),
      { numRuns: 5 },
    );
    expect(most).toBeLessThanOrEqual(6);
  }, 30_000);

  test('of a cell have a bounded number of names', () => {
    const names = new Set<string>();
    for (let duration = 0; duration < 2 * longest; duration += 500) names.add(durationCounter(duration));

    expect(names.size).toBeLessThanOrEqual(82);
  });
});

describe('percentiles', () => {
  const durations = fc.array(fc.integer({ min: shortest, max: longest }), { minLength: 1, maxLength: 300 });
  const count = (all: readonly number[]) => sum(...all.map((one) => ({ [durationCounter(one)]: 1 })));
  const exact = (all: readonly number[], part: number) =>
    all.toSorted((a, b) => a - b)[Math.ceil(part * all.length) - 1] ?? Number.NaN;

  test('are off by no more than the page says', () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0.5, 0.9), (all, part) => {
        const found = percentile(count(all), part) ?? Number.NaN;

        expect(Math.abs(found / exact(all, part) - 1)).toBeLessThanOrEqual(durationError + 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  test('of months put together are those of all their durations', () => {
    fc.assert(
      fc.property(durations, durations, (one, other) => {
        const together = sum(count(one), count(other));

        expect(countDurations(together)).toBe(one.length + other.length);
        expect(percentile(together, 0.9)).toBe(percentile(count([...one, ...other]), 0.9));
      }),
    );
  });

  test('of nothing are none', () => {
    expect(percentile({}, 0.5)).toBeUndefined();
  });
});

describe('figures', () => {
  const times = (many: number): Counters => ({ visits: many, [durationCounter(300_000)]: many });

  test('of too few are not shown', () => {
    expect(figuresOf([times(least.durations - 1)]).serviceTime).toBeUndefined();
    expect(figuresOf([times(least.durations - 1), times(1)]).serviceTime).toMatchObject({
      of: least.durations,
    });
    expect(figuresOf([{ kept: least.share - 1 }]).promiseKept).toBeUndefined();
    expect(figuresOf([{ kept: least.share - 1, missed: 1 }]).promiseKept).toEqual({
      part: least.share - 1,
      of: least.share,
    });
  });

  test('say what was left out, and why', () => {
    expect(figuresOf([{ visits: 2, 'left-out-training': 1, 'left-out-closure': 1 }]).leftOut).toEqual({
      closure: 1,
      outage: 0,
      'absent-citizen': 0,
      training: 1,
    });
  });

  test('leave out the time of a visit whose citizen left', () => {
    const left = { kind: 'visit', outcome: 'left', served: 1, waited: 0, parks: 0 } as const;

    expect(countersOf({ done: left, excluded: 'absent-citizen' })).toEqual({
      visits: 1,
      'left-out-absent-citizen': 1,
    });
  });
});
