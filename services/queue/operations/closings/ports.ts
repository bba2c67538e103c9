import type { Region } from '#shared/region/schema.ts';
import type { Settings } from '#shared/settings/remember.ts';
import type { BookingStore } from '../../domain/booking-store.ts';
import type { ClosingStore } from '../../domain/closing-store.ts';
import type { SheetStore } from '../../domain/sheet-store.ts';
import type { SettlePorts } from '../settle-booking.ts';
import type { MakePorts } from '../wishes/make-sheet.ts';

/** What closing a stretch of a day needs of the world. */
export interface ClosingPorts extends Pick<MakePorts, 'draws'> {
  readonly region: Region;
  readonly settings: Settings<Region>;
  readonly sheets: SheetStore;
  readonly bookings: Pick<BookingStore, 'read'>;
  readonly closings: ClosingStore;
  readonly clock: SettlePorts['clock'];
}

/** What carrying closings on needs besides: the details of bookings are written. */
export type PursuePorts = Omit<ClosingPorts, 'bookings'> & SettlePorts;
