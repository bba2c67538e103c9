import { expect, test } from 'vitest';
import { monday, sampleCalendar, sampleRequest } from '../testing/samples.ts';
import { deadlinesOf } from './deadlines.ts';
import { type Command, noteMissed, take } from './workflow.ts';

const DAY = 86_400_000;
const patience = { warnDays: 7, expireDays: 14 };
const wanted = (request = sampleRequest()) => deadlinesOf(request, sampleCalendar, patience);
const at = (now: number) => ({
  key: `at-${now}`,
  now,
  calendar: sampleCalendar,
  officer: { id: 'ani', supervises: false },
});
const after = (request: ReturnType<typeof sampleRequest>, command: Command, now: number) => {
  const decision = take(request, command, at(now));
  if (decision.kind !== 'write') throw new Error(`No write but ${JSON.stringify(decision)}`);
  return decision.request;
};
const returned = () =>
  after(
    after(sampleRequest(), { step: 'claim', until: monday + DAY }, monday + 1),
    { step: 'return', objections: { kk: { reason: 'blurred' } } },
    monday + DAY,
  );

const named = (kind: string, when: number) => ({
  name: `${'r'.repeat(11)}-${kind}-${when.toString(36)}`,
  kind,
  at: when,
});

test('while the office has it: a reminder as the last promised day opens, and the moment after it closes', () => {
  expect(wanted()).toEqual([
    named('remind', Date.parse('2026-11-19T08:00:00+07:00')),
    named('due', Date.parse('2026-11-19T16:00:00+07:00') + 1),
  ]);
});

test('while the citizen has it: a warning, then the end, in calendar days', () => {
  expect(wanted(returned()).map(({ kind, at: when }) => [kind, (when - monday) / DAY])).toEqual([
    ['warn', 8],
    ['expire', 15],
  ]);
});

test('who takes a request changes nothing of what waits for it', () => {
  const claimed = after(sampleRequest(), { step: 'claim', until: monday + DAY }, monday + 1);

  expect(wanted(claimed)).toEqual(wanted());
});

test('a promise that was missed is not reminded of again', () => {
  const missed = noteMissed(sampleRequest(), at(monday + 5 * DAY));

  expect(missed.kind === 'write' && wanted(missed.request)).toEqual([]);
});

test('nothing waits for what has ended', () => {
  expect(wanted(after(returned(), { step: 'withdraw' }, monday + 2 * DAY))).toEqual([]);
});
