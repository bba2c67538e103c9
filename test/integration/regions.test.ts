import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadRegion, regionIds } from '#infra/regions.ts';
import { type HeldBooking, routes } from '#services/queue/contract.ts';
import { type RunningHost, startHost } from '../../local-aws/start-host.ts';
import { synthesize } from '../world/assemblies.ts';
import { Citizen, nikOf } from '../world/citizen.ts';
import { startWorld, type World } from '../world/world.ts';

// Every region through its HTTP door, from the template that its own file makes.

const assemblies = mkdtempSync(join(tmpdir(), 'balai-regions-'));
let world: World | undefined;
const door = () => {
  if (world === undefined) throw new Error('The world runs during tests only.');
  return world.url;
};

beforeAll(() => synthesize(assemblies, regionIds), 300_000);
afterAll(() => rmSync(assemblies, { recursive: true, force: true }));

const offices = async () =>
  routes.listOffices.answer.schema.parse(await (await fetch(`${door()}/api/queue/offices`)).json());

describe('every region serves a booking', () => {
  afterEach(async () => {
    await world?.end();
    world = undefined;
  });

  test.each(regionIds)('%s', async (region) => {
    const { name } = await loadRegion(region);
    world = await startWorld({ assemblies, region, clock: '2026-12-14T08:30:00+07:00' });
    const listed = await offices();
    const [office] = listed.offices;
    const [service] = office?.services ?? [];

    const reply = await new Citizen(door, nikOf(1)).book({
      office: office?.id ?? '',
      service: service?.id ?? '',
      date: '2026-12-15',
      window: '09:00',
    });

    expect(listed.region).toMatchObject({ id: region, name: name.id });
    expect(reply).toMatchObject({
      status: 201,
      held: { booking: { ticket: expect.stringMatching(/^A\d{3}$/) } },
    });
  });
});

describe('the demonstration books, moves and cancels at any hour', () => {
  // One host whose clock is moved: the data and the functions of one hour are there in the next. Clocks only go forward.
  const data = mkdtempSync(join(tmpdir(), 'balai-demo-'));
  let host: RunningHost | undefined;
  beforeAll(async () => {
    host = await startHost({
      assembly: join(assemblies, 'demo', 'assembly'),
      dataFolder: data,
      port: 0,
      clock: '2026-12-15T03:00:00+07:00',
    });
    demo = host.url.replace('localhost', '127.0.0.1');
  });
  afterAll(async () => {
    await host?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  let demo = '';
  const place = { office: 'kantor-contoh', service: 'ktp-el' };
  let people = 0;

  /** The windows of a date that can be booked now. */
  const open = async (date: string) => {
    const query = new URLSearchParams({ service: place.service, date });
    const answer = await fetch(`${demo}/api/queue/offices/${place.office}/availability?${query}`);
    const { windows } = routes.readAvailability.answer.schema.parse(await answer.json());
    return windows.filter(({ state }) => state === 'open');
  };

  const change = async (method: string, path: string, { key }: HeldBooking, body?: unknown) => {
    const answer = await fetch(`${demo}/api/queue/bookings/${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'booking-key': key },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return routes.moveBooking.answer.schema.parse(await answer.json());
  };

  test.each([
    ['at night', '2026-12-15T03:07:00+07:00', '2026-12-15', '03:15'],
    ['on a Sunday', '2026-12-20T13:20:00+07:00', '2026-12-20', '13:30'],
    ['at Christmas', '2026-12-25T10:05:00+07:00', '2026-12-25', '10:15'],
    ['in the last quarter of an hour of a year', '2026-12-31T23:40:00+07:00', '2026-12-31', '23:45'],
    ['when that has begun', '2026-12-31T23:50:00+07:00', '2027-01-01', '00:00'],
    ['just after midnight of New Year', '2027-01-01T00:01:00+07:00', '2027-01-01', '00:15'],
    ['in a year whose holidays nobody knows yet', '2028-03-05T12:00:00+07:00', '2028-03-05', '12:15'],
  ])('%s', async (_, clock, date, soonest) => {
    host?.setClock(clock);
    people += 1;

    const [window, next] = await open(date);
    const reply = await new Citizen(() => demo, nikOf(people)).book({ ...place, date, window: soonest });
    if (!('held' in reply)) throw new Error(`Refused: ${reply.problem.code}`);
    const { booking } = reply.held;
    const tomorrow = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
    const later = next === undefined ? { date: tomorrow, window: '00:00' } : { date, window: next.start };
    const moved = await change('POST', `${booking.id}/move`, reply.held, later);
    const cancelled = await change('DELETE', moved.booking.id, moved);

    expect(window).toMatchObject({ start: soonest, capacity: 4 });
    expect(booking).toMatchObject({ date, window: soonest, state: 'BOOKED' });
    expect(moved.booking).toMatchObject({ ...later, state: 'BOOKED' });
    expect(cancelled.booking.state).toBe('CANCELLED');
  });

  test('a day ends at midnight, with a window that says so', async () => {
    const windows = await open('2028-03-06');

    expect(windows).toHaveLength(96);
    expect(windows.at(-1)).toMatchObject({ start: '23:45', end: '24:00' });
  });
});
