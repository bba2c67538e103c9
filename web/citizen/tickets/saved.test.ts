import { beforeEach, describe, expect, test } from 'vitest';
import { held } from '../testing/answers.ts';
import { forgetTicket, forgetTickets, savedTicket, savedTickets, saveTicket } from './saved.ts';

const now = Date.parse('2026-11-22T03:00:00Z');
const another = {
  ...held,
  key: 'k1.another1234.x',
  booking: { ...held.booking, date: '2026-11-23', ticket: 'B003' },
};

describe('tickets on the phone', () => {
  beforeEach(forgetTickets);

  test('are kept without anything typed: no NIK, no phone number', () => {
    saveTicket(held, now);

    expect(savedTicket(held.key, now)?.booking.ticket).toBe('A012');
    expect(JSON.stringify(savedTickets(now))).not.toMatch(/1274014103900001|081234567890/);
  });

  test('stand in the order of the visits, each once', () => {
    saveTicket(held, now);
    saveTicket(another, now);
    saveTicket(held, now + 1);

    expect(savedTickets(now).map(({ booking }) => booking.ticket)).toEqual(['B003', 'A012']);
  });

  test('make room for what they moved to', () => {
    saveTicket(held, now);
    saveTicket(another, now, held.key);

    expect(savedTickets(now).map(({ key }) => key)).toEqual([another.key]);
  });

  test('leave when they are cancelled, forgotten or two days past', () => {
    saveTicket(held, now);
    saveTicket({ ...held, booking: { ...held.booking, state: 'CANCELLED' } }, now);
    expect(savedTickets(now)).toEqual([]);

    saveTicket(held, now);
    forgetTicket(held.key, now);
    expect(savedTickets(now)).toEqual([]);

    saveTicket(held, now);
    expect(savedTickets(Date.parse('2026-11-26T00:00:01Z'))).toEqual([]);
  });
});
