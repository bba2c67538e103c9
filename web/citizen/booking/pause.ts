// How long phones wait: without anything of the browser, so that the simulation of the opening minute waits alike.

/** Longest pause between two tries, in milliseconds. */
const LONGEST = 30_000;

/** Tries of one booking before it is left to the citizen to go on. */
export const MOST_TRIES = 7;

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
export const OPENING_SPREAD = 2_500;
