import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandOf } from '../testing/commands.ts';
import { monday, sampleCalendar, sampleRequest } from '../testing/samples.ts';
import { stepsFor } from './may.ts';
import type { Request } from './request.ts';
import { mayTake, type StepName, steps } from './steps.ts';
import { type Officer, take } from './workflow.ts';

const names = Object.keys(steps) as StepName[];
const ofStaff = names.filter((step) => steps[step].by.some((by) => by !== 'citizen' && by !== 'system'));
const officers: readonly Officer[] = [
  { id: 'ani', supervises: false },
  { id: 'budi', supervises: false },
  { id: 'head', supervises: true },
];
const HOUR = 3_600_000;

/** A request after steps that were chosen at random, each by whoever may take it. */
const walk = (request: Request, choices: readonly number[]): { request: Request; now: number } => {
  let [current, now] = [request, monday];
  for (const choice of choices) {
    now += (choice % 3) * HOUR;
    const officer = officers[choice % officers.length] ?? { id: 'ani', supervises: false };
    const legal = names.filter((step) => mayTake(step, current.state) && step !== 'withdraw');
    const step = legal[Math.floor(choice / 3) % Math.max(1, legal.length)];
    if (step === undefined) break;
    const command = commandOf(step, current, { now, to: 'ani', part: 'kk' });
    const at = { key: `walk-${choice}-${now}`, now, calendar: sampleCalendar, officer };
    const decided = take(current, command, at);
    if (decided.kind === 'write') current = decided.request;
  }
  return { request: current, now };
};

test('what an account is offered is what it may take, in every state, and nothing that it may is left out', () => {
  const terms = fc.record({ visit: fc.boolean(), secondEyes: fc.boolean() });
  fc.assert(
    fc.property(terms, fc.array(fc.nat(10_000), { maxLength: 14 }), (given, choices) => {
      const { request, now } = walk(sampleRequest(given), choices);
      for (const officer of officers) {
        const offered = stepsFor(request, officer, now);
        for (const step of ofStaff) {
          const command = commandOf(step, request, { now, to: 'ani', part: 'kk' });
          const decided = take(request, command, { key: 'try', now, calendar: sampleCalendar, officer });
          // A claim of one's own is renewed by working, not by a button; who assigns is asked for by the operation.
          const own = step === 'claim' && request.claim?.by === officer.id && request.claim.until > now;
          const allowed = step !== 'assign' || officer.supervises;
          expect([step, offered.includes(step)]).toEqual([step, decided.kind === 'write' && !own && allowed]);
        }
      }
    }),
    { numRuns: 300 },
  );
});
