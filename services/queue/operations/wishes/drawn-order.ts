import { orderOf } from '../../domain/draw.ts';
import type { DrawStore } from '../../domain/draw-store.ts';
import type { Sheet } from '../../domain/sheet.ts';

/** The order of a day's draw, by public names; undefined: there is none, or it is still to come. */
export async function drawnOrder(
  { draws }: { readonly draws: Pick<DrawStore, 'read'> },
  { id, draw: times }: Pick<Sheet, 'id' | 'draw'>,
): Promise<readonly string[] | undefined> {
  const draw = times && (await draws.read(id));
  if (draw?.drawn === undefined) return undefined;
  return orderOf(
    draw.drawn.entrants.map(({ entry }) => entry),
    draw.seed,
  );
}
