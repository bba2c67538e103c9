import city from 'balai:city';
import { useState } from 'preact/hooks';
import type { Problem } from '#services/queue/contract.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { doAtCounter, readFloor } from '../api/floor.ts';
import { usePolling } from '../api/polling.ts';
import { useDesk } from '../desk.tsx';
import { useTitle } from '../frame.tsx';
import { useText } from '../texts/language.tsx';
import type { Choice } from './choice.ts';
import { useCounterText } from './texts.ts';

interface Props {
  readonly office: string;
  readonly known: Choice | undefined;
  readonly onOpen: (choice: Choice) => void;
}

/** Which counter this is and whom it calls; opens it. */
export function ChooseCounter({ office, known, onOpen }: Props) {
  const c = useCounterText();
  const { t, say } = useText();
  const { session } = useDesk();
  useTitle(c.choose.title);
  const floor = usePolling(`floor ${office}`, () => readFloor(session, office), 5_000);
  const place = city.offices.find(({ id }) => id === office);
  const [counter, setCounter] = useState(known?.counter ?? '');
  const [services, setServices] = useState<readonly string[]>(
    known?.services ?? place?.services.map(({ id }) => id) ?? [],
  );
  const [round, setRound] = useState(0);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Problem | 'silence'>();
  const errors = [
    ...(counter === '' ? [{ field: `counter-${signs(place)[0]}`, text: c.choose.missing.counter }] : []),
    ...(services.length === 0
      ? [{ field: `service-${place?.services[0]?.id}`, text: c.choose.missing.services }]
      : []),
  ];
  const stateOf = (sign: string) => {
    const there = floor.body?.counters.find(({ id }) => id === sign);
    if (there?.officer === undefined) return c.choose.free;
    return there.mine ? c.choose.yours : c.choose.taken;
  };
  const open = async () => {
    if (sending) return;
    setRound(round + 1);
    if (errors.length > 0) return;
    setSending(true);
    const deed = { kind: 'set', state: 'open', services } as const;
    const reply = await doAtCounter(session, { office, counter }, { key: crypto.randomUUID(), deed });
    setSending(false);
    if (reply.kind === 'answer') return onOpen({ counter, services });
    setRefused(reply.kind === 'problem' ? reply.problem : 'silence');
  };
  return (
    <form
      class="stack-loose narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <div class="title">
        <p class="caption">{place && say(place.name)}</p>
        <h1>{c.choose.title}</h1>
      </div>
      <p class="lead">{c.choose.lead}</p>
      {round > 0 && errors.length > 0 && (
        <ErrorSummary title={c.choose.wrong} errors={errors} round={round} />
      )}
      <div role="alert">
        {refused !== undefined && (
          <p class="notice notice-warning">{refused === 'silence' ? t.why.unreachable : say(refused.text)}</p>
        )}
      </div>
      <fieldset>
        <legend class="question">{c.choose.counter}</legend>
        <div class="signs">
          {signs(place).map((sign) => (
            <label key={sign} class="sign">
              <input
                type="radio"
                name="counter"
                id={`counter-${sign}`}
                value={sign}
                checked={counter === sign}
                onChange={() => setCounter(sign)}
              />
              <span class="sign-number">{sign}</span>
              <span class="caption">{stateOf(sign)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset class="stack">
        <legend class="question">{c.choose.services}</legend>
        <p class="hint">{c.choose.servicesHint}</p>
        <div class="ticks">
          {place?.services.map(({ id, name, letter }) => (
            <label key={id} class="choice">
              <input
                type="checkbox"
                id={`service-${id}`}
                checked={services.includes(id)}
                onChange={({ currentTarget: { checked } }) =>
                  setServices(checked ? [...services, id] : services.filter((one) => one !== id))
                }
              />
              <span>
                {say(name)} <span class="caption">{letter}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" class="button" aria-disabled={sending}>
        {sending ? c.sending : c.choose.open}
      </button>
    </form>
  );
}

/** What the signs of the counters say. */
const signs = (place: (typeof city.offices)[number] | undefined): readonly string[] =>
  Array.from({ length: place?.counters ?? 0 }, (_, index) => `${index + 1}`);
