import type { Outcome } from '#shared/http/endpoint.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Settings } from '#shared/settings/remember.ts';
import type { Clock } from '#shared/time/clock.ts';
import type { BookingStore, PersonIndex } from '../domain/booking-store.ts';
import type { SheetStore } from '../domain/sheet-store.ts';
import type { Refusal } from '../refusals.ts';
import type { Gate } from './gate.ts';
import type { MakePorts } from './wishes/make-sheet.ts';

/** What the operations on bookings need of the world. */
export interface BookingPorts extends Pick<MakePorts, 'draws'> {
  /** As its file has it: for rules that only a deployment changes, and for names. */
  readonly region: Region;
  /** The region as officials left it: for hours, special days and quotas. */
  readonly settings: Settings<Region>;
  /** The service's keys, loaded on first use. */
  readonly keys: () => Promise<KeyRing>;
  readonly gate: Gate;
  readonly sheets: SheetStore;
  readonly bookings: Pick<BookingStore, 'read' | 'put'>;
  readonly people: PersonIndex;
  readonly clock: Clock;
  /** From 0 up to 1, 1 excluded. */
  readonly random: () => number;
  /** Where citizens reach the site, without a slash at the end. */
  readonly siteOrigin: string;
}

/** An operation's no. */
export const refuse = (...refused: readonly [Refusal, ...Refusal[]]): Outcome<never, Refusal> => ({
  refused,
});
