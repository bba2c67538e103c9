import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import * as z from 'zod/mini';
import { closingRoutes, type HeldBooking, routes } from '#services/queue/contract.ts';
import { Citizen, nikOf } from '../world/citizen.ts';
import { signIn } from '../world/staff.ts';
import { startWorld, type World } from '../world/world.ts';

// A day is closed with people on it: in the very moment all of them may choose another place, and after the minute for undoing
// each is told once, however often the closing is carried on.

/** `CLOSING_BOOKINGS=400` is the stated count. */
const COUNT = Number(process.env['CLOSING_BOOKINGS'] ?? 24);
const office = 'disdukcapil';
const date = '2026-12-17';
const services = ['ktp-el', 'kartu-keluarga'];
const hours = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00'];

let world: World;
let head = '';
let operator = '';
/** With room for a slow machine. */
const soon = { timeout: 60_000, interval: 500 };
beforeAll(async () => {
  world = await startWorld({
    assemblies: inject('assemblies'),
    region: 'tanjungbalai',
    clock: '2026-12-14T08:30:00+07:00',
  });
  operator = (await signIn(world, 'region/operator')).token;
  head = (await signIn(world, `${office}/head`)).token;
});
afterAll(() => world?.end());

const call = async (
  token: string,
  method: string,
  path: string,
  { key, body }: { key?: string; body?: unknown } = {},
) => {
  const answer = await fetch(`${world.url}/api/queue${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json: unknown = await answer.json();
  return { status: answer.status, json };
};

const heard = z.array(
  z.object({
    event: z.looseObject({
      source: z.string(),
      'detail-type': z.string(),
      detail: z.object({
        metadata: z.looseObject({}),
        data: z.looseObject({ booking: z.optional(z.string()) }),
      }),
    }),
  }),
);
const eventsOf = async (type: string) =>
  heard
    .parse(await (await fetch(`${world.url}/_local/events/data`)).json())
    .map(({ event }) => event)
    .filter((event) => event['detail-type'] === type);
const told = async () => (await eventsOf('SlotOffered.v1')).map(({ detail }) => detail.data.booking ?? '');

test('a day is closed: at once everybody has an offer, each is told once, and redelivery tells nobody again', async () => {
  for (const service of services) {
    const path = `/settings/offices.${office}.services.${service}.quota`;
    const body = { value: { online: 40, walkIn: 0 }, expectedVersion: 0, reason: 'banyak yang datang' };
    expect((await call(operator, 'PUT', path, { body })).status).toBe(200);
  }
  const people = Array.from({ length: COUNT }, (_, number) => ({
    citizen: new Citizen(() => world.url, nikOf(number)),
    phone: `+62812${String(1_000_000 + number)}`,
    service: services[number % services.length] ?? '',
    window: hours[Math.floor(number / services.length) % hours.length] ?? '',
  }));
  const held: HeldBooking[] = [];
  for (let from = 0; from < people.length; from += 4) {
    await Promise.all(
      people.slice(from, from + 4).map(async ({ citizen, phone, service, window }) => {
        await citizen.prepare({ office, service, date, window }, { phone });
        const reply = await citizen.insist();
        if (!('held' in reply)) throw new Error(`Refused: ${reply.problem.code}`);
        held.push(reply.held);
      }),
    );
  }
  await expect.poll(async () => (await eventsOf('SlotBooked.v1')).length, soon).toBe(COUNT);

  const begun = performance.now();
  const closed = await call(head, 'POST', `/offices/${office}/closings`, {
    key: 'closing-of-the-seventeenth-of-december',
    body: { date, reason: { id: 'listrik padam', en: 'power cut' } },
  });
  const closedAfter = performance.now() - begun;
  expect(closed.status, JSON.stringify(closed.json)).toBe(201);
  expect(closingRoutes.closeWindows.answer.schema.parse(closed.json).unanswered).toHaveLength(COUNT);
  for (const { booking, key } of held) {
    const answer = await fetch(`${world.url}/api/queue/bookings/${booking.id}/offer`, {
      headers: { 'booking-key': key },
    });
    expect(routes.readOffer.answer.schema.parse(await answer.json()).suggestions).toHaveLength(3);
  }
  const offeredAfter = performance.now() - begun;
  expect(offeredAfter).toBeLessThan(60_000);
  expect(await told()).toEqual([]);

  // The minute passes, and the host with it: the schedule goes on where it was.
  await world.restart({ clock: '2026-12-14T10:00:00+07:00' });
  const resumed = performance.now();
  await expect.poll(async () => (await told()).length, { ...soon, timeout: 90_000 }).toBe(COUNT);
  const toldAfter = performance.now() - resumed;
  const [event] = await eventsOf('WindowClosed.v1');
  if (event === undefined) throw new Error('Nobody heard of the closing');
  const bus = new EventBridgeClient({
    endpoint: world.gateway.url,
    region: 'ap-southeast-3',
    credentials: world.gateway,
  });
  for (let again = 0; again < 3; again += 1) {
    await bus.send(
      new PutEventsCommand({
        Entries: [
          {
            EventBusName: 'balai-tanjungbalai',
            Source: event.source,
            DetailType: event['detail-type'],
            Detail: JSON.stringify(event.detail),
          },
        ],
      }),
    );
  }
  await expect.poll(async () => (await eventsOf('WindowClosed.v1')).length, soon).toBe(4);
  const messages = async () =>
    z.array(z.looseObject({})).parse(await (await fetch(`${world.url}/_local/messages/data`)).json());
  await expect
    .poll(async () => JSON.stringify(await messages()).split('Kantor menutup layanan').length - 1, soon)
    .toBeGreaterThan(0);

  expect((await told()).toSorted()).toEqual(held.map(({ booking }) => booking.id).toSorted());
  console.log(
    `${COUNT} bookings: closed after ${Math.round(closedAfter)} ms, every offer read after ${Math.round(offeredAfter)} ms, all told ${Math.round(toldAfter)} ms after the host came back`,
  );
}, 600_000);
