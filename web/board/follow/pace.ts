/** Milliseconds from one request to the next while all is well. */
const EACH = 1_000;
/** The longest pause after failures, in milliseconds. */
const LONGEST = 15_000;

/** How long to wait after a request: `failures` in a row, how long it took, and what the answer asked for. */
export function pauseAfter(
  failures: number,
  { took, retryAfterSeconds = 0 }: { readonly took: number; readonly retryAfterSeconds?: number | undefined },
  random: () => number,
): number {
  if (failures === 0) return Math.max(EACH / 5, EACH - took);
  // The boards of a region do not knock together when the service is back.
  const spread = Math.min(LONGEST, EACH * 2 ** failures) * (0.75 + random() / 4);
  return Math.max(spread, Math.min(60, retryAfterSeconds) * 1_000);
}
