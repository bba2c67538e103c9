import { type BookingId, bookingId } from '../domain/ids.ts';
import type { Sheet } from '../domain/sheet.ts';
import { type Settled, type SettlePorts, settleBooking } from './settle-booking.ts';

export type { SettlePorts } from './settle-booking.ts';

export interface SettleReport {
  readonly written: number;
  /** Entries of the sheet without details: they outlived their retention, or were lost. */
  readonly missing: readonly BookingId[];
  /** Moves whose old booking cannot be ended for up to a minute; the sweep comes back to them. */
  readonly later: readonly BookingId[];
}

/** Bookings settled at the same time. */
const width = 8;

/**
 * Lets the details follow an image of their sheet: those whose entry differs from the image before, or, without one (hourly sweep,
 * after a restore), all. Tries each, then throws if any failed.
 */
export async function settleSheet(
  ports: SettlePorts,
  { sheet, before }: { readonly sheet: Sheet; readonly before?: Sheet | undefined },
): Promise<SettleReport> {
  const changed = Object.keys(sheet.held)
    .map((id) => bookingId.parse(id))
    .filter((id) => before?.held[id] !== sheet.held[id]);

  const settled: { id: BookingId; result: Settled }[] = [];
  const failures: unknown[] = [];
  for (let from = 0; from < changed.length; from += width) {
    await Promise.all(
      changed.slice(from, from + width).map(async (id) => {
        try {
          settled.push({ id, result: await settleBooking(ports, id, sheet) });
        } catch (error) {
          failures.push(error);
        }
      }),
    );
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Bookings of the sheet could not be settled');

  const those = (result: Settled) => settled.filter((one) => one.result === result).map(({ id }) => id);
  return { written: those('written').length, missing: those('missing'), later: those('later') };
}
