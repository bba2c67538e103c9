import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { localDate } from '#shared/time/local.ts';
import { routes } from './contract.ts';
import {
  aBooking,
  createQueueApi,
  heldOf,
  nikOf,
  problemOf,
  prove,
  tuesday,
  wednesday,
} from './testing/queue-api.ts';

let api: ReturnType<typeof createQueueApi>;
beforeEach(() => {
  api = createQueueApi();
});
const person = (number: number) => ({ ...aBooking.person, nik: nikOf(number) });
const opening = (held: ReturnType<typeof heldOf>) => ({
  path: { id: held.booking.id },
  headers: { 'booking-key': held.key },
});
const code = (reply: Awaited<ReturnType<typeof api.call>>) => problemOf(reply).code;

describe('booking', () => {
  test('answers ticket, key and link, masked, and the same again however often it is sent', async () => {
    const key = randomUUID();
    const body = await prove(api.call, aBooking, key);
    const send = () => api.call('bookSlot', { headers: { 'idempotency-key': key }, body });

    const [first, again] = [await send(), await send()];

    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.json).toEqual(first.json);
    const { booking, key: bookingKey, link } = heldOf(first);
    expect(booking).toMatchObject({
      ticket: 'A001',
      office: 'disdukcapil',
      service: 'ktp-el',
      date: tuesday,
      window: '08:00',
      windowEnd: '09:00',
      state: 'BOOKED',
      person: { nik: '1274••••••••0001', name: 'Si•• Nu••' },
    });
    expect(booking.checkIn).not.toContain(bookingKey);
    expect(link).toBe(`https://antrean.example/tiket#${bookingKey}`);
    expect(api.ports.stream.filter(({ before }) => before)).toHaveLength(1);
  });

  test('is the same booking when a repetition carries a new proof and other spaces', async () => {
    const key = randomUUID();
    const first = await api.book({ key });

    const again = await api.book({
      key,
      salt: 'another-salt-of-the-client',
      person: { ...aBooking.person, name: ' Siti  Nurhaliza' },
    });

    expect(again.status).toBe(201);
    expect(heldOf(again).booking.id).toBe(heldOf(first).booking.id);
  });

  test('refuses another body under the same key with key-reused', async () => {
    const key = randomUUID();
    await api.book({ key });

    const other = await api.book({ key, window: '09:00' });

    expect([other.status, code(other)]).toEqual([409, 'key-reused']);
  });

  test('refuses a second booking of the same person with already-booked and tells nothing of the first', async () => {
    await api.book();

    const second = await api.book({ window: '09:00' });

    expect([second.status, code(second)]).toEqual([409, 'already-booked']);
    expect(second.text).not.toContain('08:00');
  });

  test('refuses a full window with the next free ones, without a write', async () => {
    await api.book({ person: person(1) });
    await api.book({ person: person(2) });
    api.pass(1_001);
    const writes = api.ports.stream.length;

    const third = await api.book({ person: person(3) });

    const refused = problemOf(third);
    expect([third.status, refused.code]).toEqual([409, 'full']);
    expect(refused.next).toHaveLength(6);
    expect(refused.next).not.toContainEqual(expect.objectContaining({ date: tuesday, start: '08:00' }));
    expect(new Set(refused.next?.map(({ date }) => date))).toEqual(new Set([tuesday, wednesday]));
    expect(api.ports.stream).toHaveLength(writes);
  });

  test('still answers 201 to who lost the answer, when the window has since become full', async () => {
    const key = randomUUID();
    const first = await api.book({ key, person: person(1) });
    await api.book({ person: person(2) });
    api.pass(5_000);

    const again = await api.book({ key, person: person(1) });

    expect(again.status).toBe(201);
    expect(heldOf(again).booking.ticket).toBe(heldOf(first).booking.ticket);
  });

  test('still answers 201 to who lost the answer, when the day is over and could not be booked any more', async () => {
    const key = randomUUID();
    const first = heldOf(await api.book({ key }));
    api.at(`${wednesday}T03:00:00Z`);

    const again = await api.book({ key });
    const stranger = await api.book({ person: person(1) });

    expect(again.status).toBe(201);
    expect(heldOf(again).booking).toEqual(first.booking);
    expect(code(stranger)).toBe('out-of-horizon');
  });

  test('refuses another body under the same key also when it could not be booked', async () => {
    const key = randomUUID();
    await api.book({ key });

    const other = await api.book({ key, date: '2026-11-29' });

    expect(code(other)).toBe('key-reused');
  });

  test('offers the free windows of a day in random order', async () => {
    await api.book({ person: person(1) });
    await api.book({ person: person(2) });
    api.pass(1_001);

    const orders = new Set<string>();
    for (let attempt = 0; attempt < 12; attempt += 1) {
      orders.add(JSON.stringify(problemOf(await api.book({ person: person(3) })).next?.slice(0, 4)));
    }

    expect(orders.size).toBeGreaterThan(3);
  });

  test('that stands already is answered without a look at what else its person holds', async () => {
    const key = randomUUID();
    const first = await api.book({ key });
    await api.settle();
    api.pass(1_001);
    const { people } = api.ports;
    const asked: string[] = [];
    api.ports.people = {
      ...people,
      list: (tag, from, most) => {
        asked.push(from);
        return people.list(tag, from, most);
      },
    };

    const again = await api.book({ key });
    const another = await api.book({ date: wednesday });

    expect([again.status, heldOf(again).booking]).toEqual([201, heldOf(first).booking]);
    expect([another.status, asked]).toEqual([201, ['2026-11-23']]);
  });

  test('refuses a third live booking across days with too-many', async () => {
    await api.book();
    await api.book({ date: wednesday });
    await api.settle();

    const third = await api.book({ service: 'kartu-keluarga' });

    expect([third.status, code(third)]).toEqual([429, 'too-many']);
    expect(problemOf(third).limit).toBe(2);
  });

  test.each([
    ['a day closed by the office', { date: '2026-11-26' }, 'closed-day', 'pindah gedung'],
    ['a Sunday', { date: '2026-11-29' }, 'closed-day', 'Minggu'],
    ['a holiday', { date: '2026-12-25' }, 'closed-day', 'Kelahiran Yesus Kristus'],
    ['a past date', { date: '2026-11-20' }, 'out-of-horizon', '23 November 2026'],
    ['a date too far ahead', { date: '2026-12-08' }, 'out-of-horizon', '7 Desember 2026'],
    ['a window that the day does not have', { window: '12:00' }, 'bad-window', 'Jam'],
    ['today’s window that is about to begin', { date: '2026-11-23', window: '10:00' }, 'too-late', 'petugas'],
    ['another office', { office: 'nowhere' }, 'not-found', 'tidak ditemukan'],
    ['another service', { service: 'nothing' }, 'not-found', 'tidak ditemukan'],
  ])('refuses %s', async (_, wish, expected, word) => {
    const reply = await api.book(wish);

    const asked = 'office' in wish ? 'bad-proof' : expected;
    expect(code(reply)).toBe(asked);
    if (asked === expected) expect(problemOf(reply).text.id).toContain(word);
    expect(api.ports.stream.filter(({ before }) => before)).toEqual([]);
  });

  test('refuses with not-open and the time before the release, and opens on the second', async () => {
    const last = { date: '2026-12-07' };
    api.at('2026-11-22T23:59:59.999Z');

    const early = await api.book(last);
    api.at('2026-11-23T00:00:00Z');
    const open = await api.book(last);

    expect([early.status, code(early)]).toEqual([409, 'not-open']);
    expect(problemOf(early).opensAt).toBe(Date.parse('2026-11-23T00:00:00Z'));
    expect(problemOf(early).text.id).toContain('07.00 WIB');
    expect(open.status).toBe(201);
  });

  test('is open on a Saturday that the office names', async () => {
    const reply = await api.book({ date: '2026-12-05', window: '09:00' });

    expect(reply.status).toBe(201);
  });

  test('creates the sheet on first need, once', async () => {
    await Promise.all([1, 2].map((number) => api.book({ person: person(number) })));

    expect(api.ports.stream.filter(({ before }) => !before)).toHaveLength(1);
  });
});

describe('the proof of work', () => {
  test('of another key, person or office does not count', async () => {
    const key = randomUUID();
    const body = await prove(api.call, aBooking, key);
    const stolen = [
      api.call('bookSlot', { headers: { 'idempotency-key': randomUUID() }, body }),
      api.call('bookSlot', { headers: { 'idempotency-key': key }, body: { ...body, person: person(1) } }),
      api.call('bookSlot', { headers: { 'idempotency-key': key }, body: { ...body, office: 'other' } }),
      api.call('bookSlot', { headers: { 'idempotency-key': key }, body: { ...body, salt: 'x'.repeat(20) } }),
      api.call('bookSlot', { headers: { 'idempotency-key': key }, body: { ...body, altcha: '' } }),
      api.call('bookSlot', { headers: { 'idempotency-key': key }, body: { ...body, altcha: undefined } }),
    ];

    const replies = await Promise.all(stolen);

    expect(replies.map((reply) => [reply.status, code(reply)])).toEqual(
      replies.map(() => [422, 'bad-proof']),
    );
  });

  test('is looked at before the fields, and after the Idempotency-Key', async () => {
    const wrong = { ...aBooking, person: { ...aBooking.person, nik: '1' }, altcha: 'none' };

    const unproven = await api.call('bookSlot', {
      headers: { 'idempotency-key': randomUUID() },
      body: wrong,
    });
    const keyless = await api.call('bookSlot', { body: wrong });

    expect([code(unproven), code(keyless)]).toEqual(['bad-proof', 'bad-key']);
  });

  test('expires', async () => {
    const key = randomUUID();
    const body = await prove(api.call, aBooking, key);
    api.pass(31 * 60_000);

    const reply = await api.call('bookSlot', { headers: { 'idempotency-key': key }, body });

    expect(code(reply)).toBe('bad-proof');
  });
});

describe('bad input', () => {
  test('names every wrong field at once, in both languages', async () => {
    const reply = await api.book({
      date: '2026-02-31',
      window: '25:00',
      person: { nik: '1274013104900001', name: '<script>', phone: '12', email: 'nobody' },
    });

    expect(reply.status).toBe(422);
    expect(problemOf(reply).fields?.map(({ field, code: one }) => [field, one])).toEqual([
      ['date', 'bad-date'],
      ['window', 'bad-window'],
      ['person.nik', 'bad-nik'],
      ['person.name', 'bad-name'],
      ['person.phone', 'bad-phone'],
      ['person.email', 'bad-email'],
    ]);
    expect(problemOf(reply).fields?.every(({ text }) => text.id.length > 20 && text.en.length > 20)).toBe(
      true,
    );
  });

  test.each([
    ['nothing', undefined],
    ['malformed JSON', '{"office":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['lists for objects', '{"office":[],"person":[]}'],
    ['wrong types', '{"office":1,"service":{},"date":true,"window":[],"person":"x","priority":"yes"}'],
    ['deep nesting', `${'['.repeat(8_000)}${']'.repeat(8_000)}`],
    ['a prototype', '{"__proto__":{"office":"disdukcapil"},"constructor":1}'],
  ])('that is %s is a bad request', async (_, text) => {
    const headers = { 'idempotency-key': randomUUID() };

    const reply = await api.call('bookSlot', { headers, ...(text !== undefined && { text }) });

    expect([reply.status, code(reply)]).toEqual([400, 'bad-request']);
    expect(reply.headers['content-type']).toBe('application/problem+json');
  });

  test('larger than 16 KB is refused with too-large', async () => {
    const reply = await api.call('bookSlot', { text: JSON.stringify('x'.repeat(10_000_000)) });

    expect([reply.status, code(reply)]).toEqual([413, 'too-large']);
  });

  test('of another content type is a bad request', async () => {
    const reply = await api.call('requestRecovery', {
      headers: { 'content-type': 'text/plain' },
      text: '{}',
    });

    expect(reply.status).toBe(400);
  });

  test.each([
    'short',
    'a'.repeat(21),
    '0123456789abcdef0123456789abcde',
    'with spaces in it, quite long',
    `${randomUUID()}\n`,
    'x'.repeat(129),
  ])('in the Idempotency-Key %j is refused with bad-key', async (key) => {
    const reply = await api.call('bookSlot', { headers: { 'idempotency-key': key }, body: aBooking });

    expect([reply.status, code(reply)]).toEqual([400, 'bad-key']);
    expect(problemOf(reply).fields?.[0]?.field).toBe('idempotency-key');
  });

  test.each([
    ['no date', {}],
    ['31 February', { date: '2026-02-31' }],
    ['two dates', { date: '2026-11-24,2026-11-25' }],
    ['a NUL byte', { date: '2026-11-2\u0000' }],
    ['the year 0', { date: '0000-01-01' }],
  ])('in the availability’s query is refused: %s', async (_, query) => {
    const reply = await api.call('readAvailability', {
      path: { office: 'disdukcapil' },
      query: { service: 'ktp-el', ...query },
    });

    expect([reply.status, code(reply)]).toEqual([422, 'bad-date']);
  });

  test.each(['0000-01', '1999-12', '2026-13', '2026-1', '', '10000-01'])(
    'in the month’s query is refused: %j',
    async (month) => {
      const reply = await api.call('readDays', {
        path: { office: 'disdukcapil' },
        query: { service: 'ktp-el', month },
      });

      expect([reply.status, code(reply)]).toEqual([422, 'bad-date']);
    },
  );

  test.each(['2000-01', '2999-12'])(
    'in the month’s query is answered however far it is: %j',
    async (month) => {
      const query = { service: 'ktp-el', month };

      const reply = await api.call('readDays', { path: { office: 'disdukcapil' }, query });

      expect(reply.status).toBe(200);
    },
  );

  test('is never a fault, whatever JSON a booking is', { timeout: 60_000 }, async () => {
    const key = randomUUID();
    const proven = await prove(api.call, aBooking, key);
    const field = fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), fc.constant(proven.date));
    const parts = { ...aBooking.person, ...proven };
    const names = Object.keys(parts);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), field, async (name, value) => {
        const inPerson = name in aBooking.person;
        const body = inPerson
          ? { ...proven, person: { ...proven.person, [name]: value } }
          : { ...proven, [name]: value };

        const { status } = await api.call('bookSlot', { headers: { 'idempotency-key': key }, body });

        return status < 500;
      }),
      { numRuns: 300 },
    );
  });

  test('is logged without what was in it', async () => {
    await api.book();
    await api.book({ person: { nik: '1274013104900001', name: 'Budi 2', phone: '12' } });
    await api.call('bookSlot', { text: '{"nik":"1274011505900001' });

    const log = api.lines.join('\n');

    expect(api.lines.length).toBeGreaterThan(4);
    expect(log).not.toMatch(/1274|Siti|Budi|81234567890/);
    expect(log).toContain('"refusal":"bad-nik"');
  });
});

describe('a booking', () => {
  test('is read with its key, before and after its details were settled', async () => {
    const held = heldOf(await api.book());
    const before = await api.call('readBooking', opening(held));
    await api.settle();

    const after = await api.call('readBooking', opening(held));

    expect([before.status, after.status]).toEqual([200, 200]);
    expect(heldOf(before).booking).toEqual(held.booking);
    expect(heldOf(after).booking).toEqual(held.booking);
    expect(after.headers['cache-control']).toBe('no-store');
  });

  test('is not found without its key, with another’s, with an altered one, or under another id', async () => {
    const [mine, other] = [heldOf(await api.book()), heldOf(await api.book({ person: person(1) }))];
    const id = mine.booking.id;
    const attempts = [
      { path: { id } },
      { path: { id }, headers: { 'booking-key': other.key } },
      {
        path: { id },
        headers: { 'booking-key': `${mine.key.slice(0, -1)}${mine.key.endsWith('A') ? 'B' : 'A'}` },
      },
      { path: { id: other.booking.id }, headers: { 'booking-key': mine.key } },
      { path: { id: '%00' }, headers: { 'booking-key': mine.key } },
      { path: { id: '../../etc' }, headers: { 'booking-key': mine.key } },
    ];

    const replies = await Promise.all(
      attempts.flatMap((attempt) => [
        api.call('readBooking', attempt),
        api.call('cancelBooking', attempt),
        api.call('moveBooking', { ...attempt, body: { date: tuesday, window: '09:00' } }),
        api.call('exportCalendar', attempt),
      ]),
    );

    expect(new Set(replies.map((reply) => `${reply.status} ${code(reply)}`))).toEqual(
      new Set(['404 not-found']),
    );
  });

  test('that a fault kept from being claimed is answered 500 without its cause, and made by asking again', async () => {
    const key = randomUUID();
    const { sheets } = api.ports;
    const { commit } = sheets;
    Object.assign(sheets, { commit: () => Promise.reject(new Error('engine gone')) });
    const faulty = await api.book({ key });
    Object.assign(sheets, { commit });

    const again = await api.book({ key });

    expect([faulty.status, code(faulty)]).toEqual([500, 'fault']);
    expect(faulty.text).not.toContain('engine');
    expect(again.status).toBe(201);
  });

  test.each([
    ['looking at the sheet', 'gate', 'look'],
    ['reading what the person has', 'people', 'list'],
    ['storing the details', 'bookings', 'put'],
    ['claiming the seat', 'sheets', 'commit'],
  ] as const)(
    'that the engine throttles while %s is answered 503 with Retry-After, and made by asking again',
    async (_, store, step) => {
      const key = randomUUID();
      const target = api.ports[store];
      const working = Reflect.get(target, step);
      const throttled = Object.assign(new Error('slow down'), {
        name: 'ProvisionedThroughputExceededException',
      });
      Reflect.set(target, step, () => Promise.reject(throttled));
      const busy = await api.book({ key });
      Reflect.set(target, step, working);

      const again = await api.book({ key });

      expect([busy.status, code(busy), busy.headers['retry-after']]).toEqual([503, 'try-again', '2']);
      expect(busy.text).not.toContain('slow down');
      expect(again.status).toBe(201);
    },
  );

  test('is cancelled for good, twice with the same answer, and its key then answers cancelled', async () => {
    const key = randomUUID();
    const held = heldOf(await api.book({ key }));

    const first = await api.call('cancelBooking', opening(held));
    const second = await api.call('cancelBooking', opening(held));
    await api.settle();
    const read = await api.call('readBooking', opening(held));
    const again = await api.book({ key });

    expect([first.status, second.status]).toEqual([200, 200]);
    expect([first, second, read].map((reply) => heldOf(reply).booking.state)).toEqual(
      Array.from({ length: 3 }, () => 'CANCELLED'),
    );
    expect([again.status, code(again)]).toEqual([409, 'cancelled']);
  });

  test('frees the person at once', async () => {
    const held = heldOf(await api.book());
    await api.call('cancelBooking', opening(held));

    const next = await api.book({ window: '09:00' });

    expect(next.status).toBe(201);
  });

  test('moves within the day: same id and key, new number', async () => {
    const held = heldOf(await api.book());
    const body = { date: tuesday, window: '10:00' };

    const moved = await api.call('moveBooking', { ...opening(held), body });
    const again = await api.call('moveBooking', { ...opening(held), body });

    expect([moved.status, again.status]).toEqual([200, 200]);
    expect(heldOf(moved)).toMatchObject({ key: held.key, booking: { id: held.booking.id, window: '10:00' } });
    expect(heldOf(again).booking).toEqual(heldOf(moved).booking);
    expect(heldOf(moved).booking.ticket).not.toBe(held.booking.ticket);
  });

  test('moves three times a day and no more', async () => {
    const held = heldOf(await api.book());
    const windows = ['09:00', '10:00', '11:00', '13:00'];

    const statuses: number[] = [];
    for (const window of windows) {
      const { status } = await api.call('moveBooking', { ...opening(held), body: { date: tuesday, window } });
      statuses.push(status);
    }

    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  test('moves to another day as a new booking; the old link answers with the new one', async () => {
    const held = heldOf(await api.book());
    const body = { date: wednesday, window: '09:00' };

    const moved = await api.call('moveBooking', { ...opening(held), body });
    const again = await api.call('moveBooking', { ...opening(held), body });
    await api.settle();
    const old = await api.call('readBooking', opening(held));
    const settled = await api.call('moveBooking', { ...opening(held), body });

    const fresh = heldOf(moved);
    expect([moved.status, again.status, old.status, settled.status]).toEqual([200, 200, 200, 200]);
    expect(fresh.booking.id).not.toBe(held.booking.id);
    expect(fresh.booking).toMatchObject({ date: wednesday, window: '09:00', state: 'BOOKED' });
    expect([again, old, settled].map((reply) => heldOf(reply).booking)).toEqual([
      fresh.booking,
      fresh.booking,
      fresh.booking,
    ]);
    expect(heldOf(old).key).toBe(fresh.key);
  });

  test('moved to several days before settling sees it, lives on the last one; every link answers with that', async () => {
    const held = heldOf(await api.book());
    const [friday, nextMonday] = ['2026-11-27', '2026-11-30'];

    const rivals: ReturnType<typeof heldOf>[] = [];
    for (const date of [wednesday, friday, nextMonday]) {
      rivals.push(
        heldOf(await api.call('moveBooking', { ...opening(held), body: { date, window: '09:00' } })),
      );
    }
    await api.settle();

    const live: string[] = [];
    for (const date of [tuesday, wednesday, friday, nextMonday]) {
      const day = localDate.parse(date);
      const sheet = await api.ports.sheets.read({ office: 'disdukcapil', service: 'ktp-el', date: day });
      if (Object.values(sheet?.held ?? {}).some((number) => number > 0)) live.push(date);
    }
    expect(live).toHaveLength(1);
    for (const link of [held, ...rivals]) {
      expect(heldOf(await api.call('readBooking', opening(link))).booking).toMatchObject({
        date: live[0],
        state: 'BOOKED',
      });
    }
  });

  test('cancelled through the old link just after a move, the old link answers with the new booking', async () => {
    const held = heldOf(await api.book());
    const moved = heldOf(
      await api.call('moveBooking', { ...opening(held), body: { date: wednesday, window: '09:00' } }),
    );

    await api.call('cancelBooking', opening(held));
    await api.settle();

    const old = heldOf(await api.call('readBooking', opening(held)));
    expect(old.booking).toEqual(moved.booking);
  });

  test('keeps its place when the other day is full', async () => {
    await api.book({ date: wednesday, person: person(1) });
    await api.book({ date: wednesday, person: person(2) });
    const held = heldOf(await api.book());
    api.pass(1_001);

    const moved = await api.call('moveBooking', {
      ...opening(held),
      body: { date: wednesday, window: '08:00' },
    });

    expect([moved.status, code(moved)]).toEqual([409, 'full']);
    expect(heldOf(await api.call('readBooking', opening(held))).booking).toEqual(held.booking);
  });

  test('cannot be changed online from `till` on', async () => {
    const held = heldOf(await api.book());
    api.at(new Date(held.booking.till).toISOString());
    const body = { date: wednesday, window: '09:00' };

    const replies = [
      await api.call('cancelBooking', opening(held)),
      await api.call('moveBooking', { ...opening(held), body: { ...body, date: tuesday } }),
      await api.call('moveBooking', { ...opening(held), body }),
    ];

    expect(replies.map((reply) => [reply.status, code(reply)])).toEqual(replies.map(() => [409, 'too-late']));
    expect(problemOf(replies[0] ?? fail()).text.id).toContain('07.30 WIB');
  });
});

const fail = (): never => {
  throw new Error('no reply');
};

describe('recovery', () => {
  const ask = (nik: string, phone = '081234567890') => api.call('requestRecovery', { body: { nik, phone } });

  test('answers the same whether there is a booking or not, and keeps only sealed data', async () => {
    await api.book();

    const [known, unknown] = [await ask(nikOf(0)), await ask(nikOf(7))];

    expect([known.status, unknown.status]).toEqual([202, 202]);
    expect(known.json).toEqual(unknown.json);
    expect(api.recoveries.kept).toHaveLength(2);
    expect(JSON.stringify(api.recoveries.kept)).not.toMatch(/1274|81234/);
  });

  test('beyond the person’s daily limit answers the same and does nothing', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) statuses.push((await ask(nikOf(0))).status);

    expect(statuses).toEqual([202, 202, 202, 202, 202]);
    expect(api.recoveries.kept).toHaveLength(3);
  });

  test('cannot be used up by a stranger who knows the NIK and no phone', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await ask(nikOf(0), `08120000000${attempt % 2}`);
    const before = api.recoveries.kept.length;

    await ask(nikOf(0));

    expect(api.recoveries.kept).toHaveLength(before + 1);
  });

  test('is offered again the next day', async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) await ask(nikOf(0));
    api.at('2026-11-23T17:00:00Z');

    await ask(nikOf(0));

    expect(api.recoveries.kept).toHaveLength(4);
  });

  test('stops a flood from one address', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 121; attempt += 1) statuses.push((await ask(nikOf(attempt))).status);

    expect(statuses.indexOf(429)).toBe(120);
  });

  test('wants a NIK and a phone number of correct form', async () => {
    const reply = await ask('123', 'x');

    expect(problemOf(reply).fields?.map(({ code: one }) => one)).toEqual(['bad-nik', 'bad-phone']);
  });
});

describe('reading', () => {
  const office = { path: { office: 'disdukcapil' } };

  test('the offices tells services and what to bring, as the contract says', async () => {
    const reply = await api.call('listOffices');

    const { offices } = routes.listOffices.answer.schema.parse(reply.json);
    expect(offices[0]?.services[0]).toMatchObject({ id: 'ktp-el', name: 'KTP-el', letter: 'A' });
    expect(offices[0]?.services[0]?.requirements[0]?.bring[0]).toMatchObject({
      label: expect.stringContaining('Kartu Keluarga'),
    });
    expect(reply.headers['cache-control']).toBe('public, max-age=60');
  });

  test('availability counts what was booked and makes no sheet', async () => {
    const ask = async () => {
      const reply = await api.call('readAvailability', {
        ...office,
        query: { service: 'ktp-el', date: tuesday },
      });
      return routes.readAvailability.answer.schema.parse(reply.json);
    };
    const before = await ask();
    const untouched = api.ports.stream.length;
    await api.book();
    api.pass(1_001);

    const after = await ask();

    expect(untouched).toBe(0);
    expect(before.windows[0]).toMatchObject({
      start: '08:00',
      end: '09:00',
      capacity: 2,
      remaining: 2,
      state: 'open',
    });
    expect(after.windows[0]).toMatchObject({ remaining: 1, state: 'open' });
    expect(after.windows.map(({ start }) => start)).toEqual([
      '08:00',
      '09:00',
      '10:00',
      '11:00',
      '13:00',
      '14:00',
    ]);
    expect(after.bookingOpensAt).toBe(Date.parse('2026-11-10T00:00:00Z'));
    expect(after.now).toBe(api.ports.clock.now());
  });

  test('availability of a closed day says why, and of a past or far one has nothing to book', async () => {
    const ask = async (date: string) => {
      const reply = await api.call('readAvailability', { ...office, query: { service: 'ktp-el', date } });
      return routes.readAvailability.answer.schema.parse(reply.json);
    };

    const [closed, past, far] = [await ask('2026-12-25'), await ask('2026-11-20'), await ask('2026-12-22')];

    expect(closed).toMatchObject({ windows: [], bookingOpensAt: null });
    expect(closed.closed?.id).toBe('Kelahiran Yesus Kristus');
    expect(new Set(past.windows.map(({ state }) => state))).toEqual(new Set(['closed']));
    expect(new Set(far.windows.map(({ state }) => state))).toEqual(new Set(['not-yet']));
  });

  test('a month tells of every day whether it can be chosen', async () => {
    const windows = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00'];
    for (const [index, window] of [...windows, ...windows.slice(0, 4)].entries()) {
      await api.book({ window, person: person(index) });
    }
    for (const [index, window] of [...windows, ...windows].entries()) {
      await api.book({ date: wednesday, window, person: person(100 + index) });
    }
    api.pass(1_001);
    const reply = await api.call('readDays', { ...office, query: { service: 'ktp-el', month: '2026-11' } });

    const { days } = routes.readDays.answer.schema.parse(reply.json);
    const state = Object.fromEntries(days.map((day) => [day.date.slice(-2), day.state]));
    expect(days).toHaveLength(30);
    expect(state).toMatchObject({
      '20': 'outside',
      '23': 'open',
      '24': 'open',
      '25': 'full',
      '26': 'closed',
      '29': 'closed',
    });
    expect(days[22]).toMatchObject({ busy: 'low', remaining: 6 });
    expect(days[23]).toMatchObject({ busy: 'high', remaining: 2 });
    expect(days[25]?.closed?.id).toBe('pindah gedung');
  });

  test('a calendar entry has the local time as an instant, and neither key nor name', async () => {
    const held = heldOf(await api.book());

    const reply = await api.call('exportCalendar', opening(held));

    expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(reply.text).toContain('\r\nDTSTART:20261124T010000Z\r\nDTEND:20261124T020000Z\r\n');
    expect(reply.text).toContain('SUMMARY:A001 KTP-el');
    expect(reply.text).not.toContain(held.key);
    expect(reply.text).not.toMatch(/Siti|1274/);
  });
});

test('every answer and problem carries the correlation id of its request', async () => {
  const replies = [await api.book(), await api.book({ window: '09:00' })];

  expect(replies.every(({ headers }) => /^[\w-]{12}=$/.test(String(headers['x-correlation-id'])))).toBe(true);
  expect(problemOf(replies[1] ?? fail()).correlationId).toBe(replies[1]?.headers['x-correlation-id']);
});
