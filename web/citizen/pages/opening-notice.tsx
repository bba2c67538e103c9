import city from 'balai:city';
import { useEffect, useState } from 'preact/hooks';
import { clock } from '../clock.ts';
import { useText } from '../texts/language.tsx';
import { countdown, moment } from '../texts/when.ts';

interface Props {
  /** Epoch milliseconds by the office's clock. */
  readonly opensAt: number;
  readonly onOpen: () => void;
  /** Whether the rest can be filled in meanwhile. */
  readonly prepare: boolean;
}

/** Below this the seconds run; before, the time of opening says enough. */
const RUNNING = 60 * 60 * 1_000;

/** When booking opens, and how long that is by the office's clock. */
export function OpeningNotice({ opensAt, onOpen, prepare }: Props) {
  const { t, language } = useText();
  const [left, setLeft] = useState(opensAt - clock.now());
  useEffect(() => {
    const timer = setInterval(() => {
      const now = opensAt - clock.now();
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      onOpen();
    }, 500);
    return () => clearInterval(timer);
  }, [opensAt, onOpen]);
  return (
    <div class="notice notice-warning">
      <h2>{t.opening.notYet}</h2>
      <p>{t.opening.at(moment(language, opensAt, city.timezone))}</p>
      {left < RUNNING && (
        <p>
          {t.opening.countdown}{' '}
          <strong class="countdown" role="timer" aria-live="off">
            {countdown(left)}
          </strong>
        </p>
      )}
      <p>{prepare ? t.opening.prepare : t.opening.later}</p>
    </div>
  );
}
