import fc from 'fast-check';
import { expect, test } from 'vitest';
import region from '#infra/regions/tanjungbalai.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import type { Deadline } from './domain/deadlines.ts';
import { standingOf } from './domain/promise.ts';
import type { Request } from './domain/request.ts';
import { turn } from './domain/steps.ts';
import { meetDeadline } from './operations/deadlines/meet-deadline.ts';
import { planDeadlines } from './operations/deadlines/plan-deadlines.ts';
import { calendarOf, officeWith } from './operations/office.ts';
import { takeStep } from './operations/take-step.ts';
import { commandOf } from './testing/commands.ts';
import { createMemoryRequests } from './testing/memory-requests.ts';
import { monday, sampleRequest } from './testing/samples.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const office = officeWith(region, 'disdukcapil');
const { retentionDays } = office.documents;
const { warnDays, expireDays } = sampleRequest().terms;
const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'documents'.repeat(8) }));

/** An office whose schedules wake by a clock that only the test moves. */
async function officeWithClock(sample: Request = sampleRequest()) {
  const clock = { at: monday, now: () => clock.at };
  const requests = createMemoryRequests();
  const made = new Map<string, Deadline>();
  const warned = new Set<string>();
  const shredded = new Set<string>();
  let calendar = calendarOf(region, office);
  const request = { ...sample, due: standingOf(sample.promise, calendar, monday).due };
  const ports = {
    region,
    clock,
    requests,
    calendarOf: async () => calendar,
    schedule: async (_: string, deadline: Deadline) => {
      if (!made.has(deadline.name)) made.set(deadline.name, deadline);
    },
    warn: async ({ id, turnedAt }: Request) => void warned.add(`${id}/${turnedAt}`),
    keys: async () => ring,
    shred: async (id: string) => void shredded.add(id),
  };
  await requests.submit(
    { request, events: [], now: monday, causationId: 'request-0001' },
    { sealed: 'x' },
    'K7M49Q2X',
  );
  const now = async (): Promise<Request> => (await requests.read(request.id)) ?? request;
  await planDeadlines(ports, request);
  return {
    clock,
    made,
    warned,
    shredded,
    now,
    ports,
    closeOn: (date: string) => {
      const { workingDays, dateAt } = calendar;
      calendar = { dateAt, workingDays: (day) => (day === date ? undefined : workingDays(day)) };
    },
    step: async (step: Parameters<typeof commandOf>[0]) => {
      const current = await now();
      const command = commandOf(step, current, { now: clock.at, to: 'ani', part: 'kk' });
      const officer = { id: 'ani', supervises: true };
      const id = current.id;
      await takeStep(ports, {
        id,
        key: `${step}-${clock.at}`,
        officer,
        command,
        causationId: 'request-0001',
      });
      await planDeadlines(ports, await now());
    },
    /** Lets time pass: every schedule that is due wakes, each as often as it is told. */
    until: async (instant: number, times = 1) => {
      for (;;) {
        const [next] = [...made.values()].filter(({ at }) => at <= instant).toSorted((a, b) => a.at - b.at);
        if (!next) break;
        clock.at = Math.max(clock.at, next.at);
        made.delete(next.name);
        for (let time = 0; time < times; time += 1) {
          await meetDeadline(ports, { request: request.id, name: next.name });
        }
      }
      clock.at = instant;
    },
    told: (type: string) =>
      requests.writes.flatMap(({ events }) => events).filter(({ event }) => event.detailType === type),
  };
}

test('a promise that passes is recorded once, at the moment after the last promised day closed', async () => {
  const { until, told, now } = await officeWithClock();
  const due = (await now()).due ?? 0;

  await until(due);
  expect(told('PromiseMissed.v1')).toHaveLength(0);
  await until(due + 1, 3);

  expect(told('PromiseMissed.v1')).toHaveLength(1);
  expect(await now()).toMatchObject({ missedAt: due });
});

test('who is silent is warned once and then the request ends; an answer in time ends neither', async () => {
  const silent = await officeWithClock();
  await silent.step('claim');
  await silent.step('return');
  const turnedAt = (await silent.now()).turnedAt ?? 0;

  await silent.until(turnedAt + warnDays * DAY - 1);
  expect(silent.warned.size).toBe(0);
  await silent.until(turnedAt + expireDays * DAY - 1, 2);
  expect([...silent.warned]).toHaveLength(1);
  expect((await silent.now()).state).toBe('RETURNED');
  await silent.until(turnedAt + expireDays * DAY, 2);

  expect((await silent.now()).state).toBe('EXPIRED');
  expect(silent.told('RequestEnded.v1')).toHaveLength(1);
});

test('what has ended is forgotten once it was kept as long as the office says: file, code and person go, what is counted stays', async () => {
  const { step, until, now, ports, shredded } = await officeWithClock();
  const { tag } = await now();
  await step('withdraw');
  const ended = (await now()).steps.at(-1)?.at ?? 0;

  await until(ended + retentionDays * DAY - 1);
  expect(await ports.requests.readFile((await now()).id)).toBeDefined();
  expect(await ports.requests.listOfPerson(tag)).toHaveLength(1);
  await until(ended + retentionDays * DAY, 2);

  const { id, ...left } = await now();
  expect(left).toMatchObject({ tag: '', parts: {}, state: 'WITHDRAWN', service: 'AKTA-LAHIR' });
  expect(JSON.stringify(left)).not.toContain(tag);
  expect(await ports.requests.readFile(id)).toBeUndefined();
  expect(await ports.requests.listOfPerson(tag)).toEqual([]);
  expect([...shredded]).toEqual([id]);
});

test('a result that nobody fetched is kept as long, from the day that it was there; fetched late, from that day', async () => {
  const { step, until, now } = await officeWithClock();
  for (const one of ['claim', 'verify', 'process', 'finish'] as const) await step(one);
  const ready = (await now()).steps.at(-1)?.at ?? 0;
  await until(ready + 100 * DAY);
  await step('deliver');

  await until(ready + retentionDays * DAY);
  expect((await now()).forgottenAt).toBeUndefined();
  await until(ready + (100 + retentionDays) * DAY);

  expect((await now()).forgottenAt).toBe(ready + (100 + retentionDays) * DAY);
});

test('a second return has a patience of its own: what waited for the first does no harm', async () => {
  const { step, until, now, warned } = await officeWithClock();
  await step('claim');
  await step('return');
  const first = (await now()).turnedAt ?? 0;
  await until(first + (expireDays - 1) * DAY);
  await step('resubmit');
  await step('claim');
  await step('return');

  await until(first + expireDays * DAY + MINUTE);

  expect((await now()).state).toBe('RETURNED');
  expect(warned.size).toBe(1);
});

test('a day that becomes a holiday moves what is due, and nothing is missed on the old day', async () => {
  const { closeOn, until, told, now, made } = await officeWithClock();
  const due = (await now()).due ?? 0;
  closeOn('2026-11-19');

  await until(due + 1);

  const moved = await now();
  expect(told('PromiseMissed.v1')).toHaveLength(0);
  expect(moved.due).toBeGreaterThan(due);
  expect([...made.values()].map(({ at }) => at)).toContain((moved.due ?? 0) + 1);
  await until((moved.due ?? 0) + 1);
  expect(told('PromiseMissed.v1')).toHaveLength(1);
});

test('whatever happens, and however often schedules wake, the office that is late is told so once and no schedule wakes for ever', async () => {
  const steps = ['claim', 'return', 'resubmit', 'verify', 'process', 'finish'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ step: fc.constantFrom(...steps), days: fc.nat(12) }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 3 }),
      async (moves, times) => {
        const world = await officeWithClock(sampleRequest({ visit: true }));
        for (const { step, days } of moves) {
          await world.until(world.clock.at + days * DAY, times);
          await world.step(step);
        }
        await world.until(world.clock.at + 400 * DAY, times);

        const last = await world.now();
        expect(world.made.size).toBe(0);
        // Nothing waits without end: the office is late and knows it, the citizen has been silent too long, or it is done.
        expect(last.state === 'RETURNED' || last.state === 'AWAITING_VISIT').toBe(false);
        if (turn[last.state] === 'office') expect(last.missedAt).toBeDefined();
        expect(world.told('PromiseMissed.v1').length).toBe(last.missedAt === undefined ? 0 : 1);
      },
    ),
    { numRuns: 60 },
  );
});
