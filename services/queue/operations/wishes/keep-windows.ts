import type { LocalTime } from '#shared/time/local.ts';
import type { SheetId } from '../../domain/sheet.ts';
import type { SheetStore } from '../../domain/sheet-store.ts';
import { keepFor } from '../../domain/wish.ts';
import { commitToSheet } from '../commit-decision.ts';

/** Marks windows of a sheet as waited for. */
export async function keepForWaiting(
  { sheets }: { readonly sheets: Pick<SheetStore, 'read' | 'commit'> },
  sheet: SheetId,
  names: readonly LocalTime[],
): Promise<void> {
  let rest = names;
  while (rest.length > 0) {
    const some = rest;
    let left: readonly LocalTime[] = [];
    await commitToSheet(sheets, {
      sheet,
      decide: (image) => {
        const kept = keepFor(image, some);
        left = kept.rest;
        return kept.decision;
      },
    });
    rest = left;
  }
}
