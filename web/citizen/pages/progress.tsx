import { useEffect, useState } from 'preact/hooks';
import type { Phase } from '../booking/use-booking.ts';
import { useText } from '../texts/language.tsx';

/** What is going on with the booking, said once and calmly. */
export function Progress({ phase, waiting }: { phase: Phase; waiting: boolean }) {
  const { t } = useText();
  return (
    <div role="status">
      {waiting && <p class="notice">{t.opening.waiting}</p>}
      {phase.kind === 'proving' && <p class="notice">{t.check.proving}</p>}
      {phase.kind === 'sending' && <p class="notice">{t.check.sending}</p>}
      {phase.kind === 'pausing' && (
        <div class="notice notice-warning">
          <p>{t.check.waiting}</p>
          <SecondsLeft milliseconds={phase.milliseconds} />
        </div>
      )}
      {phase.kind === 'unsure' && (
        <div class="notice notice-warning">
          <h2>{t.check.unsure}</h2>
          <p>{t.check.unsureText}</p>
        </div>
      )}
      {phase.kind === 'unable' && (
        <div class="notice notice-warning">
          <h2>{phase.why === 'browser' ? t.refused.tooOld : t.offline.title}</h2>
          <p>{phase.why === 'browser' ? t.refused.tooOldText : t.offline.text}</p>
        </div>
      )}
    </div>
  );
}

/** Counts down in sight only: read aloud every second it would be a torment. */
function SecondsLeft({ milliseconds }: { milliseconds: number }) {
  const { t } = useText();
  const [end] = useState(() => Date.now() + milliseconds);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="hint" aria-hidden="true">
      {t.check.waitingIn(Math.max(0, Math.ceil((end - now) / 1_000)))}
    </p>
  );
}
