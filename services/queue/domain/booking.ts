import type { LocalTime } from '#shared/time/local.ts';
import { type BookingId, type Tag, tag } from './ids.ts';
import type { SheetId } from './sheet.ts';
import type { Wish } from './wish.ts';

/** PENDING: asked for, not known to be on the sheet. CANCELLED is final; from ARRIVED on the details decide. */
export type BookingState = 'PENDING' | 'BOOKED' | 'ARRIVED' | 'CANCELLED';

/** States that a booking may have before a write leaves it in a state; the domain and the write's condition read this. */
export const priorStates = {
  PENDING: ['PENDING'],
  BOOKED: ['PENDING', 'BOOKED'],
  ARRIVED: ['BOOKED', 'ARRIVED'],
  CANCELLED: ['PENDING', 'BOOKED', 'CANCELLED'],
} as const satisfies Record<BookingState, readonly BookingState[]>;

/** The details of a booking. Instants are epoch milliseconds. */
export interface Booking {
  readonly id: BookingId;
  readonly sheet: SheetId;
  readonly tag: Tag;
  readonly state: BookingState;
  /** The window asked for; once settled, the one held. */
  readonly window: LocalTime;
  /** Once settled: the number held last. */
  readonly number?: number;
  /** Counts the writes of the details. */
  readonly v: number;
  /** Version of the sheet that the details agree with; 0: not settled yet. */
  readonly sv: number;
  /** Keyed MAC of the request's body: another body under the same key is another request. */
  readonly mac: string;
  /** Contact data, sealed; empty: erased. */
  readonly sealed: string;
  /** Elderly, disabled, pregnant or with an infant. */
  readonly priority: boolean;
  readonly createdAt: number;
  /** When the person came. */
  readonly arrivedAt?: number;
  /** The request that asked for the booking. */
  readonly correlationId: string;
  /** The account of staff that booked it for the person. */
  readonly bookedBy?: string;
  /** The account of staff that ended it, written before it ends. */
  readonly endedBy?: string;
  /** Booking of another day that this one replaces, as long as that one may still be alive. */
  readonly from?: BookingId;
  /** Booking of another day that this one replaced. */
  readonly movedFrom?: BookingId;
  /** Booking of another day that replaced this one. */
  readonly movedTo?: BookingId;
  /** The request for a document that the visit is for. */
  readonly request?: string;
  /** What it began as, when there was no place; absent: a booking from the start. */
  readonly wish?: Wish;
  /** The closing by which the person was told to choose another place. */
  readonly offered?: string;
  /** When the booking ended because its closed time passed without an answer (epoch milliseconds). */
  readonly lapsed?: number;
  /** When the office closed before the person, who had come, was served (epoch milliseconds). */
  readonly leftOver?: number;
}

/** Whether it has no place, and waits for one or ended without: details of a wish that settling has not reached. */
export const isWish = ({ wish, number }: Pick<Booking, 'wish' | 'number'>): boolean =>
  wish !== undefined && number === undefined;

/** What stands in place of the tag of a booking whose person was erased. */
export const nobody: Tag = tag.parse('-'.repeat(10));

/** Whether the person of a booking was erased: the details stay as a tombstone that names nobody and opens for nobody. */
export const isErased = ({ sealed }: Pick<Booking, 'sealed'>): boolean => sealed === '';

/** Whether details in one state may be written as another. */
export const mayBecome = (from: BookingState, to: BookingState): boolean => {
  const prior: readonly BookingState[] = priorStates[to];
  return prior.includes(from);
};
