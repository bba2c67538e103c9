import { encodeOutbox } from '#shared/events/outbox.ts';
import type { Booking } from '../domain/booking.ts';
import { mayBecome } from '../domain/booking.ts';
import type { BookingStore, BookingWrite, PersonEntry, PersonIndex } from '../domain/booking-store.ts';
import type { DrawStore } from '../domain/draw-store.ts';
import type { BookingId, Tag } from '../domain/ids.ts';
import type { Sheet, SheetId } from '../domain/sheet.ts';
import type { SheetStore } from '../domain/sheet-store.ts';
import { applyWrite, brokenGuard, heldBy } from '../domain/sheet-write.ts';
import type { WishStore } from '../domain/wish-store.ts';
import { createMemoryDraws, createMemoryWishes, type MemoryWishRows } from './memory-wishes.ts';

// The stores in memory, for unit tests and long model runs; test/contract/queue-store.test.ts holds them to the same contract as
// the stores on DynamoDB.

/** A change of a sheet as its stream would tell it. */
export interface SheetRecord {
  readonly before: Sheet | undefined;
  readonly after: Sheet;
}

/** What the stores hold, by key. */
export interface MemoryRows {
  readonly sheets: Map<string, Sheet>;
  readonly bookings: Map<BookingId, Booking>;
  readonly people: Map<string, PersonEntry>;
  readonly wishes: MemoryWishRows;
}

export interface MemoryStores {
  readonly rows: MemoryRows;
  readonly sheets: SheetStore & { readonly glance: (id: SheetId) => Promise<Sheet | undefined> };
  readonly bookings: BookingStore;
  readonly people: PersonIndex;
  readonly wishes: WishStore;
  readonly draws: DrawStore;
  /** Every change of every sheet, in order. */
  readonly stream: SheetRecord[];
  /** Every write of details that was carried out, in order. */
  readonly written: BookingWrite[];
  /** What rode in the wishes that were taken, in order. */
  readonly outboxes: string[];
}

const keyOf = (id: SheetId): string => `${id.office}/${id.service}/${id.date}`;

/** Key of an entry of the index of persons. */
export const entryName = (tag: Tag, { date, booking }: PersonEntry): string => `${tag} ${date} ${booking}`;

/** Refuses events that their schema refuses, as the outbox does. */
function validate({ booking, events, now, causationId }: BookingWrite): void {
  const [first, ...others] = events;
  if (!first) return;
  const { id, v, correlationId } = booking;
  const cause = { occurredAt: now, region: 'memory', subject: id, version: v, correlationId, causationId };
  encodeOutbox(cause, [first, ...others]);
}

export function createMemoryStores(): MemoryStores {
  const sheets = new Map<string, Sheet>();
  const bookings = new Map<BookingId, Booking>();
  const people = new Map<string, PersonEntry>();
  const wishes: MemoryWishRows = new Map();
  const days = new Map<string, SheetId>();
  const stream: SheetRecord[] = [];
  const written: BookingWrite[] = [];
  const outboxes: string[] = [];
  const read = async (id: SheetId) => sheets.get(keyOf(id));

  return {
    rows: { sheets, bookings, people, wishes },
    wishes: createMemoryWishes(wishes, days, outboxes),
    draws: createMemoryDraws(days),
    stream,
    written,
    outboxes,

    sheets: {
      read,
      glance: read,
      async commit(id, write) {
        const before = sheets.get(keyOf(id));
        if (!before || brokenGuard(before, write)) return { current: before };
        if (write.provided !== undefined) {
          const other = sheets.get(keyOf(write.provided.sheet));
          if (!other || brokenGuard(other, write.provided)) return { unprovided: true };
        }
        const after = applyWrite(before, write);
        sheets.set(keyOf(id), after);
        stream.push({ before, after });
        const held = Object.fromEntries(heldBy(write).map((booking) => [booking, after.held[booking] ?? 0]));
        return { committed: { v: after.v, held } };
      },
      async create(sheet) {
        if (sheets.has(keyOf(sheet.id))) return 'exists';
        sheets.set(keyOf(sheet.id), sheet);
        stream.push({ before: undefined, after: sheet });
        return 'created';
      },
    },

    bookings: {
      async read(id) {
        return bookings.get(id);
      },
      async put(booking) {
        const present = bookings.get(booking.id);
        if (!present) bookings.set(booking.id, booking);
        return present ?? 'stored';
      },
      async update(write) {
        const { booking } = write;
        const present = bookings.get(booking.id);
        if (!present || present.v !== booking.v - 1 || !mayBecome(present.state, booking.state))
          return 'stale';
        validate(write);
        bookings.set(booking.id, booking);
        written.push(write);
        return 'written';
      },
    },

    people: {
      async add(tag, entry) {
        people.set(entryName(tag, entry), entry);
      },
      async list(tag, from, most) {
        return [...people]
          .filter(([key, { date }]) => key.startsWith(`${tag} `) && date >= from)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .slice(0, most)
          .map(([, entry]) => entry);
      },
    },
  };
}
