import fc from 'fast-check';
import { expect, test } from 'vitest';
import region from '#infra/regions/tanjungbalai.ts';
import type { Happened } from '#shared/events/event.ts';
import { slotBooked, slotCancelled, slotMoved, ticketMissed, ticketServed } from '#shared/events/queue.ts';
import type { Request } from '../../domain/request.ts';
import { visitOf } from '../../domain/visit.ts';
import { take } from '../../domain/workflow.ts';
import { createMemoryRequests } from '../../testing/memory-requests.ts';
import { monday, sampleCalendar, sampleRequest } from '../../testing/samples.ts';
import { hearVisit, visitEvent } from './hear-visit.ts';

// The queue's events of visits, in whatever order and however often they come.

const ani = { id: 'ani', supervises: false };
let keys = 0;
const at = () => {
  keys += 1;
  return { key: `key-${keys}`, now: monday, calendar: sampleCalendar, officer: ani };
};

const after = (request: Request, ...commands: readonly Parameters<typeof take>[1][]): Request =>
  commands.reduce((known, command) => {
    const decision = take(known, command, at());
    if (decision.kind !== 'write') throw new Error(`No write but ${JSON.stringify(decision)}`);
    return decision.request;
  }, request);

const claim = { step: 'claim', until: monday + 3_600_000 } as const;
const awaiting = () => after(sampleRequest({ visit: true }), claim, { step: 'verify' });

const booking = 'b'.repeat(11);
const other = 'o'.repeat(11);
const common = { office: 'disdukcapil', service: 'akta' };
const slot = (id: string, date: string, ticket = 'A012') => ({
  ...common,
  booking: id,
  date,
  window: '09:00',
  number: 12,
  ticket,
  request: 'r'.repeat(11),
});
const visit = (id: string, date: string) => ({
  ...common,
  visit: id,
  date,
  ticket: 'A012',
  kind: 'booked' as const,
  counter: '3',
  request: 'r'.repeat(11),
});
const served = (outcome: 'finished' | 'incomplete') => ({
  ...visit(booking, '2026-11-17'),
  ...{ outcome, waited: 1, served: 1, parked: 0 },
});

const message = (subject: string, version: number, { event, data }: Happened) =>
  visitEvent.parse({
    source: event.source,
    'detail-type': event.detailType,
    detail: {
      metadata: {
        id: `tanjungbalai.queue.${subject}.${version}.0`,
        occurredAt: monday,
        region: 'tanjungbalai',
        subject,
        version,
        correlationId: 'request-0001',
        causationId: 'request-0001',
      },
      data,
    },
  });

async function office(request: Request) {
  const requests = createMemoryRequests();
  await requests.submit(
    { request, events: [], now: monday, causationId: 'submission' },
    { sealed: 'x' },
    'K7M49Q2X',
  );
  const logged: string[] = [];
  const ports = {
    region,
    requests,
    clock: { now: () => monday },
    calendarOf: async () => sampleCalendar,
    log: (code: string) => void logged.push(code),
  };
  return {
    logged,
    writes: requests.writes,
    hear: (...heard: Parameters<typeof message>) => hearVisit(ports, message(...heard)),
    request: async () => {
      const found = await requests.read(request.id);
      if (!found) throw new Error('No request');
      return found;
    },
  };
}

test('a booked visit is noted with its time, and a moved one with the new one', async () => {
  const { hear, request } = await office(awaiting());

  await hear(booking, 1, slotBooked.of(slot(booking, '2026-11-17')));
  expect(visitOf((await request()).visits)).toMatchObject({
    date: '2026-11-17',
    window: '09:00',
    ticket: 'A012',
  });
  const previous = { window: '09:00', number: 12, ticket: 'A012' };
  await hear(
    booking,
    2,
    slotMoved.of({ ...slot(booking, '2026-11-17', 'A031'), window: '10:00', number: 31, previous }),
  );

  expect(visitOf((await request()).visits)).toMatchObject({
    state: 'BOOKED',
    window: '10:00',
    ticket: 'A031',
  });
});

test('of a visit moved to another day the new one counts, and of a cancelled one none', async () => {
  const { hear, request } = await office(awaiting());
  await hear(booking, 1, slotBooked.of(slot(booking, '2026-11-17')));
  await hear(other, 1, slotBooked.of({ ...slot(other, '2026-11-18'), movedFrom: booking }));
  await hear(booking, 2, slotCancelled.of({ ...slot(booking, '2026-11-17'), movedTo: other }));
  expect(visitOf((await request()).visits)?.booking).toBe(other);

  await hear(other, 2, slotCancelled.of(slot(other, '2026-11-18')));

  expect(visitOf((await request()).visits)).toBeUndefined();
  expect((await request()).state).toBe('AWAITING_VISIT');
});

test('a visit at which all was done takes the request on, once; one that lacked something does not', async () => {
  const { hear, request, writes } = await office(awaiting());
  await hear(booking, 4, ticketServed.of(served('incomplete')));
  expect(await request()).toMatchObject({ state: 'AWAITING_VISIT', visits: [{ state: 'UNFINISHED' }] });

  await hear(booking, 6, ticketServed.of(served('finished')));
  await hear(booking, 6, ticketServed.of(served('finished')));

  expect((await request()).state).toBe('PROCESSING');
  const told = writes.flatMap(({ events }) => events);
  expect(told).toMatchObject([{ event: { detailType: 'RequestProcessed.v1' }, data: { visited: true } }]);
});

test('who came before the papers were found right need not come again', async () => {
  const early = after(sampleRequest({ visit: true }), claim);
  const { hear, request } = await office(early);

  await hear(booking, 6, ticketServed.of(served('finished')));

  const noted = await request();
  expect(noted.state).toBe('CLAIMED');
  expect(after(noted, { step: 'verify' }).state).toBe('VERIFIED');
});

test('where a second officer has to agree, a visit waits for that', async () => {
  const verified = after(sampleRequest({ visit: true, secondEyes: true }), claim, { step: 'verify' });
  const { hear, request } = await office(verified);

  await hear(booking, 6, ticketServed.of(served('finished')));

  expect(await request()).toMatchObject({ state: 'VERIFIED', visits: [{ state: 'SERVED' }] });
});

test('a visit at another office or to another counter, for nothing, for a request that is not here or that has ended, changes nothing', async () => {
  const { hear, request, logged, writes } = await office(after(awaiting(), { step: 'withdraw' }));
  const { request: _, ...forNothing } = slot(booking, '2026-11-17');

  await hear(booking, 1, slotBooked.of(forNothing));
  await hear(booking, 1, slotBooked.of({ ...slot(booking, '2026-11-17'), office: 'kecamatan' }));
  await hear(booking, 1, slotBooked.of({ ...slot(booking, '2026-11-17'), service: 'ktp-el' }));
  await hear(booking, 1, slotBooked.of({ ...slot(booking, '2026-11-17'), request: 'x'.repeat(11) }));
  await hear(booking, 1, slotBooked.of(slot(booking, '2026-11-17')));

  expect(writes).toHaveLength(1);
  expect((await request()).visits).toBeUndefined();
  expect(logged).toEqual(['visit-of-nothing']);
});

test('whatever the order and however often events come, the request knows the same in the end, and goes on once', async () => {
  const story: readonly Parameters<typeof message>[] = [
    [other, 1, slotBooked.of(slot(other, '2026-11-16'))],
    [other, 2, slotCancelled.of({ ...slot(other, '2026-11-16'), movedTo: booking })],
    [booking, 1, slotBooked.of({ ...slot(booking, '2026-11-17'), movedFrom: other })],
    [booking, 4, ticketMissed.of({ ...visit(booking, '2026-11-17'), misses: 1 })],
    [booking, 7, ticketServed.of(served('finished'))],
  ];
  const told = async (events: readonly Parameters<typeof message>[]) => {
    const { hear, request, writes } = await office(awaiting());
    for (const event of events) await hear(...event);
    const { state, visits } = await request();
    return { state, visits, processed: writes.flatMap(({ events: out }) => out).length };
  };
  const straight = await told(story);
  expect(straight).toMatchObject({ state: 'PROCESSING', processed: 1 });

  const twice = [...story.keys(), ...story.keys()];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(twice, { minLength: twice.length }), async (order) => {
      expect(await told(order.flatMap((place) => story.slice(place, place + 1)))).toEqual(straight);
    }),
  );
});
