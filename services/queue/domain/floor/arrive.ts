import { ticketIssued } from '#shared/events/queue.ts';
import type { Booking } from '../booking.ts';
import type { BookingId } from '../ids.ts';
import { forRequest } from '../settle.ts';
import { ticketLabel } from '../ticket.ts';
import { type FloorChange, type FloorDecision, no, unchanged, write } from './decision.ts';
import { visitOf } from './events.ts';
import { type Floor, noHead } from './floor.ts';
import type { Ticket } from './ticket.ts';

/** Numbers are written with at most four digits. */
const MOST_NUMBERS = 9999;

/** A window as instants (epoch milliseconds), and when somebody is late for it. */
export interface BookedTime {
  readonly start: number;
  readonly lateFrom: number;
}

const untouched = { transferred: false, calls: [], misses: 0, served: 0, parked: 0 } as const;

/** The day of a floor that opens now. */
export const openedFloor: FloorChange = {
  day: { state: 'open', v: 1, notices: [], last: 0, issued: {} },
  head: { ...noHead, v: 1 },
};

/** Whether who comes at an instant is late. */
export const isLate = ({ lateFrom }: BookedTime, arrivedAt: number): boolean => arrivedAt >= lateFrom;

/** The ticket of a booking whose person has come. */
export function ticketOfBooking(
  booking: Pick<Booking, 'id' | 'v' | 'priority' | 'correlationId' | 'sheet' | 'request'> & {
    readonly arrivedAt: number;
    readonly label: string;
  },
  time: BookedTime,
  from: number,
): Ticket {
  const { arrivedAt, sheet, v, id, label, priority, correlationId } = booking;
  const late = isLate(time, arrivedAt);
  return {
    ...untouched,
    id,
    label,
    service: sheet.service,
    kind: 'booked',
    priority,
    correlationId,
    state: 'WAITING',
    // The event that the person came is the write before.
    v: v + 1,
    arrivedAt,
    since: late ? arrivedAt : Math.max(arrivedAt, time.start),
    late,
    from,
    ...forRequest(booking),
  };
}

/** Puts the ticket of who checked in, unless it is there. */
export function admit(floor: Floor, ticket: Ticket): FloorDecision {
  if (floor.tickets.some(({ id }) => id === ticket.id)) return unchanged;
  return write({ ticket, isNew: true });
}

/** A number for somebody who just came. */
export function issueNumber(
  floor: Floor,
  wish: {
    readonly id: BookingId;
    readonly service: string;
    readonly priority: boolean;
    readonly correlationId: string;
    readonly letter: string;
    /** Numbers of the service that day. */
    readonly quota: number;
  },
  now: number,
): FloorDecision {
  const { id, service, priority, correlationId } = wish;
  const known = floor.tickets.find((ticket) => ticket.id === id);
  if (known) {
    const same = known.priority === priority && (known.service === service || known.transferred);
    return same ? unchanged : no('key-reused');
  }
  const { day } = floor;
  if (day?.state !== 'open') return no(day === undefined ? 'day-not-open' : 'day-over');
  const issued = day.issued[service] ?? 0;
  if (issued >= wish.quota || day.last >= MOST_NUMBERS) return no('walk-ins-full');
  const last = day.last + 1;
  const ticket: Ticket = {
    ...untouched,
    id,
    label: ticketLabel(wish.letter, last),
    service,
    kind: 'walk-in',
    priority,
    correlationId,
    state: 'WAITING',
    v: 1,
    arrivedAt: now,
    since: now,
    late: false,
    from: floor.head.calls,
  };
  return write({
    day: { ...day, last, issued: { ...day.issued, [service]: issued + 1 }, v: day.v + 1 },
    ticket,
    isNew: true,
    events: [ticketIssued.of(visitOf(floor.id, ticket))],
  });
}
