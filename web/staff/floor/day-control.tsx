import { useEffect, useRef, useState } from 'preact/hooks';
import type { Floor } from '#services/queue/contract.ts';
import type { Text } from '#shared/region/schema.ts';
import { runDay } from '../api/floor.ts';
import { useDesk } from '../desk.tsx';
import { useText } from '../texts/language.tsx';
import { standingOf } from './standing.ts';
import { useFloorText } from './texts.ts';

interface Props {
  readonly office: string;
  readonly floor: Floor;
  readonly onRun: () => void;
}

/** Opens and closes the day; closing says first whom it affects. */
export function DayControl({ office, floor, onRun }: Props) {
  const f = useFloorText();
  const { t, say } = useText();
  const { session } = useDesk();
  const [asking, ask] = useState(false);
  const [sending, setSending] = useState(false);
  const [said, setSaid] = useState<string | Text>();
  const run = async (state: 'open' | 'over') => {
    if (sending) return;
    ask(false);
    setSending(true);
    setSaid(undefined);
    // The same twice is the same: who is not answered presses again.
    const reply = await runDay(session, office, { state });
    setSending(false);
    if (reply.kind === 'silence') setSaid(t.why.unreachable);
    else if (reply.kind === 'problem') setSaid(reply.problem.text);
    else if (state === 'over') setSaid(f.day.done(reply.body.leftOver.length));
    onRun();
  };
  return (
    <div class="day">
      <p class={`day-state day-${floor.day}`}>{f.day[floor.day]}</p>
      {floor.day === 'open' ? (
        <button type="button" class="button button-quiet" aria-disabled={sending} onClick={() => ask(true)}>
          {f.day.closeIt}
        </button>
      ) : (
        <button type="button" class="button" aria-disabled={sending} onClick={() => void run('open')}>
          {floor.day === 'over' ? f.day.reopen : f.day.openIt}
        </button>
      )}
      <div role="status">
        {said !== undefined && <p class="notice">{typeof said === 'string' ? said : say(said)}</p>}
      </div>
      {asking && <Confirm floor={floor} onYes={() => void run('over')} onNo={() => ask(false)} />}
    </div>
  );
}

function Confirm({ floor, onYes, onNo }: { floor: Floor; onYes: () => void; onNo: () => void }) {
  const f = useFloorText();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  const { affected, busy } = standingOf(floor);
  return (
    <dialog class="choose-one stack" ref={box} aria-labelledby="close-day" onClose={onNo}>
      <h2 id="close-day">{f.day.confirm}</h2>
      {busy.length > 0 && <p class="notice notice-warning">{f.day.atCounters(busy.join(', '))}</p>}
      <p>{f.day.affected(affected.length)}</p>
      {affected.length > 0 && <p class="labels">{affected.map(({ ticket }) => ticket).join(', ')}</p>}
      <p class="hint">{f.day.again}</p>
      <div class="actions">
        {busy.length === 0 && (
          <button type="button" class="button button-danger" onClick={onYes}>
            {f.day.yes}
          </button>
        )}
        <button type="button" class="button button-quiet" onClick={() => box.current?.close()}>
          {f.day.no}
        </button>
      </div>
    </dialog>
  );
}
