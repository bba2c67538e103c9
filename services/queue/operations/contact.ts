import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import { email } from '#shared/identity/email.ts';
import { type KeyRing, keyOf } from '#shared/identity/key-ring.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import { seal, unseal } from '#shared/identity/seal.ts';
import { identityDocument } from '#shared/identity/stated-identity.ts';
import type { Log } from '#shared/observability/log.ts';
import type { BookingId } from '../domain/ids.ts';
import type { SheetId } from '../domain/sheet.ts';

/** Who a booking is for and how to reach them: sealed in the booking, in clear nowhere. */
const contact = z.object({
  /** Absent: booked at the desk for who has none yet. */
  nik: z.optional(nik),
  /** The paper that was shown instead. */
  document: z.optional(identityDocument),
  name: personName,
  /** Absent: booked at the desk for who has none; told by mail, if there is an address. */
  phone: z.optional(phone),
  email: z.optional(email),
  language: z.enum(['id', 'en']),
});

export type Contact = z.output<typeof contact>;

/** Where somebody can be told something. */
export type Reachable = Pick<Contact, 'phone' | 'email' | 'language'>;

/** Undefined: neither a phone number nor a mail address was given. */
export const reachable = <T extends Contact>(contact: T): T | undefined =>
  contact.phone === undefined && contact.email === undefined ? undefined : contact;

const contextOf = (id: BookingId): string => `queue/booking/${id}`;

/** Seals contact data for one booking; it opens in no other. */
export const sealContact = (ring: KeyRing, id: BookingId, date: SheetId['date'], person: Contact): string =>
  seal(ring, { date, context: contextOf(id) }, JSON.stringify(person));

/** Opens a booking's contact data; throws when it cannot be opened, because then data or key were lost. */
export function openContact(ring: KeyRing, { id, sealed }: { id: BookingId; sealed: string }): Contact {
  const text = unseal(ring, contextOf(id), sealed);
  if (text === undefined) throw new Error(`The contact data of booking ${id} does not open.`);
  return contact.parse(JSON.parse(text));
}

/** The contact data for a list that one lost booking must not end; undefined: they do not open, which is logged without them. */
export function contactOrLog(
  ring: KeyRing,
  booking: { id: BookingId; sealed: string },
  { log, correlationId }: { readonly log: Log; readonly correlationId: string },
): Contact | undefined {
  try {
    return openContact(ring, booking);
  } catch {
    // Not the fault itself: what cannot be read may stand in its message.
    log('contact-unreadable', { subject: booking.id, correlationId });
    return undefined;
  }
}

/** Keyed MAC of what a booking was asked with: the same request again has the same, another has another. */
export function requestMac(
  ring: KeyRing,
  asked: {
    readonly sheet: SheetId;
    readonly window: string;
    readonly person: Contact;
    readonly priority: boolean;
    readonly request?: string | undefined;
  },
): string {
  const { sheet, window, person, priority, request } = asked;
  const { office, service, date } = sheet;
  const { nik: number, document, name, phone: reached, email: mail } = person;
  const content = JSON.stringify([
    office,
    service,
    date,
    window,
    number ?? (document ? `${document.kind}:${document.number}` : ''),
    name,
    reached ?? '',
    mail ?? '',
    priority,
    ...(request === undefined ? [] : [request]),
  ]);
  return createHmac('sha256', keyOf(ring, ring.idOn(date), 'body'))
    .update(content)
    .digest('base64url')
    .slice(0, 22);
}
