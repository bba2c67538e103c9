import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { type HeldBooking, routes } from '#services/queue/contract.ts';
import { depthOf, queueNames } from '../../faults/city/inside.ts';
import { Citizen, nikOf } from '../../world/citizen.ts';
import { daysAhead } from '../../world/regions.ts';
import { createServiceTable } from '../../world/service-table.ts';
import { signIn } from '../../world/staff.ts';
import { type City, startCity } from './city.ts';

// Each runbook of docs/panduan, tried with the very commands that it tells. One host for all: they come one after the other, as in life.

/** What a courier cannot do goes to the dead letters after 15 seconds, instead of a quarter of an hour. */
const impatient = [
  ['"maxReceiveCount": 5', '"maxReceiveCount": 1'],
  ['"VisibilityTimeout": 180', '"VisibilityTimeout": 15'],
] as const;
const patience = { timeout: 60_000, interval: 100 };

let city: City;
beforeAll(async () => {
  city = await startCity(join(inject('assemblies'), 'race', 'assembly'), impatient);
});
afterAll(() => city.end());

let people = 700_000;
interface Person {
  readonly held: HeldBooking;
  readonly phone: string;
}
async function book(service: string, date: string, window: string): Promise<Person> {
  people += 1;
  const phone = `+628130${people}`;
  const citizen = new Citizen(() => city.url, nikOf(people));
  await citizen.prepare({ office: 'disdukcapil', service, date, window }, { phone });
  const reply = await citizen.insist();
  if (!('held' in reply)) throw new Error(`Refused: ${reply.problem.code}`);
  return { held: reply.held, phone };
}
const call = (method: string, { booking, key }: HeldBooking, path = '', body?: unknown) =>
  fetch(`${city.url}/api/queue/bookings/${booking.id}${path}`, {
    method,
    headers: { 'booking-key': key, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const opened = async (held: HeldBooking) => {
  const answer = await call('GET', held);
  return answer.status === 200
    ? routes.readBooking.answer.schema.parse(await answer.json()).booking
    : answer.status;
};
const told = (phone: string, times: number) =>
  vi.waitFor(async () => {
    const texts = await city.messages(phone);
    expect(texts).toHaveLength(times);
    return texts;
  }, patience);

const heard = z.array(
  z.object({
    event: z.looseObject({
      'detail-type': z.string(),
      detail: z.looseObject({ metadata: z.optional(z.looseObject({ subject: z.string() })) }),
    }),
  }),
);
/** Types of the events that the bus brought of a booking. */
const eventsOf = async ({ booking }: HeldBooking): Promise<readonly string[]> =>
  heard
    .parse(await (await fetch(`${city.url}/_local/events/data`)).json())
    .filter(({ event }) => event.detail.metadata?.subject === booking.id)
    .map(({ event }) => event['detail-type']);

test('pesan-tertahan: dead letters are looked at, sent again after the cause is mended, and citizens are told once', async () => {
  const keys = city.secret('race-notifications', 'Keys');
  const sound = await city.change(keys, () => '{"spoiled":true}');
  const { phone } = await book('sixty', daysAhead(2), '08:00');
  await vi.waitFor(async () => expect(await depthOf(city, 'courierDeadLetters')).toBe(1), patience);

  const looked = await city.run('redrive', [queueNames.courierDeadLetters]);
  const parked = await depthOf(city, 'courierDeadLetters');
  await city.change(keys, () => sound);
  const moved = await city.run('redrive', [queueNames.courierDeadLetters, '--go']);
  await told(phone, 1);
  const unknown = await city.run('redrive', ['race-queue-Nowhere']);

  expect(looked.said).toMatch(
    /1 pesan menunggu\.\n {2}SlotBooked\.v1 \S+ \(kejadian \S+\)\nBelum ada yang dipindahkan/,
  );
  expect(looked.said).not.toContain('spoiled');
  expect([looked.code, parked]).toEqual([0, 1]);
  expect(moved.said).toContain('1 pesan dikembalikan');
  expect(await depthOf(city, 'courierDeadLetters')).toBe(0);
  expect(unknown).toEqual({ code: 1, said: 'Antrean itu tidak ada; namanya tertulis pada alarm.\n' });
});

test('basis-data: after damage the lost comes back from a backup, the newer stays, nobody is told twice, later changes are told', async () => {
  const [date, table] = [daysAhead(4), 'race-queue-TableCD117FA1'];
  const { url: endpoint, ...credentials } = city.gateway;
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint, region: 'ap-southeast-3', credentials }),
  );
  const [kept, lost] = [await book('sixty', date, '08:00'), await book('sixty', date, '08:00')];
  const elsewhere = await book('ten', date, '09:00');
  for (const { phone } of [kept, lost, elsewhere]) await told(phone, 1);
  // What point-in-time recovery would make: a table beside the live one, as it was then.
  await client.send(createServiceTable('restored'));
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
    for (const Item of Items) await client.send(new PutCommand({ TableName: 'restored', Item }));
  // After the backup: one books, one moves, one cancels. Then somebody deletes a day and a booking.
  const late = await book('sixty', date, '08:00');
  await told(late.phone, 1);
  expect((await call('POST', lost.held, '/move', { date, window: '10:00' })).status).toBe(200);
  await told(lost.phone, 2);
  await call('DELETE', elsewhere.held);
  await told(elsewhere.phone, 2);
  const sheet = `DAY#disdukcapil#sixty#${date.replaceAll('-', '')}`;
  await client.send(new DeleteCommand({ TableName: table, Key: { pk: sheet, sk: 'SHEET' } }));
  await client.send(
    new DeleteCommand({ TableName: table, Key: { pk: `B#${lost.held.booking.id}`, sk: 'BOOKING' } }),
  );

  const restored = await city.run('restore', ['--from', 'restored', '--to', table]);
  const again = await city.run('restore', ['--from', 'restored', '--to', table]);
  const swept = await city.invoke('Sweep', {});

  expect(restored.said).toMatch(/^2 butir dipulihkan/);
  // The one who booked after the backup holds a ticket that the day does not know: named, for people to care.
  expect(restored.said).toContain(`disdukcapil/sixty ${date} pukul 08:00, nomor`);
  expect([restored.code, again.code]).toEqual([3, 3]);
  expect(again.said).toMatch(/^0 butir dipulihkan/);
  expect(swept.kind).not.toBe('functionError');
  for (const { held } of [kept, lost])
    expect(await opened(held)).toMatchObject({ ticket: held.booking.ticket, state: 'BOOKED' });
  expect(await opened(elsewhere.held)).toMatchObject({ state: 'CANCELLED' });

  // A second move with the same count of writes as the lost one: told all the same.
  expect((await call('POST', lost.held, '/move', { date, window: '14:00' })).status).toBe(200);
  const texts = await told(lost.phone, 3);
  expect(texts[2]).toContain('14.00');
  expect(await city.messages(kept.phone)).toHaveLength(1);
  // The bus brings events in the order of the stream: what a restored item told before was not told again.
  for (const { held } of [kept, lost])
    expect((await eventsOf(held)).filter((type) => type === 'SlotBooked.v1')).toHaveLength(1);
  client.destroy();
});

test('jam-buka: a day is closed for all, with the reason, and opened again', async () => {
  const date = daysAhead(6);
  const { token } = await signIn(city, 'disdukcapil/head');
  const name = 'offices.disdukcapil.closures';
  const settings = (...args: string[]) =>
    city.run('settings', [...args, '--url', city.url, '--yes', '--reason', 'Gangguan pada jam buka'], {
      env: { BALAI_TOKEN: token },
    });
  const day = async () => {
    const query = new URLSearchParams({ service: 'sixty', date });
    const answer = await fetch(`${city.url}/api/queue/offices/disdukcapil/availability?${query}`);
    const { windows, closed } = routes.readAvailability.answer.schema.parse(await answer.json());
    return { open: windows.some(({ state }) => state === 'open'), closed: closed?.id };
  };
  const reason = { id: 'Gangguan sistem; dibuka lagi besok', en: 'System trouble; open again tomorrow' };
  const booked = await book('sixty', date, '08:00');

  const shut = await settings('set', name, '--value', JSON.stringify([{ date, spans: [], reason }]));
  // The windows close with the sheet; the reason comes with the settings, which every function remembers a while.
  await vi.waitFor(async () => expect(await day()).toEqual({ open: false, closed: reason.id }), patience);
  const reopened = await settings('restore', name, '0');
  await vi.waitFor(async () => expect((await day()).open).toBe(true), patience);

  expect([shut.code, reopened.code], shut.said + reopened.said).toEqual([0, 0]);
  // Who is affected is said to whoever closes the day.
  expect(shut.said).toContain(booked.held.booking.ticket);
  expect(await opened(booked.held)).toMatchObject({ state: 'BOOKED', ticket: booked.held.booking.ticket });
});

test('kebocoran: what is kept of one who is concerned can be read, nobody else is in it, and the reason is noted', async () => {
  const concerned = await book('ten', daysAhead(5), '08:00');
  const nik = nikOf(people);
  const other = await book('ten', daysAhead(5), '09:00');
  const { token } = await signIn(city, 'region/operator');

  const { code, said } = await city.run(
    'person',
    ['export', '--site', city.url, '--reason', 'Insiden 3/2026'],
    { env: { BALAI_TOKEN: token }, input: nik },
  );

  expect(code, said).toBe(0);
  expect(said).toContain(concerned.held.booking.id);
  expect(said).toContain(concerned.phone);
  expect(said).not.toContain(other.held.booking.id);
  const { url: endpoint, ...credentials } = city.gateway;
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint, region: 'ap-southeast-3', credentials }),
  );
  const notes: string[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: 'race-queue-TableCD117FA1' }))
    notes.push(
      ...Items.filter(({ pk }) => String(pk).startsWith('AUDIT#')).map((item) => JSON.stringify(item)),
    );
  client.destroy();
  expect(notes.filter((note) => note.includes('Insiden 3/2026'))).toHaveLength(1);
});

const smoke = () => city.run('smoke', ['--url', city.url, '--api-only', '--service', 'sixty']);

test('kembali: smoke tells a version that cannot answer; the assembly that was kept answers again, on the same data', async () => {
  const { held } = await book('sixty', daysAhead(7), '08:00');

  await city.deploy({ edits: [...impatient, ['"Handler": "index.handler"', '"Handler": "index.gone"']] });
  const broken = await smoke();
  await city.deploy({ edits: impatient });
  const restored = await smoke();

  expect(broken.code, broken.said).toBe(1);
  expect(restored.code, restored.said).toBe(0);
  expect(restored.said).toContain('Semua berjalan; yang dipesan sudah dibatalkan lagi.');
  expect(await opened(held)).toMatchObject({ state: 'BOOKED', ticket: held.booking.ticket });
});

test('wilayah-hilang: after hours without the region nothing is installed; sweep and smoke say that all goes on', {
  timeout: 300_000,
}, async () => {
  const { held } = await book('sixty', daysAhead(8), '08:00');

  const before = city.said.length;
  await city.deploy({ edits: impatient, clock: '+5h' });
  // What the schedules missed comes by itself; the operator's own run is one more, once that is over.
  const since = () => city.said.slice(before).join(' ');
  await vi.waitFor(() => expect(since()).toMatch(/"sheets-prepared".*"sweep-(clean|repaired)"/s), {
    ...patience,
    timeout: 180_000,
  });
  const swept = await city.invoke('Sweep', {});
  const walked = await smoke();

  expect(swept, JSON.stringify(swept)).not.toMatchObject({ kind: 'functionError' });
  expect(walked.code, walked.said).toBe(0);
  expect(await opened(held)).toMatchObject({ state: 'BOOKED', ticket: held.booking.ticket });
});

test('ganti-kunci: old links open, a later day has the new key, and nobody is refused while the origin value changes', async () => {
  const old = await book('sixty', daysAhead(3), '10:00');
  const secret = city.secret('race-queue', 'Keys');
  const rotate = (...args: string[]) =>
    city.run('rotate-keys', ['tanjungbalai', '--secret', secret, ...args]);
  const shown = await rotate();
  const added = await rotate('--go');
  const twice = await rotate('--go');
  const [, from = ''] = /mulai (\d{4}-\d\d-\d\d)/.exec(added.said) ?? [];
  // The value of the origin secret: beside the old one, then sent, then alone.
  const origin = city.secret('race-platform', 'Origin');
  const statuses: number[] = [];
  const ask = async () => {
    statuses.push((await fetch(`${city.url}/api/queue/offices?${Math.random()}`)).status);
  };
  const next = 'next-value'.repeat(6);
  await ask();
  await city.change(origin, (held) => JSON.stringify({ ...JSON.parse(held), v2: next }));
  await ask();
  // Three weeks later: the new key's dates can be booked. The deployment names v2.
  const clock = `${daysAhead(20)}T09:00:00+07:00`;
  await city.deploy({ edits: [...impatient, [':SecretString:v1::', ':SecretString:v2::']], clock });
  await ask();
  await city.change(origin, () => JSON.stringify({ v2: next }));
  for (const time of ['09:01', '09:07', '09:13']) {
    city.setClock(`${daysAhead(20)}T${time}:00+07:00`);
    await ask();
  }
  const later = await book('sixty', await openDayFrom(from), '10:00');
  await city.change(secret, (held) => {
    expect(Object.keys(JSON.parse(held))).toEqual(['epochs', 'k1', 'k2']);
    return held;
  });

  expect([shown.code, added.code, twice.code]).toEqual([0, 0, 1]);
  expect(shown.said).toContain('Akan ditambahkan: kunci k2');
  expect(twice.said).toContain('Kunci berikutnya sudah ada');
  expect([...shown.said, ...added.said].join('')).not.toMatch(/[\w-]{48}/);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200]);
  expect(await opened(old.held)).toMatchObject({ ticket: old.held.booking.ticket });
  expect(await opened(later.held)).toMatchObject({ state: 'BOOKED' });
  expect([old.held.key.split('.')[0], later.held.key.split('.')[0]]).toEqual(['k1', 'k2']);
});

/** The first date from then on that can be booked, whatever holidays lie there. */
async function openDayFrom(first: string): Promise<string> {
  const months = [first.slice(0, 7), new Date(Date.parse(first) + 20 * 86_400_000).toISOString().slice(0, 7)];
  for (const month of months) {
    const query = new URLSearchParams({ service: 'sixty', month });
    const answer = await fetch(`${city.url}/api/queue/offices/disdukcapil/days?${query}`);
    const { days } = routes.readDays.answer.schema.parse(await answer.json());
    const found = days.find(({ date, state }) => date >= first && state === 'open');
    if (found) return found.date;
  }
  throw new Error(`No day from ${first} can be booked.`);
}
