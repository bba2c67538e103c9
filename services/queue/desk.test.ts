import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Problem } from './contract.ts';
import { routes } from './contract.ts';
import { bookingId } from './domain/ids.ts';
import { carry } from './testing/courier.ts';
import {
  aBooking,
  createQueueApi,
  heldOf,
  nikOf,
  problemOf,
  type Reply,
  staffId,
  tuesday,
  wednesday,
} from './testing/queue-api.ts';

const office = 'disdukcapil';
const officer = [`${office}/officer`];
const helper = [`${office}/helper`];
type Api = ReturnType<typeof createQueueApi>;

const find = (api: Api, more: object = {}, roles: readonly string[] = officer) =>
  api.call('findBookings', {
    path: { office },
    body: { nik: nikOf(0), why: 'lost-ticket', ...more },
    roles,
  });
const foundOf = ({ json }: Reply) => routes.findBookings.answer.schema.parse(json).bookings;
const endIt = (api: Api, id: string, more: object = {}, at = office) =>
  api.call('voidBooking', {
    path: { office: at, id },
    body: { nik: nikOf(0), why: 'booked-by-stranger', ...more },
    roles: [`${at}/officer`],
  });
const guest = {
  service: 'ktp-el',
  date: tuesday,
  window: '08:00',
  person: { name: 'Siti Nurhaliza', nik: nikOf(0) },
};
const bookFor = (api: Api, more: object = {}, { key = randomUUID() as string, roles = officer } = {}) =>
  api.call('bookForOthers', {
    path: { office },
    headers: { 'idempotency-key': key },
    body: { ...guest, ...more },
    roles,
  });
const codeOf = (reply: Reply): [number, Problem['code']] => [reply.status, problemOf(reply).code];

describe('finding bookings of who stands at the desk', () => {
  test('shows ticket, day, service, state and a masked phone, and neither NIK nor name', async () => {
    const api = createQueueApi();
    const { booking } = heldOf(await api.book());
    await api.book({ person: { ...aBooking.person, nik: nikOf(1) } });
    await api.settle();

    const reply = await find(api);

    expect(foundOf(reply)).toEqual([
      {
        id: booking.id,
        ticket: booking.ticket,
        service: 'ktp-el',
        date: tuesday,
        window: '08:00',
        windowEnd: booking.windowEnd,
        state: 'BOOKED',
        phone: '+6281•••••890',
        forOthers: false,
      },
    ]);
    expect(reply.text).not.toMatch(/Siti|Si••|1274011/);
  });

  test('shows the ended ones too, and none of another office or of yesterday', async () => {
    const api = createQueueApi();
    const held = heldOf(await api.book());
    await api.settle();
    await api.call('cancelBooking', { path: { id: held.booking.id }, headers: { 'booking-key': held.key } });
    await api.settle();

    expect(foundOf(await find(api)).map(({ state }) => state)).toEqual(['CANCELLED']);
    api.at(`${wednesday}T03:00:00Z`);
    expect(foundOf(await find(api))).toEqual([]);
  });

  test('is recorded with account, reason and tag before anything is shown, also when there is nothing', async () => {
    const api = createQueueApi();

    await find(api, { why: 'other', words: 'Warga lupa nomornya sendiri' });

    expect(api.looks).toMatchObject([
      {
        office,
        date: '2026-11-23',
        actor: staffId,
        action: 'void-booking',
        why: 'other',
        words: 'Warga lupa nomornya sendiri',
        tag: expect.stringMatching(/^[\w-]{10}$/),
      },
    ]);
    expect(JSON.stringify(api.looks)).not.toContain(nikOf(0));
  });

  test.each([
    ['no reason', { why: undefined }, 422, 'bad-purpose'],
    ['a reason that is none of the list', { why: 'curious' }, 422, 'bad-purpose'],
    ['another reason without words', { why: 'other' }, 422, 'bad-purpose'],
    ['words with a NIK in them', { words: `NIK ${nikOf(3)} minta dicari` }, 422, 'bad-purpose'],
    ['a NIK of wrong form', { nik: '123' }, 422, 'bad-nik'],
    ['nobody', { nik: undefined }, 422, 'bad-nik'],
    ['two papers', { document: { kind: 'passport', number: 'A1234567' } }, 422, 'bad-nik'],
  ])('with %s is refused and shows nothing', async (_, more, status, code) => {
    const api = createQueueApi();

    expect(codeOf(await find(api, more))).toEqual([status, code]);
    expect(api.looks).toEqual([]);
  });

  test('is not for helpers, nor for officers of another office', async () => {
    const api = createQueueApi();

    const told = [await find(api, {}, helper), await find(api, {}, ['kecamatan/officer'])];

    expect(told.map(({ status }) => status)).toEqual([403, 403]);
    expect(api.looks).toEqual([]);
  });
});

describe('voiding a booking that a stranger made', () => {
  test('frees the place at once, so that the person books it at the desk in the same minute', async () => {
    const api = createQueueApi();
    const { booking } = heldOf(await api.book());
    await api.book({ person: { ...aBooking.person, nik: nikOf(1) } });
    await api.settle();
    expect(codeOf(await bookFor(api))).toEqual([409, 'already-booked']);

    const voided = await endIt(api, booking.id);
    const again = await bookFor(api);

    expect(voided).toMatchObject({ status: 200, json: { booking: { id: booking.id, state: 'CANCELLED' } } });
    expect(again.status).toBe(201);
    expect(heldOf(again).booking).toMatchObject({ window: '08:00', state: 'BOOKED' });
  });

  test('tells SlotCancelled with the officer as actor, once, however often it is asked', async () => {
    const api = createQueueApi();
    const { booking } = heldOf(await api.book());
    await api.settle();

    const said = [await endIt(api, booking.id), await endIt(api, booking.id)];
    await api.settle();

    expect(said.map(({ status }) => status)).toEqual([200, 200]);
    const told = api.written.filter(({ events }) => events.length > 0);
    expect(told.map(({ events, actor }) => [events[0]?.event.detailType, actor])).toEqual([
      ['SlotBooked.v1', undefined],
      ['SlotCancelled.v1', staffId],
    ]);
  });

  test('names the officer in the event also when the stream is faster than the officer’s own request', async () => {
    const api = createQueueApi();
    const { booking } = heldOf(await api.book());
    await api.settle();
    api.afterCommit(() => api.settle());

    await endIt(api, booking.id);

    const cancelled = api.written.filter(({ events }) =>
      events.some(({ event }) => event.detailType === 'SlotCancelled.v1'),
    );
    expect(cancelled.map(({ actor }) => actor)).toEqual([staffId]);
  });

  test('starts the day anew for a person whose changes a stranger used up', async () => {
    const api = createQueueApi();
    const cancelled: string[] = [];
    for (const window of ['08:00', '09:00', '10:00', '11:00']) {
      const held = heldOf(await api.book({ window }));
      cancelled.push(held.booking.id);
      await api.call('cancelBooking', {
        path: { id: held.booking.id },
        headers: { 'booking-key': held.key },
      });
    }
    await api.settle();
    expect(codeOf(await bookFor(api, { window: '10:00' }))).toEqual([409, 'already-booked']);

    await endIt(api, cancelled.at(-1) ?? '');

    expect((await bookFor(api, { window: '10:00' })).status).toBe(201);
  });

  test('is done in the name of the card only: of another person or office there is no such booking', async () => {
    const api = createQueueApi();
    const { booking } = heldOf(await api.book());
    await api.settle();

    const told = [
      await endIt(api, booking.id, { nik: nikOf(1) }),
      await endIt(api, 'nothing'),
      await endIt(api, 'A'.repeat(11)),
      await endIt(api, booking.id, {}, 'elsewhere'),
    ];

    expect(told.map(codeOf)).toEqual(Array(4).fill([404, 'not-found']));
    expect(foundOf(await find(api)).map(({ state }) => state)).toEqual(['BOOKED']);
    // The officer who tried is on record each time.
    expect(api.looks.filter(({ action }) => action === 'void-booking')).toHaveLength(5);
  });

  test('waits out the minute between self-service and check-in, then ends the booking without selling its place', async () => {
    const api = createQueueApi();
    const { booking } = heldOf(await api.book());
    await api.settle();

    api.at(new Date(booking.till + 10_000).toISOString());
    const between = await endIt(api, booking.id);
    api.at(new Date(booking.till + 61_000).toISOString());
    const after = await endIt(api, booking.id);

    expect(codeOf(between)).toEqual([503, 'try-again']);
    expect(Number(between.headers['retry-after'])).toBeLessThanOrEqual(50);
    expect(after).toMatchObject({ status: 200, json: { booking: { state: 'CANCELLED' } } });
    expect(api.written.at(-1)).toMatchObject({ actor: staffId, booking: { state: 'CANCELLED' } });
  });
});

describe('booking for others', () => {
  test('needs no proof of work and no phone, and answers link and QR for the printed ticket', async () => {
    const api = createQueueApi();

    const reply = await bookFor(api);

    expect(reply.status).toBe(201);
    expect(heldOf(reply)).toMatchObject({
      booking: { state: 'BOOKED', person: { name: 'Si•• Nu••' } },
      link: expect.stringMatching(/^https:\/\/antrean\.example\/tiket#k1\./),
    });
  });

  test('is told as done by the officer, and recorded with booking and tag', async () => {
    const api = createQueueApi();
    const { booking } = heldOf(await bookFor(api));
    await api.settle();

    expect(api.written).toMatchObject([{ actor: staffId, booking: { id: booking.id, bookedBy: staffId } }]);
    expect(api.looks).toMatchObject([
      { actor: staffId, action: 'book-for-others', why: 'booking-for', booking: booking.id },
    ]);
  });

  test('again under the same key is the same ticket; with other data the key is refused', async () => {
    const api = createQueueApi();
    const key = randomUUID();

    const [first, again, other] = [
      await bookFor(api, {}, { key }),
      await bookFor(api, {}, { key }),
      await bookFor(api, { person: { ...guest.person, name: 'Orang Lain' } }, { key }),
    ];

    expect(heldOf(again).booking).toEqual(heldOf(first).booking);
    expect(codeOf(other)).toEqual([409, 'key-reused']);
  });

  test('keeps the rules of the day: one booking a person, no window above its quota, no closed day', async () => {
    const api = createQueueApi();
    await bookFor(api);
    await bookFor(api, { person: { name: 'Budi', nik: nikOf(1) } });

    const told = [
      await bookFor(api, { window: '10:00' }),
      await bookFor(api, { person: { name: 'Citra', nik: nikOf(2) } }),
      await bookFor(api, { date: '2026-11-26' }),
      await bookFor(api, { window: '03:00' }),
    ];

    expect(told.map(codeOf)).toEqual([
      [409, 'already-booked'],
      [409, 'full'],
      [409, 'closed-day'],
      [422, 'bad-window'],
    ]);
  });

  test('with a paper in place of a NIK is one person: the same paper, however it is typed, books once a day', async () => {
    const api = createQueueApi();
    const person = (number: string) => ({ name: 'John Smith', document: { kind: 'passport', number } });

    const first = await bookFor(api, { person: person('x 123 4567') });
    const same = await bookFor(api, { person: person('X1234567'), window: '10:00' });
    const other = await bookFor(api, { person: person('X1234568'), window: '10:00' });

    expect(heldOf(first).booking.person).toEqual({ nik: '••••4567', name: 'Jo•• Sm••' });
    expect(codeOf(same)).toEqual([409, 'already-booked']);
    expect(other.status).toBe(201);
  });

  test('without any paper two children of one name are two people', async () => {
    const api = createQueueApi();
    const person = { name: 'Bayi Ny. Siti' };

    const told = [await bookFor(api, { person }), await bookFor(api, { person })];

    expect(told.map(({ status }) => status)).toEqual([201, 201]);
    expect(told.map((reply) => heldOf(reply).booking.person.nik)).toEqual(['–', '–']);
  });

  test.each([
    [
      'a paper beside a NIK',
      { ...guest.person, document: { kind: 'passport', number: 'X1234567' } },
      'bad-document',
    ],
    [
      'a number that no paper has',
      { name: 'John', document: { kind: 'passport', number: '?' } },
      'bad-document',
    ],
    ['a phone of wrong form', { ...guest.person, phone: '12' }, 'bad-phone'],
    ['no name', { nik: nikOf(0) }, 'bad-name'],
  ])('with %s is refused', async (_, person, code) => {
    const api = createQueueApi();

    expect(codeOf(await bookFor(api, { person }))).toEqual([422, code]);
  });

  test('a helper books the share of the day and no more; repeating what was booked takes nothing of it', async () => {
    const api = createQueueApi({ helperBookingsPerDay: 2 });
    const keys = [randomUUID(), randomUUID(), randomUUID()];
    const ask = (number: number) =>
      bookFor(
        api,
        { person: { name: 'Warga Desa', nik: nikOf(number) }, window: number === 2 ? '10:00' : '08:00' },
        { key: keys[number] ?? '', roles: helper },
      );

    const told = [];
    for (const number of [0, 0, 0, 1, 2, 1]) told.push((await ask(number)).status);
    const refused = problemOf(await ask(2));

    expect(told).toEqual([201, 201, 201, 201, 429, 201]);
    expect(refused.text.id).toContain('2 antrean hari ini');
    api.at(`${tuesday}T00:00:00Z`);
    expect(
      (
        await bookFor(
          api,
          { ...guest, date: wednesday, person: { name: 'Warga', nik: nikOf(5) } },
          { roles: helper },
        )
      ).status,
    ).toBe(201);
  });

  test('what is refused for another reason takes nothing of a helper’s share', async () => {
    const api = createQueueApi({ helperBookingsPerDay: 1 });
    await bookFor(api);

    const refused = await bookFor(api, {}, { roles: helper });
    const booked = await bookFor(api, { person: { name: 'Warga', nik: nikOf(7) } }, { roles: helper });

    expect(codeOf(refused)).toEqual([409, 'already-booked']);
    expect(booked.status).toBe(201);
  });

  test('a paper of another kind is no paper for the share: its number may be anything', async () => {
    const api = createQueueApi({ helperBookingsPerDay: 1 });
    const person = (number: string) => ({ name: 'Tiga', document: { kind: 'other', number } });
    const told = [
      await bookFor(api, { person: person('SK-001') }),
      await bookFor(api, { person: person('SK-002') }),
    ];

    expect(told.map(({ status }) => status)).toEqual([201, 429]);
  });

  test('who has no phone, but mail, is told by mail', async () => {
    const api = createQueueApi();
    const { booking } = heldOf(
      await bookFor(api, { person: { name: 'Satu', nik: nikOf(1), email: 'satu@contoh.id' } }),
    );
    await api.settle();

    const told = api.written.map(({ booking: { id, v, correlationId }, events, now }) => {
      return { subject: id, version: v, correlationId, now, events };
    });
    const sent = await carry(api.ports, told);

    expect(
      sent.map(({ kind, subject, recipient }) => [kind, subject, recipient.email, recipient.phone]),
    ).toEqual([['slot-booked', booking.id, 'satu@contoh.id', undefined]]);
  });

  test('who has no NIK is given and erased what is kept of them, by the paper or by the one booking', async () => {
    const api = createQueueApi();
    const passport = { kind: 'passport', number: 'X1234567' } as const;
    const papered = heldOf(await bookFor(api, { person: { name: 'John Smith', document: passport } }));
    const baby = heldOf(await bookFor(api, { person: { name: 'Bayi Ny. Siti' } }));
    await bookFor(api, { person: { name: 'Orang Lain', nik: nikOf(5) }, window: '10:00' });
    await api.settle();
    const reason = 'Surat permohonan 12';
    const roles = ['region/operator'];
    const ask = (name: 'exportPerson' | 'erasePerson', body: object) =>
      api.call(name, { body: { reason, ...body }, roles });
    const exportedBy = async (body: object) =>
      routes.exportPerson.answer.schema.parse((await ask('exportPerson', body)).json).bookings;

    const byPaper = await exportedBy({ document: passport });
    const byBooking = await exportedBy({ booking: baby.booking.id });

    expect(byPaper.map(({ id, contact }) => [id, contact?.document])).toEqual([
      [papered.booking.id, passport],
    ]);
    expect(byBooking.map(({ id, contact }) => [id, contact?.name])).toEqual([
      [baby.booking.id, 'Bayi Ny. Siti'],
    ]);
    // An id says who showed nothing; whoever showed something is found by that.
    expect(await exportedBy({ booking: papered.booking.id })).toEqual([]);
    const erased = await ask('erasePerson', { booking: baby.booking.id, cancel: true });
    expect(routes.erasePerson.answer.schema.parse(erased.json).erased).toMatchObject({ bookings: 1 });
    expect(await exportedBy({ booking: baby.booking.id })).toEqual([]);
    for (const body of [{}, { nik: nikOf(5), document: passport }, { booking: 'x' }]) {
      expect((await ask('exportPerson', body)).status).toBe(422);
    }
  });

  test('whose booking without a paper moved to another day is found by the id of before and of after', async () => {
    const api = createQueueApi();
    const { booking, key } = heldOf(await bookFor(api, { person: { name: 'Bayi Ny. Siti' } }));
    await api.settle();
    const moved = heldOf(
      await api.call('moveBooking', {
        path: { id: booking.id },
        headers: { 'booking-key': key },
        body: { date: wednesday, window: '09:00' },
      }),
    );
    await api.settle();
    const foundBy = async (id: string) => {
      const body = { reason: 'Surat permohonan 12', booking: id };
      const { json } = await api.call('exportPerson', { body, roles: ['region/operator'] });
      return routes.exportPerson.answer.schema
        .parse(json)
        .bookings.map((one) => one.id)
        .sort();
    };
    const both = [booking.id, moved.booking.id].sort();

    expect(await foundBy(booking.id)).toEqual(both);
    expect(await foundBy(moved.booking.id)).toEqual(both);
  });

  test('an officer books without a share for who shows a paper, and within it for who shows none', async () => {
    const api = createQueueApi({ helperBookingsPerDay: 1 });
    const told = [
      await bookFor(api, { person: { name: 'Satu', nik: nikOf(1) } }),
      await bookFor(api, { person: { name: 'Dua', nik: nikOf(2) } }),
      await bookFor(api, { person: { name: 'Tiga' }, window: '10:00' }),
      await bookFor(api, { person: { name: 'Empat' }, window: '10:00' }),
    ];

    expect(told.map(({ status }) => status)).toEqual([201, 201, 201, 429]);
  });
});

describe('who is expected today', () => {
  const expectedAt = (api: Api, roles: readonly string[] = [`${office}/front-desk`]) =>
    api.call('readExpected', { path: { office }, roles });
  const peopleOf = ({ json }: Reply) => routes.readExpected.answer.schema.parse(json).people;

  test('is listed masked, in the order of windows and numbers, without who cancelled', async () => {
    const api = createQueueApi();
    const person = (number: number, name: string) => ({ ...aBooking.person, nik: nikOf(number), name });
    await api.book({ window: '10:00', person: person(1, 'Budi Santoso'), priority: true });
    const gone = heldOf(await api.book({ person: person(2, 'Citra') }));
    await api.book({ person: person(3, 'Dewi Lestari') });
    await api.book({ service: 'akta-lahir', window: '09:00', person: person(4, 'Eko') });
    await api.call('cancelBooking', { path: { id: gone.booking.id }, headers: { 'booking-key': gone.key } });
    await api.settle();
    api.at(`${tuesday}T23:45:00Z`.replace(tuesday, '2026-11-23'));

    const reply = await expectedAt(api);

    expect(
      peopleOf(reply).map(({ window, name, priority, arrived }) => [window, name, priority, arrived]),
    ).toEqual(
      expect.arrayContaining([
        ['08:00', 'De•• Le••', false, false],
        ['10:00', 'Bu•• Sa••', true, false],
      ]),
    );
    expect(peopleOf(reply).map(({ window }) => window)).toEqual(
      peopleOf(reply)
        .map(({ window }) => window)
        .toSorted(),
    );
    expect(reply.text).not.toMatch(/Citra|Ci••|Budi|1274011|8123/);
  });

  test('is recorded once for each reading: the day and how many, and nobody’s name', async () => {
    const api = createQueueApi();
    await api.book();
    await api.settle();
    api.at('2026-11-23T23:45:00Z');

    await expectedAt(api);

    expect(api.looks).toMatchObject([
      { action: 'read-expected', why: 'expected-list', list: { date: tuesday, people: 1 } },
    ]);
  });

  test('goes on past a booking that does not open, which is shown without a name and logged without data', async () => {
    const api = createQueueApi();
    const lost = heldOf(await api.book());
    await api.book({ person: { ...aBooking.person, nik: nikOf(1), name: 'Dewi Lestari' } });
    await api.settle();
    const { bookings } = api.ports.rows;
    const details = await api.ports.bookings.read(bookingId.parse(lost.booking.id));
    if (!details) throw new Error('No details');
    bookings.set(details.id, { ...details, sealed: `${details.sealed.slice(0, -4)}AAAA` });
    api.at('2026-11-23T23:45:00Z');

    const expected = await expectedAt(api);
    const found = await find(api);

    expect(peopleOf(expected).map(({ name }) => name)).toEqual(['–', 'De•• Le••']);
    expect(foundOf(found).map(({ ticket, phone }) => [ticket, phone])).toEqual([[lost.booking.ticket, '–']]);
    const logged = api.lines.filter((line) => line.includes('contact-unreadable'));
    expect(logged).toHaveLength(2);
    for (const line of logged) {
      expect(line).toContain(lost.booking.id);
      expect(line).not.toMatch(/Siti|1274011|8123|sealed/);
    }
  });

  test('is an empty list on a day without bookings, and nothing in an office that is not there', async () => {
    const api = createQueueApi();

    expect(peopleOf(await expectedAt(api))).toEqual([]);
    const nowhere = await api.call('readExpected', { path: { office: 'nowhere' }, roles: ['nowhere/head'] });
    expect(codeOf(nowhere)).toEqual([404, 'not-found']);
  });
});

describe('a wish of who stands at the desk', () => {
  const full = async () => {
    const api = createQueueApi();
    for (const number of [11, 12]) await api.book({ person: { ...aBooking.person, nik: nikOf(number) } });
    const { json } = await api.wish();
    const wish = routes.readBooking.answer.schema.parse(json);
    await api.settle();
    return { api, wish };
  };
  const wishesOf = ({ json }: Reply) => routes.findBookings.answer.schema.parse(json).wishes;

  test('is shown without a name, and not at another office or to another person', async () => {
    const { api, wish } = await full();

    expect(wishesOf(await find(api))).toEqual([
      {
        id: wish.booking.id,
        service: 'ktp-el',
        date: tuesday,
        windows: ['08:00'],
        kind: 'waitlist',
        phone: '+6281•••••890',
      },
    ]);
    expect(foundOf(await find(api))).toEqual([]);
    expect(wishesOf(await find(api, { nik: nikOf(5) }))).toEqual([]);
  });

  test('is withdrawn for its person only, again without harm, and waits no more', async () => {
    const { api, wish } = await full();
    const { id } = wish.booking;
    expect(codeOf(await endIt(api, id, { nik: nikOf(5) }))).toEqual([404, 'not-found']);

    const told = [await endIt(api, id), await endIt(api, id)];

    expect(told.map(({ status }) => status)).toEqual([200, 200]);
    expect(told.map(({ json }) => routes.voidBooking.answer.schema.parse(json).booking)).toEqual([
      null,
      null,
    ]);
    expect(wishesOf(await find(api))).toEqual([]);
    expect((await api.wish()).status).toBe(201);
    expect(
      api.looks.filter(({ action, booking }) => action === 'void-booking' && booking === id),
    ).toHaveLength(3);
  });
});
