import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { Citizen, nikOf } from '../world/citizen.ts';
import { signIn } from '../world/staff.ts';
import { startWorld, type World } from '../world/world.ts';

// What a citizen hears around the visit: the reminder of the evening before, and the call.

let world: World;
beforeAll(async () => {
  world = await startWorld({
    assemblies: inject('assemblies'),
    region: 'tanjungbalai',
    clock: '2026-12-14T08:30:00+07:00',
  });
});
afterAll(() => world.end());

const patience = { timeout: 60_000, interval: 100 };
const outgoing = z.array(z.object({ recipient: z.string(), text: z.string() }));
const textsTo = async (recipient: string) =>
  outgoing
    .parse(await (await fetch(`${world.url}/_local/messages/data`)).json())
    .filter((message) => message.recipient === recipient)
    .map(({ text }) => text);
const heard = (recipient: string, count: number) =>
  vi.waitFor(async () => {
    const texts = await textsTo(recipient);
    expect(texts).toHaveLength(count);
    return texts;
  }, patience);

let people = 0;
async function book(email: string, window = '09:00') {
  people += 1;
  const citizen = new Citizen(() => world.url, nikOf(people));
  const phone = `+62812000${String(people).padStart(5, '0')}`;
  const place = { office: 'disdukcapil', service: 'ktp-el', date: '2026-12-15', window };
  await citizen.prepare(place, { phone, email });
  const reply = await citizen.insist();
  if (!('held' in reply)) throw new Error(`Refused: ${reply.problem.code}`);
  return { ...reply.held, phone };
}

const office = '/api/queue/offices/disdukcapil';
async function staff(group: string) {
  const { token } = await signIn(world, group);
  return async (method: string, path: string, body: unknown) => {
    const answer = await fetch(`${world.url}${office}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    expect(answer.status, `${method} ${path}: ${await answer.clone().text()}`).toBeLessThan(300);
  };
}

test('who booked is reminded once the evening before; who cancelled is not; who comes is told the counter, by mail', async () => {
  const ani = await book('ani@contoh.id');
  const budi = await book('budi@contoh.id');
  await heard(ani.phone, 1);
  await heard(budi.phone, 1);
  await fetch(`${world.url}/api/queue/bookings/${budi.booking.id}`, {
    method: 'DELETE',
    headers: { 'booking-key': budi.key },
  });
  await heard(budi.phone, 2);

  await world.restart({ clock: '2026-12-14T15:59:50+07:00' });
  const [, reminder = ''] = await heard(ani.phone, 2);
  await world.restart({ clock: '2026-12-14T16:59:50+07:00' });
  await vi.waitUntil(() => world.output().split('"code":"reminders-handed"').length > 2, patience);

  expect(reminder).toContain('Jadi datang?');
  expect(reminder).toContain(`/datang#${ani.key}`);
  expect(await textsTo(ani.phone)).toHaveLength(2);
  expect(await textsTo(budi.phone)).toHaveLength(2);

  await world.restart({ clock: '2026-12-15T09:05:00+07:00' });
  const head = await staff('disdukcapil/head');
  const officer = await staff('disdukcapil/officer');
  const desk = await staff('disdukcapil/front-desk');
  await head('PUT', '/day', { state: 'open' });
  await desk('POST', '/check-ins', { code: ani.booking.checkIn });
  await officer('PUT', '/counters/3', { state: 'open', services: ['ktp-el'] });
  await officer('POST', '/counters/3/calls', {});

  const mails = await heard('ani@contoh.id', 3);
  expect(mails.at(-1)).toContain('Silakan ke loket 3');
  // SMS of the line cost, and are off unless the region wants them.
  expect(await textsTo(ani.phone)).toHaveLength(2);
});

test('who waits is told by mail that they are called soon, once, when few are called before', async () => {
  await world.restart({ clock: '2026-12-15T09:30:00+07:00' });
  const people = [];
  for (const name of ['satu', 'dua', 'tiga', 'empat']) people.push(await book(`${name}@contoh.id`, '11:00'));
  for (const { phone } of people) await heard(phone, 1);
  await world.restart({ clock: '2026-12-15T10:50:00+07:00' });
  const desk = await staff('disdukcapil/front-desk');
  for (const { booking } of people) await desk('POST', '/check-ins', { code: booking.checkIn });

  // Nobody who has just come is told: they are still in the hall.
  await world.restart({ clock: '2026-12-15T11:02:00+07:00' });
  const officer = await staff('disdukcapil/officer');
  await officer('PUT', '/counters/5', { state: 'open', services: ['ktp-el'] });
  await officer('POST', '/counters/5/calls', {});

  const [, soon = ''] = await heard('empat@contoh.id', 2);
  const [, called = ''] = await heard('satu@contoh.id', 2);
  expect(soon).toContain('dipanggil');
  expect(called).toContain('Silakan ke loket 5');
  await officer('POST', '/counters/5/actions', { action: 'serve', ticket: people[0]?.booking.id });
  await officer('POST', '/counters/5/calls', { finish: 'finished' });
  await heard('dua@contoh.id', 2);
  expect(await textsTo('empat@contoh.id')).toHaveLength(2);
});
