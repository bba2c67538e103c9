import { describe, expect, test } from 'vitest';
import type { SettingEffect } from './contract.ts';
import { routes } from './contract.ts';
import { prepareSheets } from './operations/prepare-sheets.ts';
import {
  createQueueApi,
  heldOf,
  nikOf,
  problemOf,
  type Reply,
  staffId,
  tuesday,
} from './testing/queue-api.ts';

// Officials change hours, special days and quotas, and what citizens can book follows.

const quota = 'offices.disdukcapil.services.ktp-el.quota';
const closures = 'offices.disdukcapil.closures';
const hours = 'offices.disdukcapil.hours';
const operator = ['region/operator'];

const city = () => {
  const api = createQueueApi();
  const { answer } = routes.changeSetting;
  const write = (
    name: string,
    body: { value?: unknown; restore?: number; expectedVersion?: number; reason?: string },
    roles: readonly string[] | undefined = operator,
  ) =>
    api.call('changeSetting', {
      path: { name },
      roles,
      body: { expectedVersion: 0, reason: 'perintah kepala dinas', ...body },
    });
  return {
    ...api,
    write,
    changed: async (...sent: Parameters<typeof write>) => answer.schema.parse((await write(...sent)).json),
    preview: async (name: string, body: unknown) =>
      routes.previewSetting.answer.schema.parse(
        (await api.call('previewSetting', { path: { name }, roles: operator, body })).json,
      ),
    show: async (name: string) =>
      routes.readSetting.answer.schema.parse(
        (await api.call('readSetting', { path: { name }, roles: operator })).json,
      ),
    windows: async (date: string) =>
      routes.readAvailability.answer.schema.parse(
        (
          await api.call('readAvailability', {
            path: { office: 'disdukcapil' },
            query: { service: 'ktp-el', date },
          })
        ).json,
      ),
  };
};

const people = (api: ReturnType<typeof city>, count: number, from = 0) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      api.book({ person: { nik: nikOf(from + index), name: 'Siti Nurhaliza', phone: '081234567890' } }),
    ),
  );
const statuses = (replies: readonly Reply[]) => replies.map(({ status }) => status).sort();
const on = ({ days }: SettingEffect, date: string, service = 'ktp-el') =>
  days.find((day) => day.date === date && day.service === service);

describe('a changed quota', () => {
  test('raises what can be booked at once, also on days that people booked before', async () => {
    const api = city();
    expect(statuses(await people(api, 3))).toEqual([201, 201, 409]);

    const { setting, effect } = await api.changed(quota, { value: { online: 5, walkIn: 2 } });
    api.pass(1_100);

    expect(setting).toMatchObject({ version: 1, value: { online: 5 }, default: { online: 2 }, by: staffId });
    expect(on(effect, tuesday)?.windows[0]).toMatchObject({ start: '08:00', from: 2, to: 5, booked: 2 });
    expect(effect.affected).toBe(0);
    expect(statuses(await people(api, 4, 10))).toEqual([201, 201, 201, 409]);
  });

  test('lowered below what is held, everybody keeps the ticket and the last ones are named', async () => {
    const api = city();
    const held = (await people(api, 2)).map(heldOf);

    const { effect } = await api.changed(quota, { value: { online: 1, walkIn: 2 } });
    api.pass(1_100);

    const tickets = held.map(({ booking }) => booking.ticket).sort();
    expect(effect.affected).toBe(1);
    expect(on(effect, tuesday)?.windows[0]).toMatchObject({
      from: 2,
      to: 1,
      booked: 2,
      affected: [tickets[1]],
    });
    for (const { booking, key } of held) {
      const reply = await api.call('readBooking', {
        path: { id: booking.id },
        headers: { 'booking-key': key },
      });
      expect(heldOf(reply).booking.state).toBe('BOOKED');
    }
    expect(statuses(await people(api, 1, 20))).toEqual([409]);
  });
});

describe('a closed day', () => {
  const closed = {
    value: [{ date: tuesday, spans: [], reason: { id: 'listrik padam', en: 'power cut' } }],
  };

  test('sells nothing more, tells why, and names who had booked', async () => {
    const api = city();
    const [first] = (await people(api, 2)).map(heldOf);

    const foreseen = await api.preview(closures, closed);
    const { effect } = await api.changed(closures, closed);
    api.pass(5_100);

    expect(foreseen.effect).toEqual(effect);
    expect(effect.affected).toBe(2);
    expect(on(effect, tuesday)?.windows[0]?.affected).toContain(first?.booking.ticket);
    const [refused] = await people(api, 1, 20);
    expect(refused && problemOf(refused)).toMatchObject({
      code: 'closed-day',
      text: { id: expect.stringContaining('listrik padam') },
    });
  });

  test('is closed for who remembers the day as open, before any memory ends', async () => {
    const api = city();
    await people(api, 1);

    await api.write(closures, closed);

    expect((await people(api, 1, 20)).map(problemOf)[0]?.code).toMatch(/^(window-closed|closed-day)$/);
  });

  test('opens again with the default, and the same seats are on sale', async () => {
    const api = city();
    await people(api, 1);
    await api.write(closures, closed);

    await api.write(closures, { restore: 0, expectedVersion: 1 });
    api.pass(5_100);

    expect((await api.windows(tuesday)).windows[0]).toMatchObject({
      start: '08:00',
      capacity: 2,
      remaining: 1,
    });
  });

  test('a Saturday that is opened can be booked', async () => {
    const api = city();
    const saturday = '2026-11-28';
    const spans = [['09:00', '11:00']];

    await api.changed(closures, {
      value: [{ date: saturday, spans, reason: { id: 'layanan Sabtu', en: 'open Saturday' } }],
    });
    api.pass(5_100);

    expect((await api.windows(saturday)).windows.map(({ start }) => start)).toEqual(['09:00', '10:00']);
    expect((await api.book({ date: saturday, window: '09:00' })).status).toBe(201);
  });
});

describe('changed hours', () => {
  test('close the windows that are no more, add the new ones with numbers of their own, keep the rest', async () => {
    const api = city();
    const [held] = (await people(api, 1)).map(heldOf);
    const { setting } = await api.show(hours);
    const week = routes.changeSetting.request.def.shape.body.def.shape.value.parse(setting.value);
    const later = JSON.parse(JSON.stringify(week).replaceAll('"08:00","12:00"', '"09:00","12:00"'));
    later.regular.tue = [
      ['09:00', '12:00'],
      ['13:00', '15:00'],
      ['16:00', '17:00'],
    ];

    const { effect } = await api.changed(hours, { value: later });
    api.pass(5_100);

    expect(on(effect, tuesday)?.windows).toMatchObject([
      { start: '08:00', from: 2, to: 0, booked: 1, affected: [held?.booking.ticket] },
      { start: '16:00', from: null, to: 2, booked: 0 },
    ]);
    const { windows } = await api.windows(tuesday);
    expect(windows.find(({ start }) => start === '08:00')?.state).toBe('closed');
    const added = heldOf(
      await api.book({ window: '16:00', person: { nik: nikOf(40), name: 'Budi', phone: '081234567890' } }),
    );
    expect(added.booking.ticket).not.toBe(held?.booking.ticket);
  });
});

describe('the history', () => {
  test('tells who changed what from where to where and why, and brings an earlier version back', async () => {
    const api = city();
    await api.write(quota, { value: { online: 5, walkIn: 2 }, reason: 'loket tambahan' });
    await api.write(quota, { value: { online: 3, walkIn: 2 }, expectedVersion: 1, reason: 'loket rusak' });

    const restored = await api.changed(quota, { restore: 1, expectedVersion: 2, reason: 'loket baik lagi' });

    expect(restored.setting).toMatchObject({ version: 3, value: { online: 5 } });
    const { history } = await api.show(quota);
    expect(
      history.map(({ version, from, to, by, reason }) => [version, from, to, by === staffId, reason]),
    ).toEqual([
      [3, { online: 3, walkIn: 2 }, { online: 5, walkIn: 2 }, true, 'loket baik lagi'],
      [2, { online: 5, walkIn: 2 }, { online: 3, walkIn: 2 }, true, 'loket rusak'],
      [1, { online: 2, walkIn: 2 }, { online: 5, walkIn: 2 }, true, 'loket tambahan'],
    ]);
  });

  test('a change that was overtaken is refused with the value of now', async () => {
    const api = city();
    await api.write(quota, { value: { online: 5, walkIn: 2 } });

    const late = await api.write(quota, { value: { online: 1, walkIn: 2 } });

    expect(late.status).toBe(409);
    expect(problemOf(late).code).toBe('changed-meanwhile');
    expect(late.json).toMatchObject({ current: { version: 1, value: { online: 5 } } });
  });

  test('the same change sent again is the same change', async () => {
    const api = city();
    const sent = { value: { online: 5, walkIn: 2 }, reason: 'loket tambahan' };

    const replies = [await api.write(quota, sent), await api.write(quota, sent)];

    expect(statuses(replies)).toEqual([200, 200]);
    expect((await api.show(quota)).history).toHaveLength(1);
  });
});

describe('who and what is let in', () => {
  test.each([
    ['nobody', undefined, 401],
    ['an officer', ['disdukcapil/officer'], 403],
    ['the head of another office', ['kantor-lain/head'], 403],
    ['the head of the office', ['disdukcapil/head'], 200],
    ['an operator', operator, 200],
  ])('%s changing a quota is answered %s', async (_, roles, status) => {
    const api = city();
    const body = { value: { online: 5, walkIn: 2 }, expectedVersion: 0, reason: 'perintah' };

    expect((await api.call('changeSetting', { path: { name: quota }, roles, body })).status).toBe(status);
  });

  test('a supervisor reads the settings of the own office and changes none', async () => {
    const api = city();
    const roles = ['disdukcapil/supervisor'];
    const listed = routes.listSettings.answer.schema.parse((await api.call('listSettings', { roles })).json);

    expect(listed.settings.map(({ name }) => name)).toContain(hours);
    expect((await api.write(quota, { value: { online: 5, walkIn: 2 } }, roles)).status).toBe(403);
  });

  test.each([
    ['more seats than numbers', quota, { online: 41, walkIn: 0 }, 'value.online', 'numberBlock'],
    ['half a seat', quota, { online: 1.5, walkIn: 0 }, 'value.online', 'bilangan bulat'],
    ['a forgotten quota', quota, { online: 1 }, 'value.walkIn', 'bilangan bulat'],
    ['a word too much', quota, { online: 1, walkIn: 1, vip: 9 }, 'value', 'kedua kuota'],
    [
      'an end before its start',
      closures,
      [{ date: tuesday, spans: [['10:00', '09:00']], reason: { id: 'a', en: 'a' } }],
      'value.0.spans',
      'berurutan',
    ],
    [
      'overlapping spans',
      closures,
      [
        {
          date: tuesday,
          spans: [
            ['08:00', '10:00'],
            ['09:00', '11:00'],
          ],
          reason: { id: 'a', en: 'a' },
        },
      ],
      'value.0.spans',
      'berurutan',
    ],
    [
      'a time that no clock shows',
      closures,
      [{ date: tuesday, spans: [['8', '10:00']], reason: { id: 'a', en: 'a' } }],
      'value.0.spans.0.0',
      '08:00',
    ],
    [
      '31 February',
      closures,
      [{ date: '2027-02-31', spans: [], reason: { id: 'a', en: 'a' } }],
      'value.0.date',
      'kalender',
    ],
    [
      'a date twice',
      closures,
      [tuesday, tuesday].map((date) => ({ date, spans: [], reason: { id: 'a', en: 'a' } })),
      'value',
      'sekali',
    ],
    [
      'no reason for citizens',
      closures,
      [{ date: tuesday, spans: [], reason: { id: '', en: 'a' } }],
      'value.0.reason.id',
      'kedua bahasa',
    ],
    [
      'a reason with a control sequence',
      closures,
      [{ date: tuesday, spans: [], reason: { id: 'rapat\u001b[2J', en: 'a' } }],
      'value.0.reason.id',
      'satu baris',
    ],
    [
      'six times a day',
      closures,
      [
        {
          date: tuesday,
          spans: [7, 8, 9, 10, 11, 12, 13].map((hour) => [`${hour + 3}:00`, `${hour + 3}:30`]),
          reason: { id: 'a', en: 'a' },
        },
      ],
      'value.0.spans',
      'paling banyak 6',
    ],
    ['six days a week', hours, { regular: { mon: [] }, ramadan: {} }, 'value.regular.tue', ''],
    ['nothing', quota, null, 'value', ''],
  ])('%s is refused in words', async (_, name, value, field, said) => {
    const api = city();

    const reply = await api.write(name, { value });

    expect(reply.status, reply.text).toBe(422);
    expect(problemOf(reply).code).toBe('bad-setting');
    const fields = problemOf(reply).fields ?? [];
    expect(fields.map((one) => one.field)).toContain(field);
    expect(fields.find((one) => one.field === field)?.text.id).toContain(said);
    expect((await api.show(name)).history).toEqual([]);
  });

  test('a change needs a reason and a setting that exists', async () => {
    const api = city();
    const value = { online: 1, walkIn: 1 };

    expect(problemOf(await api.write(quota, { value, reason: ' ' })).code).toBe('bad-reason');
    expect(problemOf(await api.write(quota, { value, reason: 'x'.repeat(501) })).code).toBe('bad-reason');
    // It is read in terminals: no forged second line, no control sequence, no reversed text.
    for (const trick of ['rapat\nVersi 9', 'rapat\u001b[2J', 'rapat\u202e']) {
      expect(problemOf(await api.write(quota, { value, reason: trick })).code).toBe('bad-reason');
    }
    expect((await api.write('offices.disdukcapil.name', { value })).status).toBe(404);
    expect((await api.write(quota, { value, restore: 1 })).status).toBe(422);
    expect((await api.write(quota, { restore: 7 })).status).toBe(422);
    expect((await api.write(quota, {})).status).toBe(422);
  });
});

test('a preview changes nothing', async () => {
  const api = city();
  await people(api, 1);

  const { effect, to } = await api.preview(quota, { value: { online: 0, walkIn: 0 } });

  expect([effect.affected, to]).toEqual([1, { online: 0, walkIn: 0 }]);
  expect((await api.windows(tuesday)).windows[0]?.capacity).toBe(2);
  expect((await api.show(quota)).setting.version).toBe(0);
});

test('a change that was cut off after its row is made good by the hourly sweep', async () => {
  const api = city();
  await people(api, 1);
  const { ports } = api;
  const row = {
    name: quota,
    version: 1,
    value: { online: 4, walkIn: 2 },
    at: 1,
    by: staffId,
    reason: 'terputus',
  };
  await ports.settingStore.write({ ...row, from: null, to: row.value }, { correlationId: 'request-0001' });

  await prepareSheets(ports);

  api.pass(5_100);
  expect((await api.windows(tuesday)).windows[0]).toMatchObject({ capacity: 4, remaining: 3 });
});

test('a row that the schema of a later version refuses leaves the default in force', async () => {
  const api = city();
  const row = { name: quota, version: 1, value: { online: 'viele' }, at: 1, by: staffId, reason: 'lama' };
  await api.ports.settingStore.write(
    { ...row, from: null, to: row.value },
    { correlationId: 'request-0001' },
  );

  expect((await api.windows(tuesday)).windows[0]?.capacity).toBe(2);
  expect((await api.show(quota)).setting).toMatchObject({ version: 1, value: { online: 2 } });
});

test('a container reads the mark once in five seconds, and all rows only when it moved', async () => {
  const api = city();
  let marks = 0;
  let lists = 0;
  const { settingStore } = api.ports;
  const { mark, list } = settingStore;
  Object.assign(settingStore, {
    mark: (how?: 'strict') => {
      marks += 1;
      return mark(how);
    },
    list: () => {
      lists += 1;
      return list();
    },
  });
  await people(api, 2);
  expect(marks).toBe(2); // one remembered, one when the first booking made the sheet

  await people(api, 20, 100);
  expect([marks, lists]).toEqual([2, 0]);
  api.pass(5_100);
  await Promise.all([api.windows(tuesday), api.windows(tuesday), api.windows(tuesday)]);
  expect([marks, lists]).toEqual([3, 0]);
});
