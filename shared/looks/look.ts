import type { Action } from '#shared/identity/permissions.ts';
import type { LocalDate } from '#shared/time/local.ts';

/** A look as whoever looks states it. */
interface StatedLook {
  /** Where the right to look holds; `region`: everywhere. */
  readonly office: string;
  /** What the account may do, by name in the table of permissions. */
  readonly action: Action;
  /** The reason in words, where one was asked for. */
  readonly words?: string | undefined;
}

/** When and by whom. */
interface LookStamp {
  /** Local date of the look. */
  readonly date: LocalDate;
  readonly at: number;
  /** The account that looks. */
  readonly actor: string;
  readonly correlationId: string;
}

/**
 * One look of staff at data of citizens, as it is kept for who must answer for it: no NIK, no name, no phone number. `About` is what a
 * service says besides: why, and whose data.
 */
export type Look<About> = StatedLook & About & LookStamp;

/** A look before it is stamped. */
export type Looking<About> = StatedLook & About;

/** Where looks are kept. Faults throw, and then nobody looks. */
export interface LookStore<About> {
  /** Noted before anything is shown, so that no crash leaves a look that nobody answers for. */
  readonly note: (look: Look<About>) => Promise<void>;
}
