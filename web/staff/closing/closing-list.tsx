import city from 'balai:city';
import { useEffect, useState } from 'preact/hooks';
import type { ClosingView, Problem } from '#services/queue/contract.ts';
import { spokenDate } from '#shared/time/spoken.ts';
import { useDesk } from '../desk.tsx';
import { useText } from '../texts/language.tsx';
import { type Closings, reopenWindows } from './api.ts';
import { useClosingText } from './texts.ts';

interface Props {
  readonly office: string;
  readonly known: Closings;
  readonly onChange: () => void;
}

/** What was closed, newest first, with who has not answered yet. */
export function ClosingList({ office, known, onChange }: Props) {
  const c = useClosingText();
  const closings = known.closings.toSorted((a, b) => b.at - a.at);
  return (
    <section class="stack" aria-labelledby="closed">
      <h2 id="closed">{c.list}</h2>
      {closings.length === 0 && <p class="hint">{c.none}</p>}
      {closings.map((closing) => (
        <Closing key={closing.id} office={office} closing={closing} now={known.now} onChange={onChange} />
      ))}
    </section>
  );
}

interface ClosingProps extends Omit<Props, 'known'> {
  readonly closing: ClosingView;
  /** The office's time of the answer: the clock of this computer may be wrong. */
  readonly now: number;
}

function Closing({ office, closing, now, onChange }: ClosingProps) {
  const c = useClosingText();
  const { t, say, language } = useText();
  const { session } = useDesk();
  const [trouble, setTrouble] = useState<Problem | 'silence'>();
  const seconds = useSecondsLeft(closing.undoUntil - now);
  const names = city.offices.find(({ id }) => id === office)?.services ?? [];
  const { id, state, unanswered, reason, from, to, bySettings } = closing;
  const reopen = async (undo: boolean) => {
    const reply = await reopenWindows(session, office, { closing: id, undo });
    setTrouble(reply.kind === 'answer' ? undefined : reply.kind === 'problem' ? reply.problem : 'silence');
    onChange();
  };
  const stands = state === 'CLOSED' || state === 'ANNOUNCED';
  const undoable = state === 'CLOSED' && seconds > 0;
  return (
    <article class="account stack" aria-labelledby={`closing-of-${id}`}>
      <h3 id={`closing-of-${id}`}>
        {spokenDate(closing.date)[language]}, {from}–{to === '24:00' ? c.wholeDay : to}
      </h3>
      <p>
        <b>{c.state[state]}</b>
        <br />
        {say(reason)}
      </p>
      <p class="hint">
        {names
          .filter((one) => closing.services.includes(one.id))
          .map(({ name }) => say(name))
          .join(', ')}
      </p>
      {unanswered.length > 0 && (
        <details class="more">
          <summary>{c.unanswered(unanswered.length)}</summary>
          <p>{unanswered.join(', ')}</p>
        </details>
      )}
      <div role="alert">
        {trouble !== undefined && (
          <p class="notice notice-warning">{trouble === 'silence' ? t.why.unreachable : say(trouble.text)}</p>
        )}
      </div>
      {undoable && <p class="hint">{c.undoHint}</p>}
      {stands && bySettings && <p class="hint">{c.bySettings}</p>}
      {stands && !bySettings && (
        <button type="button" class="button button-quiet" onClick={() => void reopen(undoable)}>
          {undoable ? c.undo(seconds) : c.reopen}
        </button>
      )}
    </article>
  );
}

/** Whole seconds of a time that runs out, counted from the answer that told it. */
function useSecondsLeft(milliseconds: number): number {
  const [end, setEnd] = useState(() => performance.now() + milliseconds);
  const [at, setAt] = useState(() => performance.now());
  useEffect(() => setEnd(performance.now() + milliseconds), [milliseconds]);
  useEffect(() => {
    if (milliseconds <= 0) return;
    const timer = setInterval(() => setAt(performance.now()), 500);
    return () => clearInterval(timer);
  }, [milliseconds]);
  return Math.max(0, Math.ceil((end - at) / 1000));
}
