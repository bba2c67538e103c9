import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Tag } from '#shared/identity/tag.ts';
import type { ExportedPerson, Routes } from '../contract.ts';
import { type Booking, isErased } from '../domain/booking.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { Wish } from '../domain/wish.ts';
import type { Refusal } from '../refusals.ts';
import { openContact } from './contact.ts';
import { findPerson, type PersonPorts } from './person-records.ts';

type Route = Routes['exportPerson'];

/** Everything that is kept of a person, in words that the person can read. */
export const exportPerson =
  (ports: PersonPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ body }, call) => {
    const found = await findPerson(ports, 'export-person', body, call);
    const { ring, tags, bookings, sheets, recoveries, next } = found;
    ports.log('person-exported', {
      correlationId: call.correlationId,
      subject: call.actor.id,
      count: bookings.length,
    });
    return {
      answer: {
        bookings: bookings.map((booking) => bookingOf(ring, booking)),
        days: sheets.flatMap((sheet) => tags.flatMap((tag) => dayOf(sheet, tag))),
        recoveries: recoveries.map(({ id, phone }) => ({ id, phone })),
        next,
      },
    };
  };

const bookingOf = (ring: KeyRing, booking: Booking): ExportedPerson['bookings'][number] => {
  const { id, sheet, window, number, state, priority, createdAt, wish } = booking;
  const contact = contactOf(ring, booking);
  return {
    id,
    ...sheet,
    window,
    number: number ?? null,
    state,
    priority,
    createdAt,
    contact,
    ...(wish && { wish: shown(wish) }),
  };
};

const shown = ({ kind, windows, ended }: Wish) => ({ kind, windows: [...windows], ended: ended ?? null });

const contactOf = (ring: KeyRing, booking: Booking): ExportedPerson['bookings'][number]['contact'] => {
  if (isErased(booking)) return null;
  try {
    const { nik = '', document, name, phone, email, language } = openContact(ring, booking);
    return {
      nik,
      name,
      language,
      ...(document && { document }),
      ...(phone && { phone }),
      ...(email && { email }),
    };
  } catch {
    return null;
  }
};

const dayOf = ({ id, people, changes }: Sheet, tag: Tag): ExportedPerson['days'] => {
  const [holdsPlace, counted] = [people.has(tag), changes[tag] ?? 0];
  return holdsPlace || counted > 0 ? [{ ...id, holdsPlace, changes: counted }] : [];
};
