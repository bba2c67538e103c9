import { type Branded, branded } from './brand.ts';
import { digest } from './digest.ts';
import type { KeyRing } from './key-ring.ts';

/** Names a booking: 11 base64url characters (66 bits). */
export type BookingId = Branded<'BookingId'>;

/** The id that a request makes: the same Idempotency-Key is the same booking, in every epoch. */
export const bookingIdOf = (ring: KeyRing, idempotencyKey: string): BookingId =>
  branded(digest(ring, { id: ring.firstId, purpose: 'booking-id' }, idempotencyKey, 11));

/** Reads an id from outside; undefined when it cannot be one. */
export const readBookingId = (text: string): BookingId | undefined =>
  /^[\w-]{11}$/.test(text) ? branded(text) : undefined;
