import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  aBooking,
  createQueueApi,
  heldOf,
  nikOf,
  problemOf,
  prove,
  wednesday,
} from '#services/queue/testing/queue-api.ts';
import { countCalls } from './count-calls.ts';

// Whoever asks about somebody must not learn from answers, nor from what an answer costs, whether there is something to know.

let api: ReturnType<typeof createQueueApi>;
beforeEach(() => {
  api = createQueueApi();
});

/** Counts the calls to the stores from now on. */
function count() {
  const { sheets, bookings, people, recoveries, allowances } = api.ports;
  return countCalls({ sheets, bookings, people, recoveries, allowances });
}

describe('recovery', () => {
  const ask = (nik: string, phone = '081234567890') => api.call('requestRecovery', { body: { nik, phone } });

  test('costs and answers the same for a known person, an unknown one and a wrong phone', async () => {
    await api.book();
    await api.settle();
    const calls = count();
    const asked = [() => ask(nikOf(0)), () => ask(nikOf(7)), () => ask(nikOf(0), '081999999999')];
    const seen: { status: number; text: string; cost: Record<string, number> }[] = [];

    for (const one of asked) {
      const before = { ...calls };
      const { status, text } = await one();
      const cost = Object.fromEntries(
        Object.entries(calls).map(([name, times]) => [name, times - (before[name] ?? 0)]),
      );
      seen.push({ status, text, cost });
    }

    expect(seen[0]?.cost).toEqual({ 'allowances.take': 2, 'recoveries.put': 1 });
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });
});

describe('links', () => {
  test('two thousand guesses open nothing, all look alike, and none reaches the database', async () => {
    const { booking, key } = heldOf(await api.book());
    const calls = count();
    const [keyId = '', id = ''] = key.split('.');
    const guesses = Array.from({ length: 2_000 }, (_, index) => {
      const secret = randomBytes(17).toString('base64url').slice(0, 22);
      return index % 2
        ? `${keyId}.${id}.${secret}`
        : `${keyId}.${randomBytes(9).toString('base64url').slice(0, 11)}.${secret}`;
    });

    const replies = await Promise.all(
      guesses.map((guess) =>
        api.call('readBooking', {
          path: { id: guess.split('.')[1] ?? booking.id },
          headers: { 'booking-key': guess },
        }),
      ),
    );

    const looks = replies.map((reply) => {
      const { correlationId: _, ...shown } = problemOf(reply);
      return JSON.stringify({ status: reply.status, shown });
    });
    expect(new Set(looks).size).toBe(1);
    expect(replies[0]?.status).toBe(404);
    expect(calls).toEqual({});
  });

  test.each(['readBooking', 'exportCalendar', 'cancelBooking', 'moveBooking'] as const)(
    '%s opens with the key of its own booking only',
    async (name) => {
      const mine = heldOf(await api.book());
      const theirs = heldOf(await api.book({ person: { ...aBooking.person, nik: nikOf(1) } }));
      const body = name === 'moveBooking' ? { date: wednesday, window: '08:00' } : undefined;

      const replies = await Promise.all(
        [{ 'booking-key': mine.key }, {}, { 'booking-key': '' }, { 'booking-key': mine.booking.checkIn }].map(
          (headers) => api.call(name, { path: { id: theirs.booking.id }, headers, body }),
        ),
      );

      expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    },
  );

  test('what is shown at the counter opens nothing', async () => {
    const { booking, key } = heldOf(await api.book());

    expect(booking.checkIn).toContain(booking.id);
    expect(booking.checkIn).not.toContain(key.split('.')[2]);
  });
});

describe('already booked', () => {
  test('is told only to who did the work for this very NIK, and tells no number, window or name', async () => {
    const first = heldOf(await api.book());
    const key = randomUUID();
    const stolen = await prove(api.call, { ...aBooking, person: { ...aBooking.person, nik: nikOf(5) } }, key);

    const withoutWork = await api.call('bookSlot', {
      headers: { 'idempotency-key': key },
      body: { ...stolen, person: aBooking.person },
    });
    const withWork = await api.book({ window: '09:00' });

    expect(problemOf(withoutWork).code).toBe('bad-proof');
    const { code, text, title, ...rest } = problemOf(withWork);
    expect([code, title, text.en]).toEqual(['already-booked', text.en, expect.any(String)]);
    expect(Object.keys(rest).toSorted()).toEqual(['correlationId', 'now', 'status', 'type']);
    expect(JSON.stringify(rest)).not.toContain(first.booking.id);
  });

  test('is asked at the price of one proof a question: a proof answers for one key, and its repetition says the same', async () => {
    await api.book();
    const key = randomUUID();
    const body = await prove(api.call, { ...aBooking, window: '09:00' }, key);

    const again = await api.call('bookSlot', { headers: { 'idempotency-key': key }, body });
    const otherKey = await api.call('bookSlot', { headers: { 'idempotency-key': randomUUID() }, body });

    expect([problemOf(again).code, problemOf(otherKey).code]).toEqual(['already-booked', 'bad-proof']);
  });
});

describe('what an anonymous request may cost', () => {
  test('a booking without a proof reaches no store', async () => {
    const calls = count();

    const reply = await api.call('bookSlot', {
      headers: { 'idempotency-key': randomUUID() },
      body: { ...aBooking, altcha: Buffer.from('{}').toString('base64') },
    });

    expect([problemOf(reply).code, calls]).toEqual(['bad-proof', {}]);
  });

  test('a challenge is kept nowhere', async () => {
    const calls = count();

    const reply = await api.call('createChallenge', {
      query: { office: 'disdukcapil', bind: 'a'.repeat(64) },
    });

    expect([reply.status, calls]).toEqual([200, {}]);
  });

  test('a flood of recoveries from one address costs one write each and sends nothing more', async () => {
    for (let asked = 0; asked < 120; asked += 1) {
      await api.call('requestRecovery', { body: { nik: nikOf(asked), phone: '081234567890' } });
    }
    const calls = count();

    const reply = await api.call('requestRecovery', { body: { nik: nikOf(200), phone: '081234567890' } });

    expect([reply.status, calls]).toEqual([429, { 'allowances.take': 1 }]);
  });
});
