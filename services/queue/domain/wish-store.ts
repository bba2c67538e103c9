import type { LocalDate, LocalTime } from '#shared/time/local.ts';
import type { Tag } from './ids.ts';
import type { SheetId } from './sheet.ts';
import type { ListedWish } from './wish.ts';

/** What became of a wish. */
type WishFate = { readonly state: 'placed'; readonly window: LocalTime } | { readonly state: 'ended' };

/** Who waits, by day. Faults throw. */
export interface WishStore {
  /**
   * Takes a wish, with the event that tells it, unless the person has one of that day that still waits or takes part in its draw: then
   * answers that one. The same wish again is the same.
   */
  readonly join: (
    sheet: SheetId,
    wish: ListedWish,
    cause: { readonly correlationId: string },
  ) => Promise<'joined' | ListedWish>;
  /** The wish of a person; strongly consistent. */
  readonly find: (sheet: SheetId, tag: Tag) => Promise<ListedWish | undefined>;
  /** Every wish of a day, ended ones too; strongly consistent. */
  readonly list: (sheet: SheetId) => Promise<readonly ListedWish[]>;
  /** Notes what became of a wish that still waits; another one of the person is left alone. */
  readonly end: (sheet: SheetId, wish: Pick<ListedWish, 'tag' | 'id'>, fate: WishFate) => Promise<void>;
  /** The days of an office, from a date on, that somebody asked for; strongly consistent. */
  readonly days: (office: string, from: LocalDate) => Promise<readonly SheetId[]>;
}
