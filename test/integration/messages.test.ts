import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { type HeldBooking, routes } from '#services/queue/contract.ts';
import { Citizen, nikOf } from '../world/citizen.ts';
import { startWorld, type World } from '../world/world.ts';

// What reaches a citizen's phone: from the booking through stream, bus and inboxes to the provider.

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
const outgoing = z.array(
  z.object({ channel: z.enum(['sms', 'mail', 'topic']), recipient: z.string(), text: z.string() }),
);
const messages = async () => outgoing.parse(await (await fetch(`${world.url}/_local/messages/data`)).json());
const textsTo = async (recipient: string) =>
  (await messages()).filter((message) => message.recipient === recipient).map(({ text }) => text);
const heard = (recipient: string, count: number) =>
  vi.waitFor(async () => {
    const texts = await textsTo(recipient);
    expect(texts).toHaveLength(count);
    return texts;
  }, patience);
const logged = (pattern: RegExp) => vi.waitUntil(() => pattern.test(world.output()), patience);

let people = 0;
async function book(wish: { service?: string; window?: string } = {}, email?: string) {
  people += 1;
  const citizen = new Citizen(() => world.url, nikOf(people));
  const phone = `+62812000${String(people).padStart(5, '0')}`;
  const place = { office: 'disdukcapil', service: 'ktp-el', date: '2026-12-15', window: '09:00', ...wish };
  await citizen.prepare(place, { phone, ...(email && { email }) });
  const reply = await citizen.insist();
  if (!('held' in reply)) throw new Error(`Refused: ${reply.problem.code}`);
  return { ...reply.held, phone, nik: citizen.nik };
}

async function call(method: string, path: string, { key, body }: { key?: string; body?: unknown }) {
  const answer = await fetch(`${world.url}/api/queue${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(key && { 'booking-key': key }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}
const moved = async ({ booking, key }: HeldBooking, to: { date: string; window: string }) =>
  routes.moveBooking.answer.schema.parse(
    (await call('POST', `/bookings/${booking.id}/move`, { key, body: to })).body,
  );

test('a booking reaches phone and mailbox, and its link opens it', async () => {
  const held = await book({}, 'siti@contoh.id');

  const [sms = ''] = await heard(held.phone, 1);
  const [mail = ''] = await heard('siti@contoh.id', 1);

  for (const text of [sms, mail]) {
    expect(text).toContain(held.booking.ticket);
    expect(text).toContain('Selasa, 15 Desember 2026');
    expect(text).toContain('09.00-10.00 WIB');
    expect(text).toContain(held.link);
    expect(text).toMatch(/gratis/i);
  }
  const key = /#(\S+)/.exec(sms)?.[1] ?? '';
  const { status, body } = await call('GET', `/bookings/${held.booking.id}`, { key });
  expect(status).toBe(200);
  expect(routes.readBooking.answer.schema.parse(body).booking.ticket).toBe(held.booking.ticket);
});

test('each change is told once: moved within the day, to another day, cancelled', async () => {
  const held = await book({ window: '08:00' });
  await heard(held.phone, 1);

  const later = await moved(held, { date: '2026-12-15', window: '10:00' });
  const [, second] = await heard(held.phone, 2);
  const next = await moved(later, { date: '2026-12-16', window: '08:00' });
  const [, , third] = await heard(held.phone, 3);
  await call('DELETE', `/bookings/${next.booking.id}`, { key: next.key });
  const [, , , fourth] = await heard(held.phone, 4);

  expect(second).toContain(`dipindah. Nomor baru ${later.booking.ticket}`);
  expect(third).toContain(`dipindah. Nomor baru ${next.booking.ticket}: Rabu, 16 Desember 2026`);
  expect(third).toContain(next.link);
  expect(fourth).toContain('dibatalkan');
  expect(fourth).not.toContain('#');
});

test('a recovery sends the link to the phone given at booking, and to no other', async () => {
  const held = await book({ service: 'ikd' });
  await heard(held.phone, 1);

  const wrong = await call('POST', '/recoveries', { body: { nik: held.nik, phone: '+6281999999999' } });
  await logged(/"code":"recovery-carried".*"count":0/);
  const right = await call('POST', '/recoveries', {
    body: { nik: held.nik, phone: held.phone, language: 'en' },
  });
  const [, recovered] = await heard(held.phone, 2);

  expect([wrong, right]).toEqual([
    { status: 202, body: { accepted: true } },
    { status: 202, body: { accepted: true } },
  ]);
  expect(recovered).toContain(held.link);
  expect(recovered).toContain('Tuesday, 15 December 2026');
  expect(await textsTo('+6281999999999')).toEqual([]);
});

test('after kill -9 with messages under way, everyone booked is told once, or the doubt is reported', async () => {
  const booked: Awaited<ReturnType<typeof book>>[] = [];
  for (const window of ['11:00', '13:00']) {
    booked.push(...(await Promise.all(Array.from({ length: 8 }, () => book({ window })))));
  }

  await world.kill();
  // Back after five minutes: no attempt of before can still be under way, so whatever was interrupted is told as a doubt at once.
  await world.restart({ clock: '2026-12-14T08:40:00+07:00' });

  const doubts = () =>
    new Set(
      [...world.output().matchAll(/"code":"message-unsure".*?"subject":"([\w-]+)"/g)].map(([, id]) => id),
    );
  const told = async () => {
    const all = await messages();
    return booked.map(({ phone, booking }) => ({
      times: all.filter(({ recipient }) => recipient === phone).length,
      doubted: doubts().has(booking.id),
    }));
  };
  await vi.waitUntil(async () => (await told()).every(({ times, doubted }) => times > 0 || doubted), {
    timeout: 60_000,
    interval: 250,
  });

  expect((await told()).filter(({ times }) => times > 1)).toEqual([]);
});

test('nothing of a person, and no link, stands in any log', async () => {
  const held = await book({ service: 'kia' });
  await heard(held.phone, 1);

  const [, secret = ''] = held.link.split('#');
  for (const personal of [held.phone, held.phone.slice(1), held.nik, 'Nurhaliza', 'siti@contoh.id', secret]) {
    expect(world.output().includes(personal), personal).toBe(false);
  }
});
