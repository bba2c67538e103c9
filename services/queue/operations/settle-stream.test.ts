import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Code } from '#shared/observability/codes.ts';
import { claim } from '../domain/claim.ts';
import type { SheetId } from '../domain/sheet.ts';
import { sheetRow } from '../store/sheet-row.ts';
import { readSheetRecord } from '../store/sheet-stream.ts';
import { createMemoryStores, type MemoryStores } from '../testing/memory-stores.ts';
import { idOf, nine, sampleBooking, sampleId, sampleSheet, tagOf } from '../testing/samples.ts';
import { commitDecision } from './commit-decision.ts';
import { type StreamRecord, settleStream } from './settle-stream.ts';

const other: SheetId = { ...sampleId, service: 'ktp-el' };

function hall() {
  const stores = createMemoryStores();
  const logged: Code[] = [];
  const ports = {
    ...stores,
    clock: { now: () => 2_000 },
    ripeAt: () => 2_000,
    changesPerDay: 3,
    log: (code: Code) => logged.push(code),
  };
  return {
    stores,
    logged,
    ports,
    async book(name: string, sheet: SheetId = sampleId) {
      await stores.sheets.create(sampleSheet({ id: sheet, seats: 20, numbers: 30 }));
      await stores.bookings.put(sampleBooking(name, { sheet }));
      await commitDecision(stores.sheets, {
        sheet,
        booking: idOf(name),
        decide: (image) => claim(image, { id: idOf(name), tag: tagOf(name), window: nine }, 2_000),
      });
    },
    stateOf: async (name: string) => (await stores.bookings.read(idOf(name)))?.state,
  };
}

/** The stream's records, through the form in which the platform delivers them. */
const recordsOf = ({ stream }: MemoryStores): StreamRecord[] =>
  stream.map(({ before, after }, place) => {
    const raw: DynamoDBRecord = JSON.parse(
      JSON.stringify(
        {
          dynamodb: {
            SequenceNumber: `s${place}`,
            NewImage: marshall(sheetRow(after)),
            ...(before && { OldImage: marshall(sheetRow(before)) }),
          },
        },
        (_, value) => (value instanceof Set ? [...value] : value),
      ),
    );
    return { sequence: `s${place}`, read: () => readSheetRecord(raw) };
  });

test('writes the details of every booking that a batch brings, on every sheet', async () => {
  const { ports, stores, book, stateOf } = hall();
  await book('ani');
  await book('budi');
  await book('citra', other);

  const failed = await settleStream(ports, recordsOf(stores));

  expect(failed).toBeUndefined();
  expect([await stateOf('ani'), await stateOf('budi'), await stateOf('citra')]).toEqual([
    'BOOKED',
    'BOOKED',
    'BOOKED',
  ]);
  expect(stores.written).toHaveLength(3);
});

test('writes nothing more when the same batch comes again, whole or in parts', async () => {
  const { ports, stores, book } = hall();
  await book('ani');
  await book('budi');
  const records = recordsOf(stores);

  await settleStream(ports, records);
  await settleStream(ports, records);
  await settleStream(ports, records.slice(1));

  expect(stores.written).toHaveLength(2);
});

test('settles the other sheets when one fails, and repeats from its first record', async () => {
  const { ports, stores, logged, book, stateOf } = hall();
  await book('ani');
  await book('citra', other);
  await book('budi', other);
  const broken = {
    ...ports,
    bookings: {
      ...stores.bookings,
      read: (id: ReturnType<typeof idOf>) =>
        id === idOf('citra') ? Promise.reject(new Error('throttled')) : stores.bookings.read(id),
    },
  };

  const failed = await settleStream(broken, recordsOf(stores));

  // s0 and s1 belong to the first sheet, s2 made the second.
  expect(failed).toBe('s2');
  expect([await stateOf('ani'), await stateOf('citra'), await stateOf('budi')]).toEqual([
    'BOOKED',
    'PENDING',
    'BOOKED',
  ]);
  expect(logged).toEqual(['settle-failed']);
});

test('repeats from a record that is no sheet, after having settled what it could', async () => {
  const { ports, stores, logged, book, stateOf } = hall();
  await book('ani');
  const [made, claimed] = recordsOf(stores);
  const poison = {
    sequence: 'poison',
    read: () => readSheetRecord({ dynamodb: { NewImage: { pk: { S: 'DAY#x' } } } }),
  };

  const failed = await settleStream(
    ports,
    [made, poison, claimed].filter((record) => record !== undefined),
  );

  expect(failed).toBe('poison');
  expect(await stateOf('ani')).toBe('BOOKED');
  expect(logged).toEqual(['settle-failed']);
});

test('passes over removals', async () => {
  const { ports, logged } = hall();

  const failed = await settleStream(ports, [
    { sequence: 's0', read: () => readSheetRecord({ dynamodb: {} }) },
  ]);

  expect([failed, logged]).toEqual([undefined, []]);
});

test('tells of bookings that have no details', async () => {
  const { ports, stores, logged, book } = hall();
  await book('ani');
  const lost = { ...ports, bookings: { ...stores.bookings, read: async () => undefined } };

  await settleStream(lost, recordsOf(stores));

  expect(logged).toEqual(['settle-missing']);
});

test('however batches are cut, fail, lose answers and repeat: each booking is settled, its event written once', {
  timeout: 60_000,
}, async () => {
  const names = ['ani', 'budi', 'citra', 'dewi', 'eko', 'fitri'];
  const fault = fc.constantFrom('none', 'none', 'none', 'read', 'update', 'lost');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      fc.infiniteStream(fault),
      fc.integer({ min: 1, max: 5 }),
      async (sheets, faults, size) => {
        const { ports, stores, book, stateOf } = hall();
        for (const [index, name] of names.entries()) await book(name, sheets[index] ? sampleId : other);
        const faulty: typeof ports = {
          ...ports,
          bookings: {
            ...stores.bookings,
            read: async (id) => {
              if (faults.next().value === 'read') throw new Error('cut');
              return stores.bookings.read(id);
            },
            update: async (write) => {
              const mode = faults.next().value;
              if (mode === 'update') throw new Error('cut');
              const answer = await stores.bookings.update(write);
              if (mode === 'lost') throw new Error('answer lost');
              return answer;
            },
          },
        };

        const records = recordsOf(stores);
        let from = 0;
        while (from < records.length) {
          const batch = records.slice(from, from + size);
          const failed = await settleStream(faulty, batch);
          from +=
            failed === undefined ? batch.length : batch.findIndex(({ sequence }) => sequence === failed);
        }

        expect(await Promise.all(names.map(stateOf))).toEqual(names.map(() => 'BOOKED'));
        expect(stores.written.flatMap(({ events }) => events)).toHaveLength(names.length);
      },
    ),
    { numRuns: 50 },
  );
});
