import { bookingKeyOf, bookingLink, stillComingLink } from '#shared/identity/booking-key.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type {
  InboxMessage,
  MessageKind,
  MessageLanguage,
  Recipient,
  SlotParameters,
} from '#shared/notifications/message.ts';
import type { Region, Text } from '#shared/region/schema.ts';
import { zoneNames } from '#shared/time/zone.ts';
import { ticketLabel } from '../domain/ticket.ts';
import type { LiveBooking } from './bookings-of-person.ts';
import type { Reachable } from './contact.ts';
import { findOffer } from './service-day.ts';

/** A message and whom it is for, before that is sealed. */
export interface Notice {
  readonly message: Omit<InboxMessage, 'recipient'>;
  readonly recipient: Recipient;
}

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
 * again, who is reminded the one that asks whether they still come.
 */
export function noticeOf(
  { region, siteOrigin }: { readonly region: Region; readonly siteOrigin: string },
  ring: KeyRing,
  told: {
    readonly occasion: Occasion;
    readonly about: LiveBooking;
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
  if (kind === 'slot-cancelled' || kind === 'left-over') return siteOrigin;
  return kind === 'reminder' ? stillComingLink(siteOrigin, key) : bookingLink(siteOrigin, key);
}

function parametersOf(
  region: Region,
  { sheet, standing }: LiveBooking,
  language: MessageLanguage,
): SlotParameters {
  const offer = findOffer(region, sheet.id);
  const window = sheet.windows[standing.window];
  if (offer === undefined || window === undefined) {
    throw new Error(`The region has no ${Object.values(sheet.id).join('/')} at ${standing.window}.`);
  }
  return {
    ticket: ticketLabel(sheet.letter, standing.number),
    office: offer.office.name[language],
    service: offer.service.name[language],
    date: sheet.id.date,
    window: { start: standing.window, end: window.end },
    zone: zoneNames[region.timezone],
  };
}
