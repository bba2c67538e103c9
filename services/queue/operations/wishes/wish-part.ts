import type { Wish as WishAnswer } from '../../contract.ts';
import type { Sheet } from '../../domain/sheet.ts';
import type { Wish } from '../../domain/wish.ts';

/** What stays true of a wish, whatever becomes of it. */
export const wishPart = (
  { kind, windows, entry }: Wish,
  { draw }: Pick<Sheet, 'draw'>,
): Pick<WishAnswer, 'kind' | 'windows' | 'drawsAt' | 'entry'> => ({
  kind,
  windows: [...windows],
  drawsAt: kind === 'draw' ? (draw?.drawsAt ?? null) : null,
  entry: kind === 'draw' ? entry : null,
});
