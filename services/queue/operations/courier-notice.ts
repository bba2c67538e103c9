import { bookingKeyOf, bookingLink, stillComingLink } from '#shared/identity/booking-key.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Notice } from '#shared/notifications/hand-over.ts';
import type { MessageKind, MessageLanguage, MessageParameters } from '#shared/notifications/message.ts';
import type { Region, Text } from '#shared/region/schema.ts';
import { zoneNames } from '#shared/time/zone.ts';
import type { Sheet, Standing } from '../domain/sheet.ts';
import { ticketLabel } from '../domain/ticket.ts';
import type { LiveBooking, WaitingBooking } from './bookings-of-person.ts';
import type { Reachable } from './contact.ts';
import { findOffer } from './service-day.ts';

/** What a notice is about. */
export interface Occasion {
  readonly subject: string;
  readonly version: number;
  readonly kind: MessageKind;
  readonly correlationId: string;
  /** Of a call. */
  readonly counter?: string;
}

/**
 * Tells the holder of a booking where it stands, with the link that opens it; who cancelled or was left over gets the link to book
 * again, who is reminded the one that asks whether they still come. A wish that ended without a place brings the link to book another day.
 */
export function noticeOf(
  { region, siteOrigin }: { readonly region: Region; readonly siteOrigin: string },
  ring: KeyRing,
  told: {
    readonly occasion: Occasion;
    readonly about: LiveBooking | WaitingBooking;
    readonly contact: Reachable;
    readonly language: MessageLanguage;
    /** Of a closed time: why. */
    readonly reason?: Text | undefined;
  },
): Notice {
  const { about, contact, language, reason } = told;
  const { counter, ...occasion } = told.occasion;
  const { phone, email } = contact;
  const key = bookingKeyOf(ring, about.booking.id, about.sheet.id.date);
  return {
    message: {
      ...occasion,
      language,
      parameters: {
        ...parametersOf(region, about, language),
        ...(reason === undefined ? {} : { reason: reason[language] }),
        ...(counter === undefined ? {} : { counter }),
      },
    },
    recipient: {
      ...(phone === undefined ? {} : { phone }),
      link: linkOf(occasion.kind, siteOrigin, key),
      ...(email === undefined ? {} : { email }),
    },
  };
}

function linkOf(kind: MessageKind, siteOrigin: string, key: string): string {
  if (kind === 'slot-cancelled' || kind === 'wish-ended') return siteOrigin;
  return kind === 'reminder' ? stillComingLink(siteOrigin, key) : bookingLink(siteOrigin, key);
}

function parametersOf(
  region: Region,
  { sheet, standing }: LiveBooking | WaitingBooking,
  language: MessageLanguage,
): MessageParameters {
  const offer = findOffer(region, sheet.id);
  if (offer === undefined) throw new Error(`The region has no ${Object.values(sheet.id).join('/')}.`);
  return {
    ...(standing && placeOf(sheet, standing)),
    office: offer.office.name[language],
    service: offer.service.name[language],
    date: sheet.id.date,
    zone: zoneNames[region.timezone],
  };
}

function placeOf(
  sheet: Sheet,
  { window: start, number }: Standing,
): Pick<MessageParameters, 'ticket' | 'window'> {
  const window = sheet.windows[start];
  if (window === undefined) throw new Error(`There is no ${start} on ${Object.values(sheet.id).join('/')}.`);
  return { ticket: ticketLabel(sheet.letter, number), window: { start, end: window.end } };
}
