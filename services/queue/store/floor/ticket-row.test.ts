import { expect, test } from 'vitest';
import { localDate } from '#shared/time/local.ts';
import { ticketOfBooking } from '../../domain/floor/arrive.ts';
import { idOf } from '../../testing/samples.ts';
import { parseTicket, ticketRow } from './ticket-row.ts';

test('What a person was told at check-in stays with the ticket', () => {
  const booking = {
    id: idOf('ani'),
    v: 2,
    priority: true,
    correlationId: 'request-1',
    arrivedAt: 1_000,
    label: 'A001',
  };
  const sheet = { office: 'disdukcapil', service: 'akta', date: localDate.parse('2026-11-24') };
  const untold = ticketOfBooking({ ...booking, sheet }, { start: 2_000, lateFrom: 9_000 }, 0);
  const told = { ...untold, told: { kind: 'priority', p50: 3, p90: 9 } } as const;

  expect(parseTicket(ticketRow(told))).toEqual(told);
  const acted = { ...untold, acts: ['Ab3-_9', 'x1y2z3'], request: 'r'.repeat(11) };
  expect(parseTicket(ticketRow(acted))).toEqual(acted);
  expect(parseTicket(ticketRow(untold))).toEqual(untold);
});
