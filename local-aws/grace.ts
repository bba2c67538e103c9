import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds that work in hand may take to end when the host stops; what is cut off is done again at the next start. */
const grace = 3_000;

/** Resolves when all work has ended, or after the grace. */
export async function withGrace(work: Iterable<Promise<unknown>>): Promise<void> {
  const patience = new AbortController();
  const over = delay(grace, undefined, { signal: patience.signal }).catch(() => {});
  await Promise.race([Promise.allSettled(work), over]);
  patience.abort();
}
