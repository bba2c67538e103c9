import { openBookingKey } from '#shared/identity/booking-key.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { type Booking, isErased } from '../domain/booking.ts';
import { type Sheet, type Standing, standingOf } from '../domain/sheet.ts';
import { type Contact, openContact } from './contact.ts';
import type { BookingPorts } from './ports.ts';

/** How often a booking can have been moved to another day; reached only by somebody who plays. */
const MOST_MOVES = 20;

/** What a key opens, before it is known whether it has a place. */
export interface OpenedDetails {
  readonly ring: KeyRing;
  readonly details: Booking;
  readonly contact: Contact;
  readonly sheet: Sheet;
  /** Undefined: a wish without a place. */
  readonly standing: Standing | undefined;
}

/** A booking as its holder may see and change it. */
export interface Opened extends OpenedDetails {
  readonly standing: Standing;
}

type Ports = Pick<BookingPorts, 'keys' | 'sheets'> & {
  readonly bookings: Pick<BookingPorts['bookings'], 'read'>;
};
interface Key {
  readonly id: string;
  readonly key: string | undefined;
}

/**
 * Opens the booking that id and key name together, or the one that replaced it on another day. Undefined when there is none:
 * a wrong key, a wrong id and a booking that never came about look the same from outside.
 */
export async function openBooking(ports: Ports, key: Key): Promise<Opened | undefined> {
  const opened = await openDetails(ports, key);
  const standing = opened?.standing;
  return opened && standing && { ...opened, standing };
}

/** The same, or a wish that has no place. */
export async function openDetails(
  { keys, bookings, sheets }: Ports,
  { id, key }: Key,
): Promise<OpenedDetails | undefined> {
  const ring = await keys();
  const opened = openBookingKey(ring, key ?? '');
  if (opened === undefined || opened !== id) return undefined;
  let details = await bookings.read(opened);
  for (let moves = 0; details?.movedTo !== undefined && moves < MOST_MOVES; moves += 1) {
    details = await bookings.read(details.movedTo);
  }
  const sheet = details && (await sheets.read(details.sheet));
  const standing = sheet && details && standingOf(sheet, details.id);
  if (!details || !sheet || isErased(details)) return undefined;
  if (!standing && details.wish === undefined) return undefined;
  return { ring, details, contact: openContact(ring, details), sheet, standing };
}
