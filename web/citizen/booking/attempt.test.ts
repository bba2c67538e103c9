import { beforeEach, describe, expect, test } from 'vitest';
import { answered, attempt, held, refusal, request, silence } from '../testing/answers.ts';
import { forgetAttempt, judge, keepAttempt, sameWish, unanswered } from './attempt.ts';

describe('what a reply means', () => {
  test('a ticket is a ticket', () => {
    expect(judge(answered)).toEqual({ kind: 'booked', held });
  });

  test('silence settles nothing: the request may have been carried out', () => {
    expect(judge(silence)).toEqual({ kind: 'send-again', retryAfter: undefined });
  });

  test.each([
    ['full', 409],
    ['already-booked', 409],
    ['cancelled', 409],
    ['key-reused', 409],
    ['not-open', 409],
    ['bad-nik', 422],
    ['bad-request', 400],
    ['not-found', 404],
    ['too-large', 413],
  ])('%s is definite', (code, status) => {
    expect(judge(refusal(code, status)).kind).toBe('refused');
  });

  test.each([
    ['try-again', 503],
    ['fault', 500],
    ['too-many', 429],
  ])('%s passes: the same request goes again', (code, status) => {
    expect(judge(refusal(code, status)).kind).toBe('send-again');
  });

  test('too many live bookings of one person do not pass by waiting', () => {
    expect(judge(refusal('too-many-bookings', 429, { limit: 2 })).kind).toBe('refused');
  });

  test('a stale proof asks for a new one', () => {
    expect(judge(refusal('bad-proof', 422))).toEqual({ kind: 'prove-again' });
  });
});

describe('the attempt without an answer', () => {
  beforeEach(forgetAttempt);

  test('is found again by whoever opens the page next', () => {
    keepAttempt(attempt);

    expect(unanswered(attempt.startedAt + 60_000)).toEqual(attempt);
  });

  test('is gone, NIK and all, once it was answered', () => {
    keepAttempt(attempt);
    forgetAttempt();

    expect(unanswered(attempt.startedAt)).toBeUndefined();
  });

  test('is not pursued after a day', () => {
    keepAttempt(attempt);

    expect(unanswered(attempt.startedAt + 25 * 60 * 60 * 1_000)).toBeUndefined();
    expect(unanswered(attempt.startedAt)).toBeUndefined();
  });
});

describe('the same wish', () => {
  test('does not mind salt, proof and language', () => {
    expect(
      sameWish(request, { ...request, salt: 'another-salt-of-16', altcha: 'proof-2', language: 'en' }),
    ).toBe(true);
  });

  test('minds who comes, and when', () => {
    expect(sameWish(request, { ...request, window: '09:00' })).toBe(false);
    expect(sameWish(request, { ...request, person: { ...request.person, nik: '1274014103900002' } })).toBe(
      false,
    );
  });
});
