import type { Log } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Settings } from '#shared/settings/remember.ts';
import type { BookingStore } from '../../domain/booking-store.ts';
import type { DrawStore } from '../../domain/draw-store.ts';
import type { SheetStore } from '../../domain/sheet-store.ts';
import type { WishStore } from '../../domain/wish-store.ts';
import type { BookingPorts } from '../ports.ts';
import type { SettlePorts } from '../settle-booking.ts';
import type { WaitingLists } from './waiting-lists.ts';

/** What asking for a place on a full day, and withdrawing that, needs besides booking. */
export interface WishPorts extends Omit<BookingPorts, 'bookings'> {
  readonly bookings: BookingStore;
  readonly wishes: WishStore;
  readonly draws: DrawStore;
  readonly lists: WaitingLists;
}

/** What giving places to who waits needs of the world. */
export interface GrantPorts extends Omit<SettlePorts, 'sheets'> {
  readonly region: Region;
  readonly settings: Settings<Region>;
  readonly sheets: SheetStore;
  readonly wishes: WishStore;
  readonly draws: DrawStore;
  readonly log: Log;
}
