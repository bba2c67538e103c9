import type { BookingId } from './ids.ts';
import type { Sheet, SheetId } from './sheet.ts';
import type { SheetWrite } from './sheet-write.ts';

/** What a committed write answers. */
export interface Committed {
  readonly v: number;
  /** The entries of `held` that the write set. */
  readonly held: Readonly<Record<BookingId, number>>;
}

/** Where sheets are kept. Faults throw; a broken guard is an answer. */
export interface SheetStore {
  /** Strongly consistent; undefined: no such sheet yet. */
  readonly read: (id: SheetId) => Promise<Sheet | undefined>;
  /** Carries out the write if all its guards hold, those of another sheet included; otherwise tells the sheet as it stands. */
  readonly commit: (
    id: SheetId,
    write: SheetWrite,
  ) => Promise<
    | { readonly committed: Committed }
    | { readonly current: Sheet | undefined }
    /** The other sheet no longer says what it must. */
    | { readonly unprovided: true }
  >;
  /** Puts the sheet if there is none. */
  readonly create: (sheet: Sheet) => Promise<'created' | 'exists'>;
}
