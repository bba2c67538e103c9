import type { Wish } from '#services/queue/contract.ts';

const minute = 60_000;

/** Milliseconds after which a wish is asked for again while somebody looks; null: nothing will come of it any more. */
export function pauseBefore(
  { kind, place, drawsAt, ended }: Pick<Wish, 'kind' | 'place' | 'drawsAt' | 'ended'>,
  now: number,
): number | null {
  if (ended !== null) return null;
  if (kind === 'waitlist' || place !== null || drawsAt === null) return minute;
  // Nothing changes before the draw; after it everybody wants to know.
  return now < drawsAt ? Math.min(5 * minute, drawsAt - now + 15_000) : 15_000;
}
