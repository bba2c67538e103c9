import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate, localTime, timeOf } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { availability } from './availability.ts';
import { openDay } from './open-day.ts';
import { windowsOf } from './sheet.ts';

const id = { office: 'disdukcapil', service: 'akta', date: localDate.parse('2026-11-23') };
const settings = {
  timezone: 'Asia/Jakarta',
  queue: { horizonDays: 7, releaseTime: '07:00', selfServiceEndsMinutes: 60 },
} as const;
const spans = [{ start: localTime.parse('08:00'), end: localTime.parse('12:00') }];
const service = { letter: 'A', windowMinutes: 60, quota: { online: 5, walkIn: 3 }, numberBlock: 12 };

test('a day opens so many days before at the release time, and each window ends an hour before it starts', () => {
  const sheet = openDay({ id, spans, service, settings });

  expect(new Date(sheet.opensAt).toISOString()).toBe('2026-11-16T00:00:00.000Z');
  expect(windowsOf(sheet).map(([name, { till }]) => [name, new Date(till).toISOString()])).toEqual([
    ['08:00', '2026-11-23T00:00:00.000Z'],
    ['09:00', '2026-11-23T01:00:00.000Z'],
    ['10:00', '2026-11-23T02:00:00.000Z'],
    ['11:00', '2026-11-23T03:00:00.000Z'],
  ]);
});

test('only the online quota is on sale', () => {
  const sheet = openDay({ id, spans, service, settings });

  expect(availability(sheet, sheet.opensAt).map(({ remaining }) => remaining)).toEqual([5, 5, 5, 5]);
});

test('whatever the hours: blocks follow each other without gap, spare ones last, and nothing is taken', () => {
  const days = fc.record({
    opens: fc.integer({ min: 0, max: 900 }),
    length: fc.integer({ min: 0, max: 500 }),
    windowMinutes: fc.integer({ min: 10, max: 240 }),
    numberBlock: fc.integer({ min: 1, max: 999 }),
    ahead: fc.integer({ min: 0, max: 800 }),
  });

  fc.assert(
    fc.property(days, ({ opens, length, windowMinutes, numberBlock, ahead }) => {
      const date = addDays(id.date, ahead);
      const sheet = openDay({
        id: { ...id, date },
        spans: [{ start: timeOf(opens), end: timeOf(opens + length) }],
        service: { ...service, windowMinutes, numberBlock },
        settings,
      });

      const windows = windowsOf(sheet);
      const blocks = [...windows.flatMap(([, { blocks: own }]) => own), ...sheet.spare];
      blocks.forEach(([first, last], index) => {
        expect(first).toBe(index * numberBlock + 1);
        expect(last).toBe((index + 1) * numberBlock);
      });
      expect(sheet.top).toBe(blocks.length * numberBlock);
      expect(sheet.spare).toHaveLength(Math.ceil(windows.length / 4));
      expect(localDateAt(sheet.opensAt, 'Asia/Jakarta')).toBe(addDays(date, -7));
      for (const [, { taken, cooling, last, blockEnd }] of windows) {
        expect([taken, cooling.length, blockEnd - last]).toEqual([0, 0, numberBlock]);
      }
    }),
  );
});
