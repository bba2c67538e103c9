import { useEffect, useState } from 'preact/hooks';
import { clock } from '../clock.ts';
import { openingPause } from './retry.ts';

interface Moments {
  /** Well before the opening, each phone at its own time: what can be done ahead. */
  readonly onNear: () => void;
  /** Once, shortly after the opening by the office's clock. */
  readonly onOpen: () => void;
}

/** Milliseconds before the opening within which phones prepare, spread over the time between. */
const NEAR = { latest: 20_000, earliest: 80_000 };

/** Waits for the opening while `waiting`, and keeps the screen awake for it. */
export function useOpening(opensAt: number, waiting: boolean, { onNear, onOpen }: Moments): void {
  const [after] = useState(openingPause);
  const [before] = useState(() => NEAR.latest + Math.random() * (NEAR.earliest - NEAR.latest));
  useEffect(() => {
    if (!waiting) return;
    let near = false;
    const timer = setInterval(() => {
      const left = opensAt - clock.now();
      if (!near && left < before) {
        near = true;
        onNear();
      }
      if (left > -after) return;
      clearInterval(timer);
      onOpen();
    }, 100);
    const lock = navigator.wakeLock?.request('screen').catch(() => undefined);
    return () => {
      clearInterval(timer);
      lock?.then((held) => held?.release());
    };
  }, [opensAt, waiting, after, before]);
}
