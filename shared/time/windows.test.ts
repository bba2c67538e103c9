import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localTime, minutesOf, timeOf } from './local.ts';
import { cutWindows } from './windows.ts';

const span = (start: string, end: string) => ({ start: localTime.parse(start), end: localTime.parse(end) });

test('a morning and an afternoon are cut apart, a short rest is left out', () => {
  const cut = cutWindows([span('08:00', '11:30'), span('13:00', '15:00')], 60);

  expect(cut).toEqual([
    span('08:00', '09:00'),
    span('09:00', '10:00'),
    span('10:00', '11:00'),
    span('13:00', '14:00'),
    span('14:00', '15:00'),
  ]);
});

test('a day that is open all round ends with the window before midnight', () => {
  const cut = cutWindows([span('00:00', '24:00')], 15);

  expect(cut).toHaveLength(96);
  expect(cut.at(-1)).toEqual(span('23:45', '24:00'));
});

test('a span shorter than a window gives none', () => {
  expect(cutWindows([span('08:00', '08:30')], 60)).toEqual([]);
});

test('windows lie side by side within their span, each as long as asked', () => {
  const spans = fc
    .tuple(fc.integer({ min: 0, max: 1_440 }), fc.integer({ min: 0, max: 1_440 }))
    .map(([a, b]) => ({ start: timeOf(Math.min(a, b)), end: timeOf(Math.max(a, b)) }));

  fc.assert(
    fc.property(spans, fc.integer({ min: 10, max: 240 }), (whole, minutes) => {
      const cut = cutWindows([whole], minutes);
      let next = minutesOf(whole.start);
      for (const { start, end } of cut) {
        expect(minutesOf(start)).toBe(next);
        next += minutes;
        expect(minutesOf(end)).toBe(next);
      }
      expect(minutesOf(whole.end) - next).toBeLessThan(minutes);
      expect(next).toBeLessThanOrEqual(minutesOf(whole.end));
    }),
  );
});
