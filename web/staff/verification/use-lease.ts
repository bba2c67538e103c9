import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../desk.tsx';
import type { AtFile } from './use-file.ts';

/** Milliseconds between looks at the clock. */
const EVERY = 10_000;
/** Milliseconds since the last key or touch for which somebody counts as working. */
const WORKING = 2 * 60_000;

/** Milliseconds for which the file is still this officer's; undefined: it is not. Prolonged while its officer works. */
export function useLease({ file, ahead, sending, take }: AtFile): number | undefined {
  const { session, person } = useDesk();
  const [now, setNow] = useState(() => Date.now() + ahead);
  const until = file?.claim?.by === person.id ? file.claim.until : undefined;
  /** How long a claim is, told by the longest that was seen. */
  const whole = useRef(0);
  const left = until === undefined ? undefined : until - now;
  const renew = useRef(() => {});
  renew.current = () => {
    const current = Date.now() + ahead;
    setNow(current);
    if (until === undefined || until <= current) return;
    whole.current = Math.max(whole.current, until - current);
    const works = Date.now() - session.touchedAt < WORKING;
    if (works && !sending && until - current < whole.current / 2) take({ step: 'claim' });
  };
  useEffect(() => {
    const timer = setInterval(() => renew.current(), EVERY);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => renew.current(), [until, ahead]);
  return left;
}
