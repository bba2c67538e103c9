import { ticketLeftOver } from '#shared/events/queue.ts';
import { openedFloor } from './arrive.ts';
import { type FloorDecision, no, unchanged, write } from './decision.ts';
import { visitOf } from './events.ts';
import type { Floor, Notice } from './floor.ts';
import { isAtCounter, type Ticket, waitedUntil } from './ticket.ts';

/** What a supervisor wants of the day; absent notices stay as they are. */
export interface DayWish {
  readonly state: 'open' | 'over';
  readonly notices?: readonly Notice[];
}

/** Opens or closes the day. A day closes only when nobody is at a counter; the head is written so that no call lands after it. */
export function runDay(floor: Floor, { state, notices }: DayWish): FloorDecision {
  const { day, head } = floor;
  if (day === undefined) return { kind: 'write', change: openedFloor, unfinished: true };
  const said = notices ?? day.notices;
  const same = JSON.stringify(said) === JSON.stringify(day.notices);
  if (day.state === state && same) return unchanged;
  const next = { ...day, state, notices: said, v: day.v + 1 };
  if (day.state === state) return write({ day: next });
  if (state === 'over' && floor.tickets.some(isAtCounter)) return no('counter-busy');
  return write({ day: next, head: { ...head, v: head.v + 1 } });
}

/** Whether somebody still waits for a counter of this ticket's day, or may be called again. */
export const isLeft = ({ state, misses }: Ticket): boolean =>
  state === 'WAITING' || state === 'PARKED' || (state === 'MISSED' && misses < 2);

/** Ends the ticket of somebody who still waits when the day is over. */
export function leaveOver(
  { id, day }: Pick<Floor, 'id' | 'day'>,
  ticket: Ticket,
  now: number,
): FloorDecision {
  if (day?.state !== 'over' || !isLeft(ticket)) return unchanged;
  const left: Ticket = { ...ticket, state: 'CANCELLED', endedAt: now, v: ticket.v + 1 };
  const waited = waitedUntil(ticket, now);
  return write({ ticket: left, events: [ticketLeftOver.of({ ...visitOf(id, left), waited })] });
}
