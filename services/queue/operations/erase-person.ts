import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { ErasedPerson, Routes } from '../contract.ts';
import { forget } from '../domain/forget.ts';
import type { BookingId, Tag } from '../domain/ids.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { Refusal } from '../refusals.ts';
import { commitToSheet } from './commit-decision.ts';
import { type ErasePorts, eraseBooking } from './erase-booking.ts';
import { findPerson } from './person-records.ts';

type Route = Routes['erasePerson'];
type Standing = ErasedPerson['standing'];

/**
 * Erases what is kept of a person, each step for itself and each once: after a crash the same request goes on. What must stay for now
 * is told with its reason; once that is over, the request is repeated.
 */
export const erasePerson =
  (ports: ErasePorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ body }, call) => {
    const found = await findPerson(ports, 'erase-person', body, call);
    const cancel = body.cancel ?? false;
    const standing: Standing = [];
    const gone = new Set<BookingId>();
    const kept = new Set<BookingId>();
    for (const id of [
      ...found.bookings.map(({ id }) => id),
      ...found.entries.map(({ booking }) => booking),
      ...found.wishes.map(({ wish }) => wish.id),
    ]) {
      if (gone.has(id) || kept.has(id)) continue;
      const erasure = await eraseBooking(ports, id, { cancel });
      if (erasure === 'gone') gone.add(id);
      else {
        kept.add(id);
        standing.push({ ...erasure.booking.sheet, booking: id, why: erasure.why });
      }
    }

    const entries = found.entries.filter(({ booking }) => gone.has(booking));
    for (const { tag, ...entry } of entries) await ports.persons.removeEntry(tag, entry);
    const wishes = found.wishes.filter(({ wish }) => gone.has(wish.id));
    for (const { sheet, wish } of wishes) await ports.persons.removeWish(sheet, wish);
    for (const { id } of found.recoveries) await ports.persons.removeRecovery(id);
    const left = await forgetDays(ports, found.sheets, found.tags);
    const erased = {
      bookings: found.bookings.filter(({ id }) => gone.has(id)).length,
      entries: entries.length + wishes.length,
      days: found.sheets.length - left.length,
      recoveries: found.recoveries.length,
    };
    ports.log('person-erased', {
      correlationId: call.correlationId,
      subject: call.actor.id,
      count: erased.bookings,
    });
    return { answer: { erased, standing: [...standing, ...left], next: found.next } };
  };

/** Takes the tags off the days that are over; the others go on counting, so that an erasure is no way around their limits. */
async function forgetDays(
  ports: ErasePorts,
  sheets: readonly Sheet[],
  tags: readonly Tag[],
): Promise<Standing> {
  const left: Standing = [];
  for (const { id } of sheets) {
    const outcomes = await Promise.all(
      tags.map((tag) =>
        commitToSheet(ports.sheets, { sheet: id, decide: (known) => forget(known, tag, ports.clock.now()) }),
      ),
    );
    if (outcomes.some((outcome) => 'refusal' in outcome)) left.push({ ...id, why: 'day-not-over' });
  }
  return left;
}
