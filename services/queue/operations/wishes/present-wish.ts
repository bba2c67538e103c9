import { bookingKeyOf, bookingLink } from '#shared/identity/booking-key.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { maskName } from '#shared/identity/mask.ts';
import { waitlistOf } from '#shared/region/release.ts';
import type { Region } from '#shared/region/schema.ts';
import type { OpenedBooking } from '../../contract.ts';
import type { Booking } from '../../domain/booking.ts';
import type { Sheet } from '../../domain/sheet.ts';
import { type WishTerms, wishUntil } from '../../domain/wish.ts';
import type { Contact } from '../contact.ts';
import type { BookingPorts } from '../ports.ts';
import { maskedIdentity } from '../present-booking.ts';
import { findOffer } from '../service-day.ts';
import { wishPart } from './wish-part.ts';

/** Until when places of a service are given to who waits, by the settings in force. */
export function wishTerms(region: Region, sheet: Sheet['id']): WishTerms {
  const offer = findOffer(region, sheet);
  const noticeHours = offer ? waitlistOf(offer.service).noticeHours : 0;
  return { timezone: region.timezone, noticeHours };
}

/** What the holder of a wish is shown that has no place. */
export function presentWish(
  { clock, siteOrigin }: Pick<BookingPorts, 'clock' | 'siteOrigin'>,
  ring: KeyRing,
  shown: {
    readonly details: Booking;
    readonly contact: Pick<Contact, 'nik' | 'document' | 'name'>;
    readonly sheet: Sheet;
    readonly terms: WishTerms;
    /** Of those who wait, from 1; null: not known. */
    readonly place: number | null;
  },
): OpenedBooking {
  const { details, contact, sheet, terms, place } = shown;
  const { id, wish, priority, state } = details;
  if (wish === undefined) throw new Error(`Booking ${id} began as no wish.`);
  const key = bookingKeyOf(ring, id, sheet.id.date);
  const ended = wish.ended ?? null;
  const waits = state !== 'CANCELLED' && ended === null;
  return {
    booking: {
      id,
      ...sheet.id,
      priority,
      person: { nik: maskedIdentity(contact), name: maskName(contact.name) },
      ticket: null,
      state: waits ? 'WISHED' : 'CANCELLED',
      wish: {
        ...wishPart(wish, sheet),
        place: waits ? place : null,
        until: waits ? wishUntil(sheet, wish, terms) : null,
        ended,
      },
    },
    key,
    link: bookingLink(siteOrigin, key),
    now: clock.now(),
  };
}
