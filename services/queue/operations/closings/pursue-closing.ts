import { slotCancelled, slotOffered, slotReopened } from '#shared/events/queue.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Booking } from '../../domain/booking.ts';
import type { BookingWrite } from '../../domain/booking-store.ts';
import { type Closing, type ClosingState, stateAt } from '../../domain/closing.ts';
import type { BookingId } from '../../domain/ids.ts';
import { forRequest, slotOf } from '../../domain/settle.ts';
import { type Sheet, type Standing, standingOf } from '../../domain/sheet.ts';
import { forEach } from '../every-sheet.ts';
import { settleBooking } from '../settle-booking.ts';
import { settleSheet } from '../settle-sheet.ts';
import { affectedBy } from './affected.ts';
import type { PursuePorts } from './ports.ts';
import { openSheets, readSheets, shutSheets } from './shut-sheets.ts';

/** Bookings written at the same time. */
const WIDTH = 16;

/** Times that an item may change under its writer; reached only when the engine misbehaves. */
const patience = 20;

/**
 * Carries a closing on as far as it is time: what was begun is ended, whoever was not told is told. Everything can be repeated, done by
 * several at once or left half done: each booking is told by one conditional write, with its event in it.
 */
export async function pursueClosing(
  ports: PursuePorts,
  place: Pick<Closing, 'office' | 'date' | 'id'>,
): Promise<void> {
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const closing = await ports.closings.read(place);
    if (closing === undefined) return;
    const now = ports.clock.now();
    const due = stateAt(closing, { now, today: localDateAt(now, ports.region.timezone) });
    if (due !== closing.state) {
      await ports.closings.update(
        { ...closing, state: due, v: closing.v + 1 },
        { events: [], cause: { now, causationId: closing.id } },
      );
      continue;
    }
    if (closing.done === closing.state) return;
    await works[closing.state](ports, closing);
    await ports.closings.update(
      { ...closing, done: closing.state, v: closing.v + 1 },
      { events: [], cause: { now: ports.clock.now(), causationId: closing.id } },
    );
  }
  throw new Error(`Closing ${place.id} changed ${patience} times in a row`);
}

type Work = (ports: PursuePorts, closing: Closing) => Promise<void>;

/** Does the same for each who holds a place that the closing took. */
const forAffected =
  (write: (told: Told) => Omit<BookingWrite, 'now' | 'causationId'> | undefined): Work =>
  async (ports, closing) => {
    for (const sheet of await readSheets(ports, closing)) {
      const affected = await affectedBy(ports, sheet, closing);
      await forEach(affected, WIDTH, ({ booking }) => tell(ports, { closing, sheet, id: booking }, write));
    }
  };

interface Told {
  readonly closing: Closing;
  readonly booking: Booking;
  readonly sheet: Sheet;
  readonly standing: Standing;
  readonly now: number;
}

/** Settles one booking and writes its details, unless there is nothing to write any more. */
async function tell(
  ports: PursuePorts,
  { closing, sheet, id }: { readonly closing: Closing; readonly sheet: Sheet; readonly id: BookingId },
  write: (told: Told) => Omit<BookingWrite, 'now' | 'causationId'> | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < patience; attempt += 1) {
    await settleBooking(ports, id, sheet);
    const booking = await ports.bookings.read(id);
    const standing = standingOf(sheet, id);
    if (booking === undefined || standing === undefined || booking.number !== standing.number) return;
    const now = ports.clock.now();
    const wanted = write({ closing, booking, sheet, standing, now });
    if (wanted === undefined) return;
    const written = await ports.bookings.update({ ...wanted, now, causationId: closing.id });
    if (written === 'written') return;
  }
  throw new Error(`The details of booking ${id} changed ${patience} times in a row`);
}

const offer = forAffected(({ closing, booking, sheet, standing }) => {
  if (booking.state !== 'BOOKED' || booking.offered === closing.id) return undefined;
  return {
    booking: { ...booking, offered: closing.id, v: booking.v + 1 },
    events: [slotOffered.of({ ...slotOf(booking.id, sheet, standing), closing: closing.id })],
  };
});

const takeBack = forAffected(({ closing, booking: { offered, ...booking }, sheet, standing }) => {
  if (booking.state !== 'BOOKED' || offered !== closing.id) return undefined;
  return {
    booking: { ...booking, v: booking.v + 1 },
    events: [slotReopened.of({ ...slotOf(booking.id, sheet, standing), closing: closing.id })],
  };
});

const lapse = forAffected(({ closing, booking, sheet, standing, now }) => {
  if (booking.state !== 'BOOKED' || booking.offered !== closing.id) return undefined;
  return {
    booking: { ...booking, state: 'CANCELLED', lapsed: now, v: booking.v + 1 },
    events: [slotCancelled.of({ ...slotOf(booking.id, sheet, standing), ...forRequest(booking) })],
  };
});

const works: Readonly<Record<ClosingState, Work>> = {
  CLOSED: shutSheets,
  UNDONE: openSheets,
  ANNOUNCED: async (ports, closing) => {
    await shutSheets(ports, closing);
    await offer(ports, closing);
  },
  REOPENED: async (ports, closing) => {
    await openSheets(ports, closing);
    await takeBack(ports, closing);
  },
  OVER: async (ports, closing) => {
    await lapse(ports, closing);
    for (const sheet of await readSheets(ports, closing)) await settleSheet(ports, { sheet });
  },
};
