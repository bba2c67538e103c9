/** What somebody who just came asks for. */
export interface Wish {
  readonly office: string;
  readonly service: string;
  readonly priority: boolean;
}

/** One number that was asked for and not answered yet: its key is kept until it is. */
export interface Attempt {
  readonly key: string;
  readonly wish: Wish;
  /** Epoch milliseconds by the machine's clock. */
  readonly startedAt: number;
}

/** Milliseconds for which an unanswered key is used again for the same wish: who asked has not gone home yet. */
const LIFE = 5 * 60_000;
/** Milliseconds after which a machine that began anew no longer supposes that the same person stands there. */
const STANDS_THERE = 90_000;

const isSame = (one: Wish, other: Wish): boolean =>
  one.office === other.office && one.service === other.service && one.priority === other.priority;

/** The attempt for a wish: the one without an answer if it asked for the same, else a new one. */
export const attemptFor = (
  wish: Wish,
  {
    kept,
    now,
    newKey,
  }: { readonly kept: Attempt | undefined; readonly now: number; readonly newKey: () => string },
): Attempt =>
  kept !== undefined && now - kept.startedAt < LIFE && isSame(kept.wish, wish)
    ? kept
    : { key: newKey(), wish, startedAt: now };

/** The attempt to go on with when the page was loaded anew in the middle of it. */
export const interrupted = (kept: Attempt | undefined, office: string, now: number): Attempt | undefined =>
  kept !== undefined && kept.wish.office === office && now - kept.startedAt < STANDS_THERE ? kept : undefined;

const NAME = 'balai.kiosk.attempt';

/** On the machine, so that a crash forgets nothing; it names no person. */
export const keepAttempt = (attempt: Attempt): void => localStorage.setItem(NAME, JSON.stringify(attempt));
export const forgetAttempt = (): void => localStorage.removeItem(NAME);

export function keptAttempt(): Attempt | undefined {
  try {
    const kept: Attempt | null = JSON.parse(localStorage.getItem(NAME) ?? 'null');
    return typeof kept?.key === 'string' && typeof kept.wish?.service === 'string' ? kept : undefined;
  } catch {
    return undefined;
  }
}
