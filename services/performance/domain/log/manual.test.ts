import { describe, expect, test } from 'vitest';
import { localDate } from '#shared/time/local.ts';
import { sampleTerms as terms } from '../../testing/month.ts';
import { dropOf, lockOf } from './lock.ts';
import {
  decide,
  type ManualAt,
  type ManualCommand,
  type ManualDecision,
  type ManualEntry,
  write,
} from './manual.ts';

const date = localDate.parse('2026-12-31');
const lock = lockOf(date, terms);
const given = {
  id: 'manual-1',
  key: 'written',
  officer: 'ani',
  office: 'disdukcapil',
  date,
  item: 'outreach',
  activity: 'Recorded identity cards at the home for the old',
  quantity: 12,
  evidence: 'letter-of-duty-7',
};
const codeOf = (decision: ManualDecision) => (decision.kind === 'refused' ? decision.code : decision.kind);
const entryOf = (decision: ManualDecision): ManualEntry => {
  if (decision.kind !== 'write') throw new Error(codeOf(decision));
  return decision.entry;
};
const written = entryOf(write(given, { now: lock - 1, today: date, terms }));
const ask = (command: ManualCommand, more: Partial<ManualAt> = {}, entry = written) =>
  decide(entry, command, {
    key: 'next',
    seen: entry.v,
    now: lock - 1,
    by: 'superior',
    isSuperior: true,
    terms,
    ...more,
  });

describe('an entry by hand', () => {
  const writing = (more: Partial<typeof given>, now = lock - 1) =>
    codeOf(write({ ...given, ...more }, { now, today: date, terms }));

  test('needs evidence, a number and a day that has come', () => {
    expect(writing({})).toBe('write');
    expect(writing({ evidence: ' ' })).toBe('no-evidence');
    expect(writing({ quantity: 0 })).toBe('bad-quantity');
    expect(writing({ date: localDate.parse('2027-01-01') })).toBe('in-future');
  });

  test('after the lock is a correction that is seen, and after the time to appeal is none at all', () => {
    expect(written.late).toBe(false);
    expect(entryOf(write(given, { now: lock, today: date, terms })).late).toBe(true);
    expect(writing({}, dropOf(date, terms) - 1)).toBe('write');
    expect(writing({}, dropOf(date, terms))).toBe('too-late');
  });

  test('is confirmed by a superior, never by whoever wrote it', () => {
    expect(entryOf(ask({ step: 'confirm' }))).toMatchObject({
      state: 'CONFIRMED',
      confirmedBy: 'superior',
      late: false,
    });
    expect(codeOf(ask({ step: 'confirm' }, { by: 'ani' }))).toBe('not-yours');
    expect(codeOf(ask({ step: 'confirm' }, { by: 'budi', isSuperior: false }))).toBe('not-yours');
    expect(entryOf(ask({ step: 'confirm' }, { now: lock })).late).toBe(true);
  });

  test('is refused with a ground, and withdrawn by whoever wrote it', () => {
    expect(codeOf(ask({ step: 'refuse', ground: '' }))).toBe('no-ground');
    expect(entryOf(ask({ step: 'refuse', ground: 'Counted twice' })).state).toBe('REFUSED');
    expect(codeOf(ask({ step: 'withdraw' }))).toBe('not-yours');
    expect(entryOf(ask({ step: 'withdraw' }, { by: 'ani', isSuperior: false })).state).toBe('WITHDRAWN');
  });

  test('is decided on once, over the version that was seen', () => {
    const confirmed = entryOf(ask({ step: 'confirm' }));

    expect(codeOf(ask({ step: 'confirm' }, {}, confirmed))).toBe('done');
    expect(codeOf(ask({ step: 'refuse', ground: 'x' }, { key: 'other' }, confirmed))).toBe('wrong-state');
    expect(codeOf(ask({ step: 'refuse', ground: 'x' }, { key: 'other', seen: 1 }, confirmed))).toBe(
      'moved-on',
    );
  });
});
