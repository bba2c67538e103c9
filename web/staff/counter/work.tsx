import city from 'balai:city';
import { useEffect, useState } from 'preact/hooks';
import type { FloorTicket } from '#services/queue/contract.ts';
import type { Outcome } from '../api/floor.ts';
import { useTitle } from '../frame.tsx';
import { useText } from '../texts/language.tsx';
import { useServiceName } from '../words/services.ts';
import { Bring } from './bring.tsx';
import type { Choice } from './choice.ts';
import { ChooseOne } from './choose-one.tsx';
import type { Command, Situation } from './commands.ts';
import { Controls } from './controls.tsx';
import { InHand } from './in-hand.tsx';
import { LineAside } from './line-aside.tsx';
import { Stood } from './stood.tsx';
import { useCounterText } from './texts.ts';
import { type AtWork, useCounter } from './use-counter.ts';
import { useHold } from './use-hold.ts';
import { useRest } from './use-rest.ts';

interface Props {
  readonly office: string;
  readonly choice: Choice;
  /** Another counter, or other services. */
  readonly onChange: () => void;
}

const outcomes: readonly Outcome[] = ['finished', 'incomplete', 'referred', 'left'];

/** An open counter: the number in hand, the keys, and what stands around. */
export function Work({ office, choice, onChange }: Props) {
  const c = useCounterText();
  const { say } = useText();
  useTitle(c.atCounter(choice.counter));
  const nameOf = useServiceName(office);
  const place = { office, counter: choice.counter };
  const work = useCounter(place);
  const { at, floor, perform, pending, ahead } = work;
  useHold(place, at);
  const [asking, ask] = useState<'transfer' | 'outcome'>();
  const ticket = at?.counter.ticket ?? null;
  const situation: Situation = {
    counter: at?.counter.state ?? 'closed',
    inHand: ticket === null ? 'none' : ticket.state === 'SERVING' ? 'serving' : 'called',
  };
  const resting = useRest(`${ticket?.id} ${situation.inHand} ${situation.counter}`);
  useEffect(() => ask(undefined), [ticket?.id, situation.inHand]);

  if (at === undefined) return <Waiting work={work} />;
  if (!at.counter.mine || at.counter.state === 'closed') {
    return <Stood counter={choice.counter} taken={at.counter.officer !== undefined} onChange={onChange} />;
  }
  const command = (name: Command) => {
    if (name === 'break') {
      return perform({ kind: 'set', state: situation.counter === 'open' ? 'break' : 'open' });
    }
    if (ticket === null) return perform({ kind: 'call' });
    if (name === 'transfer' || name === 'outcome') return ask(name);
    if (name === 'advance' && ticket.state === 'SERVING') {
      return perform({ kind: 'call', finish: 'finished' });
    }
    return perform({ kind: 'act', action: name === 'advance' ? 'serve' : name, ...called(ticket) });
  };
  const hall = city.offices.find(({ id }) => id === office);
  return (
    <div class="work">
      <div class="work-head">
        <h1>{c.atCounter(choice.counter)}</h1>
        <p class="caption">{hall && say(hall.name)}</p>
        <p class="caption work-services">{at.counter.services.map(nameOf).join(' · ')}</p>
      </div>
      <Announcements work={work} office={office} />
      <div class="work-main">
        <InHand office={office} ticket={ticket} waiting={at.waiting} ahead={ahead} />
        <Controls
          situation={situation}
          still={pending !== undefined || resting}
          sending={pending !== undefined}
          listening={asking === undefined}
          onCommand={command}
        />
        {ticket !== null && <Bring office={office} service={ticket.service} />}
        <div class="work-foot">
          <button type="button" class="button-link" onClick={onChange}>
            {c.change}
          </button>
          {ticket === null && (
            <button
              type="button"
              class="button-link"
              onClick={() => perform({ kind: 'set', state: 'closed' })}
            >
              {c.close}
            </button>
          )}
        </div>
      </div>
      <LineAside
        office={office}
        floor={floor}
        services={at.counter.services}
        parked={at.counter.parked}
        free={situation.counter === 'open' && ticket === null && pending === undefined}
        perform={perform}
      />
      {asking === 'transfer' && ticket !== null && (
        <ChooseOne
          title={c.transfer.title(ticket.ticket)}
          hint={c.transfer.hint}
          options={(hall?.services ?? [])
            .filter(({ id }) => id !== ticket.service)
            .map(({ id, name }) => ({ value: id, label: say(name) }))}
          onClose={() => ask(undefined)}
          onChoose={(service) => {
            ask(undefined);
            perform({ kind: 'act', action: 'transfer', ...called(ticket), service });
          }}
        />
      )}
      {asking === 'outcome' && ticket !== null && (
        <ChooseOne
          title={c.outcome.title(ticket.ticket)}
          hint={c.outcome.hint}
          options={outcomes.map((value) => ({ value, label: c.outcome.of[value] }))}
          onClose={() => ask(undefined)}
          onChoose={(outcome) => {
            ask(undefined);
            perform({ kind: 'act', action: 'finish', ...called(ticket), outcome });
          }}
        />
      )}
    </div>
  );
}

/** A ticket and the call of it that is meant. */
const called = ({ id, call }: FloorTicket) => ({ ticket: id, ...(call !== undefined && { call }) });

/** The first look at the counter is on its way, or does not come. */
function Waiting({ work: { trouble } }: { work: AtWork }) {
  const c = useCounterText();
  const { t, say } = useText();
  if (trouble === 'none') return <p role="status">{t.starting}</p>;
  return <p class="notice notice-warning">{trouble === 'silence' ? c.stale : say(trouble.text)}</p>;
}

/** What changed, for ears and for eyes: one line that is always at the same place. */
function Announcements({ work, office }: { work: AtWork; office: string }) {
  const c = useCounterText();
  const { say } = useText();
  const nameOf = useServiceName(office);
  const { at, lost, refusal, trouble } = work;
  const ticket = at?.counter.ticket;
  const said =
    ticket === null || ticket === undefined
      ? c.announce.none
      : ticket.state === 'SERVING'
        ? c.announce.serving(ticket.ticket)
        : c.announce.called(ticket.ticket, nameOf(ticket.service));
  const unanswered = lost ? c.lost : trouble === 'silence' ? c.stale : undefined;
  return (
    <div class="work-said">
      <p class="out-of-sight" role="status">
        {said}
      </p>
      <div role="status">{unanswered !== undefined && <p class="notice notice-warning">{unanswered}</p>}</div>
      <div role="alert">
        {refusal !== undefined && <p class="notice notice-warning">{say(refusal.text)}</p>}
      </div>
    </div>
  );
}
