import { useEffect, useState } from 'preact/hooks';

/** Milliseconds untouched after which the kiosk goes back to its start. */
const LIMIT = 30_000;
/** Milliseconds before that from which it asks whether somebody is still there. */
const WARNING = 10_000;

/** Seconds left while it is about to go back, undefined before; `active`: whether there is anything to go back from. */
export function useIdle(active: boolean, onEnd: () => void): number | undefined {
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    setLeft(undefined);
    if (!active) return;
    let touchedAt = performance.now();
    const touched = () => {
      touchedAt = performance.now();
      setLeft(undefined);
    };
    const timer = setInterval(() => {
      const rest = LIMIT - (performance.now() - touchedAt);
      if (rest <= 0) onEnd();
      else setLeft(rest <= WARNING ? Math.ceil(rest / 1_000) : undefined);
    }, 250);
    for (const sign of ['pointerdown', 'keydown']) addEventListener(sign, touched);
    return () => {
      clearInterval(timer);
      for (const sign of ['pointerdown', 'keydown']) removeEventListener(sign, touched);
    };
  }, [active, onEnd]);
  return left;
}
