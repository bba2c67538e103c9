import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { problem } from '#services/queue/contract.ts';
import { Citizen, nikOf } from '../world/citizen.ts';
import { startWorld, type World } from '../world/world.ts';

// Monday 14 December 2026, half an hour before the release of the 28th: Christmas and its joint leave lie within the horizon.
let world: World;
beforeAll(async () => {
  world = await startWorld({
    assemblies: inject('assemblies'),
    region: 'tanjungbalai',
    clock: '2026-12-14T06:30:00+07:00',
  });
});
afterAll(() => world.end());

let people = 100_000;
const somebody = () => {
  people += 1;
  return new Citizen(() => world.url, nikOf(people));
};
const wish = { office: 'disdukcapil', service: 'ktp-el', date: '2026-12-16', window: '09:00' };

/** Status, type and problem of a request that must be refused. */
async function refused(path: string, init?: RequestInit) {
  const answer = await fetch(`${world.url}${path}`, init);
  const body = problem.parse(await answer.json());
  return { ...body, status: answer.status, type: answer.headers.get('content-type') };
}
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  refused(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

async function booked(citizen = somebody(), at = wish) {
  const reply = await citizen.book(at);
  if (!('held' in reply)) throw new Error(`Not booked: ${reply.problem.code}`);
  return reply.held;
}

describe('a booking is refused', () => {
  test('409 full with the next free windows once the last seat is gone', async () => {
    const last = { ...wish, service: 'pindah-datang', window: '10:00' };
    for (let seat = 0; seat < 4; seat += 1) await booked(somebody(), last);

    const reply = await somebody().book(last);

    expect(reply).toMatchObject({ status: 409, problem: { code: 'full' } });
    expect('problem' in reply && reply.problem.next?.length).toBeGreaterThan(0);
    expect(
      'problem' in reply &&
        reply.problem.next?.every(({ start, date }) => date !== last.date || start !== last.window),
    ).toBe(true);
  });

  test('409 already-booked for the same NIK, service and day under another key', async () => {
    const citizen = somebody();
    await booked(citizen);

    const reply = await new Citizen(() => world.url, citizen.nik).book({ ...wish, window: '11:00' });

    expect(reply).toMatchObject({ status: 409, problem: { code: 'already-booked' } });
  });

  test('409 cancelled for a key whose booking was cancelled', async () => {
    const citizen = somebody();
    const { booking, key } = await booked(citizen);
    await fetch(`${world.url}/api/queue/bookings/${booking.id}`, {
      method: 'DELETE',
      headers: { 'booking-key': key },
    });

    expect(await citizen.insist()).toMatchObject({ status: 409, problem: { code: 'cancelled' } });
  });

  test('409 key-reused for the same key with another request', async () => {
    const citizen = somebody();
    await booked(citizen);

    const reply = await citizen.book({ ...wish, window: '10:00' });

    expect(reply).toMatchObject({ status: 409, problem: { code: 'key-reused' } });
  });

  test('409 not-open with the time before the release', async () => {
    const reply = await somebody().book({ ...wish, date: '2026-12-28' });

    expect(reply).toMatchObject({
      status: 409,
      problem: { code: 'not-open', opensAt: Date.parse('2026-12-14T07:00:00+07:00') },
    });
  });

  test('409 closed-day naming the holiday', async () => {
    const reply = await somebody().book({ ...wish, date: '2026-12-25' });

    expect(reply).toMatchObject({ status: 409, problem: { code: 'closed-day' } });
    expect('problem' in reply && reply.problem.reason?.id).toMatch(/Yesus Kristus/);
  });

  test.each(['2026-12-13', '2026-12-29', '2031-01-02'])('409 out-of-horizon on %s', async (date) => {
    expect(await somebody().book({ ...wish, date })).toMatchObject({
      status: 409,
      problem: { code: 'out-of-horizon', first: '2026-12-14', last: '2026-12-28' },
    });
  });

  test('429 too-many beyond the live bookings of a NIK', async () => {
    const citizen = somebody();
    await booked(citizen);
    await booked(new Citizen(() => world.url, citizen.nik), { ...wish, date: '2026-12-17' });
    // The limit is soft: it counts what settle has seen, within a second or two. Until then each try takes a day of its own.
    const daysLeft = ['2026-12-18', '2026-12-21', '2026-12-22', '2026-12-23', '2026-12-15'];
    const another = () =>
      new Citizen(() => world.url, citizen.nik).book({
        ...wish,
        date: daysLeft.shift() ?? 'no day is left',
        service: 'kia',
      });

    await expect
      .poll(another, { timeout: 20_000, interval: 1_500 })
      .toMatchObject({ status: 429, problem: { code: 'too-many', limit: 2 } });
  });

  test.each<[string, { nik?: string; phone?: string; name?: string; email?: string }]>([
    ['bad-nik', { nik: '1274013002900001' }],
    ['bad-nik', { nik: '1274017102900001' }],
    ['bad-nik', { nik: '0000000000000000' }],
    ['bad-phone', { phone: '12' }],
    ['bad-phone', { phone: '٠٨١٢٣٤٥٦٧٨٩' }],
    ['bad-name', { name: 'x'.repeat(10_000) }],
    ['bad-name', { name: '<script>alert(1)</script>' }],
    ['bad-name', { name: '\u202Eevil' }],
    ['bad-name', { name: '\u0000' }],
    ['bad-email', { email: 'nobody' }],
  ])('422 %s for %j, naming the field', async (code, person) => {
    const citizen = new Citizen(() => world.url, person.nik ?? nikOf(77));
    await citizen.prepare(wish, person);

    const reply = await citizen.send();

    expect(reply).toMatchObject({ status: 422, problem: { code } });
    expect('problem' in reply && reply.problem.fields?.map(({ field }) => field)).toEqual([
      `person.${Object.keys(person)[0]}`,
    ]);
  });

  test('422 bad-proof without, with a foreign, and with another person’s proof', async () => {
    const [one, other] = [somebody(), somebody()];
    const mine = await one.prepare(wish);
    const theirs = await other.prepare(wish);
    const codes = [
      await post('/api/queue/bookings', { ...mine, altcha: '' }, { 'idempotency-key': one.key }),
      await post('/api/queue/bookings', { ...mine, altcha: theirs.altcha }, { 'idempotency-key': one.key }),
      await post('/api/queue/bookings', { ...mine, altcha: 'e30=' }, { 'idempotency-key': one.key }),
      await post('/api/queue/bookings', mine, { 'idempotency-key': randomUUID() }),
    ];

    expect(codes.map(({ status, code }) => `${status} ${code}`)).toEqual(Array(4).fill('422 bad-proof'));
  });

  test('422 bad-date on 31 February', async () => {
    const citizen = somebody();
    const request = await citizen.prepare(wish);

    const answer = await post(
      '/api/queue/bookings',
      { ...request, date: '2027-02-31' },
      { 'idempotency-key': citizen.key },
    );

    expect(answer).toMatchObject({ status: 422, code: 'bad-date' });
  });

  test('404 not-found for an office or service that is not there', async () => {
    const citizen = somebody();
    const request = await citizen.prepare(wish);

    const answer = await post(
      '/api/queue/bookings',
      { ...request, service: 'sim' },
      { 'idempotency-key': citizen.key },
    );

    expect(answer).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('a request that makes no sense is a 4xx problem, never a fault', () => {
  const sane = {
    ...wish,
    person: { nik: nikOf(1), name: 'Siti', phone: '081234567890' },
    salt: 'a'.repeat(22),
    altcha: 'e30=',
  };
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

  test.each<[string, string]>([
    ['nothing', ''],
    ['broken JSON', '{"office":'],
    ['a number', '42'],
    ['null', 'null'],
    ['a list', '[]'],
    ['an endless nest', deep],
    ['lists for texts', JSON.stringify({ ...sane, office: ['disdukcapil'], window: [[]] })],
    ['numbers for texts', JSON.stringify({ ...sane, person: { nik: 1274011507900001, name: 1, phone: 81 } })],
    ['a person that is a text', JSON.stringify({ ...sane, person: 'Siti' })],
    [
      'members of the prototype',
      '{"__proto__":{"office":"x"},"constructor":1,"office":"__proto__","service":"constructor"}',
    ],
    ['emoji', JSON.stringify({ ...sane, window: '🕗', office: '🏛️' })],
    ['lone surrogates', '{"office":"\\ud800","service":"\\udfff"}'],
    ['NUL bytes', JSON.stringify({ ...sane, office: '\u0000' })],
  ])('%s', async (_, body) => {
    const answer = await post('/api/queue/bookings', body);

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.type).toMatch(/^application\/problem\+json/);
    expect(answer.text.id).not.toBe('');
    expect(answer.text.en).not.toBe('');
  });

  test('another content type', async () => {
    const answer = await post('/api/queue/bookings', JSON.stringify(sane), { 'content-type': 'text/plain' });

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  test('a body of 10 MB is answered 413, and the next request is served', async () => {
    const answer = await fetch(`${world.url}/api/queue/bookings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ ...sane, altcha: 'x'.repeat(10 * 1024 * 1024) }),
    });

    expect(answer.status).toBe(413);
    expect((await fetch(`${world.url}/api/queue/offices`)).status).toBe(200);
  });

  test.each(['short', '', ' ', '0'.repeat(500), 'ключ-ключ-ключ-ключ'].map((key) => [key]))(
    '400 bad-key for Idempotency-Key %j',
    async (key) => {
      const answer = await post('/api/queue/bookings', sane, { 'idempotency-key': encodeURIComponent(key) });

      expect(answer).toMatchObject({ status: 400, code: 'bad-key' });
    },
  );

  test.each([
    '/api/queue/offices/disdukcapil/availability',
    '/api/queue/offices/disdukcapil/availability?service=ktp-el&date=2027-02-31',
    '/api/queue/offices/disdukcapil/availability?service=ktp-el&date=kemarin',
    '/api/queue/offices/nowhere/availability?service=ktp-el&date=2026-12-16',
    '/api/queue/offices/%00/days?service=ktp-el&month=2026-12',
    '/api/queue/offices/disdukcapil/days?service=ktp-el&month=2026-13',
    '/api/queue/challenge?office=disdukcapil&bind=xyz',
    '/api/queue/challenge',
    '/api/queue/bookings/__proto__',
    '/api/queue/bookings/%F0%9F%98%80',
  ])('GET %s', async (path) => {
    const answer = await refused(path);

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});

test.each(['/api/queue/nothing/here', '/api/queue/offices/%2fetc%2fpasswd'])(
  '404 for a path that no route has: %s',
  async (path) => {
    expect((await fetch(`${world.url}${path}`)).status).toBe(404);
  },
);

describe('a booking opens for its own key alone', () => {
  test('404 not-found, the same for every wrong key', async () => {
    const { booking, key } = await booked();
    const other = await booked();
    const flipped = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    const wrong = [
      undefined,
      '',
      'x',
      flipped,
      other.key,
      `${key} `,
      key.toUpperCase(),
      'k1..',
      '🔑'.normalize(),
    ];

    const answers = await Promise.all(
      wrong.map((attempt) =>
        refused(`/api/queue/bookings/${booking.id}`, {
          headers: attempt === undefined ? {} : { 'booking-key': encodeURI(attempt) },
        }),
      ),
    );

    const seen = new Set(answers.map(({ status, code, text }) => `${status} ${code} ${text.id}`));
    expect([...seen].map((each) => each.slice(0, 13))).toEqual(['404 not-found']);
  });

  test('the same for cancelling, moving and the calendar', async () => {
    const { booking } = await booked();
    const other = await booked();
    const headers = { 'booking-key': other.key, 'content-type': 'application/json' };
    const path = `/api/queue/bookings/${booking.id}`;

    const answers = [
      await refused(path, { method: 'DELETE', headers }),
      await refused(`${path}/move`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ date: wish.date, window: '10:00' }),
      }),
      await refused(`${path}/calendar.ics`, { headers }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

test('a recovery answers the same, however often, whether the person is known or not', async () => {
  const citizen = somebody();
  await booked(citizen);
  const ask = async (nik: string) => {
    const answer = await fetch(`${world.url}/api/queue/recoveries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ nik, phone: '081234567890' }),
    });
    return `${answer.status} ${await answer.text()}`;
  };

  const stranger = somebody().nik;
  const answers = new Set<string>();
  for (const nik of Array(5).fill([citizen.nik, stranger]).flat()) answers.add(await ask(nik));

  expect([...answers]).toEqual(['202 {"accepted":true}']);
});

test('self-service ends before the window starts: 409 too-late', async () => {
  const { booking, key } = await booked(somebody(), { ...wish, date: '2026-12-15', window: '08:00' });
  await world.restart({ clock: '2026-12-15T07:40:00+07:00' });

  const answer = await refused(`/api/queue/bookings/${booking.id}`, {
    method: 'DELETE',
    headers: { 'booking-key': key },
  });

  expect(answer).toMatchObject({ status: 409, code: 'too-late' });
});
