import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { localDate } from '#shared/time/local.ts';
import { type Arrived, type AtCounter, type Board, type Place, routes } from './contract.ts';
import { followFloor } from './operations/floor/follow-floor.ts';
import { rateService } from './operations/floor/rate-service.ts';
import { leaveAllOver } from './operations/floor/run-day.ts';
import { noteLeftOver } from './operations/line-messages.ts';
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
const officer = ['disdukcapil/officer'];
const head = ['disdukcapil/head'];

/** Tuesday at 07.50 WIB, when the doors open; check-in for the first window is open. */
const doors = '2026-11-24T00:50:00Z';

function hall() {
  const api = createQueueApi();
  api.at(doors);
  const post = (
    name: 'callNext' | 'actOnTicket',
    counter: string,
    body: object,
    key: string = randomUUID(),
  ) =>
    api.call(name, { path: { office, counter }, headers: { 'idempotency-key': key }, body, roles: officer });
  return {
    api,
    walkIn: (service = 'akta', more: object = {}, key: string = randomUUID()) =>
      api.call('issueNumber', {
        path: { office },
        headers: { 'idempotency-key': key },
        body: { service, ...more },
        roles: officer,
      }),
    checkIn: (code: string) => api.call('checkIn', { path: { office }, body: { code }, roles: officer }),
    open: (counter: string, services?: readonly string[], roles = officer) =>
      api.call('setCounter', {
        path: { office, counter },
        body: { state: 'open', ...(services && { services }) },
        roles,
      }),
    next: (counter: string, body: object = {}, key?: string) => post('callNext', counter, body, key),
    act: (counter: string, action: string, ticket: string, more: object = {}, key?: string) =>
      post('actOnTicket', counter, { action, ticket, ...more }, key),
    follow: () => followFloor(api.ports, { office, date: localDate.parse(tuesday) }),
    board: async (): Promise<Board> =>
      routes.readBoard.answer.schema.parse((await api.call('readBoard', { path: { office } })).json),
    place: (path: Record<string, string>, key: string) =>
      api.call('readPlace', { path, headers: { 'booking-key': key } }),
  };
}

const arrivedOf = ({ json }: Reply): Arrived => routes.checkIn.answer.schema.parse(json);
const counterOf = ({ json }: Reply): AtCounter => routes.callNext.answer.schema.parse(json);
const placeOf = ({ json }: Reply): Place => routes.readPlace.answer.schema.parse(json);

/** Office, date, ticket and key of the page on which a walk-in follows its place. */
function pageOf({ link, ticket }: Arrived) {
  const [, date = '', ...key] = link?.split('#')[1]?.split('.') ?? [];
  return { path: { office, date, ticket: ticket.id }, key: key.join('.') };
}

test('who just came takes a number, is called, served and done, and everybody sees it', async () => {
  const { walkIn, open, next, act, follow, board, place } = hall();
  const arrived = arrivedOf(await walkIn());
  const { path, key } = pageOf(arrived);
  await follow();

  expect(arrived).toMatchObject({ ticket: { ticket: 'W001', kind: 'walk-in', state: 'WAITING' }, ahead: 0 });
  expect(placeOf(await place(path, key))).toMatchObject({
    state: 'WAITING',
    ahead: 0,
    // Until the office opens, and the first counter soon after.
    wait: { p50: 16 },
  });

  await open('3');
  const called = counterOf(await next('3'));
  expect(called.counter).toMatchObject({ id: '3', mine: true, ticket: { ticket: 'W001', state: 'CALLED' } });
  expect((await board()).calling).toMatchObject([{ ticket: 'W001', counter: '3', again: 0 }]);
  expect(placeOf(await place(path, key))).toMatchObject({ state: 'CALLED', counter: '3', ahead: null });

  const id = arrived.ticket.id;
  expect(counterOf(await act('3', 'serve', id)).counter.ticket).toMatchObject({ state: 'SERVING' });
  const done = counterOf(await act('3', 'finish', id, { outcome: 'finished' }));
  await follow();
  expect(done.counter.ticket).toBeNull();
  expect(await board()).toMatchObject({ day: 'open', calling: [], last: [{ ticket: 'W001', counter: '3' }] });
  expect(placeOf(await place(path, key))).toMatchObject({ state: 'DONE', rating: 'open' });
});

test('who booked checks in by the code of the ticket or by its number, and again is answered the same', async () => {
  const { api, checkIn } = hall();
  api.at('2026-11-23T03:00:00Z');
  const { booking } = heldOf(await api.book({ ...aBooking, service: 'akta' }));
  await api.settle();
  expect(problemOf(await checkIn(booking.checkIn)).code).toBe('other-day');
  api.at('2026-11-23T23:00:00Z');
  expect(problemOf(await checkIn(booking.checkIn)).code).toBe('too-early');

  api.at(doors);
  const first = await checkIn(booking.checkIn);
  const again = await checkIn(booking.ticket.toLowerCase());

  const start = Date.parse('2026-11-24T01:00:00Z');
  expect(arrivedOf(first)).toMatchObject({
    ticket: { id: booking.id, ticket: booking.ticket, kind: 'booked', since: start, late: false },
    // A code that anybody can photograph, or a number that anybody can read, opens nothing.
    link: null,
  });
  expect(again.json).toEqual(first.json);
  const { records } = api.ports.floors;
  expect(records.filter(({ write }) => write.isNew)).toHaveLength(1);
});

test('a kiosk checks in nobody by a typed number, and says the same of every number that is not on the floor', async () => {
  const { api, checkIn, walkIn } = hall();
  api.at('2026-11-23T03:00:00Z');
  const { booking } = heldOf(await api.book({ ...aBooking, service: 'akta' }));
  await api.settle();
  api.at(doors);
  const atKiosk = (code: string) =>
    api.call('checkIn', { path: { office }, body: { code }, roles: ['disdukcapil/kiosk'] });

  const guessed = [await atKiosk(booking.ticket), await atKiosk('B999'), await atKiosk('Q001')];
  expect(guessed.map((reply) => problemOf(reply).code)).toEqual(Array(3).fill('scan-needed'));
  expect((await api.ports.floors.read({ office, date: localDate.parse(tuesday) })).tickets).toEqual([]);

  // Who is in the hall may look at the number again; the code, and the front desk, check in.
  const number = arrivedOf(await walkIn());
  expect(arrivedOf(await atKiosk(number.ticket.ticket)).ticket.id).toBe(number.ticket.id);
  expect(problemOf(await atKiosk('W999')).code).toBe('not-found');
  expect(arrivedOf(await checkIn(booking.ticket)).ticket.id).toBe(booking.id);
  expect(arrivedOf(await atKiosk(booking.ticket)).ticket.id).toBe(booking.id);
});

test('a kiosk checks in by the code of the ticket', async () => {
  const { api } = hall();
  api.at('2026-11-23T03:00:00Z');
  const { booking } = heldOf(await api.book({ ...aBooking, service: 'akta' }));
  await api.settle();
  api.at(doors);

  const reply = await api.call('checkIn', {
    path: { office },
    body: { code: booking.checkIn },
    roles: ['disdukcapil/kiosk'],
  });

  expect(arrivedOf(reply).ticket).toMatchObject({ id: booking.id, state: 'WAITING' });
});

test('the same key calls nobody twice, and ends nobody twice', async () => {
  const { walkIn, open, next, act } = hall();
  await walkIn();
  await walkIn();
  await walkIn();
  await open('1');
  const first = counterOf(await next('1', {}, 'k'.repeat(22)));
  const repeated = counterOf(await next('1', {}, 'k'.repeat(22)));
  expect(repeated.counter.ticket).toEqual(first.counter.ticket);

  await act('1', 'serve', first.counter.ticket?.id ?? '');
  const second = counterOf(await next('1', { finish: 'finished' }, 'q'.repeat(22)));
  await act('1', 'serve', second.counter.ticket?.id ?? '');
  const late = counterOf(await next('1', { finish: 'finished' }, 'q'.repeat(22)));

  expect(second.counter.ticket?.ticket).toBe('W002');
  expect(late.counter.ticket).toMatchObject({ ticket: 'W002', state: 'SERVING' });
});

test('a counter belongs to its officer until nothing was done there for the hold; whoever runs the floor may step in', async () => {
  const { api, walkIn, open, next } = hall();
  await walkIn();
  await open('1');
  await next('1');
  const other = '3f8e2c1a-0000-4000-8000-00000000000b';

  api.as(other);
  expect(problemOf(await open('1')).code).toBe('counter-taken');
  expect((await open('1', undefined, head)).status).toBe(200);
  api.as(staffId);
  expect(problemOf(await next('1', { finish: 'left' })).code).toBe('counter-taken');

  api.pass(300_000);
  const back = counterOf(await open('1'));
  expect(back.counter).toMatchObject({ mine: true, ticket: { ticket: 'W001', state: 'CALLED' } });
});

test('parked, resumed, sent to another service and back: a ticket keeps its place', async () => {
  const { api, walkIn, open, next, act } = hall();
  const { ticket } = arrivedOf(await walkIn('akta'));
  await open('1', ['akta']);
  await open('2', ['ktp-el']);
  await next('1');
  await act('1', 'serve', ticket.id);
  const parked = counterOf(await act('1', 'park', ticket.id));
  expect(parked.counter).toMatchObject({ ticket: null, parked: [{ ticket: 'W001', state: 'PARKED' }] });

  api.pass(60_000);
  await walkIn('ktp-el');
  expect(counterOf(await act('1', 'resume', ticket.id)).counter.ticket).toMatchObject({ state: 'SERVING' });
  await act('1', 'transfer', ticket.id, { service: 'ktp-el' });
  expect(counterOf(await next('2')).counter.ticket).toMatchObject({
    ticket: 'W001',
    service: 'ktp-el',
    since: ticket.since,
  });
});

test('who missed a call is called once more after five others, and again only when the front desk puts them back', async () => {
  const { walkIn, open, next, act } = hall();
  const { ticket } = arrivedOf(await walkIn());
  for (let more = 0; more < 9; more += 1) await walkIn();
  await open('1');
  await next('1');
  await act('1', 'miss', ticket.id);
  const called: (string | undefined)[] = [];
  const callAndMiss = async () => {
    const at = counterOf(await next('1')).counter.ticket;
    called.push(at?.ticket);
    await act('1', 'miss', at?.id ?? '');
  };
  for (let more = 0; more < 6; more += 1) await callAndMiss();
  expect(called).toEqual(['W002', 'W003', 'W004', 'W005', 'W006', 'W001']);

  await act('9', 'requeue', ticket.id);
  expect(problemOf(await act('1', 'serve', ticket.id)).code).toBe('wrong-state');
});

test('a closed day ends who still waits, takes nobody in, and can be opened again', async () => {
  const { api, walkIn, open, next, follow, board } = hall();
  const day = (state: string) => api.call('runDay', { path: { office }, body: { state }, roles: head });
  await walkIn();
  await walkIn();
  await open('1');
  await next('1');
  expect(problemOf(await day('over')).code).toBe('counter-busy');
  const { counter } = counterOf(
    await api.call('readCounter', { path: { office, counter: '1' }, roles: officer }),
  );
  await api.call('actOnTicket', {
    path: { office, counter: '1' },
    headers: { 'idempotency-key': randomUUID() },
    body: { action: 'miss', ticket: counter.ticket?.id },
    roles: officer,
  });

  const closed = await day('over');
  await follow();

  expect(closed.json).toMatchObject({ day: 'over', leftOver: ['W001', 'W002'] });
  expect((await board()).day).toBe('over');
  expect(problemOf(await walkIn()).code).toBe('day-over');
  expect(problemOf(await next('1')).code).toBe('day-over');
  expect((await day('open')).json).toMatchObject({ day: 'open' });
  expect(arrivedOf(await walkIn()).ticket.ticket).toBe('W003');
});

test('who is left over is ended one by one without reading the whole hall for each', async () => {
  const { api, walkIn } = hall();
  for (let count = 0; count < 12; count += 1) await walkIn();
  const { floors } = api.ports;
  await floors.commit(
    { office, date: localDate.parse(tuesday) },
    {
      day: { state: 'over', v: 14, notices: [], last: 12, issued: { akta: 12 } },
      cause: { now: 1, causationId: 'request-0001' },
    },
  );
  const known = await floors.read({ office, date: localDate.parse(tuesday) });
  let reads = 0;
  const counting = {
    ...floors,
    read: (...at: Parameters<typeof floors.read>) => {
      reads += 1;
      return floors.read(...at);
    },
  };

  const after = await leaveAllOver({ floors: counting }, known, { now: 2, causationId: 'request-0002' });

  expect(known.day?.state).toBe('over');
  expect(after.tickets.map(({ state }) => state)).toEqual(Array(12).fill('CANCELLED'));
  expect(reads).toBeLessThanOrEqual(2);
});

test('who booked and waited in vain is told when the day closes, with the way to another day; who left no address is not', async () => {
  const { api, checkIn, walkIn } = hall();
  api.at('2026-11-23T03:00:00Z');
  const { booking } = heldOf(await api.book({ ...aBooking, service: 'akta' }));
  await api.settle();
  api.at(doors);
  await checkIn(booking.checkIn);
  await walkIn();
  await api.call('runDay', { path: { office }, body: { state: 'over' }, roles: head });

  const told = api.ports.floors.records.flatMap(({ write: { ticket, events = [], cause } }) => {
    const left = events.filter(({ event }) => event.detailType === 'TicketLeftOver.v1');
    if (ticket === undefined || left.length === 0) return [];
    const { id: subject, v: version, correlationId } = ticket;
    return [{ subject, version, correlationId, now: cause.now, events: left }];
  });
  const sent = await carry(api.ports, told);

  expect(told).toHaveLength(2);
  expect(sent).toMatchObject([
    {
      subject: `${booking.id}.visit`,
      kind: 'left-over',
      parameters: { ticket: booking.ticket },
      recipient: {
        phone: '+6281234567890',
        link: expect.stringMatching(/^https:\/\/antrean\.example\/tiket#/),
      },
    },
  ]);
  // By SMS too, though the region pays for none of the line.
  expect(sent[0]?.only).toBeUndefined();
});

describe('numbers for who just comes', () => {
  test('the same key gives the same number, for another service it is refused', async () => {
    const { walkIn } = hall();
    const key = 'w'.repeat(22);
    const first = await walkIn('akta', {}, key);
    expect((await walkIn('akta', {}, key)).json).toEqual(first.json);
    expect(problemOf(await walkIn('ktp-el', {}, key)).code).toBe('key-reused');
  });

  test('end when the share of the day is given out', async () => {
    const { walkIn } = hall();
    const codes: number[] = [];
    for (let count = 0; count < 13; count += 1) codes.push((await walkIn('ktp-el')).status);
    // Two a window, six windows on a Tuesday.
    expect(codes).toEqual([...Array(12).fill(201), 409]);
  });
});

test('what was asked about one call is not done to a later call of the same number', async () => {
  const { walkIn, open, next, act, board } = hall();
  await walkIn();
  await open('1');
  const first = counterOf(await next('1')).counter.ticket;
  const of = { call: first?.call };
  expect(of.call).toBe(1);
  const id = first?.id ?? '';

  await act('1', 'miss', id, of);
  expect((await act('1', 'miss', id, of)).status).toBe(200);
  const second = counterOf(await next('1', { ticket: id })).counter.ticket;
  const late = [
    await act('1', 'miss', id, of),
    await act('1', 'recall', id, of),
    await act('1', 'serve', id, of),
  ];

  expect(second).toMatchObject({ call: 2, misses: 1 });
  expect(late.map((reply) => problemOf(reply).code)).toEqual(Array(3).fill('wrong-state'));
  expect((await board()).calling).toMatchObject([{ ticket: 'W001', again: 0 }]);
  expect(counterOf(await act('1', 'recall', id, { call: 2 })).counter.ticket).toMatchObject({
    state: 'CALLED',
  });
  // Who does not say which call is meant means the one that stands.
  expect(counterOf(await act('1', 'miss', id)).counter.ticket).toBeNull();
});

test('a rating is changed a few times at most, and neither reads nor writes the hall', async () => {
  const { api, walkIn, open, next, act } = hall();
  const { path, key } = pageOf(arrivedOf(await walkIn()));
  await open('1');
  await next('1');
  await act('1', 'serve', path.ticket);
  await act('1', 'finish', path.ticket);
  const before = api.ports.floors.records.length;
  const floors = {
    ...api.ports.floors,
    read: async () => {
      throw new Error('The whole hall was read.');
    },
  };
  const rate = (rating: 'good' | 'poor') =>
    rateService({ ...api.ports, floors })(
      { path, headers: { 'booking-key': key }, body: { rating } },
      { correlationId: 'request-0001', viewer: 'viewer-1' },
    );

  const answers = [];
  for (let tap = 0; tap < 12; tap += 1) answers.push(await rate(tap % 2 === 0 ? 'good' : 'poor'));

  expect(answers.filter((one) => 'answer' in one)).toHaveLength(8);
  expect(api.ports.floors.records.length - before).toBe(5);
  expect(answers.at(5)).toMatchObject({ refused: [{ code: 'too-many', what: 'ratings', limit: 5 }] });
  // The last one stays, and may be said again.
  expect(await rate('good')).toMatchObject({ answer: { rating: 'good' } });
});

test('a place and a rating open for who has the key alone', async () => {
  const { api, walkIn, open, next, act, place } = hall();
  const mine = pageOf(arrivedOf(await walkIn()));
  const theirs = pageOf(arrivedOf(await walkIn()));
  const rate = (key: string) =>
    api.call('rateService', { path: mine.path, headers: { 'booking-key': key }, body: { rating: 'good' } });
  expect((await place(mine.path, theirs.key)).status).toBe(404);
  expect(problemOf(await rate(mine.key)).code).toBe('not-served');
  await open('1');
  await next('1');
  await act('1', 'serve', mine.path.ticket);
  await act('1', 'finish', mine.path.ticket);

  expect((await rate(theirs.key)).status).toBe(404);
  expect((await rate(mine.key)).json).toEqual({ rating: 'good' });
  expect(placeOf(await place(mine.path, mine.key)).rating).toBe('given');
});

test('everything on the floor at one look: counters, tickets in the order of calls, shares left', async () => {
  const { api, walkIn, open } = hall();
  await walkIn('akta');
  await walkIn('akta', { priority: true });
  await open('2', ['akta']);

  const { json } = await api.call('readFloor', { path: { office }, roles: officer });

  expect(routes.readFloor.answer.schema.parse(json)).toMatchObject({
    day: 'open',
    tickets: [{ ticket: 'W002', priority: true }, { ticket: 'W001' }],
  });
  expect(JSON.stringify(json)).toContain('"id":"2","state":"open"');
});

describe('figures of a day', () => {
  const readDay = (api: ReturnType<typeof hall>['api'], date: string, roles = head) =>
    api.call('readFigures', { path: { office, date }, roles });
  const figuresOf = ({ json }: Reply) => routes.readFigures.answer.schema.parse(json);

  test('tell plan, bookings and who came of each service, waits by hour, and the peak of the hall', async () => {
    const { api, checkIn, walkIn, open, next, act } = hall();
    api.at('2026-11-23T02:00:00Z');
    const { booking } = heldOf(await api.book(aBooking));
    api.at(doors);
    await checkIn(booking.checkIn);
    await walkIn('akta');
    await open('2', ['akta']);
    api.at('2026-11-24T01:10:00Z');
    const called = counterOf(await next('2')).counter.ticket;
    await act('2', 'serve', called?.id ?? '');
    api.at('2026-11-24T01:20:00Z');
    await act('2', 'finish', called?.id ?? '');

    const { services, hours, hall: people } = figuresOf(await readDay(api, tuesday));

    const akta = services.find(({ id }) => id === 'akta');
    expect(akta).toMatchObject({ booked: 0, came: 0, walkIns: 1, served: 1 });
    expect(akta?.waiting).toEqual({ people: 1, p50: 1200, p90: 1200 });
    expect(akta?.serving).toEqual({ people: 1, p50: 600, p90: 600 });
    expect(services.find(({ id }) => id === booking.service)).toMatchObject({
      booked: 1,
      came: 1,
      served: 0,
    });
    expect(services.every(({ seats, walkInSeats }) => seats > 0 && walkInSeats > 0)).toBe(true);
    expect(hours).toContainEqual({ hour: 7, service: 'akta', arrived: 1, served: 0, waiting: null });
    expect(hours).toContainEqual(expect.objectContaining({ hour: 8, service: 'akta', served: 1 }));
    expect(people).toMatchObject({ peak: 2, peakAt: Date.parse(doors) });
  });

  test('of a day that is to come are its plan', async () => {
    const { api } = hall();

    const { services, hours, hall: people } = figuresOf(await readDay(api, '2026-11-25'));

    expect(
      services.map(({ came, walkIns, served, waiting }) => ({ came, walkIns, served, waiting })),
    ).toEqual(services.map(() => ({ came: 0, walkIns: 0, served: 0, waiting: null })));
    expect(services.every(({ seats }) => seats > 0)).toBe(true);
    expect([hours, people]).toEqual([[], { peak: 0, peakAt: null, curve: [] }]);
  });

  test('are for those who run the office, and of dates that are kept', async () => {
    const { api } = hall();

    expect((await readDay(api, tuesday, officer)).status).toBe(403);
    expect(problemOf(await readDay(api, '2025-01-01')).code).toBe('out-of-horizon');
    expect(problemOf(await readDay(api, 'kemarin')).code).toBe('bad-date');
  });

  test('name nobody: neither a ticket nor an officer', async () => {
    const { api, walkIn, open, next } = hall();
    await walkIn('akta');
    await open('2', ['akta']);
    await next('2');

    const { json } = await readDay(api, tuesday);

    expect(JSON.stringify(json)).not.toMatch(/W001|officer|ticket/);
    expect(JSON.stringify(json)).not.toContain(staffId);
  });
});

test('the counter that serves who booked is told the name, masked, and that is noted once; nobody else is', async () => {
  const { api, checkIn, walkIn, open, next, act } = hall();
  api.at('2026-11-23T03:00:00Z');
  const { booking } = heldOf(await api.book({ ...aBooking, service: 'akta' }));
  await api.settle();
  api.at(doors);
  await checkIn(booking.checkIn);
  await walkIn();
  await open('1');
  api.pass(900_000);

  const called = counterOf(await next('1'));
  const served = counterOf(await act('1', 'serve', booking.id));
  const other = counterOf(await api.call('readCounter', { path: { office, counter: '1' }, roles: officer }));
  api.as('3f8e2c1a-0000-4000-8000-00000000000b');
  const stranger = counterOf(
    await api.call('readCounter', { path: { office, counter: '1' }, roles: officer }),
  );

  const names = [called, served, other, stranger].map(({ counter }) => counter.ticket?.name);
  expect(names).toEqual(['Si•• Nu••', 'Si•• Nu••', 'Si•• Nu••', undefined]);
  expect(api.looks).toMatchObject([{ actor: staffId, why: 'serving', booking: booking.id }]);
});

test('a wait is told at check-in from what earlier visits took, once each however often the line follows', async () => {
  const { api, walkIn, open, next, act, follow } = hall();
  await open('3', ['akta']);
  for (let visit = 0; visit < 12; visit += 1) {
    const { ticket } = arrivedOf(await walkIn());
    await next('3');
    await act('3', 'serve', ticket.id);
    api.pass(25 * 60_000);
    await act('3', 'finish', ticket.id, { outcome: 'finished' });
  }
  const before = arrivedOf(await walkIn());
  await next('3');

  api.pass(61_000);
  await follow();
  await follow();
  const after = arrivedOf(await walkIn());

  const { services, judgement } = await api.ports.floors.learnt(office);
  expect(services['akta']?.reduce((sum, count) => sum + count, 0)).toBe(12);
  expect(Object.values(judgement).reduce((sum, { count }) => sum + count, 0)).toBe(12);
  const floor = await api.call('readFloor', { path: { office }, roles: head });
  expect(routes.readFloor.answer.schema.parse(floor.json).waitsTold?.people).toBe(12);
  expect(before.wait?.p50).toBeLessThan(2);
  expect(after.wait?.p50).toBeGreaterThan(15);
});

test('an action that comes again late does nothing to what has become of the ticket since', async () => {
  const { walkIn, open, next, act } = hall();
  const { ticket } = arrivedOf(await walkIn());
  await open('1');
  await next('1');
  await act('1', 'serve', ticket.id);
  const parked = randomUUID();
  await act('1', 'park', ticket.id, {}, parked);
  await act('1', 'resume', ticket.id);

  const again = await act('1', 'park', ticket.id, {}, parked);

  expect(again.status).toBe(200);
  expect(counterOf(again).counter.ticket).toMatchObject({ id: ticket.id, state: 'SERVING' });
  expect(counterOf(await act('1', 'park', ticket.id)).counter.ticket).toBeNull();
});

test('somebody who was put back is not missed by the request of before', async () => {
  const { walkIn, open, next, act } = hall();
  const { ticket } = arrivedOf(await walkIn());
  await open('1');
  await next('1');
  const [missed, back] = [randomUUID(), randomUUID()];
  await act('1', 'miss', ticket.id, {}, missed);
  await act('1', 'requeue', ticket.id, {}, back);
  await next('1');

  expect(counterOf(await act('1', 'miss', ticket.id, {}, missed)).counter.ticket?.state).toBe('CALLED');
  await act('1', 'miss', ticket.id);
  await act('1', 'requeue', ticket.id, {}, back);

  expect(problemOf(await next('1')).code).toBe('nobody-waits');
});

test('who had booked, came and was left over chooses another place before everybody, once, within seven days', async () => {
  const { api, open, checkIn } = hall();
  api.at('2026-11-23T03:00:00Z');
  const mine = await api.book();
  for (const number of [11, 12]) {
    const person = { nik: nikOf(number), name: 'Budi', phone: '081234567890' };
    await api.book({ person, date: wednesday });
  }
  await api.settle();
  api.at(doors);
  const { booking, key } = heldOf(mine);
  await checkIn(booking.checkIn);
  await open('1');
  await api.call('runDay', { path: { office }, body: { state: 'over' }, roles: head });
  const visit = { visit: booking.id, office, date: tuesday };
  const leftOver = { metadata: { id: 'event-0001', version: 3, correlationId: 'request-0001' }, data: visit };
  const asked = { path: { id: booking.id }, headers: { 'booking-key': key } };
  const move = (date: string, window: string) =>
    api.call('moveBooking', { ...asked, body: { date, window } });
  expect(problemOf(await api.call('readOffer', asked)).code).toBe('nothing-offered');
  expect(problemOf(await move(wednesday, '08:00')).code).toBe('too-late');

  await noteLeftOver(api.ports, leftOver);
  await noteLeftOver(api.ports, leftOver);

  expect(heldOf(await api.call('readBooking', asked)).booking).toMatchObject({
    state: 'ARRIVED',
    leftOver: true,
  });
  expect((await api.call('readOffer', asked)).status).toBe(200);
  const moved = heldOf(await move(wednesday, '08:00'));
  await api.settle();
  const after = heldOf(await api.call('readBooking', asked)).booking;
  expect(after).toMatchObject({ id: moved.booking.id, state: 'BOOKED', date: wednesday });
  expect(after.leftOver).toBeUndefined();
});

test('the favour of who was left over ends by itself', async () => {
  const { api, checkIn } = hall();
  api.at('2026-11-23T03:00:00Z');
  const { booking, key } = heldOf(await api.book());
  await api.settle();
  api.at(doors);
  await checkIn(booking.checkIn);
  const visit = { visit: booking.id, office, date: tuesday };
  await noteLeftOver(api.ports, {
    metadata: { id: 'event-0001', version: 3, correlationId: 'request-0001' },
    data: visit,
  });
  const offer = () => api.call('readOffer', { path: { id: booking.id }, headers: { 'booking-key': key } });
  expect((await offer()).status).toBe(200);

  api.pass(7 * 86_400_000);

  expect(problemOf(await offer()).code).toBe('nothing-offered');
});
