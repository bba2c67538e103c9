import { OPENING_SPREAD } from './pause.ts';

/** Milliseconds after an opening at which this phone knocks. */
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
