import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { maskName } from '#shared/identity/mask.ts';
import { noteLook } from '#shared/looks/note-look.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Expected, Routes } from '../contract.ts';
import { type Booking, isErased } from '../domain/booking.ts';
import { type BookingId, bookingId } from '../domain/ids.ts';
import { type Sheet, windowOf } from '../domain/sheet.ts';
import { ticketLabel } from '../domain/ticket.ts';
import type { Refusal } from '../refusals.ts';
import { contactOrLog } from './contact.ts';
import type { DeskPorts } from './desk-ports.ts';
import { refuse } from './ports.ts';

type Route = Routes['readExpected'];
type Person = Expected['people'][number];

/** Bookings that are read at a time: a day of hundreds is read in some rounds, and no burst. */
const AT_ONCE = 40;

/** Everybody who is expected in an office today, in the order of the day: windows, then numbers. */
export const readExpected =
  (ports: DeskPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path }, call) => {
    const office = ports.region.offices.find(({ id }) => id === path.office);
    if (!office) return refuse({ code: 'not-found' });
    const now = ports.clock.now();
    const date = localDateAt(now, ports.region.timezone);
    const sheets = await Promise.all(
      office.services.map(({ id }) => ports.sheets.read({ office: office.id, service: id, date })),
    );
    const held = sheets.flatMap((sheet) => (sheet ? heldOf(sheet) : []));
    await noteLook(ports, call, {
      office: office.id,
      action: 'read-expected',
      why: 'expected-list',
      list: { date, people: held.length },
    });

    const ring = await ports.keys();
    const noting = { log: ports.log, correlationId: call.correlationId };
    const nameOf = (booking: Booking): string | undefined => contactOrLog(ring, booking, noting)?.name;
    const people: Person[] = [];
    for (let from = 0; from < held.length; from += AT_ONCE) {
      const some = held.slice(from, from + AT_ONCE);
      const details = await Promise.all(some.map(({ id }) => ports.bookings.read(id)));
      people.push(...some.flatMap((one, index) => present(one, details[index], nameOf)));
    }
    const inOrder = people.toSorted((a, b) => compare(a.window, b.window) || compare(a.ticket, b.ticket));
    return { answer: { office: office.id, date, now, people: inOrder } };
  };

interface Held {
  readonly id: BookingId;
  readonly number: number;
  readonly sheet: Sheet;
}

const heldOf = (sheet: Sheet): readonly Held[] =>
  Object.entries(sheet.held).flatMap(([id, number]) =>
    number > 0 ? [{ id: bookingId.parse(id), number, sheet }] : [],
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The sheet says who is expected; the details, whose they are. Details that are gone or do not open leave a number without a name. */
function present(
  { id, number, sheet }: Held,
  booking: Booking | undefined,
  nameOf: (booking: Booking) => string | undefined,
): Person[] {
  if (booking?.state === 'CANCELLED') return [];
  const name = booking && !isErased(booking) ? nameOf(booking) : undefined;
  const { name: window, window: span } = windowOf(sheet, number);
  return [
    {
      id,
      ticket: ticketLabel(sheet.letter, number),
      service: sheet.id.service,
      window,
      windowEnd: span.end,
      name: name === undefined ? '–' : maskName(name),
      priority: booking?.priority ?? false,
      arrived: booking?.state === 'ARRIVED',
    },
  ];
}
