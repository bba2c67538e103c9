import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import * as z from 'zod/mini';
import { type HeldBooking, type OpenedBooking, routes } from '#services/queue/contract.ts';
import { doubtsOf } from '#services/queue/domain/draw.ts';
import { Citizen, nikOf, outcome } from '../world/citizen.ts';
import { signIn } from '../world/staff.ts';
import { startWorld, type World } from '../world/world.ts';

// A full day, and a day that is drawn, through the doors of the suite: functions, schedules, streams and messages do the rest.

const office = 'disdukcapil';
/** With room for a slow machine: rounds come by the minute. */
const soon = { timeout: 150_000, interval: 1_000 };

let world: World;
beforeAll(async () => {
  world = await startWorld({
    assemblies: inject('assemblies'),
    region: 'tanjungbalai',
    clock: '2026-12-14T08:30:00+07:00',
  });
});
afterAll(() => world?.end());

async function set(setting: string, value: unknown): Promise<void> {
  const { token } = await signIn(world, 'region/operator');
  const answer = await fetch(`${world.url}/api/queue/settings/offices.${office}.services.${setting}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ value, expectedVersion: 0, reason: 'perintah kepala dinas' }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

const open = async ({ booking, key }: OpenedBooking): Promise<OpenedBooking['booking']> => {
  const answer = await fetch(`${world.url}/api/queue/bookings/${booking.id}`, {
    headers: { 'booking-key': key },
  });
  return routes.readBooking.answer.schema.parse(await answer.json()).booking;
};

const availability = async (service: string, date: string) => {
  const query = new URLSearchParams({ service, date });
  const answer = await fetch(`${world.url}/api/queue/offices/${office}/availability?${query}`);
  return routes.readAvailability.answer.schema.parse(await answer.json());
};

const messages = async () =>
  z.array(z.looseObject({})).parse(await (await fetch(`${world.url}/_local/messages/data`)).json());

test('who waits for a full day gets the place that ripens, hears of it, and nobody else could take it', async () => {
  const [service, date] = ['ktp-el', '2026-12-17'];
  await set(`${service}.quota`, { online: 1, walkIn: 0 });
  const { windows } = await availability(service, date);
  const held: HeldBooking[] = [];
  for (const [number, { start }] of windows.entries()) {
    const reply = await new Citizen(() => world.url, nikOf(number)).book({
      office,
      service,
      date,
      window: start,
    });
    if ('held' in reply) held.push(reply.held);
  }
  expect(held).toHaveLength(windows.length);

  const waits = await new Citizen(() => world.url, nikOf(900)).wish(
    { office, service, date, windows: [] },
    { phone: '+6281299999999' },
  );
  expect(waits.booking).toMatchObject({ ticket: null, state: 'WISHED', wish: { place: 1 } });
  const [leaves] = held;
  if (!leaves) throw new Error('Nobody booked');
  const cancelled = await fetch(`${world.url}/api/queue/bookings/${leaves.booking.id}`, {
    method: 'DELETE',
    headers: { 'booking-key': leaves.key },
  });
  expect(cancelled.status).toBe(200);
  // The place has ripened by then; everybody may try for it.
  await world.restart({ clock: '2026-12-14T12:30:00+07:00' });
  const stranger = new Citizen(() => world.url, nikOf(901));
  await stranger.prepare({ office, service, date, window: leaves.booking.window });
  const tried = new Set<string>();
  await expect
    .poll(async () => {
      tried.add(outcome(await stranger.insist()));
      return (await open(waits)).state;
    }, soon)
    .toBe('BOOKED');

  expect([...tried]).toEqual(['full']);
  expect(await open(waits)).toMatchObject({ window: leaves.booking.window, wish: { ended: 'placed' } });
  await expect
    .poll(async () => JSON.stringify(await messages()).split('Anda mendapat tempat!').length - 1, soon)
    .toBeGreaterThan(0);
  expect(await availability(service, date)).toMatchObject({ waitlist: { waiting: 0 } });
});

test('a day of 40 people for 20 places is drawn as anybody computes from its log', async () => {
  const [service, date] = ['kartu-keluarga', '2026-12-29'];
  await set(`${service}.quota`, { online: 10, walkIn: 0 });
  await set(`${service}.release`, { kind: 'draw', minutes: 15 });
  // The day is released at seven of the next morning.
  await world.restart({ clock: '2026-12-15T07:00:30+07:00' });
  const asked: OpenedBooking[] = [];
  for (let from = 0; from < 40; from += 4) {
    asked.push(
      ...(await Promise.all(
        [0, 1, 2, 3].map((step) => {
          const windows = step === 0 ? ['09:00', '08:00'] : step === 1 ? ['08:00'] : ['08:00', '09:00'];
          const citizen = new Citizen(() => world.url, nikOf(1_000 + from + step));
          return citizen.wish(
            { office, service, date, windows },
            { phone: `+62813${2_000_000 + from + step}` },
          );
        }),
      )),
    );
  }
  const log = async () => {
    const answer = await fetch(`${world.url}/api/queue/offices/${office}/draws/${date}?service=${service}`);
    return routes.readDraw.answer.schema.parse(await answer.json());
  };
  const before = await log();
  expect(before).toMatchObject({ seed: null, entries: [] });

  await world.restart({ clock: '2026-12-15T07:16:05+07:00' });
  await expect.poll(async () => (await log()).drawnAt, soon).not.toBeNull();
  const { seed, hash, seats, entries, commitment } = await log();
  if (seed === null || hash === null || seats === null) throw new Error('Not drawn');
  const placedOf = (window: string) => entries.filter((entry) => entry.window === window);

  expect(commitment).toBe(before.commitment);
  expect(await doubtsOf({ commitment, seed, hash, seats, entries })).toEqual([]);
  expect(entries.map(({ entry }) => entry).toSorted()).toEqual(
    asked.map(({ booking }) => booking.wish?.entry ?? '').toSorted(),
  );
  expect([placedOf('08:00').length, placedOf('09:00').length]).toEqual([10, 10]);
  const drawn = new Map(entries.map(({ entry, window }) => [entry, window]));
  await expect
    .poll(
      async () => (await Promise.all(asked.map(open))).filter(({ state }) => state === 'BOOKED').length,
      soon,
    )
    .toBe(20);
  for (const one of await Promise.all(asked.map(open))) {
    const got = one.ticket === null ? null : one.window;
    expect(got).toBe(drawn.get(one.wish?.entry ?? '') ?? null);
  }
});
