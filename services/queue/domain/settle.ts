import type { Happened } from '#shared/events/event.ts';
import { slotBooked, slotCancelled, slotMoved } from '#shared/events/queue.ts';
import { type Booking, mayBecome } from './booking.ts';
import type { BookingId } from './ids.ts';
import { type Sheet, type Standing, standingOf, windowOf } from './sheet.ts';
import { ticketLabel } from './ticket.ts';

/** The details that a sheet asks for and the events of the change; undefined: the details already agree, or decide themselves. */
export function settle(booking: Booking, sheet: Sheet): { booking: Booking; events: Happened[] } | undefined {
  const standing = standingOf(sheet, booking.id);
  if (!standing || booking.sv >= standing.v) return undefined;
  const state = standing.state === 'held' ? 'BOOKED' : 'CANCELLED';
  if (!mayBecome(booking.state, state)) return undefined;
  if (booking.state === state && booking.number === standing.number) return undefined;
  const { number, window, v: sv } = standing;
  return {
    booking: { ...booking, state, window, number, sv, v: booking.v + 1 },
    events: [eventOf(booking, standing, sheet)],
  };
}

function eventOf(booking: Booking, standing: Standing, sheet: Sheet): Happened {
  const { movedFrom, movedTo, from } = booking;
  const slot = { ...slotOf(booking.id, sheet, standing), ...forRequest(booking) };
  if (standing.state === 'released') return slotCancelled.of({ ...slot, ...(movedTo ? { movedTo } : {}) });
  if (booking.number === undefined || booking.state === 'PENDING') {
    const replaced = from ?? movedFrom;
    return slotBooked.of({ ...slot, ...(replaced ? { movedFrom: replaced } : {}) });
  }
  const previous = {
    window: windowOf(sheet, booking.number).name,
    number: booking.number,
    ticket: ticketLabel(sheet.letter, booking.number),
  };
  return slotMoved.of({ ...slot, previous });
}

/** What the visit is for, as events tell it. */
export const forRequest = ({ request }: Pick<Booking, 'request'>) =>
  request === undefined ? {} : { request };

/** What events tell of a place in a window. */
export const slotOf = (
  booking: BookingId,
  sheet: Sheet,
  { number, window }: Pick<Standing, 'number' | 'window'>,
) => ({
  booking,
  ...sheet.id,
  window,
  number,
  ticket: ticketLabel(sheet.letter, number),
});
