import type { InboxPorts } from '#shared/notifications/hand-over.ts';
import type { BookingStore } from '../domain/booking-store.ts';
import type { ClosingStore } from '../domain/closing-store.ts';
import type { FloorStore } from '../domain/floor/floor-store.ts';
import type { RecoveryStore } from '../domain/recovery-store.ts';
import type { BookingPorts } from './ports.ts';

/** What carrying messages to citizens needs of the world. */
export interface CourierPorts
  extends InboxPorts,
    Pick<BookingPorts, 'region' | 'settings' | 'siteOrigin' | 'keys' | 'clock'> {
  readonly bookings: Pick<BookingStore, 'read' | 'update'>;
  readonly sheets: Pick<BookingPorts['sheets'], 'read'>;
  readonly people: Pick<BookingPorts['people'], 'list'>;
  readonly recoveries: Pick<RecoveryStore, 'read'>;
  readonly floors: FloorStore;
  readonly closings: Pick<ClosingStore, 'read'>;
}
