import type { KeyRing } from '#shared/identity/key-ring.ts';
import { maskPhone } from '#shared/identity/mask.ts';
import type { FoundBooking, FoundWish } from '../contract.ts';
import { type Booking, isErased, isWish } from '../domain/booking.ts';
import { type Sheet, standingOf } from '../domain/sheet.ts';
import { ticketLabel } from '../domain/ticket.ts';
import { type Contact, contactOrLog } from './contact.ts';

/** A booking as the desk is shown it; undefined: it never came about, or its person was erased. */
export function showBooking(
  ring: KeyRing,
  { booking, sheet }: { readonly booking: Booking; readonly sheet: Sheet },
  noting: Parameters<typeof contactOrLog>[2],
): FoundBooking | undefined {
  const standing = standingOf(sheet, booking.id);
  const window = standing && sheet.windows[standing.window];
  if (!standing || !window || isErased(booking)) return undefined;
  const contact = contactOrLog(ring, booking, noting);
  const lives = standing.state === 'held' && booking.state !== 'CANCELLED';
  return {
    id: booking.id,
    ticket: ticketLabel(sheet.letter, standing.number),
    service: sheet.id.service,
    date: sheet.id.date,
    window: standing.window,
    windowEnd: window.end,
    state: booking.state === 'ARRIVED' ? 'ARRIVED' : lives ? 'BOOKED' : 'CANCELLED',
    phone: shownPhone(contact),
    forOthers: booking.bookedBy !== undefined,
  };
}

/** A wish as the desk is shown it; undefined: it is none, or waits no more. */
export function showWish(
  ring: KeyRing,
  { booking, sheet }: { readonly booking: Booking; readonly sheet: Sheet },
  noting: Parameters<typeof contactOrLog>[2],
): FoundWish | undefined {
  const { id, wish, state } = booking;
  if (!wish || !isWish(booking) || state === 'CANCELLED' || isErased(booking) || standingOf(sheet, id))
    return undefined;
  const { service, date } = sheet.id;
  const phone = shownPhone(contactOrLog(ring, booking, noting));
  return { id, service, date, windows: [...wish.windows], kind: wish.kind, phone };
}

const shownPhone = (contact: Contact | undefined): string | null =>
  contact === undefined ? '–' : contact.phone === undefined ? null : maskPhone(contact.phone);
