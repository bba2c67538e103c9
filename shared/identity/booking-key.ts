import { bearerKeyOf, openBearerKey } from './bearer-key.ts';
import { type BookingId, readBookingId } from './booking-id.ts';
import type { KeyRing } from './key-ring.ts';

/** Opens one booking; the same each time it is made. */
export const bookingKeyOf = (ring: KeyRing, id: BookingId, date: string): string =>
  bearerKeyOf(ring, id, date);

/** The booking that a key opens; undefined when it was not made here, altered, or its key id is gone. */
export const openBookingKey = (ring: KeyRing, key: string): BookingId | undefined => {
  const id = openBearerKey(ring, key);
  return id === undefined ? undefined : readBookingId(id);
};

/** The citizen's page of a booking; the key stands in the fragment, which no server is sent. */
export const bookingLink = (siteOrigin: string, key: string): string => `${siteOrigin}/tiket#${key}`;

/** The page that asks whether its holder still comes; the key stands in the fragment. */
export const stillComingLink = (siteOrigin: string, key: string): string => `${siteOrigin}/datang#${key}`;
