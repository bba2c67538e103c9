import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { routes as notificationsRoutes } from '#services/notifications/contract.ts';
import { routes } from '#services/queue/contract.ts';
import { Citizen, nikOf } from '../world/citizen.ts';
import { signIn } from '../world/staff.ts';
import { startWorld, type World } from '../world/world.ts';

// Officials change hours, special days, quotas and wordings while the city is open, and what citizens meet follows.

let world: World;
let operator = '';
beforeAll(async () => {
  world = await startWorld({
    assemblies: inject('assemblies'),
    region: 'tanjungbalai',
    clock: '2026-12-14T08:30:00+07:00',
  });
  operator = (await signIn(world, 'region/operator')).token;
});
afterAll(() => world?.end());

const office = 'disdukcapil';
const closures = `offices.${office}.closures`;
const quotaOf = (service: string) => `offices.${office}.services.${service}.quota`;
/** The memory of a container, with room for a slow machine. */
const soon = { timeout: 30_000, interval: 200 };

async function call(
  method: string,
  name: string,
  {
    body,
    token = operator,
    service = 'queue',
  }: { body?: unknown; token?: string | undefined; service?: string } = {},
) {
  const answer = await fetch(`${world.url}/api/${service}/settings/${name}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}
const change = (name: string, value: unknown, expectedVersion = 0) =>
  call('PUT', name, { body: { value, expectedVersion, reason: 'perintah kepala dinas' } });
const changed = async (...given: Parameters<typeof change>) => {
  const { status, body } = await change(...given);
  expect(status, JSON.stringify(body)).toBe(200);
  return routes.changeSetting.answer.schema.parse(body);
};
const availability = async (service: string, date: string) =>
  routes.readAvailability.answer.schema.parse(
    await (
      await fetch(`${world.url}/api/queue/offices/${office}/availability?service=${service}&date=${date}`)
    ).json(),
  );
let people = 0;
async function book(service: string, date: string, window: string, phone = '+628120000001') {
  people += 1;
  const citizen = new Citizen(() => world.url, nikOf(people));
  await citizen.prepare({ office, service, date, window }, { phone });
  return citizen.insist();
}
const heard = z.array(
  z.object({
    event: z.object({
      'detail-type': z.string(),
      detail: z.object({ data: z.looseObject({}), metadata: z.looseObject({}) }),
    }),
  }),
);

test('new hours are what citizens see within the memory of a container', async () => {
  const hours = `offices.${office}.hours`;
  const { body } = await call('GET', hours);
  const { setting } = routes.readSetting.answer.schema.parse(body);
  const later = JSON.parse(
    JSON.stringify(setting.value).replaceAll('["08:00","12:00"]', '["09:00","12:00"]'),
  );

  await changed(hours, later);

  await vi.waitFor(async () => {
    const { windows } = await availability('pindah-datang', '2026-12-21');
    const open = windows.filter(({ state }) => state !== 'closed').map(({ start }) => start);
    expect(open[0]).toBe('09:00');
  }, soon);
  const restored = await call('PUT', hours, {
    body: { restore: 0, expectedVersion: 1, reason: 'kembali ke jam biasa' },
  });
  expect(restored.status).toBe(200);
  await vi.waitFor(async () => {
    const { windows } = await availability('pindah-datang', '2026-12-21');
    expect(windows[0]).toMatchObject({ start: '08:00', state: 'open' });
  }, soon);
});

test('a quota that rises and falls under a crowd sells what was on sale, and nobody loses a ticket', async () => {
  const name = quotaOf('kia');
  const date = '2026-12-16';
  const crowd = (count: number) =>
    Promise.all(Array.from({ length: count }, () => book('kia', date, '09:00')));
  await changed(name, { online: 3, walkIn: 5 });

  const [replies] = await Promise.all([
    crowd(16),
    changed(name, { online: 7, walkIn: 5 }, 1).then(() => changed(name, { online: 5, walkIn: 5 }, 2)),
  ]);
  const more = await crowd(8);

  const held = [...replies, ...more].filter((reply) => 'held' in reply);
  expect(held.length).toBeGreaterThanOrEqual(5);
  expect(held.length).toBeLessThanOrEqual(7);
  expect(new Set(held.map((reply) => 'held' in reply && reply.held.booking.ticket)).size).toBe(held.length);
  const window = (await availability('kia', date)).windows.find(({ start }) => start === '09:00');
  expect(window).toMatchObject({ capacity: 5, remaining: 0 });
});

test('a closure is foreseen, names who had booked, sells nothing more, outlives kill -9, and can be taken back', async () => {
  const date = '2026-12-17';
  const reply = await book('akta', date, '10:00');
  if (!('held' in reply)) throw new Error('Refused');
  const value = [{ date, spans: [], reason: { id: 'listrik padam', en: 'power cut' } }];

  const foreseen = await call('POST', closures, { body: { value } });
  const { effect } = await changed(closures, value);

  expect(routes.previewSetting.answer.schema.parse(foreseen.body).effect.affected).toBe(effect.affected);
  const day = effect.days.find((one) => one.service === 'akta' && one.date === date);
  expect(day?.windows.flatMap(({ affected }) => affected)).toEqual([reply.held.booking.ticket]);
  const late = await book('akta', date, '11:00');
  expect('problem' in late && late.problem.code).toMatch(/^(closed-day|window-closed)$/);

  await world.kill();
  await world.restart();
  // Its clock begins anew: the token of before would be of the future.
  operator = (await signIn(world, 'region/operator')).token;

  const { setting, history } = routes.readSetting.answer.schema.parse((await call('GET', closures)).body);
  expect([setting.version, setting.value, history.length]).toEqual([1, value, 1]);
  expect((await availability('akta', date)).closed?.id).toBe('listrik padam');
  await changed(closures, [], 1);
  await vi.waitFor(async () => expect((await book('akta', date, '11:00')).status).toBe(201), soon);
});

test('of two who change the same version one is told what holds now', async () => {
  const name = quotaOf('ikd');

  const answers = await Promise.all([4, 5, 6].map((online) => change(name, { online, walkIn: 1 })));

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.body).toMatchObject({ code: 'changed-meanwhile', current: { version: 1 } });
});

test('who has no token, the wrong role or a bad value is refused', async () => {
  const { token: officer } = await signIn(world, 'disdukcapil/officer');
  const name = quotaOf('kartu-keluarga');
  const body = { value: { online: 1, walkIn: 1 }, expectedVersion: 0, reason: 'coba' };

  expect((await call('PUT', name, { body, token: '' })).status).toBe(401);
  expect((await call('PUT', name, { body, token: officer })).status).toBe(403);
  const bad = await call('PUT', name, { body: { ...body, value: { online: -1, walkIn: 1 } } });
  expect([bad.status, bad.body.code, bad.body.fields[0].field]).toEqual([422, 'bad-setting', 'value.online']);
  expect((await call('GET', name)).body.history).toEqual([]);
});

test('a change is told on the bus, without value or reason', async () => {
  await changed(quotaOf('kartu-keluarga'), { online: 8, walkIn: 7 });

  const event = await vi.waitFor(async () => {
    const events = heard.parse(await (await fetch(`${world.url}/_local/events/data`)).json());
    const found = events.find(
      ({ event: { detail } }) => detail.data['setting'] === quotaOf('kartu-keluarga'),
    );
    expect(found).toBeDefined();
    return found?.event;
  }, soon);

  expect(event).toMatchObject({
    'detail-type': 'SettingChanged.v1',
    detail: { data: { version: 1, change: 'set' }, metadata: { actor: { kind: 'officer' } } },
  });
  expect(JSON.stringify(event)).not.toContain('perintah');
});

test('a new wording is what the next citizen reads', async () => {
  const name = 'messages.slot-booked.id';
  const { setting } = notificationsRoutes.readSetting.answer.schema.parse(
    (await call('GET', name, { service: 'notifications' })).body,
  );
  const wording = z.object({ sms: z.string(), subject: z.string(), mail: z.string() }).parse(setting.value);
  const value = { ...wording, sms: 'Horas! Nomor {ticket}, {date}. Lihat {link} GRATIS.' };
  const body = { value, expectedVersion: 0, reason: 'lebih ramah' };
  const { status, body: answer } = await call('PUT', name, { service: 'notifications', body });
  expect(status).toBe(200);
  expect(answer.effect).toMatchObject({ segments: 1, sms: expect.stringContaining('Horas! Nomor A012') });

  const texts = z.array(z.object({ recipient: z.string(), text: z.string() }));
  let number = 0;
  await vi.waitFor(
    async () => {
      number += 1;
      const phone = `+62812555${String(number).padStart(5, '0')}`;
      await book('pindah-datang', '2026-12-22', '10:00', phone);
      const sms = await vi.waitFor(async () => {
        const all = texts.parse(await (await fetch(`${world.url}/_local/messages/data`)).json());
        const found = all.find(({ recipient }) => recipient === phone);
        expect(found).toBeDefined();
        return found;
      }, soon);
      expect(sms?.text).toMatch(/^Horas! Nomor D\d+, Selasa, 22 Desember 2026\. Lihat https?:\S+ GRATIS\.$/);
    },
    { timeout: 60_000, interval: 2_500 },
  );
});

test('the tool of operators shows, previews, changes, tells the history and restores', async () => {
  const name = quotaOf('ktp-el');
  const tool = join(import.meta.dirname, '../../operator/settings/settings.ts');
  const run = async (...args: string[]) => {
    const given = [tool, ...args, '--url', world.url];
    const env = { ...process.env, BALAI_TOKEN: operator };
    const { stdout } = await promisify(execFile)(process.execPath, given, { env });
    return stdout;
  };

  expect(await run('list')).toContain(`${name}  bawaan`);
  const set = await run(
    'set',
    name,
    '--value',
    '{"online":12,"walkIn":10}',
    '--reason',
    'loket baru',
    '--yes',
  );
  expect(set).toContain('kuota daring: 10 → 12');
  expect(set).toContain('Tersimpan sebagai versi 1.');
  expect(await run('show', name)).toContain('kuota daring: 12');
  expect(await run('restore', name, '0', '--reason', 'cukup', '--yes')).toContain('kuota daring: 12 → 10');
  expect(await run('history', name)).toMatch(/Versi 2,.*cukup(.|\n)*Versi 1,.*loket baru/);
  await expect(
    run('set', name, '--value', '{"online":99,"walkIn":1}', '--reason', 'coba', '--yes'),
  ).rejects.toThrow('Kuota daring harus bilangan bulat');
});
