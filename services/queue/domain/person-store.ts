import type { Booking } from './booking.ts';
import type { PersonEntry } from './booking-store.ts';
import type { BookingId, Tag } from './ids.ts';
import type { Recovery } from './recovery-store.ts';
import type { Sheet, SheetId } from './sheet.ts';
import type { ListedWish } from './wish.ts';

/** A key of the table at which a search goes on. */
export interface Place {
  readonly pk: string;
  readonly sk: string;
}

/** What a part of the table holds of a person; recoveries are everybody's, because who asked is sealed. */
export interface PersonRecords {
  readonly bookings: readonly Booking[];
  readonly entries: readonly (PersonEntry & { readonly tag: Tag })[];
  readonly sheets: readonly Sheet[];
  /** Entries in the lists of who waits. */
  readonly wishes: readonly { readonly sheet: SheetId; readonly wish: ListedWish }[];
  readonly recoveries: readonly Recovery[];
  readonly next: Place | null;
}

/** Everything of a person, wherever it stands, past its time or not. Faults throw. */
export interface PersonStore {
  /** Looks through a part of the table, from a place on. */
  readonly find: (tags: readonly Tag[], from: Place | undefined) => Promise<PersonRecords>;
  /** Strongly consistent; also past its time. */
  readonly booking: (id: BookingId) => Promise<Booking | undefined>;
  /** Takes the person out of a booking, if its details still have this version. */
  readonly erase: (booking: Booking) => Promise<'erased' | 'stale'>;
  readonly removeEntry: (tag: Tag, entry: PersonEntry) => Promise<void>;
  readonly removeWish: (sheet: SheetId, wish: Pick<ListedWish, 'tag' | 'id'>) => Promise<void>;
  readonly removeRecovery: (id: string) => Promise<void>;
}
