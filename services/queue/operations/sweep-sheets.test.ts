import { expect, test } from 'vitest';
import region from '#infra/regions/tanjungbalai.ts';
import type { Code } from '#shared/observability/codes.ts';
import { localDate, localTime } from '#shared/time/local.ts';
import { claim } from '../domain/claim.ts';
import type { SheetId } from '../domain/sheet.ts';
import { createMemoryClosings } from '../testing/memory-closings.ts';
import { memorySettingsOf } from '../testing/memory-settings.ts';
import { createMemoryStores } from '../testing/memory-stores.ts';
import { idOf, sampleBooking, tagOf } from '../testing/samples.ts';
import { commitDecision } from './commit-decision.ts';
import { prepareSheets } from './prepare-sheets.ts';
import { sweepSheets } from './sweep-sheets.ts';

const now = Date.parse('2026-11-23T06:30:00+07:00');
const eight = localTime.parse('08:00');
const on = (date: string, service = 'ktp-el'): SheetId => ({
  office: 'disdukcapil',
  service,
  date: localDate.parse(date),
});

function hall() {
  const stores = createMemoryStores();
  const logged: string[] = [];
  const clock = { now: () => now };
  const ports = {
    ...stores,
    closings: createMemoryClosings(),
    ...memorySettingsOf({ region, clock, log: () => undefined }),
    region,
    clock,
    ripeAt: () => now,
    changesPerDay: 3,
    log: (code: Code, fields: { count?: number } = {}) => logged.push(`${code} ${fields.count ?? ''}`.trim()),
  };
  return {
    stores,
    logged,
    ports,
    /** Claims a seat whose stream record gets lost. */
    async book(name: string, sheet: SheetId) {
      await stores.bookings.put(sampleBooking(name, { sheet, window: eight }));
      await commitDecision(stores.sheets, {
        sheet,
        booking: idOf(name),
        decide: (image) => claim(image, { id: idOf(name), tag: tagOf(name), window: eight }, now),
      });
    },
    stateOf: async (name: string) => (await stores.bookings.read(idOf(name)))?.state,
  };
}

test('prepares the sheets of every service on every open day from today to the horizon, and no others', async () => {
  const { ports, stores, logged } = hall();

  await prepareSheets(ports);

  // 23 November to 7 December: eleven working days, six services.
  expect(logged).toEqual(['sheets-prepared 66']);
  expect(await stores.sheets.read(on('2026-11-23', 'ikd'))).toBeDefined();
  expect(await stores.sheets.read(on('2026-12-07'))).toBeDefined();
  expect(await stores.sheets.read(on('2026-11-28'))).toBeUndefined();
  expect(await stores.sheets.read(on('2026-12-08'))).toBeUndefined();
});

test('leaves sheets alone that exist', async () => {
  const { ports, stores, logged, book } = hall();
  await prepareSheets(ports);
  await book('ani', on('2026-11-24'));

  await prepareSheets(ports);

  expect(logged.at(-1)).toBe('sheets-prepared 0');
  expect((await stores.sheets.read(on('2026-11-24')))?.held).toEqual({ [idOf('ani')]: 1 });
});

test('prepares the other sheets when one cannot be made, and fails in the end', async () => {
  const { ports, stores } = hall();
  const broken = {
    ...ports,
    sheets: {
      ...stores.sheets,
      create: (sheet: Parameters<typeof stores.sheets.create>[0]) =>
        sheet.id.date === '2026-11-24' ? Promise.reject(new Error('throttled')) : stores.sheets.create(sheet),
    },
  };

  await expect(prepareSheets(broken)).rejects.toThrow('6 of 90');

  expect(await stores.sheets.read(on('2026-12-07'))).toBeDefined();
});

test('a sweep makes good what the stream never brought', async () => {
  const { ports, logged, book, stateOf } = hall();
  await prepareSheets(ports);
  await book('ani', on('2026-11-23'));
  await book('budi', on('2026-12-04', 'akta'));

  await sweepSheets(ports);
  await sweepSheets(ports);

  expect([await stateOf('ani'), await stateOf('budi')]).toEqual(['BOOKED', 'BOOKED']);
  expect(logged.slice(1)).toEqual(['sweep-repaired 2', 'sweep-clean 0']);
});

test('a sweep goes on when a sheet fails, and fails in the end', async () => {
  const { ports, stores, book, stateOf } = hall();
  await prepareSheets(ports);
  await book('ani', on('2026-11-23'));
  await book('budi', on('2026-11-24'));
  const broken = {
    ...ports,
    bookings: {
      ...stores.bookings,
      read: (id: ReturnType<typeof idOf>) =>
        id === idOf('ani') ? Promise.reject(new Error('throttled')) : stores.bookings.read(id),
    },
  };

  await expect(sweepSheets(broken)).rejects.toThrow('1 of 90');

  expect(await stateOf('budi')).toBe('BOOKED');
});
