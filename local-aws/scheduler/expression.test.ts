import { describe, expect, test } from 'vitest';
import { parseExpression } from './expression.ts';

// AWS: Schedules: every field of cron, clock changes <https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html>

const at = (iso: string) => Date.parse(iso);
const next = (expression: string, after: string, { timezone = 'UTC', anchor = after } = {}) => {
  const found = parseExpression(expression, { timezone, anchor: at(anchor) })(at(after));
  return found === undefined ? undefined : new Date(found).toISOString().slice(0, 16);
};

describe('cron', () => {
  test.each([
    [
      'every day at a local time',
      'cron(30 7 * * ? *)',
      '2026-11-22T00:00:00Z',
      'Asia/Jakarta',
      '2026-11-22T00:30',
    ],
    [
      'tomorrow when today is past',
      'cron(30 7 * * ? *)',
      '2026-11-22T00:30:00Z',
      'Asia/Jakarta',
      '2026-11-23T00:30',
    ],
    [
      'the local day, not the UTC day',
      'cron(0 1 23 11 ? 2026)',
      '2026-11-01T00:00:00Z',
      'Asia/Jayapura',
      '2026-11-22T16:00',
    ],
    ['weekdays by name', 'cron(0 8 ? * MON-FRI *)', '2026-11-20T09:00:00Z', 'UTC', '2026-11-23T08:00'],
    ['Sunday is 1', 'cron(0 8 ? * 1 *)', '2026-11-20T09:00:00Z', 'UTC', '2026-11-22T08:00'],
    ['steps', 'cron(0/15 * * * ? *)', '2026-11-20T09:16:00Z', 'UTC', '2026-11-20T09:30'],
    ['steps within a range', 'cron(0 8-12/2 * * ? *)', '2026-11-20T08:00:00Z', 'UTC', '2026-11-20T10:00'],
    ['lists', 'cron(5,35 10 * * ? *)', '2026-11-20T10:05:00Z', 'UTC', '2026-11-20T10:35'],
    ['the last day of the month', 'cron(0 0 L * ? *)', '2027-02-01T00:00:00Z', 'UTC', '2027-02-28T00:00'],
    ['29 February', 'cron(0 0 29 2 ? *)', '2026-03-01T00:00:00Z', 'UTC', '2028-02-29T00:00'],
    ['a day that a month lacks', 'cron(0 0 31 * ? *)', '2026-11-01T00:00:00Z', 'UTC', '2026-12-31T00:00'],
    ['a year that is past', 'cron(0 0 1 1 ? 2025)', '2026-11-01T00:00:00Z', 'UTC', undefined],
    [
      'a time that a clock change skips',
      'cron(30 2 * * ? *)',
      '2026-03-29T00:00:00Z',
      'Europe/Berlin',
      '2026-03-29T01:30',
    ],
  ])('%s', (_title, expression, after, timezone, expected) => {
    expect(next(expression, after, { timezone })).toBe(expected);
  });
});

test('a rate counts from its anchor', () => {
  const anchor = '2026-11-20T09:10:00Z';
  expect(next('rate(1 hour)', anchor)).toBe('2026-11-20T10:10');
  expect(next('rate(1 hour)', '2026-11-20T12:00:00Z', { anchor })).toBe('2026-11-20T12:10');
  expect(next('rate(5 minutes)', '2026-11-20T09:15:00Z', { anchor })).toBe('2026-11-20T09:20');
});

test('at is local time, once', () => {
  const timezone = 'Asia/Jakarta';
  expect(next('at(2026-11-22T07:30:00)', '2026-11-20T00:00:00Z', { timezone })).toBe('2026-11-22T00:30');
  expect(next('at(2026-11-22T07:30:00)', '2026-11-22T00:30:00Z', { timezone })).toBeUndefined();
});

test.each([
  ['every(1 hour)'],
  ['rate(0 hours)'],
  ['rate(1 fortnight)'],
  ['cron(0 8 * * *)'],
  ['cron(0 8 * * * *)'],
  ['cron(0 8 ? * ? *)'],
  ['cron(60 8 * * ? *)'],
  ['cron(0 8 15W * ? *)'],
  ['cron(0 8 ? * 6#3 *)'],
  ['cron(0 12-8 * * ? *)'],
  ['at(tomorrow)'],
  ['at(2026-13-01T00:00:00)'],
])('%s is refused', (expression) => {
  expect(() => parseExpression(expression, { timezone: 'UTC', anchor: 0 })).toThrow();
});
