import { useEffect, useState } from 'preact/hooks';

/** Milliseconds between two small moves of everything on the screen. */
const MOVES = 120_000;
/** Where to, in hundredths of the screen's width: far enough for a line not to stand on the same pixels all day. */
const places = [
  ['0', '0'],
  ['0.25', '0'],
  ['0.25', '0.25'],
  ['0', '0.25'],
  ['-0.25', '0.25'],
  ['-0.25', '0'],
  ['-0.25', '-0.25'],
  ['0', '-0.25'],
  ['0.25', '-0.25'],
] as const;

/** Keeps a screen that is never switched off from burning in, and from going to sleep. */
export function useScreen(): void {
  useEffect(() => {
    let turn = 0;
    const root = document.documentElement;
    root.classList.add('board-screen');
    const timer = setInterval(() => {
      turn += 1;
      const [x, y] = places[turn % places.length] ?? places[0];
      root.style.setProperty('--moved-x', `${x}vw`);
      root.style.setProperty('--moved-y', `${y}vw`);
    }, MOVES);
    // A browser lets go of the lock whenever the page was not seen for a moment.
    const stayAwake = () => {
      if (document.visibilityState === 'visible')
        navigator.wakeLock?.request('screen').catch(() => undefined);
    };
    stayAwake();
    document.addEventListener('visibilitychange', stayAwake);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', stayAwake);
      root.classList.remove('board-screen');
    };
  }, []);
}

/** Counts every second; `part` of a list that does not fit changes with it. */
export function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}

/** The part of a list that is shown now: all of it where it fits, else `fits` at a time, each for `every` seconds. */
export function turn<T>(list: readonly T[], fits: number, every: number, seconds: number): readonly T[] {
  if (list.length <= fits) return list;
  const pages = Math.ceil(list.length / fits);
  const page = Math.floor(seconds / every) % pages;
  return list.slice(page * fits, (page + 1) * fits);
}
