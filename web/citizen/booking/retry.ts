/** Longest pause between two tries, in milliseconds. */
const LONGEST = 30_000;

/** Milliseconds to wait before try number `tries` + 1: twice as long each time, spread so that phones do not knock together. */
export function pauseAfter(
  tries: number,
  retryAfterSeconds: number | undefined,
  random: () => number,
): number {
  const spread = Math.min(LONGEST, 1_000 * 2 ** tries) * (0.5 + random() / 2);
  return Math.max(spread, (retryAfterSeconds ?? 0) * 1_000 * (1 + random() / 4));
}

/** Phones that waited for the same opening knock spread over this many milliseconds, not all in one moment. */
const OPENING_SPREAD = 2_500;

export const openingPause = (): number => Math.random() * OPENING_SPREAD;

/** Ends after the pause, or at once when the phone is back online. */
export function waitOrOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
  });
}
