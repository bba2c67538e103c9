import { expect, test } from 'vitest';
import { localDate } from '#shared/time/local.ts';
import { monday, sampleCalendar, sampleRequest } from '../testing/samples.ts';
import { forget } from './forget.ts';
import { noteVisit } from './workflow.ts';

const visit = {
  booking: 'b'.repeat(11),
  version: 1,
  state: 'BOOKED',
  date: localDate.parse('2026-11-20'),
  ticket: 'A012',
} as const;
const officer = '3f8e2c1a-0000-4000-8000-00000000000a';

test('nothing is left that says who asked, who worked on it, what was objected to or when anybody came', () => {
  const full = {
    ...sampleRequest(),
    state: 'REJECTED' as const,
    priority: true,
    parts: { kk: { revision: 2, objection: { reason: 'blurred', note: 'Ibu Zubaedah diminta datang' } } },
    verifiedBy: officer,
    confirmedBy: officer,
    rejection: { reason: 'not-entitled', note: 'Bukan anak kandung' },
    visits: [visit],
  };

  const left = forget(full, { key: 'forget', now: monday + 1 });

  expect(JSON.stringify(left)).not.toMatch(/Zubaedah|kandung|3f8e2c1a|A012|t{10}|b{11}/);
  expect(left).toMatchObject({
    id: full.id,
    office: full.office,
    service: full.service,
    state: 'REJECTED',
    promise: full.promise,
    rejection: { reason: 'not-entitled' },
    v: full.v + 1,
  });
});

test('what the queue tells of a request that was forgotten is not remembered', () => {
  const left = forget({ ...sampleRequest(), state: 'READY' }, { key: 'forget', now: monday + 1 });

  expect(noteVisit(left, visit, { key: 'k', now: monday + 2, calendar: sampleCalendar })).toEqual({
    kind: 'done',
  });
});
