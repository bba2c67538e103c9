import { slotCancelled } from '#shared/events/queue.ts';
import type { Clock } from '#shared/time/clock.ts';
import type { Booking } from '../domain/booking.ts';
import type { BookingStore, BookingWrite, PersonIndex } from '../domain/booking-store.ts';
import { type ChangeTerms, cancel } from '../domain/cancel.ts';
import { checkInOpens } from '../domain/check-in.ts';
import type { BookingId } from '../domain/ids.ts';
import { forRequest, settle, slotOf } from '../domain/settle.ts';
import { type Sheet, standingOf, windowOf } from '../domain/sheet.ts';
import type { SheetStore } from '../domain/sheet-store.ts';
import { bury, voidBooking } from '../domain/void.ts';
import { commitToSheet } from './commit-decision.ts';

export interface SettlePorts {
  readonly sheets: Pick<SheetStore, 'read' | 'commit'>;
  readonly bookings: Pick<BookingStore, 'read' | 'update'>;
  readonly people: Pick<PersonIndex, 'add'>;
  readonly clock: Clock;
  /** When a seat that is given back now may be sold again. */
  readonly ripeAt: (now: number) => number;
  readonly changesPerDay: number;
}

/** Times that details may change under a write; reached only when the engine misbehaves. */
const patience = 20;

const restless = (id: BookingId) =>
  new Error(`The details of booking ${id} changed ${patience} times in a row`);

/** `later`: another booking must be ended first, and neither sheet nor details may do it before check-in opens. */
export type Settled = 'written' | 'agrees' | 'missing' | 'later';

/** Lets the details of one booking follow an image of its sheet, and ends the booking that it replaces. */
export async function settleBooking(ports: SettlePorts, id: BookingId, image: Sheet): Promise<Settled> {
  let sheet = image;
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const booking = await ports.bookings.read(id);
    if (!booking) return 'missing';
    const standing = standingOf(sheet, id);
    if (!standing) return 'agrees';
    if (booking.state === 'CANCELLED' && standing.state === 'held') await follow(ports, booking, sheet);

    const replaced = booking.from && (await retire(ports, booking.from, id));
    if (replaced === 'arrived' && booking.state !== 'ARRIVED') {
      // The person came with the old booking after all: this one ends, and its sheet then says so.
      if ((await retire(ports, id)) === 'later') return 'later';
      sheet = (await ports.sheets.read(sheet.id)) ?? sheet;
    }
    const known = replaced === 'dead' || replaced === 'arrived' ? replacing(booking) : booking;
    const aligned = await align(ports, { stored: booking, known }, sheet);
    if (aligned === 'stale') continue;
    return replaced === 'later' ? 'later' : aligned;
  }
  throw restless(id);
}

/** The booking that it replaced has ended, or cannot be ended any more. */
const replacing = ({ from, ...booking }: Booking): Booking =>
  from ? { ...booking, movedFrom: from } : booking;

/** Writes the details that the sheet asks for, with the events of the change; what is `known` beyond what is stored is written too. */
async function align(
  ports: SettlePorts,
  { stored, known }: { readonly stored: Booking; readonly known: Booking },
  sheet: Sheet,
): Promise<'written' | 'agrees' | 'stale'> {
  const settled = settle(known, sheet);
  if (!settled && known === stored) return 'agrees';
  const { booking, events } = settled ?? { booking: { ...known, v: known.v + 1 }, events: [] };
  if (known.state === 'PENDING' && booking.state === 'BOOKED') {
    await ports.people.add(booking.tag, { booking: booking.id, date: sheet.id.date });
  }
  const actor = booking.state === 'CANCELLED' ? known.endedBy : known.state === 'PENDING' && known.bookedBy;
  return ports.bookings.update({ booking, events, ...causeOf(ports, sheet), actor: actor || undefined });
}

const causeOf = ({ clock }: SettlePorts, { id, v }: Sheet): Pick<BookingWrite, 'now' | 'causationId'> => ({
  now: clock.now(),
  causationId: `${id.office}/${id.service}/${id.date}:${v}`,
});

const termsOf = ({ clock, ripeAt, changesPerDay }: SettlePorts): ChangeTerms => {
  const now = clock.now();
  return { now, ripeAt: ripeAt(now), changesPerDay };
};

/**
 * Lets the sheet follow details that were cancelled: after its self-service had ended, or as a wish to which a place was given in the same
 * moment.
 */
async function follow(ports: SettlePorts, booking: Booking, sheet: Sheet): Promise<void> {
  const number = sheet.held[booking.id] ?? 0;
  const till = number > 0 ? windowOf(sheet, number).window.till : 0;
  const terms = termsOf(ports);
  const early = booking.wish?.ended !== undefined && terms.now < till;
  await commitToSheet(ports.sheets, {
    sheet: booking.sheet,
    known: sheet,
    decide: (known) => (early ? cancel(known, booking, terms) : bury(known, booking, ports.clock.now())),
  });
}

/**
 * Ends a booking for the one that replaces it, and whatever else replaced it meanwhile: who moved it to several days at once keeps the
 * one that is settled last, and every older link leads there.
 */
export async function retire(ports: SettlePorts, id: BookingId, movedTo?: BookingId): Promise<Ended> {
  const ended = await end(ports, id, movedTo ? { movedTo } : {});
  if (ended !== 'dead' || !movedTo) return ended;
  const successor = await succeed(ports, id, movedTo);
  return successor === movedTo ? ended : retire(ports, successor, movedTo);
}

/** The booking that replaced an ended one: the first that came to settle it. */
async function succeed(
  { bookings, clock }: SettlePorts,
  id: BookingId,
  movedTo: BookingId,
): Promise<BookingId> {
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const known = await bookings.read(id);
    if (!known) return movedTo;
    if (known.movedTo) return known.movedTo;
    const booking = { ...known, movedTo, v: known.v + 1 };
    await bookings.update({ booking, events: [], now: clock.now(), causationId: movedTo });
  }
  throw restless(id);
}

/** `arrived`: too late, the person is there; `later`: in the minute between self-service and check-in. */
export type Ended = 'dead' | 'arrived' | 'later';

/**
 * Ends a booking on whatever number it holds now: until self-service ends the sheet decides, from check-in on its details, and in
 * the minute between neither does. `endedBy`, an account of staff, voids it: its seat is sold at once, the person starts anew.
 */
export async function end(
  ports: SettlePorts,
  id: BookingId,
  { movedTo, endedBy }: { readonly movedTo?: BookingId; readonly endedBy?: string },
): Promise<Ended> {
  for (let attempt = 0; attempt < patience; attempt += 1) {
    // Read before the sheet: an image older than check-in's opening could still be changed by self-service.
    const now = ports.clock.now();
    const known = await ports.bookings.read(id);
    const sheet = known && (await ports.sheets.read(known.sheet));
    const standing = sheet && standingOf(sheet, id);
    if (!standing) return 'dead';
    // Who came and could not be served may have another booking in its stead.
    if (known.state === 'ARRIVED') return known.leftOver === undefined ? 'arrived' : 'dead';
    if (standing.state === 'released') return 'dead';
    if (known.state === 'CANCELLED') {
      await follow(ports, known, sheet);
      return 'dead';
    }
    const { till } = windowOf(sheet, standing.number).window;
    if (now >= till && now < checkInOpens(till)) return 'later';

    // The details must stand where the sheet stands before they can say what became of them.
    if (known.state === 'PENDING' || known.number !== standing.number) {
      await align(ports, { stored: known, known }, sheet);
      continue;
    }
    // Who ends it stands in the details first, so that the event of the end tells it, whoever writes that.
    const mark = {
      ...(movedTo && !known.movedTo && { movedTo }),
      ...(endedBy !== known.endedBy && endedBy && { endedBy }),
    };
    if (Object.keys(mark).length > 0) {
      const told = { booking: { ...known, ...mark, v: known.v + 1 }, events: [], ...causeOf(ports, sheet) };
      await ports.bookings.update(told);
      continue;
    }
    if (now < till) {
      const outcome = await commitToSheet(ports.sheets, {
        sheet: known.sheet,
        known: sheet,
        decide: (current) =>
          endedBy ? voidBooking(current, known, termsOf(ports)) : cancel(current, known, termsOf(ports)),
      });
      if (!('refusal' in outcome)) return 'dead';
      continue;
    }
    const ended = {
      booking: { ...known, state: 'CANCELLED' as const, v: known.v + 1 },
      events: [
        slotCancelled.of({
          ...slotOf(id, sheet, standing),
          ...forRequest(known),
          ...(movedTo ? { movedTo } : {}),
        }),
      ],
      ...causeOf(ports, sheet),
      actor: endedBy,
    };
    if ((await ports.bookings.update(ended)) === 'written') {
      await follow(ports, known, sheet);
      return 'dead';
    }
  }
  throw restless(id);
}
