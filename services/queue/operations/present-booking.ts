import { bookingKeyOf, bookingLink } from '#shared/identity/booking-key.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { maskDocument, maskName, maskNik } from '#shared/identity/mask.ts';
import type { Booking as BookingAnswer, HeldBooking } from '../contract.ts';
import type { Booking } from '../domain/booking.ts';
import type { BookingId } from '../domain/ids.ts';
import { type Offer, offerOf } from '../domain/offer.ts';
import type { Sheet, Standing } from '../domain/sheet.ts';
import { ticketLabel } from '../domain/ticket.ts';
import type { Contact } from './contact.ts';
import type { BookingPorts } from './ports.ts';
import { wishPart } from './wishes/wish-part.ts';

/** Content of the QR that a kiosk reads at check-in: it names the booking and opens nothing. */
const checkInCode = (region: string, id: BookingId): string => `balai:${region}:${id}`;

/** What the holder of a booking is shown: the details, with the sheet's word on number, window and state. */
export function presentBooking(
  { region, clock, siteOrigin }: Pick<BookingPorts, 'region' | 'clock' | 'siteOrigin'>,
  ring: KeyRing,
  shown: {
    readonly id: BookingId;
    readonly sheet: Sheet;
    readonly standing: Standing;
    readonly contact: Pick<Contact, 'nik' | 'document' | 'name'>;
    readonly details: Pick<
      Booking,
      'priority' | 'state' | 'offered' | 'lapsed' | 'leftOver' | 'movedTo' | 'wish'
    >;
  },
): HeldBooking {
  const { id, sheet, standing, contact, details } = shown;
  const window = sheet.windows[standing.window];
  if (window === undefined) throw new Error(`Booking ${id} stands in a window that its sheet does not have.`);
  const key = bookingKeyOf(ring, id, sheet.id.date);
  return {
    booking: {
      id,
      ticket: ticketLabel(sheet.letter, standing.number),
      ...sheet.id,
      window: standing.window,
      windowEnd: window.end,
      state: stateOf(standing, details),
      till: window.till,
      priority: details.priority,
      ...(details.wish && {
        wish: { ...wishPart(details.wish, sheet), place: null, until: null, ended: 'placed' as const },
      }),
      ...offerPart(offerOf(shown, clock.now())),
      person: { nik: maskedIdentity(contact), name: maskName(contact.name) },
      checkIn: checkInCode(region.id, id),
    },
    key,
    link: bookingLink(siteOrigin, key),
    now: clock.now(),
  };
}

export const maskedIdentity = ({ nik, document }: Pick<Contact, 'nik' | 'document'>): string => {
  if (nik !== undefined) return maskNik(nik);
  return document ? maskDocument(document.number) : '–';
};

const offerPart = (offer: Offer | undefined) => ({
  ...(offer?.why === 'closed' && { closed: true as const }),
  ...(offer?.why === 'left-over' && { leftOver: true as const }),
});

/** The sheet decides until check-in, the details from then on. */
const stateOf = (standing: Standing, { state }: Pick<Booking, 'state'>): BookingAnswer['state'] => {
  if (state === 'ARRIVED') return 'ARRIVED';
  return standing.state === 'held' && state !== 'CANCELLED' ? 'BOOKED' : 'CANCELLED';
};
