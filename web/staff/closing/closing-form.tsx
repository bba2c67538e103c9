import city from 'balai:city';
import { useRef, useState } from 'preact/hooks';
import type { ForeseenClosing, Problem } from '#services/queue/contract.ts';
import { useDesk } from '../desk.tsx';
import { useText } from '../texts/language.tsx';
import { closeWindows, foreseeClosing, type Stretch } from './api.ts';
import { Foreseen } from './foreseen.tsx';
import { useClosingText } from './texts.ts';

/** The local date of the office, as an input takes it. */
const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: city.timezone });

/** First who would be affected, then the one button that closes. */
export function ClosingForm({ office, onClosed }: { office: string; onClosed: () => void }) {
  const c = useClosingText();
  const { t, say } = useText();
  const { session } = useDesk();
  const place = city.offices.find(({ id }) => id === office);
  const all = place?.services.map(({ id }) => id) ?? [];
  const [form, setForm] = useState({ date: today(), from: '', to: '', id: '', en: '' });
  const [services, setServices] = useState<readonly string[]>(all);
  const [foreseen, setForeseen] = useState<ForeseenClosing>();
  const [trouble, setTrouble] = useState<Problem | 'silence'>();
  const [busy, setBusy] = useState(false);
  const key = useRef(crypto.randomUUID());
  const stretch: Stretch = {
    date: form.date,
    services,
    ...(form.from === '' ? {} : { from: form.from }),
    ...(form.to === '' ? {} : { to: form.to }),
  };
  const set = (name: keyof typeof form) => (event: { currentTarget: { value: string } }) => {
    setForm({ ...form, [name]: event.currentTarget.value });
    key.current = crypto.randomUUID();
  };
  const run = async (close: boolean) => {
    if (busy) return;
    setBusy(true);
    setTrouble(undefined);
    const reply = close
      ? await closeWindows(session, office, {
          ...stretch,
          reason: { id: form.id, en: form.en },
          key: key.current,
        })
      : await foreseeClosing(session, office, stretch);
    setBusy(false);
    if (reply.kind !== 'answer') return setTrouble(reply.kind === 'problem' ? reply.problem : 'silence');
    if ('affected' in reply.body) return setForeseen(reply.body);
    key.current = crypto.randomUUID();
    setForeseen(undefined);
    onClosed();
  };
  const input = (name: keyof typeof form, label: string, more: object = {}) => (
    <div class="field">
      <label for={`closing-${name}`}>{label}</label>
      <input
        class="input"
        id={`closing-${name}`}
        value={form[name]}
        onInput={set(name)}
        readOnly={foreseen !== undefined}
        {...more}
      />
    </div>
  );
  return (
    <form
      class="stack-loose narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run(foreseen !== undefined);
      }}
    >
      {input('date', c.date, { type: 'date' })}
      {input('from', c.from, { type: 'time', 'aria-describedby': 'closing-hours' })}
      {input('to', c.to, { type: 'time', 'aria-describedby': 'closing-hours' })}
      <p class="hint" id="closing-hours">
        {c.hours}
      </p>
      <fieldset class="stack" disabled={foreseen !== undefined}>
        <legend class="question">{c.services}</legend>
        {place?.services.map(({ id, name }) => (
          <label key={id} class="choice">
            <input
              type="checkbox"
              checked={services.includes(id)}
              onChange={({ currentTarget: { checked } }) => {
                setServices(checked ? [...services, id] : services.filter((one) => one !== id));
                // Another wish is another request.
                key.current = crypto.randomUUID();
              }}
            />
            <span>{say(name)}</span>
          </label>
        ))}
      </fieldset>
      {input('id', c.reason, { maxLength: 120 })}
      {input('en', c.reasonEn, { maxLength: 120 })}
      <div role="status">{foreseen !== undefined && <Foreseen office={office} foreseen={foreseen} />}</div>
      <div role="alert">
        {trouble !== undefined && (
          <p class="notice notice-warning">{trouble === 'silence' ? t.why.unreachable : say(trouble.text)}</p>
        )}
      </div>
      <div class="actions">
        <button
          type="submit"
          class={foreseen === undefined ? 'button' : 'button button-danger'}
          aria-disabled={busy || services.length === 0}
        >
          {busy ? c.busy : foreseen === undefined ? c.preview : c.close}
        </button>
        {foreseen !== undefined && (
          <button type="button" class="button button-quiet" onClick={() => setForeseen(undefined)}>
            {c.change}
          </button>
        )}
      </div>
    </form>
  );
}
