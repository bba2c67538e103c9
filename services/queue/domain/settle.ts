import type { Happened } from '#shared/events/event.ts';
import { slotBooked, slotCancelled, slotMoved } from '#shared/events/queue.ts';
import type { Booking } from './booking.ts';
import { type Sheet, type Standing, standingOf, windowOf } from './sheet.ts';
import { ticketLabel } from './ticket.ts';

/** The details that a sheet asks for and the events of the change; undefined: the details already agree, or decide themselves. */
export function settle(booking: Booking, sheet: Sheet): { booking: Booking; events: Happened[] } | undefined {
  const standing = standingOf(sheet, booking.id);
  if (!standing || booking.state === 'CANCELLED' || booking.state === 'ARRIVED') return undefined;
  if (booking.sv >= standing.v) return undefined;
  const state = standing.state === 'held' ? 'BOOKED' : 'CANCELLED';
  if (booking.state === state && booking.number === standing.number) return undefined;
  const { number, window, v: sv } = standing;
  return {
    booking: { ...booking, state, window, number, sv, v: booking.v + 1 },
    events: [eventOf(booking, standing, sheet)],
  };
}

function eventOf(booking: Booking, { state, number, window }: Standing, sheet: Sheet): Happened {
  const { movedFrom, movedTo, from } = booking;
  const slot = {
    booking: booking.id,
    ...sheet.id,
    window,
    number,
    ticket: ticketLabel(sheet.letter, number),
  };
  if (state === 'released') return slotCancelled.of({ ...slot, ...(movedTo ? { movedTo } : {}) });
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
