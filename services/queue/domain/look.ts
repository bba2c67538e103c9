import type { Action } from '#shared/identity/permissions.ts';
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

/** One look of staff at data of citizens, as it is kept for who must answer for it: no NIK, no name, no phone number. */
export interface Look {
  /** Where the right to look holds; `region`: everywhere. */
  readonly office: string;
  /** Local date of the look. */
  readonly date: LocalDate;
  readonly at: number;
  /** The account that looks. */
  readonly actor: string;
  /** What it may do, by name in the table of permissions. */
  readonly action: Action;
  readonly why: LookReason;
  /** The reason in words, where one was asked for. */
  readonly words?: string;
  /** Whose data: one person's. */
  readonly tag?: Tag;
  /** The booking that is looked at. */
  readonly booking?: BookingId;
  /** Everybody expected on a day, where a list was looked at, and how many. */
  readonly list?: { readonly date: LocalDate; readonly people: number };
  readonly correlationId: string;
}

/** Where looks are kept. Faults throw, and then nobody looks. */
export interface LookStore {
  /** Noted before anything is shown, so that no crash leaves a look that nobody answers for. */
  readonly note: (look: Look) => Promise<void>;
}
