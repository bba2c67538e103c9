import type { Outcome } from '#shared/http/endpoint.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { identityOf } from '#shared/identity/stated-identity.ts';
import { tagOf } from '#shared/identity/tag.ts';
import type { Text } from '#shared/region/schema.ts';
import type { LocalDate, LocalTime } from '#shared/time/local.ts';
import type { HeldBooking } from '../contract.ts';
import type { Booking } from '../domain/booking.ts';
import { claim } from '../domain/claim.ts';
import type { BookingId } from '../domain/ids.ts';
import type { Favour } from '../domain/seat.ts';
import { type Sheet, type SheetId, standingOf } from '../domain/sheet.ts';
import type { Refusal } from '../refusals.ts';
import { commitDecision } from './commit-decision.ts';
import { type Contact, requestMac, sealContact } from './contact.ts';
import { holdsTooMany } from './live-bookings.ts';
import { type BookingPorts, refuse } from './ports.ts';
import { presentBooking } from './present-booking.ts';
import { sayRefusal } from './say-refusal.ts';
import { calendarRefusal, findOffer, type Offer, serviceDay } from './service-day.ts';
import { makeSheet } from './wishes/make-sheet.ts';

/** A place that is asked for. The same id with the same content is the same request, however often it comes. */
export interface Wanted {
  readonly id: BookingId;
  readonly offer: Offer;
  readonly date: LocalDate;
  readonly window: LocalTime;
  readonly contact: Contact;
  readonly priority: boolean;
  readonly correlationId: string;
  /** The booking of another day that this one replaces. */
  readonly from?: BookingId;
  /** The request for a document that the visit is for. */
  readonly request?: string | undefined;
  /** The account of staff that books for the person; absent: the person does. */
  readonly bookedBy?: string;
  /** What it counts against; taken once nothing else speaks against it, and once for an id. */
  readonly share?: Share;
  /** What it may do beyond what everybody may; absent: nothing. */
  readonly favour?: Favour | undefined;
}

/** Part of what somebody may book. */
export interface Share {
  readonly take: () => Promise<Refusal | undefined>;
  /** For a booking that did not come about. */
  readonly giveBack: () => Promise<void>;
}

type Placed = Promise<Outcome<HeldBooking, Refusal>>;

/**
 * Gate, details, claim, in this order: what is refused before the details costs no write. A refusal is given only when no
 * booking of this id stands, so a repetition after a lost answer is told what became of the first attempt.
 */
export async function placeBooking(ports: BookingPorts, ring: KeyRing, wanted: Wanted): Placed {
  const { id, offer, date, window, contact, favour } = wanted;
  const sheet: SheetId = { office: offer.office.id, service: offer.service.id, date };
  const tag = tagOf(ring, identityOf(contact, id), date);
  const decide = (image: Sheet) => claim(image, { id, tag, window, favour }, ports.clock.now());

  const entry = await enter(ports, ring, wanted, decide);
  if ('refusal' in entry) return resume(ports, ring, { wanted, sheet }, entry.refusal);

  const disallowed = await wanted.share?.take();
  if (disallowed) return refuse(disallowed);

  const booking = detailsOf(ring, wanted, { sheet, tag, now: ports.clock.now() });
  const stored = await ports.bookings.put(booking);
  const conflict = stored === 'stored' ? undefined : conflictWith(stored, booking.mac);
  if (conflict) return refuse(conflict);

  const outcome = await commitDecision(ports.sheets, { sheet, booking: id, known: entry.known, decide });
  if (outcome.sheet && outcome.sheet !== entry.known) ports.gate.learn(outcome.sheet);
  if ('refusal' in outcome) {
    if (stored === 'stored') await wanted.share?.giveBack();
    return refuse(await sayRefusal(ports, wanted, outcome.refusal));
  }
  const details = stored === 'stored' ? booking : stored;
  return { answer: presentBooking(ports, ring, { id, ...outcome, contact, details }) };
}

/** What can be refused without a write: by the calendar, the gate, and the bookings that the person already has. */
async function enter(
  ports: BookingPorts,
  ring: KeyRing,
  { id, offer, date, contact, from, favour }: Wanted,
  decide: (sheet: Sheet) => ReturnType<typeof claim>,
): Promise<{ readonly refusal: Refusal } | { readonly known: Sheet }> {
  const day = serviceDay(ports.region, offer, date);
  const refusal = calendarRefusal(ports.region, date, day, ports.clock.now());
  if (refusal && !(refusal.code === 'not-open' && favour?.early)) return { refusal };
  if ('closed' in day) return { refusal: { code: 'closed-day', reason: day.closed } };

  const found = (await ports.gate.look(day.unbooked.id)) ?? (await createSheet(ports, day.unbooked.id));
  if ('closed' in found) return { refusal: { code: 'closed-day', reason: found.closed } };
  let known = found;
  let decision = decide(known);
  if (decision.kind === 'refused' && decision.refusal.code === 'already-booked') {
    // A second ago is too long for this answer: the person may just have cancelled.
    known = (await ports.sheets.read(known.id)) ?? known;
    decision = decide(known);
  }
  if (decision.kind === 'refused') {
    return { refusal: await sayRefusal(ports, { offer, date }, decision.refusal) };
  }
  // What already stands, or only moves, is none more.
  const more = from === undefined && decision.kind !== 'done';
  if (more && (await holdsTooMany(ports, ring, { person: identityOf(contact, id), besides: id }))) {
    return {
      refusal: { code: 'too-many', what: 'bookings', limit: ports.region.queue.liveBookingsPerPerson },
    };
  }
  return { known };
}

/**
 * Sheets are made by a schedule; where that failed, the first who needs one makes it, of the settings as they are now: a sheet
 * of remembered ones could open a day that was just closed.
 */
export async function createSheet(
  { gate, settings, ...ports }: BookingPorts,
  id: SheetId,
): Promise<Sheet | { readonly closed: Text }> {
  const { value: region } = await settings.fresh();
  const offer = findOffer(region, id);
  if (offer === undefined) throw new Error(`The region has no ${id.office}/${id.service}.`);
  const day = serviceDay(region, offer, id.date);
  if ('closed' in day) return day;
  const { unbooked } = day;
  const created = await makeSheet(ports, unbooked);
  const sheet = created === 'created' ? unbooked : ((await ports.sheets.read(unbooked.id)) ?? unbooked);
  gate.learn(sheet);
  return sheet;
}

/** What became of an earlier attempt with this id; without one, the refusal stands. Writes nothing. */
export async function resume(
  ports: BookingPorts,
  ring: KeyRing,
  { wanted, sheet: id }: { readonly wanted: Wanted; readonly sheet: SheetId },
  refusal: Refusal,
): Placed {
  const details = await ports.bookings.read(wanted.id);
  if (!details) return refuse(refusal);
  const conflict = conflictWith(details, macOf(ring, wanted, id));
  if (conflict) return refuse(conflict);
  const sheet = await ports.sheets.read(id);
  const standing = sheet && standingOf(sheet, wanted.id);
  if (!sheet || !standing) return refuse(refusal);
  if (standing.state === 'released') return refuse({ code: 'cancelled' });
  const { contact } = wanted;
  return { answer: presentBooking(ports, ring, { id: wanted.id, sheet, standing, contact, details }) };
}

const conflictWith = (existing: Booking, mac: string): Refusal | undefined => {
  if (existing.mac !== mac) return { code: 'key-reused' };
  return existing.state === 'CANCELLED' ? { code: 'cancelled' } : undefined;
};

const macOf = (ring: KeyRing, { window, contact, priority, request }: Wanted, sheet: SheetId): string =>
  requestMac(ring, { sheet, window, person: contact, priority, request });

const detailsOf = (
  ring: KeyRing,
  wanted: Wanted,
  { sheet, tag, now }: Pick<Booking, 'sheet' | 'tag'> & { readonly now: number },
): Booking => ({
  id: wanted.id,
  sheet,
  tag,
  state: 'PENDING',
  window: wanted.window,
  v: 0,
  sv: 0,
  mac: macOf(ring, wanted, sheet),
  sealed: sealContact(ring, wanted.id, sheet.date, wanted.contact),
  priority: wanted.priority,
  createdAt: now,
  correlationId: wanted.correlationId,
  ...(wanted.from && { from: wanted.from }),
  ...(wanted.request && { request: wanted.request }),
  ...(wanted.bookedBy && { bookedBy: wanted.bookedBy }),
});
