import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { InboxMessage } from '#shared/notifications/message.ts';
import type { Log } from '#shared/observability/log.ts';
import type { BookingStore } from '../domain/booking-store.ts';
import type { ClosingStore } from '../domain/closing-store.ts';
import type { FloorStore } from '../domain/floor/floor-store.ts';
import type { RecoveryStore } from '../domain/recovery-store.ts';
import type { BookingPorts } from './ports.ts';

/** What carrying messages to citizens needs of the world. */
export interface CourierPorts
  extends Pick<BookingPorts, 'region' | 'settings' | 'siteOrigin' | 'keys' | 'clock'> {
  readonly bookings: Pick<BookingStore, 'read' | 'update'>;
  readonly sheets: Pick<BookingPorts['sheets'], 'read'>;
  readonly people: Pick<BookingPorts['people'], 'list'>;
  readonly recoveries: Pick<RecoveryStore, 'read'>;
  readonly floors: FloorStore;
  readonly closings: Pick<ClosingStore, 'read'>;
  /** Keys that recipients are sealed under, for notifications to open. */
  readonly inboxKeys: () => Promise<KeyRing>;
  /** Puts a message into the notifications inbox, to be delivered after so many seconds (900 at most). */
  readonly send: (message: InboxMessage, afterSeconds?: number) => Promise<void>;
  readonly log: Log;
}
