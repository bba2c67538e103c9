import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasEnded } from './domain/pile.ts';
import type { Request } from './domain/request.ts';
import type { RequestStore, RequestWrite } from './domain/request-store.ts';
import { mayTake, type StepName, steps, turn } from './domain/steps.ts';
import { recordMissed, type StepPorts, takeStep } from './operations/take-step.ts';
import { commandOf } from './testing/commands.ts';
import { createMemoryRequests } from './testing/memory-requests.ts';
import { monday, sampleCalendar, sampleRequest } from './testing/samples.ts';

const MINUTE = 60_000;
const names = Object.keys(steps) as StepName[];
const requestsOfRun = 4;
const officersOfRun = 10;

/** The store of one officer's connection: answers come in any order, some are lost after the write was done, some before. */
function shaky(store: RequestStore, scheduler: fc.Scheduler, chance: () => number): RequestStore {
  const lose = (part: number) => {
    if (chance() < part) throw new Error('The line broke.');
  };
  return {
    ...store,
    read: scheduler.scheduleFunction(async (id: string) => store.read(id)),
    update: scheduler.scheduleFunction(async (...write: Parameters<RequestStore['update']>) => {
      lose(0.05);
      const written = await store.update(...write);
      lose(0.1);
      return written;
    }),
  };
}

test('ten officers who race over shaky lines lose no request, take no step twice and none that is not in the table', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.infiniteStream(fc.nat(9_999)), async (scheduler, dice) => {
      const roll = (sides: number) => (dice.next().value ?? 0) % sides;
      const store = createMemoryRequests();
      const first = Array.from({ length: requestsOfRun }, (_, index) => ({
        ...sampleRequest({ visit: index % 2 === 0, secondEyes: index > 1 }),
        id: `request-${index}--`,
        service: `DOC-${index}`,
      }));
      for (const request of first) {
        await store.submit(
          { request, events: [], now: monday, causationId: 'submission' },
          { sealed: 'x' },
          'K7M49Q2X',
        );
      }
      let now = monday;
      const connection = shaky(store, scheduler, () => roll(100) / 100);
      const ports: StepPorts = {
        requests: connection,
        clock: { now: () => now },
        calendarOf: async () => sampleCalendar,
      };

      const work = async (name: string) => {
        for (let round = 0; round < 12; round += 1) {
          now += roll(4) === 0 ? roll(600) * MINUTE : 1;
          const request = await store.read(`request-${roll(requestsOfRun)}--`);
          if (!request || hasEnded(request)) continue;
          const legal = names.filter(
            (step) => mayTake(step, request.state) && (roll(8) === 0 || !ends(step)),
          );
          const step = legal[roll(Math.max(1, legal.length))] ?? 'claim';
          const wanted = {
            id: request.id,
            key: `${name}-${round}`,
            seen: request.v,
            officer: { id: name, supervises: roll(4) === 0 },
            command: commandOf(step, request, { now, to: 'officer-1', part: 'kk' }),
            causationId: 'request-0001',
          };
          // Whoever gets no answer asks again, with the same key; now and then the first one comes once more, late.
          for (let tries = 0; tries < 4; tries += 1) {
            const answer = await takeStep(ports, wanted).catch(() => undefined);
            if (answer && roll(5) > 0) break;
          }
          if (roll(6) === 0) {
            await recordMissed(ports, { ...wanted, key: `${request.id}-due-${request.v}` }).catch(
              () => undefined,
            );
          }
        }
      };
      const all = Promise.all(Array.from({ length: officersOfRun }, (_, index) => work(`officer-${index}`)));
      await scheduler.waitFor(all);

      for (const { id } of first) {
        const writes = store.writes.filter(({ request }) => request.id === id);
        // Every version once, each by a wish of its own.
        expect(writes.map(({ request }) => request.v)).toEqual(writes.map((_, index) => index + 1));
        expect(new Set(writes.map(({ request }) => request.key)).size).toBe(writes.length);
        for (const [index, write] of writes.entries()) {
          const before = writes[index - 1]?.request;
          if (before) expectLegal(before, write);
        }
        const told = writes.flatMap(({ events }) => events.map(({ event }) => event.detailType));
        expect(told.filter((type) => type === 'PromiseMissed.v1').length).toBeLessThan(2);
        expect(told.filter((type) => type === 'RequestDecided.v1').length).toBeLessThan(2);
        expect(told.filter((type) => type === 'RequestEnded.v1').length).toBeLessThan(2);
        // Nobody lost it: it lies in a pile, or it has ended.
        const last = await store.read(id);
        expect(last).toEqual(writes.at(-1)?.request);
        expect(turn[last?.state ?? 'EXPIRED'] === 'nobody').toBe(last !== undefined && hasEnded(last));
      }
    }),
    { numRuns: 10 },
  );
}, 30_000);

const ends = (step: StepName) => step === 'reject' || step === 'withdraw' || step === 'expire';

/** A way of the table, or no way at all: a claim that is renewed, a missed promise that is noted. */
function expectLegal(before: Request, { request: after, now, events }: RequestWrite) {
  const ways = names.filter((step) => {
    const to: readonly string[] = steps[step].to;
    return mayTake(step, before.state) && to.includes(after.state);
  });
  if (before.state !== after.state) expect(ways).not.toEqual([]);
  expect(hasEnded(before)).toBe(false);
  // A claim passes to another when it has ended, or when a supervisor says so.
  const claimed = events.find(({ event }) => event.detailType === 'RequestClaimed.v1');
  const assigned = claimed !== undefined && JSON.stringify(claimed.data).includes('"assigned":true');
  if (before.claim && after.claim && before.claim.by !== after.claim.by && !assigned) {
    expect(before.claim.until).toBeLessThanOrEqual(now);
  }
}
