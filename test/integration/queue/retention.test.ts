import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { createBookingStore } from '#services/queue/store/booking-store.ts';
import { bookingKey } from '#services/queue/store/keys.ts';
import { idOf, sampleBooking } from '#services/queue/testing/samples.ts';
import { localDate } from '#shared/time/local.ts';
import { createQueueTable } from '../../proof/queue-table.ts';
import { engineForTests } from '../../world/engine.ts';

const engine = engineForTests();
const visit = localDate.parse('2026-11-23');
async function details() {
  const clock = { at: Date.parse('2026-11-20T00:00:00Z') };
  const { client, table } = await createQueueTable(engine.endpoint);
  const region = 'tanjungbalai';
  const store = createBookingStore({
    client,
    table,
    region,
    retentionDays: 30,
    clock: { now: () => clock.at },
  });
  const pending = sampleBooking('ani', {
    sheet: { office: 'disdukcapil', service: 'akta', date: visit },
    createdAt: clock.at,
  });
  await store.put(pending);
  const item = async () =>
    (await client.send(new GetCommand({ TableName: table, Key: { ...bookingKey(pending.id) } }))).Item;
  const settle = () =>
    store.update({
      booking: { ...pending, state: 'BOOKED', number: 1, sv: 1, v: 1 },
      events: [],
      now: clock.at,
      causationId: 'sheet/1',
    });
  const readAt = (instant: string) => {
    clock.at = Date.parse(instant);
    return store.read(idOf('ani'));
  };
  return { store, pending, item, settle, readAt, clock };
}

test('who booked can be reached for thirty days after the visit, and then by nobody, swept or not', async () => {
  const { settle, readAt, item } = await details();
  await settle();

  expect(await readAt('2026-12-23T16:59:00Z')).toBeDefined();
  expect(await readAt('2026-12-24T17:00:01Z')).toBeUndefined();
  expect((await item())?.['sealed']).toBeDefined();
  const swept = (await item())?.['ttl'];
  expect(new Date(swept * 1000).toISOString()).toBe('2026-12-24T00:00:00.000Z');
});

test('a booking that never got a seat is forgotten after three days, and its key can be used again', async () => {
  const { store, pending, readAt } = await details();

  expect(await readAt('2026-11-22T23:59:00Z')).toBeDefined();
  expect(await readAt('2026-11-23T00:00:01Z')).toBeUndefined();
  expect(await store.put(pending)).toBe('stored');
});
