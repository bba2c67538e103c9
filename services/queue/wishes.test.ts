import { describe, expect, test } from 'vitest';
import { decodeOutbox, encodeOutbox } from '#shared/events/outbox.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import type { InboxMessage } from '#shared/notifications/message.ts';
import { localDate, localTime } from '#shared/time/local.ts';
import { type OpenedBooking, routes } from './contract.ts';
import { assign, commitmentOf, hashOf, orderOf } from './domain/draw.ts';
import { carryMessages, courierEvent } from './operations/carry-messages.ts';
import type { CourierPorts } from './operations/courier-ports.ts';
import { prepareSheets } from './operations/prepare-sheets.ts';
import { grantWishes } from './operations/wishes/grant-wishes.ts';
import {
  aBooking,
  createQueueApi,
  heldOf,
  nikOf,
  problemOf,
  type Reply,
  tuesday,
} from './testing/queue-api.ts';

// Tuesday at eight has two places, and both are taken: others wait.

const inboxRing = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'n'.repeat(64) }));
const openedOf = ({ json }: Reply): OpenedBooking => routes.readBooking.answer.schema.parse(json);
const person = (number: number) => ({ person: { ...aBooking.person, nik: nikOf(number) } });
const keyOf = ({ booking: { id }, key }: OpenedBooking) => ({
  path: { id },
  headers: { 'booking-key': key },
});

function city() {
  const api = createQueueApi();
  const sent: InboxMessage[] = [];
  const courier: CourierPorts = {
    ...api.ports,
    inboxKeys: async () => inboxRing,
    send: async (message) => void sent.push(message),
  };
  let [carried, heard] = [0, 0];
  const hear = async (outbox: string) => {
    for (const entry of decodeOutbox(outbox) ?? []) {
      const { source, detailType, detail } = Object(entry);
      const read = courierEvent.safeParse({ source, 'detail-type': detailType, detail });
      if (read.success) await carryMessages(courier, read.data);
    }
  };
  const availability = async () =>
    routes.readAvailability.answer.schema.parse(
      (
        await api.call('readAvailability', {
          path: { office: 'disdukcapil' },
          query: { service: 'ktp-el', date: tuesday },
        })
      ).json,
    );
  return {
    ...api,
    sent,
    grant: async () => {
      await grantWishes(api.ports);
      await api.settle();
    },
    read: async (one: OpenedBooking) => openedOf(await api.call('readBooking', keyOf(one))),
    cancel: async (one: OpenedBooking) => api.call('cancelBooking', keyOf(one)),
    availability,
    window: async (start: string) => (await availability()).windows.find((one) => one.start === start),
    /** Changes a setting of the service. */
    set: async (name: 'waitlist' | 'release', value: unknown, expectedVersion = 0) => {
      const { status } = await api.call('changeSetting', {
        path: { name: `offices.disdukcapil.services.ktp-el.${name}` },
        roles: ['region/operator'],
        body: { value, expectedVersion, reason: 'perintah kepala dinas' },
      });
      expect(status).toBe(200);
    },
    log: async (date: string) =>
      api.call('readDraw', { path: { office: 'disdukcapil', date }, query: { service: 'ktp-el' } }),
    /** Fills a window of Tuesday. */
    fill: async (window = '08:00') => {
      const held = [];
      for (const number of [100, 101]) {
        held.push(heldOf(await api.book({ ...person(number + Number(window.slice(0, 2)) * 2), window })));
      }
      await api.settle();
      return held;
    },
    /** What relay and courier would have done by now. */
    carry: async () => {
      for (const outbox of api.ports.outboxes.slice(heard)) await hear(outbox);
      heard = api.ports.outboxes.length;
      for (const { booking, events, now, causationId } of api.ports.written.slice(carried)) {
        const [first, ...others] = events;
        const { id, v, correlationId } = booking;
        const cause = { occurredAt: now, region: 'tanjungbalai', subject: id, version: v, correlationId };
        if (first) await hear(encodeOutbox({ ...cause, causationId }, [first, ...others]));
      }
      carried = api.ports.written.length;
    },
  };
}

const ripe = 1_000_000;

describe('who finds a window full', () => {
  test('waits for it, and sees their place among those who wait', async () => {
    const { fill, wish, read, availability, pass } = city();
    await fill();

    const first = await wish(person(1));
    pass(1_000);
    const second = await wish(person(2));

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(openedOf(second).booking).toMatchObject({
      ticket: null,
      state: 'WISHED',
      wish: { kind: 'waitlist', windows: ['08:00'], place: 2, ended: null, entry: null },
    });
    expect((await read(openedOf(first))).booking.wish?.place).toBe(1);
    expect((await availability()).waitlist).toEqual({ open: true, waiting: 2 });
  });

  test('is told that a place is there to be booked while there is one', async () => {
    const { book, wish } = city();
    await book(person(1));

    const reply = await wish(person(2));

    expect(problemOf(reply)).toMatchObject({
      status: 409,
      code: 'places-free',
      next: [{ date: tuesday, start: '08:00', remaining: 1 }],
    });
  });

  test('is given the next place that ripens, which nobody else could take meanwhile, and is told', async () => {
    const { fill, wish, book, cancel, pass, grant, read, carry, sent, window } = city();
    const [leaves] = await fill();
    const waits = openedOf(await wish(person(1)));
    await carry();
    if (leaves) await cancel(leaves);
    pass(ripe);

    const stranger = await book(person(2));
    await grant();
    await carry();

    expect(problemOf(stranger).code).toBe('full');
    const { booking } = await read(waits);
    expect(booking).toMatchObject({
      state: 'BOOKED',
      window: '08:00',
      wish: { ended: 'placed', place: null },
    });
    const told = sent.filter(({ subject }) => subject === waits.booking.id);
    expect(told.map(({ kind, parameters }) => [kind, parameters.ticket])).toEqual([
      ['wish-taken', undefined],
      ['slot-granted', booking.ticket],
    ]);
    expect(await window('08:00')).toMatchObject({ state: 'full', remaining: 0 });
  });

  test('is served in the order of asking, the first before who wants any window', async () => {
    const { fill, wish, cancel, pass, grant, read } = city();
    const [one, two] = await fill();
    const waiting = [];
    for (const number of [1, 2, 3]) {
      waiting.push(openedOf(await wish({ ...person(number), windows: ['08:00'] })));
      pass(1_000);
    }
    if (one && two) await Promise.all([cancel(one), cancel(two)]);
    pass(ripe);

    await grant();

    const states = await Promise.all(waiting.map(async (each) => (await read(each)).booking));
    expect(states.map(({ state }) => state)).toEqual(['BOOKED', 'BOOKED', 'WISHED']);
    expect(states[2]?.wish?.place).toBe(1);
  });

  test('is not passed over by a later one when a place ripens in the middle of a round', async () => {
    const { fill, wish, cancel, pass, grant, read, afterCommit } = city();
    const [eight, nine] = [await fill('08:00'), await fill('09:00')];
    const ask = async (number: number, window: string) => {
      pass(1_000);
      return openedOf(await wish({ ...person(number), windows: [window] }));
    };
    const [first, other, later] = [await ask(1, '08:00'), await ask(2, '09:00'), await ask(3, '08:00')];
    if (nine[0]) await cancel(nine[0]);
    pass(ripe);

    // The first has been looked at in vain; then the other one is given a place.
    afterCommit(async () => {
      if (eight[0]) await cancel(eight[0]);
      pass(ripe);
    });
    await grant();
    const between = await Promise.all(
      [first, other, later].map(async (one) => (await read(one)).booking.state),
    );
    await grant();

    expect(between).toEqual(['WISHED', 'BOOKED', 'WISHED']);
    expect((await read(first)).booking.state).toBe('BOOKED');
    expect((await read(later)).booking.state).toBe('WISHED');
  });

  test('lets go of the window when nobody waits for it any more', async () => {
    const { fill, wish, cancel, pass, grant, window, availability } = city();
    const [leaves] = await fill();
    const waits = openedOf(await wish(person(1)));
    if (leaves) await cancel(leaves);

    const withdrawn = openedOf(await cancel(waits));
    await grant();
    pass(ripe);

    expect(withdrawn.booking).toMatchObject({
      state: 'CANCELLED',
      ticket: null,
      wish: { ended: 'withdrawn' },
    });
    expect(await window('08:00')).toMatchObject({ state: 'open', remaining: 1 });
    expect((await availability()).waitlist).toEqual({ open: false, waiting: 0 });
  });

  test('hears once that nothing came free when it is too late to come, and the place is everybody’s', async () => {
    const { fill, wish, at, grant, read, carry, sent, cancel, pass, window } = city();
    const [leaves] = await fill();
    const waits = openedOf(await wish(person(1)));
    at('2026-11-23T13:00:01Z');

    await grant();
    await grant();
    await carry();

    expect((await read(waits)).booking).toMatchObject({ state: 'CANCELLED', wish: { ended: 'none-free' } });
    expect(sent.filter(({ subject }) => subject === waits.booking.id).map(({ kind }) => kind)).toEqual([
      'wish-ended',
    ]);
    if (leaves) await cancel(leaves);
    pass(ripe);
    expect(await window('08:00')).toMatchObject({ state: 'open', remaining: 1 });
  });

  test('is not given a place that begins sooner than the notice, even if it is free', async () => {
    const { fill, wish, cancel, at, grant, read } = city();
    const [leaves] = await fill();
    const waits = openedOf(await wish(person(1)));
    if (leaves) await cancel(leaves);
    at('2026-11-23T13:00:01Z');

    await grant();

    expect((await read(waits)).booking.state).toBe('CANCELLED');
  });
});

describe('a wish', () => {
  test('that is sent again is the same, before and after it got a place', async () => {
    const { fill, wish, cancel, pass, grant, ports } = city();
    const [leaves] = await fill();
    const key = 'the-same-wish'.padEnd(32, 'x');

    const [first, again] = [await wish({ ...person(1), key }), await wish({ ...person(1), key })];
    if (leaves) await cancel(leaves);
    pass(ripe);
    await grant();
    const after = await wish({ ...person(1), key });

    expect(openedOf(again)).toEqual(openedOf(first));
    expect(after.status).toBe(201);
    expect(openedOf(after).booking).toMatchObject({ id: openedOf(first).booking.id, state: 'BOOKED' });
    expect(ports.outboxes).toHaveLength(1);
  });

  test.each([
    ['of who waits already', person(1), 'already-waiting'],
    ['of who holds a place of the day', person(116), 'already-booked'],
    ['for a window that the day does not have', { ...person(2), windows: ['07:00'] }, 'bad-window'],
    ['for a day that opens later', { ...person(2), date: '2026-12-31' }, 'out-of-horizon'],
  ])('%s is refused', async (_, asked, code) => {
    const { fill, wish } = city();
    await fill();
    await wish(person(1));

    expect(problemOf(await wish(asked))).toMatchObject({ code });
  });

  test('is refused when as many wait as the office lets, and where it lets nobody', async () => {
    const { fill, wish, set, pass } = city();
    await fill();
    await set('waitlist', { people: 2, noticeHours: 12 });
    pass(10_000);

    const replies = [await wish(person(1)), await wish(person(2)), await wish(person(3))];
    await set('waitlist', { people: 0, noticeHours: 12 }, 1);
    pass(10_000);
    replies.push(await wish(person(4)));

    expect(replies.map((reply) => (reply.status === 201 ? 'taken' : problemOf(reply).code))).toEqual([
      'taken',
      'taken',
      'waitlist-full',
      'no-waitlist',
    ]);
  });

  test('of somebody who books another time of the day ends, and nobody is written to', async () => {
    const { fill, wish, book, grant, read, carry, sent } = city();
    await fill();
    const waits = openedOf(await wish(person(1)));
    await book({ ...person(1), window: '09:00' });

    await grant();
    await carry();

    expect((await read(waits)).booking).toMatchObject({ state: 'CANCELLED', wish: { ended: 'booked' } });
    expect(sent.filter(({ subject }) => subject === waits.booking.id)).toEqual([]);
  });

  test('counts among the bookings that a person may hold', async () => {
    const { fill, wish, book, settle } = city();
    await fill();
    await wish(person(1));
    const wednesday = await book({ ...person(1), date: '2026-11-25' });
    await settle();
    const thursday = await book({ ...person(1), date: '2026-11-27' });

    expect(wednesday.status).toBe(201);
    expect(problemOf(thursday).code).toBe('too-many');
  });

  test('withdrawn in the moment in which it is given a place ends, and the place ripens for the next', async () => {
    const { fill, wish, cancel, pass, grant, settle, read, afterCommit, ports } = city();
    const [leaves] = await fill();
    const first = openedOf(await wish(person(1)));
    pass(1_000);
    const second = openedOf(await wish(person(2)));
    if (leaves) await cancel(leaves);
    pass(ripe);
    const details = await ports.bookings.read(first.booking.id as never);

    afterCommit(async () => {
      if (details?.wish === undefined) throw new Error('no wish');
      await ports.bookings.update({
        booking: { ...details, state: 'CANCELLED', wish: { ...details.wish, ended: 'withdrawn' }, v: 1 },
        events: [],
        now: 0,
        causationId: 'request-0001',
      });
    });
    await grant();
    await settle();
    pass(ripe);
    await grant();

    expect((await read(first)).booking.state).toBe('CANCELLED');
    expect((await read(second)).booking.state).toBe('BOOKED');
  });
});

describe('a day that is drawn', () => {
  // Two weeks ahead of Monday 23 November: released on Tuesday the 24th at seven.
  const drawn = '2026-12-08';
  const [released, collected, over] = ['T00:00:00Z', 'T00:15:00Z', 'T00:16:00Z'].map(
    (time) => `${tuesday}${time}`,
  ) as [string, string, string];

  async function morning() {
    const town = city();
    await town.set('release', { kind: 'draw', minutes: 15 });
    town.at(`${tuesday}T00:00:01Z`);
    await prepareSheets(town.ports);
    return { ...town, day: { date: drawn, windows: ['08:00'] } };
  }

  test('takes requests and no bookings until it is drawn, and keeps its seed to itself', async () => {
    const { wish, book, log, day, at, grant } = await morning();

    const taken = await wish({ ...person(1), ...day });
    const refused = await book({ ...person(2), date: drawn });
    at(collected);
    await grant();

    expect(openedOf(taken).booking).toMatchObject({
      state: 'WISHED',
      wish: { kind: 'draw', place: null, drawsAt: Date.parse(collected), entry: expect.any(String) },
    });
    expect(problemOf(refused)).toMatchObject({ code: 'not-open', opensAt: Date.parse(over) });
    const { answer } = routes.readDraw;
    expect(answer.schema.parse((await log(drawn)).json)).toMatchObject({
      collectsFrom: Date.parse(released),
      drawsAt: Date.parse(collected),
      commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
      seed: null,
      drawnAt: null,
      entries: [],
    });
  });

  test('gives its places as anybody can compute from its log, and the rest wait before who comes later', async () => {
    const { wish, day, at, pass, grant, read, log, cancel } = await morning();
    const asked = [];
    for (const number of [1, 2, 3, 4, 5]) asked.push(openedOf(await wish({ ...person(number), ...day })));
    at(over);

    await grant();
    const late = openedOf(await wish({ ...person(9), ...day }));

    const told = routes.readDraw.answer.schema.parse((await log(drawn)).json);
    const { seed, hash, seats, entries, commitment } = told;
    expect(await commitmentOf(seed ?? '')).toBe(commitment);
    expect(await hashOf(entries.map(({ entry }) => entry))).toBe(hash);
    expect(
      await orderOf(
        entries.map(({ entry }) => entry),
        seed ?? '',
      ),
    ).toEqual(entries.map(({ entry }) => entry));
    const again = assign(
      entries.map(({ entry, windows }) => ({ entry, windows: windows.map((name) => localTime.parse(name)) })),
      new Map((seats ?? []).map(({ window, seats: count }) => [localTime.parse(window), count])),
    );
    expect(again).toEqual(entries);
    const shown = await Promise.all(asked.map(async (one) => (await read(one)).booking));
    const of = (state: string) =>
      shown.filter((one) => one.state === state).map(({ wish: own }) => own?.entry);
    const placed = entries.filter(({ window }) => window !== null).map(({ entry }) => entry);
    expect(of('BOOKED').toSorted()).toEqual(placed.toSorted());
    expect(placed).toHaveLength(2);
    expect(late.booking.wish).toMatchObject({ kind: 'waitlist', place: 4 });

    const leaves = asked.find((one) => one.booking.wish?.entry === placed[0]);
    if (leaves) await cancel(leaves);
    pass(ripe);
    await grant();
    const third = asked.find((one) => one.booking.wish?.entry === entries[2]?.entry);
    expect((await read(third ?? late)).booking.state).toBe('BOOKED');
    expect(routes.readDraw.answer.schema.parse((await log(drawn)).json)).toMatchObject({ entries, seats });
  });

  test('that nobody asked for is everybody’s once it is drawn', async () => {
    const { at, grant, book, pass } = await morning();
    at(over);
    await grant();
    pass(2_000);

    expect((await book({ ...person(1), date: drawn })).status).toBe(201);
  });

  test('stays a draw when officials go back to first come meanwhile', async () => {
    const { set, wish, day, at, grant, read, pass } = await morning();
    const asked = openedOf(await wish({ ...person(1), ...day }));
    await set('release', { kind: 'first-come' }, 1);
    pass(10_000);
    const later = openedOf(await wish({ ...person(2), ...day }));
    at(over);

    await grant();

    expect((await read(asked)).booking.state).toBe('BOOKED');
    expect((await read(later)).booking.state).toBe('BOOKED');
  });

  test('is drawn all the same when closing an hour makes its sheet', async () => {
    const { set, at, call, wish, grant, log, read } = city();
    await set('release', { kind: 'draw', minutes: 15 });
    at(`${tuesday}T00:00:01Z`);
    const closed = await call('closeWindows', {
      path: { office: 'disdukcapil' },
      headers: { 'idempotency-key': 'close-an-hour'.padEnd(32, 'x') },
      body: {
        date: drawn,
        services: ['ktp-el'],
        from: '10:00',
        to: '11:00',
        reason: { id: 'rapat', en: 'meeting' },
      },
      roles: ['disdukcapil/head'],
    });
    expect(closed.status).toBe(201);
    const asked = openedOf(await wish({ ...person(1), date: drawn, windows: ['08:00'] }));
    at(over);

    await grant();

    expect(routes.readDraw.answer.schema.parse((await log(drawn)).json)).toMatchObject({ count: 1 });
    expect((await read(asked)).booking.state).toBe('BOOKED');
  });

  test('has a log only if there is a draw', async () => {
    const { log } = city();

    expect((await log(tuesday)).status).toBe(404);
  });
});

describe('a round that is cut off', () => {
  /** The list is not written by who comes next, as if they had died before. */
  const cutOnce = ({ ports }: ReturnType<typeof city>) => {
    const { end } = ports.wishes;
    const cut = async () => {
      Object.assign(ports.wishes, { end });
      throw new Error('cut off');
    };
    Object.assign(ports.wishes, { end: cut });
  };

  test('after it gave a place leaves its holder with the place, whoever comes next', async () => {
    const town = city();
    const { fill, wish, cancel, pass, grant, read, settle, ports, carry, sent } = town;
    const [gone] = await fill();
    const waiting = openedOf(await wish(person(1)));
    if (gone) await cancel(gone);
    pass(ripe);
    await carry();
    sent.length = 0;
    // Who gave up the place hears of that, who waited of theirs.
    cutOnce(town);
    await expect(grantWishes(ports)).rejects.toThrow();
    await settle();

    await grant();
    await carry();

    expect((await read(waiting)).booking).toMatchObject({ state: 'BOOKED', wish: { ended: 'placed' } });
    const [listed] = await ports.wishes.list({ ...aBookingDay, date: localDate.parse(tuesday) });
    expect(listed).toMatchObject({ state: 'placed', window: '08:00' });
    expect(sent.map(({ kind }) => kind)).toEqual(['slot-cancelled', 'slot-granted']);
  });

  test('a wish that was withdrawn, but not yet taken off the list, is given nothing', async () => {
    const town = city();
    const { fill, wish, call, cancel, pass, grant, read, ports } = town;
    const [gone] = await fill();
    const waiting = openedOf(await wish(person(1)));
    cutOnce(town);
    expect((await call('cancelBooking', keyOf(waiting))).status).toBe(500);
    if (gone) await cancel(gone);
    pass(ripe);

    await grant();

    expect((await read(waiting)).booking).toMatchObject({ state: 'CANCELLED' });
    const [sheet] = [...ports.rows.sheets.values()].filter(
      ({ id }) => id.date === tuesday && id.service === 'ktp-el',
    );
    expect(Object.keys(sheet?.held ?? {})).not.toContain(waiting.booking.id);
    const [listed] = await ports.wishes.list({ ...aBookingDay, date: localDate.parse(tuesday) });
    expect(listed).toMatchObject({ state: 'ended' });
  });
});

const aBookingDay = { office: 'disdukcapil', service: 'ktp-el' };
