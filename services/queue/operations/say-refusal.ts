import type { SheetRefusal } from '../domain/refusal.ts';
import type { SheetId } from '../domain/sheet.ts';
import type { Refusal } from '../refusals.ts';
import { freeWindows } from './free-windows.ts';
import type { BookingPorts } from './ports.ts';
import type { Offer } from './service-day.ts';

/** A sheet's refusal with what citizens need to go on: other windows, the zone of an instant, the field to correct. */
export async function sayRefusal(
  ports: Pick<BookingPorts, 'gate' | 'region' | 'clock' | 'random'>,
  { offer, date }: { readonly offer: Offer; readonly date: SheetId['date'] },
  refusal: SheetRefusal,
): Promise<Refusal> {
  const { timezone } = ports.region;
  switch (refusal.code) {
    case 'full':
    case 'window-closed':
      return { code: refusal.code, next: await freeWindows(ports, offer, date) };
    case 'not-open':
    case 'too-late':
      return { ...refusal, timezone };
    case 'bad-window':
      return { code: 'bad-window', field: 'window' };
    case 'already-booked':
    case 'cancelled':
    case 'not-found':
    case 'nothing-offered':
    case 'too-many':
      return refusal;
    case 'too-early':
      throw new Error('Only check-in can be too early.');
  }
}
