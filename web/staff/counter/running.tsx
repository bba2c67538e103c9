import { useEffect, useState } from 'preact/hooks';
import { stopwatch } from '../words/duration.ts';

/** How long something lasts, every second; `ahead`: what the office's clock is ahead. Not read out: it would never stop. */
export function Running({ since, ahead }: { since: number; ahead: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span class="digits" role="timer" aria-live="off">
      {stopwatch(now + ahead - since)}
    </span>
  );
}
