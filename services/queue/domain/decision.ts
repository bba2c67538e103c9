import type { LocalTime } from '#shared/time/local.ts';
import type { SheetRefusal } from './refusal.ts';
import type { Sheet } from './sheet.ts';
import { brokenGuard, type SheetWrite } from './sheet-write.ts';

/** What a command makes of the sheet as it is known. A write may find that the sheet moved on: then decide again. */
export type Decision =
  | {
      readonly kind: 'write';
      readonly write: SheetWrite;
      /** The window in which the booking then stands. */
      readonly window: LocalTime;
      /** The command goes on after this write (a spare block had to be attached first). */
      readonly unfinished?: true;
    }
  /** The sheet already says so. */
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refusal: SheetRefusal };

export const done: Decision = { kind: 'done' };

export const refuse = (refusal: SheetRefusal): Decision => ({ kind: 'refused', refusal });

/** The write, or the refusal of the first guard that the known sheet breaks. */
export function propose(
  sheet: Sheet,
  write: SheetWrite,
  more: { readonly window: LocalTime; readonly unfinished?: true },
): Decision {
  const broken = brokenGuard(sheet, write);
  if (!broken) return { kind: 'write', write, ...more };
  if (broken.otherwise) return refuse(broken.otherwise);
  throw new Error(`A decision broke a guard on its own image: ${JSON.stringify(broken)}`);
}
