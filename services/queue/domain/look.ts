import type { Look as SharedLook, LookStore as SharedLookStore } from '#shared/looks/look.ts';
import type { LocalDate } from '#shared/time/local.ts';
import type { BookingId, Tag } from './ids.ts';

/** Why staff look at data of a person; `other` says it in words. */
type LookReason =
  /** The person stands at the counter. */
  | 'serving'
  /** The list of everybody who is expected, to work by when nothing else works. */
  | 'expected-list'
  /** Somebody without a phone or a NIK is booked for. */
  | 'booking-for'
  /** The person asked for a copy or an erasure of everything (UU 27/2022). */
  | 'rights'
  | 'lost-ticket'
  | 'booked-by-stranger'
  | 'wrong-data'
  | 'cannot-come'
  | 'other';

/** What a look of the queue is about. */
export interface LookAbout {
  readonly why: LookReason;
  /** Whose data: one person's. */
  readonly tag?: Tag;
  /** The booking that is looked at. */
  readonly booking?: BookingId;
  /** Everybody expected on a day, where a list was looked at, and how many. */
  readonly list?: { readonly date: LocalDate; readonly people: number };
}

export type Look = SharedLook<LookAbout>;
export type LookStore = SharedLookStore<LookAbout>;
