import type { DrawStore } from '../../domain/draw-store.ts';
import type { Sheet } from '../../domain/sheet.ts';
import type { SheetStore } from '../../domain/sheet-store.ts';

/** What making the sheet of a day needs of the world. */
export interface MakePorts {
  readonly sheets: Pick<SheetStore, 'create'>;
  readonly draws: Pick<DrawStore, 'prepare'>;
}

/** Makes a sheet that does not exist. Where its day is drawn, the seed is committed to first: no request comes before it. */
export async function makeSheet({ sheets, draws }: MakePorts, sheet: Sheet): Promise<'created' | 'exists'> {
  if (sheet.draw !== undefined) await draws.prepare(sheet.id);
  return sheets.create(sheet);
}
