import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { identityOf } from '#shared/identity/stated-identity.ts';
import { tagOf } from '#shared/identity/tag.ts';
import { noteLook } from '#shared/looks/note-look.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { FoundBooking, FoundWish, Routes } from '../contract.ts';
import type { BookingId } from '../domain/ids.ts';
import type { Refusal } from '../refusals.ts';
import type { DeskPorts } from './desk-ports.ts';
import { personEntries } from './person-entries.ts';
import { refuse } from './ports.ts';
import { showBooking, showWish } from './show-booking.ts';

type Route = Routes['findBookings'];

/** The bookings of who stands at the desk, in this office, from today on; the ended ones too, because they are asked about. */
export const findBookings =
  (ports: DeskPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path: { office }, body }, call) => {
    if (!ports.region.offices.some(({ id }) => id === office)) return refuse({ code: 'not-found' });
    const ring = await ports.keys();
    const person = identityOf(body, '');
    const now = ports.clock.now();
    const tag = tagOf(ring, person, localDateAt(now, ports.region.timezone));
    const { why, words } = body;
    await noteLook(ports, call, { office, action: 'void-booking', why, ...(words && { words }), tag });

    const entries = await personEntries(ports, ring, person);
    const ids = [...new Set(entries.map(({ booking }) => booking))];
    const shown = await Promise.all(ids.map((id) => show(ports, id, call.correlationId)));
    const here = shown.filter((one) => one !== undefined).filter(({ at }) => at === office);
    return {
      answer: {
        bookings: here.flatMap(({ booking }) => booking ?? []),
        wishes: here.flatMap(({ wish }) => wish ?? []),
        now,
      },
    };
  };

interface Found {
  readonly at: string;
  readonly booking: FoundBooking | undefined;
  readonly wish: FoundWish | undefined;
}

async function show(
  { bookings, sheets, keys, log }: DeskPorts,
  id: BookingId,
  correlationId: string,
): Promise<Found | undefined> {
  const details = await bookings.read(id);
  const sheet = details && (await sheets.read(details.sheet));
  if (!sheet) return undefined;
  const [ring, noting] = [await keys(), { log, correlationId }];
  return {
    at: sheet.id.office,
    booking: showBooking(ring, { booking: details, sheet }, noting),
    wish: showWish(ring, { booking: details, sheet }, noting),
  };
}
