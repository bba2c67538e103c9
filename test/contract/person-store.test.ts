import { describe, expect, test } from 'vitest';
import { claim } from '#services/queue/domain/claim.ts';
import { commitToSheet } from '#services/queue/operations/commit-decision.ts';
import { createPersonStore } from '#services/queue/store/person-store.ts';
import { createRecoveryStore } from '#services/queue/store/recovery-store.ts';
import { createMemoryRecoveries } from '#services/queue/testing/memory-limits.ts';
import { createMemoryPersons } from '#services/queue/testing/memory-persons.ts';
import { createMemoryStores } from '#services/queue/testing/memory-stores.ts';
import { idOf, nine, sampleBooking, sampleId, sampleSheet, tagOf } from '#services/queue/testing/samples.ts';
import { createQueueTable } from '../proof/queue-table.ts';
import { engineForTests } from '../world/engine.ts';

const engine = engineForTests();
const clock = { now: () => Date.parse('2026-11-20T00:00:00Z') };

const inMemory = async () => {
  const stores = createMemoryStores();
  const recoveries = createMemoryRecoveries();
  return { stores, recoveries, persons: createMemoryPersons(stores.rows, recoveries.kept) };
};
const onDynamoDb = async () => {
  const place = await createQueueTable(engine.endpoint);
  const recoveries = createRecoveryStore({ ...place, region: 'tanjungbalai', clock });
  return { stores: place.stores, recoveries, persons: createPersonStore(place) };
};

/** Ani and Budi booked, each with an entry of their own; a recovery is under way. */
async function kept({
  stores,
  recoveries,
  persons,
}: Awaited<ReturnType<typeof inMemory | typeof onDynamoDb>>) {
  await stores.sheets.create(sampleSheet());
  for (const name of ['ani', 'budi']) {
    const [id, tag] = [idOf(name), tagOf(name)];
    await stores.bookings.put(sampleBooking(name));
    await stores.people.add(tag, { booking: id, date: sampleId.date });
    await commitToSheet(stores.sheets, {
      sheet: sampleId,
      decide: (known) => claim(known, { id, tag, window: nine }, 2_000),
    });
  }
  await recoveries.put({ id: 'R'.repeat(22), sealed: 'k1.sealed', correlationId: 'request-1' });
  return { persons, find: (name: string) => persons.find([tagOf(name)], undefined) };
}

describe.each([
  ['in memory', inMemory],
  ['on DynamoDB', onDynamoDb],
])('everything of a person %s', (_, create) => {
  test('is found by the tag, and nothing of others but the recoveries, which name nobody', async () => {
    const { find } = await kept(await create());

    const found = await find('ani');

    expect(found.bookings).toEqual([sampleBooking('ani')]);
    expect(found.entries).toEqual([{ booking: idOf('ani'), date: sampleId.date, tag: tagOf('ani') }]);
    expect(found.sheets.map(({ id }) => id)).toEqual([sampleId]);
    expect(found.recoveries.map(({ id }) => id)).toEqual(['R'.repeat(22)]);
    expect(found.next).toBeNull();
  });

  test('of nobody who was ever here is nothing but the recoveries', async () => {
    const { find } = await kept(await create());

    expect(await find('citra')).toMatchObject({ bookings: [], entries: [], sheets: [] });
  });

  test('a booking is erased once: its details stay and belong to nobody', async () => {
    const { persons, find } = await kept(await create());
    const booking = sampleBooking('ani');

    const said = [await persons.erase(booking), await persons.erase(booking)];

    expect(said).toEqual(['erased', 'stale']);
    expect((await find('ani')).bookings).toEqual([]);
    expect(await persons.booking(booking.id)).toMatchObject({ sealed: '', mac: '', v: booking.v + 1 });
    expect(await persons.booking(idOf('citra'))).toBeUndefined();
  });

  test('entry and recovery are removed, and removing them again does no harm', async () => {
    const { persons, find } = await kept(await create());
    const entry = { booking: idOf('ani'), date: sampleId.date };

    for (const _ of [1, 2]) {
      await persons.removeEntry(tagOf('ani'), entry);
      await persons.removeRecovery('R'.repeat(22));
    }

    expect(await find('ani')).toMatchObject({ entries: [], recoveries: [] });
    expect((await find('budi')).entries).toHaveLength(1);
  });
});
