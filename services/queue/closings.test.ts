import { expect, test } from 'vitest';
import { localDate } from '#shared/time/local.ts';
import { bookingId } from './domain/ids.ts';
import type { PursuePorts } from './operations/closings/ports.ts';
import { shutSheets } from './operations/closings/shut-sheets.ts';
import {
  closingCity,
  closingOf,
  foreseenOf,
  head,
  minute,
  offerOf,
  office,
  person,
  reason,
} from './testing/closing-city.ts';
import { heldOf, problemOf, staffId, tuesday, wednesday } from './testing/queue-api.ts';

// An official closes a stretch of a day: nobody who holds a place there is left alone, and nobody is told before the minute is over.

test('the preview names who would be affected, by service and window, and changes nothing', async () => {
  const { call, book, ports } = closingCity();
  const booked = await book({ person: person(1) });
  await book({ person: person(2), window: '10:00' });
  const before = structuredClone([...ports.rows.sheets.values()]);

  const preview = await call('foreseeClosing', {
    path: { office },
    body: { date: tuesday, services: ['ktp-el'], from: '08:00', to: '10:00' },
    roles: head,
  });

  const { affected, services } = foreseenOf(preview);
  expect(affected).toBe(1);
  expect(services).toEqual([
    {
      service: 'ktp-el',
      windows: [
        { start: '08:00', end: '09:00', affected: [heldOf(booked).booking.ticket] },
        { start: '09:00', end: '10:00', affected: [] },
      ],
    },
  ]);
  expect([...ports.rows.sheets.values()]).toEqual(before);
});

test('a closed stretch sells nothing any more, whatever windows stand beside it', async () => {
  const { book, close } = closingCity();
  await book({ person: person(1) });
  expect((await close({ from: '08:00', to: '10:00' })).status).toBe(201);

  const refused = await book({ person: person(2), window: '09:00' });
  const sold = await book({ person: person(3), window: '10:00' });

  expect(problemOf(refused).code).toBe('window-closed');
  expect(sold.status).toBe(201);
});

test('in the moment of closing everybody affected has an offer; nobody is told for a minute, then each once', async () => {
  const { book, close, ticket, offer, settle, pursue, carry, sent, pass } = closingCity();
  const booked = [await book({ person: person(1) }), await book({ person: person(2) })];
  const other = await book({ person: person(3), window: '10:00' });
  await settle();
  await carry();
  sent.length = 0;

  await close({ from: '08:00', to: '09:00' });

  for (const one of booked) {
    expect(heldOf(await ticket(one)).booking.closed).toBe(true);
    expect(offerOf(await offer(one)).suggestions).toHaveLength(3);
  }
  expect(heldOf(await ticket(other)).booking.closed).toBeUndefined();
  expect(problemOf(await offer(other)).code).toBe('nothing-offered');
  await pursue();
  await carry();
  expect(sent).toEqual([]);

  pass(minute);
  await Promise.all([pursue(), pursue(), pursue()]);
  await carry();
  await pursue();
  await carry();

  expect(sent.map(({ kind, parameters }) => [kind, parameters.ticket, parameters.reason]).toSorted()).toEqual(
    booked.map((one) => ['slot-closed', heldOf(one).booking.ticket, reason.id]).toSorted(),
  );
});

test('whoever stops in the middle of telling is followed by one who tells the rest, and nobody twice', async () => {
  const { book, close, settle, pass, ports, pursue } = closingCity();
  for (let number = 0; number < 8; number += 1) {
    await book({ person: person(number), window: ['08:00', '09:00', '10:00', '11:00'][number % 4] ?? '' });
  }
  await settle();
  await close();
  pass(minute);
  const told = () =>
    ports.written.filter(({ events }) => events.some(({ event }) => event.detailType === 'SlotOffered.v1'));
  let left = 3;
  const cut: PursuePorts['bookings'] = {
    ...ports.bookings,
    update: async (write) => {
      left -= 1;
      if (left < 0) throw new Error('cut off');
      return ports.bookings.update(write);
    },
  };
  await expect(pursue({ bookings: cut })).rejects.toThrow();
  expect(told()).toHaveLength(3);

  await pursue();
  await pursue();

  expect(told()).toHaveLength(8);
  expect(new Set(told().map(({ booking }) => booking.id)).size).toBe(8);
});

test('an undo within the minute leaves seats, cooling ones included, and tickets as they were, and nobody hears of it', async () => {
  const { book, close, reopen, ticket, settle, pursue, carry, sent, pass, sheet, call, list } = closingCity();
  const booked = await book({ person: person(1) });
  const gone = heldOf(await book({ person: person(2) }));
  await call('cancelBooking', { path: { id: gone.booking.id }, headers: { 'booking-key': gone.key } });
  await settle();
  await carry();
  sent.length = 0;
  const { windows, held, people } = await sheet();
  const { id } = closingOf(await close());

  pass(30_000);
  const undone = closingOf(await reopen(id, true));
  pass(minute);
  await pursue();
  await carry();

  const after = await sheet();
  expect(undone).toMatchObject({ state: 'UNDONE', unanswered: [] });
  expect({ windows: after.windows, held: after.held, people: after.people }).toEqual({
    windows,
    held,
    people,
  });
  expect(heldOf(await ticket(booked)).booking).toEqual(heldOf(booked).booking);
  expect((await list()).map(({ state }) => state)).toEqual(['UNDONE']);
  expect(undone.closedTo).toBe(undone.closedFrom);
  expect(sent).toEqual([]);
});

test.each([
  ['that somebody has booked', 1],
  ['that nobody has booked yet', 0],
])('an undo that overtakes its closing, which stalled, leaves a day %s open', async (_, bookings) => {
  const { book, close, reopen, ports } = closingCity();
  for (let number = 0; number < bookings; number += 1) await book({ person: person(number) });
  const closed = closingOf(await close({ date: wednesday }));
  const stalled = await ports.closings.read({ office, date: localDate.parse(wednesday), id: closed.id });
  if (stalled === undefined) throw new Error('No closing');
  // As if its request had not come to the sheet of another day yet.
  const elsewhere = { ...stalled, date: localDate.parse(tuesday), id: 'stalled-one' };
  await ports.closings.put(elsewhere, []);

  expect(closingOf(await reopen(elsewhere.id, true)).state).toBe('UNDONE');
  await shutSheets(ports, elsewhere);

  expect((await book({ person: person(7) })).status).toBe(201);
});

test('once people are being told, an undo is refused; opening again tells who was told before', async () => {
  const { book, close, reopen, settle, pursue, carry, sent, pass } = closingCity();
  const stays = await book({ person: person(1) });
  const moves = await book({ person: person(2) });
  await settle();
  const { id } = closingOf(await close());
  pass(minute);
  expect(problemOf(await reopen(id, true)).code).toBe('undo-over');
  await pursue();
  await carry();
  sent.length = 0;

  expect(closingOf(await reopen(id)).state).toBe('REOPENED');
  await pursue();
  await pursue();
  await carry();

  expect(sent.map(({ kind, parameters }) => [kind, parameters.ticket]).toSorted()).toEqual(
    [stays, moves].map((one) => ['slot-reopened', heldOf(one).booking.ticket]).toSorted(),
  );
});

test('who holds an offer may take a seat above the quota and before the release, once; others may not', async () => {
  const { book, close, move, at, settle, ticket, sheet, offer } = closingCity();
  const [first, second] = [await book({ person: person(1) }), await book({ person: person(2) })];
  for (const number of [3, 4]) await book({ person: person(number), date: wednesday, window: '09:00' });
  await settle();
  expect(problemOf(await move(first, wednesday, '09:00')).code).toBe('full');
  await close();

  const moved = await move(first, wednesday, '09:00');
  const full = await move(second, wednesday, '09:00');
  // Before 07.00 the last day of the horizon is not on sale yet.
  at('2026-11-23T23:30:00Z');
  const early = await book({ person: person(5), date: '2026-12-08', window: '09:00' });
  const days = offerOf(await offer(second)).days.map(({ date }) => date);
  const before = await move(second, '2026-12-08', '09:00');
  await settle();

  expect(moved.status).toBe(200);
  expect(heldOf(moved).booking).toMatchObject({ date: wednesday, window: '09:00', state: 'BOOKED' });
  expect((await sheet(wednesday)).windows).toMatchObject({ '09:00': { cap: 2, taken: 3 } });
  expect(problemOf(full).code).toBe('full');
  expect(problemOf(early).code).toBe('not-open');
  expect(days).toContain('2026-12-08');
  expect(heldOf(before).booking.date).toBe('2026-12-08');
  // The old links lead to the new places, and the old ones have ended.
  expect(heldOf(await ticket(first)).booking.date).toBe(wednesday);
  expect(Object.values((await sheet()).held).every((number) => number < 0)).toBe(true);
});

test('a move within the day costs no change and needs no luck while the old time is self-served', async () => {
  const { book, close, move, sheet, ticket } = closingCity();
  const booked = await book({ person: person(1) });
  await close({ from: '08:00', to: '09:00' });

  const moved = await move(booked, tuesday, '10:00');

  expect(heldOf(moved).booking).toMatchObject({ window: '10:00', id: heldOf(booked).booking.id });
  expect((await sheet()).changes).toEqual({});
  expect(heldOf(await ticket(booked)).booking.closed).toBeUndefined();
});

test('the afternoon of today can be closed after its self-service has ended; who is in the hall is left alone', async () => {
  const { book, close, settle, at, ports, pursue, carry, sent, move, ticket } = closingCity();
  const there = heldOf(await book({ person: person(1), window: '08:00' }));
  const coming = await book({ person: person(2), window: '08:00' });
  const missed = await book({ person: person(3), window: '10:00' });
  await settle();
  await carry();
  sent.length = 0;
  at('2026-11-24T00:40:00Z');
  const arrived = await ports.bookings.read(bookingId.parse(there.booking.id));
  if (arrived === undefined) throw new Error('No details');
  await ports.bookings.update({
    booking: { ...arrived, state: 'ARRIVED', v: arrived.v + 1 },
    events: [],
    now: ports.clock.now(),
    causationId: 'check-in',
  });

  const closing = closingOf(await close({ from: '07:00', to: '10:00' }));
  at('2026-11-24T00:42:00Z');
  await pursue();
  await carry();

  expect(closing.from).toBe('07:40');
  expect(closing.unanswered).toEqual([heldOf(coming).booking.ticket]);
  expect(sent.map(({ parameters }) => parameters.ticket)).toEqual([heldOf(coming).booking.ticket]);
  expect(heldOf(await ticket(missed)).booking.closed).toBeUndefined();
  const moved = await move(coming, wednesday, '09:00');
  await settle();
  expect(heldOf(moved).booking.date).toBe(wednesday);
  expect((await ports.bookings.read(bookingId.parse(heldOf(coming).booking.id)))?.state).toBe('CANCELLED');
});

test('who does not answer can still choose for a week after the day, then no more', async () => {
  const { book, close, settle, at, pursue, carry, sent, move, offer, list } = closingCity();
  const silent = await book({ person: person(1) });
  const late = await book({ person: person(2) });
  await settle();
  await close();
  at('2026-11-23T05:00:00Z');
  await pursue();
  await carry();
  sent.length = 0;

  at('2026-11-25T01:00:00Z');
  await pursue();
  await pursue();
  await settle();
  await carry();

  expect((await list()).map(({ state }) => state)).toEqual(['OVER']);
  expect(sent).toEqual([]);
  const [day] = offerOf(await offer(silent)).days;
  expect(day?.date).toBe(wednesday);
  expect(heldOf(await move(silent, '2026-11-27', '09:00')).booking.date).toBe('2026-11-27');
  at('2026-12-02T02:00:00Z');
  expect(problemOf(await offer(late)).code).toBe('nothing-offered');
  expect(problemOf(await move(late, '2026-12-07', '09:00')).code).toBe('cancelled');
});

test('the same key is the same closing; a day without hours or beyond the horizon cannot be closed', async () => {
  const { close, list, reopen } = closingCity();
  const first = closingOf(await close({}, 'k'.repeat(32)));

  const again = closingOf(await close({}, 'k'.repeat(32)));
  const sunday = problemOf(await close({ date: '2026-11-29' }));
  const far = problemOf(await close({ date: '2027-03-01' }));
  const backwards = problemOf(await close({ from: '10:00', to: '09:00' }));

  expect(again.id).toBe(first.id);
  expect(await list()).toHaveLength(1);
  expect([sunday.code, far.code, backwards.code]).toEqual([
    'nothing-to-close',
    'out-of-horizon',
    'nothing-to-close',
  ]);
  expect(problemOf(await reopen('unknown')).code).toBe('not-found');
});

test('the same key for anything else is refused, also for another day', async () => {
  const { close, list } = closingCity();
  const key = 'k'.repeat(32);
  await close({}, key);

  const others = [
    { to: '12:00' },
    { from: '09:00' },
    { services: ['ktp-el', 'akta'] },
    { reason: { ...reason, en: 'another reason' } },
    { date: wednesday },
  ];
  const codes = [];
  for (const other of others) codes.push(problemOf(await close(other, key)).code);

  expect(codes).toEqual(others.map(() => 'key-reused'));
  expect(await list()).toHaveLength(1);
});

test('the event of opening again names who opened, not who closed', async () => {
  const { close, reopen, as, ports } = closingCity();
  const { id } = closingOf(await close());
  const another = '3f8e2c1a-0000-4000-8000-00000000000b';
  as(another);

  await reopen(id, true);

  expect(ports.closings.told.map(({ event, officer }) => [event.detailType, officer])).toEqual([
    ['WindowClosed.v1', staffId],
    ['WindowReopened.v1', another],
  ]);
});

test('the closed time is told with its length, and with the true one when it was opened earlier', async () => {
  const { close, reopen, at, pursue, ports } = closingCity();
  at('2026-11-24T04:00:00Z');
  const { id } = closingOf(await close({ from: '09:00', to: '15:00' }));
  at('2026-11-24T05:00:00Z');
  await pursue();
  await reopen(id);

  expect(ports.closings.told.map(({ event, data }) => [event.detailType, data])).toMatchObject([
    [
      'WindowClosed.v1',
      {
        from: '11:00',
        closedFrom: Date.parse('2026-11-24T04:00:00Z'),
        closedTo: Date.parse('2026-11-24T08:00:00Z'),
      },
    ],
    ['WindowReopened.v1', { undone: false, closedTo: Date.parse('2026-11-24T05:00:00Z') }],
  ]);
});

test('changed settings neither open nor forget what was closed by hand, and windows that they add are closed too', async () => {
  const { close, call, book, reopen, pass, pursue } = closingCity();
  const { id } = closingOf(await close({ from: '08:00', to: '12:00' }));
  const changed = await call('changeSetting', {
    path: { name: `offices.${office}.services.ktp-el.quota` },
    body: { value: { online: 5, walkIn: 2 }, expectedVersion: 0, reason: 'lebih banyak' },
    roles: head,
  });
  expect(changed.status).toBe(200);

  expect(problemOf(await book({ person: person(1) })).code).toBe('window-closed');
  pass(minute);
  await pursue();
  await reopen(id);
  for (let number = 1; number <= 5; number += 1) {
    expect((await book({ person: person(number) })).status).toBe(201);
  }
});

test('who takes another place in the moment of an undo gets none above the quota', async () => {
  const { book, close, reopen, move, settle, ports, sheet, pass } = closingCity();
  const booked = await book({ person: person(1) });
  for (const number of [11, 12]) await book({ person: person(number), date: wednesday });
  await settle();
  const { id } = closingOf(await close());
  const { put } = ports.bookings;
  // The details of the new booking lie there, its claim is not sent yet.
  Object.assign(ports.bookings, {
    put: async (...sent: Parameters<typeof put>) => {
      const stored = await put(...sent);
      await reopen(id, true);
      return stored;
    },
  });

  const moved = await move(booked, wednesday, '08:00');

  expect(problemOf(moved).code).toBe('full');
  expect((await sheet(wednesday)).windows).toMatchObject({ '08:00': { cap: 2, taken: 2 } });
  pass(minute);
  Object.assign(ports.bookings, { put });
  expect((await move(booked, wednesday, '09:00')).status).toBe(200);
});
