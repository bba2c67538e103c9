import type { Problem } from '#services/queue/contract.ts';
import { ScreenPage } from '../frame.tsx';
import type { Texts } from '../texts/id.ts';
import { useWords } from '../texts/use-words.ts';
import type { Way } from '../use-kiosk.ts';

const workOf = (way: Way, { working }: Texts): string =>
  ({ scan: working.checkIn, type: working.look, 'walk-in': working.walkIn })[way];

/** A request is on its way. */
export function Working({ way, slow }: { way: Way; slow: boolean }) {
  const { t } = useWords();
  return (
    <ScreenPage title={workOf(way, t)}>
      <div class="working" aria-hidden="true" />
      <p class="screen-lead" role="status">
        {slow && t.working.slow}
      </p>
    </ScreenPage>
  );
}

/** What to do about a refusal, and whether a new number is what helps. */
function wayOut(problem: Problem, { refused }: Texts): { readonly what: string; readonly takeNumber?: true } {
  switch (problem.code) {
    case 'too-early':
      return { what: refused.tooEarly };
    case 'not-found':
      return { what: refused.notFound, takeNumber: true };
    case 'bad-code':
      return { what: refused.badCode };
    case 'cancelled':
    case 'other-day':
      return { what: refused.newNumber, takeNumber: true };
    case 'day-not-open':
    case 'day-over':
    case 'closed-day':
      return { what: refused.day };
    case 'walk-ins-full':
    case 'scan-needed':
    case 'other-office':
      return { what: refused.desk };
    default:
      return { what: refused.fault(problem.correlationId.slice(0, 8)) };
  }
}

interface RefusedProps {
  readonly problem: Problem;
  readonly way: Way;
  readonly onTakeNumber: () => void;
  readonly onRetry: () => void;
  readonly onStart: () => void;
}

/** The service said no: why, and what to do. */
export function Refused({ problem, way, onTakeNumber, onRetry, onStart }: RefusedProps) {
  const { t, say } = useWords();
  const { what, takeNumber } = wayOut(problem, t);
  return (
    <ScreenPage title={t.refused.title}>
      <div role="alert" class="kiosk-notice">
        <p>
          <b>{say(problem.text)}</b>
        </p>
        <p>{what}</p>
      </div>
      <div class="choices choices-two">
        {takeNumber && (
          <button type="button" class="choice-key choice-key-low" onClick={onTakeNumber}>
            <b>{t.refused.takeNumber}</b>
          </button>
        )}
        {way !== 'walk-in' && (
          <button type="button" class="choice-key choice-key-low" onClick={onRetry}>
            <b>{t.refused.retry}</b>
          </button>
        )}
        <button type="button" class="choice-key choice-key-low" onClick={onStart}>
          <b>{t.toStart}</b>
        </button>
      </div>
    </ScreenPage>
  );
}

interface UnsureProps {
  readonly way: Way;
  readonly onRetry: () => void;
  readonly onStart: () => void;
}

/** Nobody answered: the same request may go again. */
export function Unsure({ way, onRetry, onStart }: UnsureProps) {
  const { t } = useWords();
  return (
    <ScreenPage title={t.unsure.title}>
      <div role="alert" class="kiosk-notice">
        <p>
          <b>{way === 'walk-in' ? t.unsure.lead : t.unsure.leadCheckIn}</b>
        </p>
        <p>{t.unsure.desk}</p>
      </div>
      <div class="choices choices-two">
        <button type="button" class="choice-key choice-key-low choice-key-done" onClick={onRetry}>
          <b>{t.unsure.retry}</b>
        </button>
        <button type="button" class="choice-key choice-key-low" onClick={onStart}>
          <b>{t.toStart}</b>
        </button>
      </div>
    </ScreenPage>
  );
}
