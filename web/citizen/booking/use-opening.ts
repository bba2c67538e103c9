import { useEffect, useState } from 'preact/hooks';
import { clock } from '../clock.ts';
import { openingPause } from './retry.ts';

/** Calls `onOpen` once, shortly after the opening by the office's clock, while `waiting`; keeps the screen awake for it. */
export function useOpening(opensAt: number, waiting: boolean, onOpen: () => void): void {
  const [jitter] = useState(openingPause);
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => {
      if (clock.now() < opensAt + jitter) return;
      clearInterval(timer);
      onOpen();
    }, 100);
    const lock = navigator.wakeLock?.request('screen').catch(() => undefined);
    return () => {
      clearInterval(timer);
      lock?.then((held) => held?.release());
    };
  }, [opensAt, waiting, jitter]);
}
