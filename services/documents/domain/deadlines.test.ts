import { expect, test } from 'vitest';
import { localDate } from '#shared/time/local.ts';
import { monday, sampleCalendar, sampleRequest } from '../testing/samples.ts';
import { deadlinesOf, endOf } from './deadlines.ts';
import { forget } from './forget.ts';
import { type Command, noteMissed, take } from './workflow.ts';

const DAY = 86_400_000;
const kept = { retentionDays: 365 };
const wanted = (request = sampleRequest()) => deadlinesOf(request, sampleCalendar, kept);
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
    ['expire', 31],
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

test('nothing waits for what has ended but that it is forgotten, and then nothing at all', () => {
  const withdrawn = after(returned(), { step: 'withdraw' }, monday + 2 * DAY);

  expect(wanted(withdrawn).map(({ kind, at: when }) => [kind, (when - monday) / DAY])).toEqual([
    ['forget', 367],
  ]);
  expect(wanted(forget(withdrawn, { key: 'forget', now: monday + 367 * DAY }))).toEqual([]);
});

test('who has booked a visit is waited for, however late it is', () => {
  const visit = {
    booking: 'b'.repeat(11),
    version: 1,
    state: 'BOOKED',
    date: localDate.parse('2026-12-24'),
    ticket: 'A012',
  } as const;

  expect(endOf({ ...returned(), visits: [visit] })).toBe(Date.parse('2026-12-26T00:00:00Z'));
  expect(endOf({ ...returned(), visits: [{ ...visit, date: localDate.parse('2026-11-20') }] })).toBe(
    endOf(returned()),
  );
});

test('a request keeps the patience under which it was made', () => {
  const { terms, ...rest } = returned();

  const lenient = wanted({ ...rest, terms: { ...terms, warnDays: 20, expireDays: 60 } });

  expect(lenient.map(({ at: when }) => (when - monday) / DAY)).toEqual([21, 61]);
});
