import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { routes } from '#services/queue/contract.ts';
import { StaffDoor } from '../../demo/staff-door.ts';
import { Citizen, nikOf } from '../../world/citizen.ts';
import { startWorld, type World } from '../../world/world.ts';
import { citizensOf, officer } from './counter.ts';

// A request for which somebody has to come: the queue books the visit, and its events alone take the request on.

const office = 'disdukcapil';
const monday = Date.parse('2026-11-23T08:30:00+07:00');
const tuesday = '2026-11-24';
const soon = { timeout: 60_000, interval: 100 };

let world: World;
beforeAll(async () => {
  world = await startWorld({
    assemblies: inject('assemblies'),
    region: 'tanjungbalai',
    clock: '2026-11-23T08:30:00+07:00',
  });
});
afterAll(() => world?.end());

test('a visit is booked for a request, moved, and ends it once the person was served', async () => {
  let citizens = await citizensOf(world);
  const placed = await citizens.submit(monday, { visit: true });
  const verifier = await officer(world, `${office}/verifier`);
  expect((await verifier.step(placed.id, { step: 'claim', seen: 1 })).status).toBe(200);
  expect((await verifier.step(placed.id, { step: 'verify', seen: 2 })).status).toBe(200);
  const known = (expected: object) =>
    vi.waitFor(async () => expect(await citizens.read(placed)).toMatchObject(expected), soon);

  const citizen = new Citizen(() => world.url, nikOf(1));
  const reply = await citizen.book({
    office,
    service: 'akta',
    date: tuesday,
    window: '09:00',
    request: placed.id,
  });
  if (!('held' in reply)) throw new Error(`Refused: ${reply.problem.code}`);
  const { booking, key } = reply.held;
  await known({
    state: 'AWAITING_VISIT',
    visits: [{ booking: booking.id, state: 'BOOKED', window: '09:00' }],
  });
  const moved = await fetch(`${world.url}/api/queue/bookings/${booking.id}/move`, {
    method: 'POST',
    headers: { 'booking-key': key, 'content-type': 'application/json' },
    body: JSON.stringify({ date: tuesday, window: '10:00' }),
  });
  expect(moved.status).toBe(200);
  await known({ visits: [{ booking: booking.id, state: 'BOOKED', window: '10:00' }] });

  await world.restart({ clock: `${tuesday}T10:05:00+07:00` });
  // The host answers at another place now.
  citizens = await citizensOf(world);
  const staff = new StaffDoor(() => world.url, `${office}/officer`);
  const done = async (told: Promise<object>) => expect(await told).toHaveProperty('answer');
  const path = { office, counter: '1' };
  await done(staff.ask(routes.checkIn, { path: { office }, body: { code: booking.checkIn } }));
  await done(staff.ask(routes.setCounter, { path, body: { state: 'open', services: ['akta'] } }));
  await done(staff.ask(routes.callNext, { path, key: crypto.randomUUID(), body: {} }));
  for (const action of ['serve', 'finish']) {
    const body = { action, ticket: booking.id };
    await done(staff.ask(routes.actOnTicket, { path, key: crypto.randomUUID(), body }));
  }

  await known({ state: 'PROCESSING', visits: [{ booking: booking.id, state: 'SERVED', window: '10:00' }] });
});
