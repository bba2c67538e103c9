/** Seconds between two questions before somebody has checked in. */
const BEFORE = 60;
/** A page that nobody sees asks so many times slower, and no faster than this many seconds. */
const HIDDEN_FACTOR = 4;
const HIDDEN_LEAST = 30;
/** Seconds after the first, second … question in a row without an answer. */
const TROUBLE = [10, 20, 40, 80, 120] as const;

/**
 * Seconds until the office is asked again: as it said, slower on a page that nobody sees, slower and slower without answers.
 * Undefined: never, because the visit has ended.
 */
export function askAgainIn({
  said,
  ended,
  hidden,
  failures,
}: {
  /** `askAgainSeconds` of the last answer; undefined before check-in. */
  readonly said: number | undefined;
  readonly ended: boolean;
  readonly hidden: boolean;
  readonly failures: number;
}): number | undefined {
  if (ended) return undefined;
  const usual = Math.max(3, said ?? BEFORE);
  const slowed = hidden ? Math.max(HIDDEN_LEAST, usual * HIDDEN_FACTOR) : usual;
  const trouble = failures === 0 ? 0 : (TROUBLE[failures - 1] ?? 120);
  return Math.max(slowed, trouble);
}
