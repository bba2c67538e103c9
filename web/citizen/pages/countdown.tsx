import { useEffect, useState } from 'preact/hooks';
import { clock } from '../clock.ts';
import { countdown } from '../texts/when.ts';

interface Props {
  /** Epoch milliseconds by the office's clock. */
  readonly to: number;
  readonly onEnd: () => void;
  readonly label: string;
}

/** Below this the seconds run. */
const RUNNING = 60 * 60 * 1_000;

/** How long it is to an instant, in sight only: read aloud every second it would be a torment. */
export function Countdown({ to, onEnd, label }: Props) {
  const [left, setLeft] = useState(to - clock.now());
  useEffect(() => {
    const timer = setInterval(() => {
      const now = to - clock.now();
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      onEnd();
    }, 500);
    return () => clearInterval(timer);
  }, [to, onEnd]);
  if (left >= RUNNING) return null;
  return (
    <p>
      {label}{' '}
      <strong class="countdown" role="timer" aria-live="off">
        {countdown(left)}
      </strong>
    </p>
  );
}
