import type { Happened } from '#shared/events/event.ts';
import type { LocalDate } from '#shared/time/local.ts';
import type { Booking } from './booking.ts';
import type { BookingId, Tag } from './ids.ts';

/** The write of a booking's details and the events that it causes. */
export interface BookingWrite {
  readonly booking: Booking;
  readonly events: readonly Happened[];
  readonly now: number;
  /** The write of another item that led to this one. */
  readonly causationId: string;
  /** The account of staff that caused it; absent: a citizen, or time. */
  readonly actor?: string | undefined;
}

/** Where the details of bookings are kept. Faults throw. */
export interface BookingStore {
  /** Strongly consistent; a PENDING booking past its time is absent. */
  readonly read: (id: BookingId) => Promise<Booking | undefined>;
  /** Puts a PENDING booking if there is none; otherwise answers the one that is there. */
  readonly put: (booking: Booking) => Promise<'stored' | Booking>;
  /** Writes if the details still have the version before and a legal prior state; `stale`: read again. */
  readonly update: (write: BookingWrite) => Promise<'written' | 'stale'>;
}

/** One booking of a person, as the index knows it. */
export interface PersonEntry {
  readonly booking: BookingId;
  readonly date: LocalDate;
}

/** Which bookings a person ever had: entries are added, never taken away before their date is long past. */
export interface PersonIndex {
  readonly add: (tag: Tag, entry: PersonEntry) => Promise<void>;
  /** The first entries from a date on, earliest first, at most so many; eventually consistent. */
  readonly list: (tag: Tag, from: LocalDate, most: number) => Promise<readonly PersonEntry[]>;
}
