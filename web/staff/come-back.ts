/** Milliseconds between two looks whether the site is there again. */
const EVERY = 10_000;

/** For a screen that nobody stands at: waits until the site answers, then begins the page anew. Never ends. */
export function comeBack(): Promise<never> {
  setInterval(async () => {
    const answer = await fetch('/index.html', { cache: 'no-store' }).catch(() => undefined);
    if (answer?.ok) location.reload();
  }, EVERY);
  return new Promise(() => undefined);
}
