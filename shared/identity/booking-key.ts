import { type BookingId, readBookingId } from './booking-id.ts';
import { digest, sameSecret } from './digest.ts';
import type { KeyRing } from './key-ring.ts';

/** Characters of the secret part: 132 bits. */
const SECRET = 22;
const form = /^(k\d{1,4})\.([\w-]{11})\.([\w-]{22})$/;

/** Opens one booking: `<key id>.<booking id>.<secret>`, always the same for a booking, so that it can be sent again. */
export const bookingKeyOf = (ring: KeyRing, id: BookingId, date: string): string => {
  const keyId = ring.idOn(date);
  return `${keyId}.${id}.${digest(ring, { id: keyId, purpose: 'link' }, id, SECRET)}`;
};

/** The booking that a key opens; undefined when it was not made here, altered, or its key id is gone. */
export const openBookingKey = (ring: KeyRing, key: string): BookingId | undefined => {
  const [, keyId, text, secret] = form.exec(key) ?? [];
  if (keyId === undefined || text === undefined || secret === undefined) return undefined;
  if (ring.derive(keyId, 'link') === undefined) return undefined;
  const expected = digest(ring, { id: keyId, purpose: 'link' }, text, SECRET);
  return sameSecret(expected, secret) ? readBookingId(text) : undefined;
};

/** The citizen's page of a booking; the key stands in the fragment, which no server is sent. */
export const bookingLink = (siteOrigin: string, key: string): string => `${siteOrigin}/tiket#${key}`;

/** The page that asks whether its holder still comes; the key stands in the fragment. */
export const stillComingLink = (siteOrigin: string, key: string): string => `${siteOrigin}/datang#${key}`;
