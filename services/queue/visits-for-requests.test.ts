import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createQueueApi, heldOf, problemOf, tuesday, wednesday } from './testing/queue-api.ts';

// A booking may be for a request for a document; whoever hears of it can tell.

const request = 'Rq-_0000001';
const office = 'disdukcapil';
const officer = ['disdukcapil/officer'];

const city = () => {
  const api = createQueueApi();
  return {
    ...api,
    told: () =>
      api.written.flatMap(({ events }) =>
        events.map(({ event, data }) => ({ type: event.detailType, data })),
      ),
    onFloor: () =>
      api.ports.floors.records.flatMap(({ write }) =>
        (write.events ?? []).map(({ event, data }) => ({ type: event.detailType, data })),
      ),
  };
};

test('every event of a booking tells the request that it is for, also after it moved to another day', async () => {
  const { book, call, settle, told } = city();
  const { booking, key } = heldOf(await book({ request }));
  await settle();
  const asked = { path: { id: booking.id }, headers: { 'booking-key': key } };

  await call('moveBooking', { ...asked, body: { date: tuesday, window: '09:00' } });
  await settle();
  await call('moveBooking', { ...asked, body: { date: wednesday, window: '09:00' } });
  await settle();

  expect(
    told()
      .map(({ type }) => type)
      .sort(),
  ).toEqual(['SlotBooked.v1', 'SlotBooked.v1', 'SlotCancelled.v1', 'SlotMoved.v1']);
  for (const { data } of told()) expect(data).toMatchObject({ request });
});

test('what becomes of the visit in the hall tells it too', async () => {
  const { book, call, settle, at, onFloor } = city();
  const { booking } = heldOf(await book({ request }));
  await settle();
  at('2026-11-24T00:50:00Z');
  const counter = { path: { office, counter: '1' }, roles: officer };
  const keyed = () => ({ ...counter, headers: { 'idempotency-key': randomUUID() } });
  await call('checkIn', { path: { office }, body: { code: booking.checkIn }, roles: officer });
  await call('setCounter', { ...counter, body: { state: 'open' } });
  const act = (action: string) => call('actOnTicket', { ...keyed(), body: { action, ticket: booking.id } });

  await call('callNext', { ...keyed(), body: {} });
  await act('miss');
  await call('callNext', { ...keyed(), body: { ticket: booking.id } });
  await act('serve');
  await act('finish');

  const ends = onFloor().filter(({ type }) => type === 'TicketMissed.v1' || type === 'TicketServed.v1');
  expect(ends).toMatchObject([
    { type: 'TicketMissed.v1', data: { visit: booking.id, request } },
    { type: 'TicketServed.v1', data: { visit: booking.id, request } },
  ]);
});

test('the desk books for a request as well; the same key for another request is another wish', async () => {
  const { call, settle, told } = city();
  const person = { name: 'Siti Nurhaliza', nik: '1274011505900001' };
  const key = randomUUID();
  const desk = (body: object) =>
    call('bookForOthers', {
      path: { office },
      headers: { 'idempotency-key': key },
      body: { service: 'ktp-el', date: tuesday, window: '08:00', person, ...body },
      roles: ['disdukcapil/front-desk'],
    });

  expect((await desk({ request })).status).toBe(201);
  expect((await desk({ request })).status).toBe(201);
  expect(problemOf(await desk({ request: 'another-one' })).code).toBe('key-reused');
  await settle();

  expect(told()).toMatchObject([{ type: 'SlotBooked.v1', data: { request } }]);
});

test('a booking for nothing tells nothing of a request', async () => {
  const { book, settle, told } = city();
  await book();
  await settle();

  expect(told()[0]?.data).not.toHaveProperty('request');
});

test('what cannot be the id of a request is refused', async () => {
  const { book } = city();

  expect((await book({ request: 'no' })).status).toBe(400);
});
