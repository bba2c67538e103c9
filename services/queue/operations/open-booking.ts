import { openBookingKey } from '#shared/identity/booking-key.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { type Booking, isErased } from '../domain/booking.ts';
import { type Sheet, type Standing, standingOf } from '../domain/sheet.ts';
import { type Contact, openContact } from './contact.ts';
import type { BookingPorts } from './ports.ts';

/** How often a booking can have been moved to another day; reached only by somebody who plays. */
const MOST_MOVES = 20;

/** A booking as its holder may see and change it. */
export interface Opened {
  readonly ring: KeyRing;
  readonly details: Booking;
  readonly contact: Contact;
  readonly sheet: Sheet;
  readonly standing: Standing;
}

/**
 * Opens the booking that id and key name together, or the one that replaced it on another day. Undefined when there is none:
 * a wrong key, a wrong id and a booking that never came about look the same from outside.
 */
export async function openBooking(
  { keys, bookings, sheets }: Pick<BookingPorts, 'keys' | 'bookings' | 'sheets'>,
  { id, key }: { readonly id: string; readonly key: string | undefined },
): Promise<Opened | undefined> {
  const ring = await keys();
  const opened = openBookingKey(ring, key ?? '');
  if (opened === undefined || opened !== id) return undefined;
  let details = await bookings.read(opened);
  for (let moves = 0; details?.movedTo !== undefined && moves < MOST_MOVES; moves += 1) {
    details = await bookings.read(details.movedTo);
  }
  const sheet = details && (await sheets.read(details.sheet));
  const standing = sheet && details && standingOf(sheet, details.id);
  if (!details || !sheet || !standing || isErased(details)) return undefined;
  return { ring, details, contact: openContact(ring, details), sheet, standing };
}
