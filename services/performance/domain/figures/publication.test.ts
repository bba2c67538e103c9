import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationCounter } from './durations.ts';
import { type Group, leastPublic, lineOf, merge, type PublicCell } from './publication.ts';

const cell = (office: string, service: string, officers: readonly string[], visits: number): PublicCell => ({
  office,
  service,
  officers: new Set(officers),
  counters: { visits, [durationCounter(300_000)]: visits },
});
const staff = (from: number, many: number) =>
  Array.from({ length: many }, (_, index) => `officer-${from + index}`);
const ticketsOf = ({ cells }: Pick<Group, 'cells'>) =>
  cells.reduce((total, { counters }) => total + (counters['visits'] ?? 0), 0);
const name = ({ office, service }: PublicCell) => `${office}#${service}`;

const quarter = fc
  .uniqueArray(fc.tuple(fc.nat(4), fc.nat(3)), {
    maxLength: 12,
    selector: ([office, service]) => `${office}-${service}`,
  })
  .chain((places) =>
    fc.tuple(
      ...places.map(([office, service]) =>
        fc
          .tuple(fc.uniqueArray(fc.nat(12), { minLength: 1, maxLength: 9 }), fc.nat(60))
          .map(([officers, visits]) =>
            cell(
              `office-${office}`,
              `service-${service}`,
              officers.map((one) => `o${office}-${one}`),
              visits,
            ),
          ),
      ),
    ),
  );

/** Every sum of some groups: what somebody can work out by adding and taking away what is published. */
function combinations(groups: readonly Group[]): readonly (readonly Group[])[] {
  const few = groups.slice(0, 7);
  return Array.from({ length: 2 ** few.length }, (_, bits) =>
    few.filter((_one, index) => (bits >> index) & 1),
  );
}

describe('cells of the public page', () => {
  test('stand alone with five officers and thirty tickets, and not with less', () => {
    const enough = cell('a', 'x', staff(0, 5), 30);

    expect(merge([enough])).toHaveLength(1);
    expect(merge([cell('a', 'x', staff(0, 4), 300)])).toEqual([]);
    expect(merge([cell('a', 'x', staff(0, 5), 29)])).toEqual([]);
  });

  test('that are too small go together within their office first, then with others', () => {
    const found = merge([
      cell('a', 'x', staff(0, 6), 100),
      cell('a', 'y', staff(0, 3), 100),
      cell('a', 'z', staff(3, 3), 20),
      cell('b', 'x', staff(10, 2), 20),
      cell('c', 'x', staff(20, 3), 20),
    ]);

    expect(found.map(({ cells }) => cells.map(name)).toSorted()).toEqual([
      ['a#x'],
      ['a#y', 'a#z'],
      ['b#x', 'c#x'],
    ]);
  });

  test('whatever is added or taken away, within a period and between two, tells of fewer than five officers or thirty tickets nowhere', () => {
    fc.assert(
      fc.property(quarter, quarter, (first, second) => {
        // Periods do not overlap: a ticket of one is in none of the other, so each has its own groups.
        for (const cells of [first, second]) {
          const groups = merge(cells);
          const published = groups.flatMap((group) => group.cells.map(name));
          expect(new Set(published).size).toBe(published.length);
          const sets = combinations(groups);
          for (const one of sets) {
            for (const other of sets.slice(0, 24)) {
              const difference = [
                ...one.filter((group) => !other.includes(group)),
                ...other.filter((group) => !one.includes(group)),
              ].flatMap((group) => group.cells);
              if (difference.length === 0) continue;
              const officers = new Set(difference.flatMap((each) => [...each.officers]));
              expect(officers.size).toBeGreaterThanOrEqual(leastPublic.officers);
              expect(ticketsOf({ cells: difference })).toBeGreaterThanOrEqual(leastPublic.tickets);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  test('tell no volume from which the work of few who came or left could be worked out', () => {
    fc.assert(
      fc.property(quarter, quarter, (first, second) => {
        const before = merge(first);
        for (const group of merge(second)) {
          const line = lineOf(group, before);
          if (line.tickets === undefined) continue;
          const services = new Set(group.cells.map(name));
          const then = before.filter(({ cells }) => cells.some((each) => services.has(name(each))));
          const officers = new Set(then.flatMap((one) => one.cells.flatMap((each) => [...each.officers])));
          const changed =
            officers.size +
            group.officers.size -
            2 * [...officers].filter((one) => group.officers.has(one)).length;

          expect(changed === 0 || changed >= leastPublic.officers).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('between two quarters one officer more is not told by the volume', () => {
    const before = merge([cell('a', 'x', staff(0, 5), 300)]);
    const [same] = merge([cell('a', 'x', staff(0, 5), 304)]);
    const [grown] = merge([cell('a', 'x', staff(0, 6), 360)]);

    expect(same && lineOf(same, before)).toMatchObject({ tickets: 300 });
    expect(grown && lineOf(grown, before).tickets).toBeUndefined();
    expect(grown && lineOf(grown, before).serviceTime).toEqual({ p50: 300, p90: 300 });
  });

  test('name no account', () => {
    const [group] = merge([cell('a', 'x', staff(0, 5), 300)]);

    expect(JSON.stringify(group && lineOf(group, []))).not.toContain('officer');
  });
});
