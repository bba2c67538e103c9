import type { Region } from '#shared/region/schema.ts';
import type { LocalTime } from '#shared/time/local.ts';
import { instantOf } from '#shared/time/zone.ts';
import { checkInOpens } from '../../domain/check-in.ts';
import type { Closing } from '../../domain/closing.ts';
import { type BookingId, bookingId } from '../../domain/ids.ts';
import { type Sheet, type SheetId, windowOf, windowsOf } from '../../domain/sheet.ts';
import { covers } from '../../domain/shut.ts';
import { ticketLabel } from '../../domain/ticket.ts';
import type { ClosingPorts } from './ports.ts';

/** Details that are read at the same time. */
const width = 16;

/** A stretch of local time, and the instant from which it counts: windows that had ended by then are not touched. */
export type Stretch = Pick<Closing, 'from' | 'to' | 'at'>;

/** Somebody whose place is closed. */
export interface Affected {
  readonly booking: BookingId;
  readonly ticket: string;
  readonly window: LocalTime;
}

/** The windows of a sheet that a stretch closes, in the order of the day. */
export const closedWindows = (
  { timezone }: Pick<Region, 'timezone'>,
  sheet: Sheet,
  { from, to, at }: Stretch,
) =>
  windowsOf(sheet).filter(
    ([name, window]) =>
      covers(['', from, to], name, window) && instantOf(sheet.id.date, window.end, timezone) > at,
  );

/**
 * Who holds a place in a stretch and is not in the hall. Where check-in has opened the details are asked: until then the sheet
 * alone knows.
 */
export async function affectedBy(
  { region, bookings, clock }: Pick<ClosingPorts, 'region' | 'bookings' | 'clock'>,
  sheet: Sheet,
  stretch: Stretch,
): Promise<readonly Affected[]> {
  const windows = new Map(closedWindows(region, sheet, stretch));
  const holders = Object.entries(sheet.held)
    .filter(([, number]) => number > 0)
    .map(([id, number]) => ({ id: bookingId.parse(id), number, ...windowOf(sheet, number) }))
    .filter(({ name }) => windows.has(name))
    .sort((a, b) => a.number - b.number);
  const present = new Set<BookingId>();
  const asked = holders.filter(({ window }) => clock.now() >= checkInOpens(window.till));
  for (let from = 0; from < asked.length; from += width) {
    await Promise.all(
      asked.slice(from, from + width).map(async ({ id }) => {
        const booking = await bookings.read(id);
        if (booking?.state === 'ARRIVED' || booking?.state === 'CANCELLED') present.add(id);
      }),
    );
  }
  return holders
    .filter(({ id }) => !present.has(id))
    .map(({ id, number, name }) => ({
      booking: id,
      ticket: ticketLabel(sheet.letter, number),
      window: name,
    }));
}

/** The sheets that a closing concerns. */
export const sheetsOf = ({
  office,
  date,
  services,
}: Pick<Closing, 'office' | 'date' | 'services'>): readonly SheetId[] =>
  services.map((service) => ({ office, service, date }));
