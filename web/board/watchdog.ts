/** Milliseconds between two looks. */
const EVERY = 10_000;
/** Milliseconds without a sign of the loop that asks for the board after which the page begins anew. */
const SILENT = 90_000;
/** Milliseconds after which a page that nobody needs now begins anew: a new version, and memory that is given back. */
const OLD = 20 * 3_600_000;

/** What the watchdog knows of the page when it looks. Milliseconds by the device's clock. */
export interface Seen {
  readonly now: number;
  readonly startedAt: number;
  /** When the loop last finished a request, answered or not. */
  readonly beatAt: number;
  /** When the watchdog itself looked last. */
  readonly lookedAt: number;
  /** Whether numbers are being called. */
  readonly isBusy: boolean;
}

/** Whether the page should begin anew: its loop died, the machine slept, or it is old and the day is over. */
export function shouldReload({ now, startedAt, beatAt, lookedAt, isBusy }: Seen): boolean {
  const slept = now - lookedAt > SILENT;
  const died = now - beatAt > SILENT;
  const old = now - startedAt > OLD && !isBusy;
  return slept || died || old;
}

/**
 * Looks again and again, and begins the page anew when it should, but only once the site answers: a browser that
 * reloads without a network shows its own page and never comes back.
 */
export function keepAlive(page: {
  readonly beatAt: () => number;
  readonly isBusy: () => boolean;
  readonly reload: () => void;
}): () => void {
  const startedAt = Date.now();
  let lookedAt = startedAt;
  let wanted = false;
  const timer = setInterval(() => {
    const now = Date.now();
    wanted ||= shouldReload({ now, startedAt, lookedAt, beatAt: page.beatAt(), isBusy: page.isBusy() });
    lookedAt = now;
    if (wanted) void siteAnswers().then((answers) => answers && page.reload());
  }, EVERY);
  return () => clearInterval(timer);
}

const siteAnswers = (): Promise<boolean> =>
  fetch('/index.html', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
