import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, localDate } from '#shared/time/local.ts';
import { monthsOf, nextPeriod, periodKinds, periodOf, previousPeriod } from './period.ts';
import { type Placement, segmentsOf } from './placement.ts';

const day = (text: string) => localDate.parse(text);
const start = day('2024-01-01');
const days = fc.nat(2_000).map((after) => addDays(start, after));

test('periods bear the names of the forms', () => {
  expect(periodOf(day('2026-11-27'), 'monthly')).toEqual({
    id: '2026-11',
    kind: 'monthly',
    from: '2026-11-01',
    to: '2026-11-30',
  });
  expect(periodOf(day('2026-11-27'), 'quarterly')).toMatchObject({
    id: '2026-Q4',
    from: '2026-10-01',
    to: '2026-12-31',
  });
  expect(periodOf(day('2028-02-29'), 'monthly').to).toBe('2028-02-29');
});

test('across the year’s end one period follows the other', () => {
  const ids = periodKinds.map((kind) => nextPeriod(periodOf(day('2026-12-31'), kind)).id);

  expect(ids).toEqual(['2027-01', '2027-Q1', '2027']);
  expect(previousPeriod(periodOf(day('2027-01-01'), 'quarterly')).id).toBe('2026-Q4');
});

test('every day lies in one period of a kind, next and previous undo each other, and months cover the longer ones', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...periodKinds), (date, kind) => {
      const period = periodOf(date, kind);
      const months = monthsOf(period).map((id) => periodOf(day(`${id}-01`), 'monthly'));

      expect(period.from <= date && date <= period.to).toBe(true);
      expect(previousPeriod(nextPeriod(period))).toEqual(period);
      expect(daysBetween(period.to, nextPeriod(period).from)).toBe(1);
      expect(months.at(0)?.from).toBe(period.from);
      expect(months.at(-1)?.to).toBe(period.to);
    }),
  );
});

const placed = (from: string, office: string): Placement => ({
  from: day(from),
  office,
  superior: `${office}-superior`,
  approver: `${office}-approver`,
});

test('whoever changes office mid-period is evaluated once a place, by the superior who saw the work', () => {
  const quarter = periodOf(day('2026-11-27'), 'quarterly');

  const segments = segmentsOf(quarter, [
    placed('2026-11-16', 'disdukcapil'),
    placed('2024-01-01', 'teluk-nibung'),
  ]);

  expect(segments.map(({ office, from, to, superior }) => [office, from, to, superior])).toEqual([
    ['teluk-nibung', '2026-10-01', '2026-11-15', 'teluk-nibung-superior'],
    ['disdukcapil', '2026-11-16', '2026-12-31', 'disdukcapil-superior'],
  ]);
});

test('stretches of a period never overlap and leave no day out after the first placement', () => {
  fc.assert(
    fc.property(
      days,
      fc.constantFrom(...periodKinds),
      fc.uniqueArray(days, { minLength: 1, maxLength: 6 }),
      (date, kind, changes) => {
        const period = periodOf(date, kind);
        const first = changes.toSorted()[0] ?? start;
        const counted = segmentsOf(
          period,
          changes.map((from, index) => placed(from, `office-${index}`)),
        ).reduce((total, { from, to }) => total + daysBetween(from, to) + 1, 0);
        const from = first > period.from ? first : period.from;

        expect(counted).toBe(Math.max(0, daysBetween(from, period.to) + 1));
      },
    ),
  );
});
