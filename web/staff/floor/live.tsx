import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Counter, Floor, FloorTicket } from '#services/queue/contract.ts';
import { doAtCounter } from '../api/floor.ts';
import { rememberChoice } from '../counter/choice.ts';
import { useDesk } from '../desk.tsx';
import { useText } from '../texts/language.tsx';
import { duration } from '../words/duration.ts';
import { useServiceName } from '../words/services.ts';
import { useFloorText } from './texts.ts';

interface Props {
  readonly office: string;
  readonly floor: Floor;
}

/** Where people wait, service by service. */
export function ServicesNow({ office, floor }: Props) {
  const f = useFloorText();
  const { language } = useText();
  const nameOf = useServiceName(office);
  return (
    <section aria-labelledby="services">
      <h2 id="services">{f.services}</h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{f.service}</th>
            {[f.waiting, f.longest, f.wait, f.openCounters, f.walkInsLeft].map((title) => (
              <th key={title} scope="col" class="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {floor.services.map(({ id, waiting, longest, wait, open, walkInsLeft }) => (
            <tr key={id} class={waiting > 0 && open === 0 ? 'attention' : ''}>
              <th scope="row">{nameOf(id)}</th>
              <td class="number" data-title={f.waiting}>
                {waiting}
              </td>
              <td class="number" data-title={f.longest}>
                {waiting === 0 ? '–' : duration(language, longest)}
              </td>
              <td class="number" data-title={f.wait}>
                {wait === null ? f.noCounter : f.waitOf(wait.p50, wait.p90)}
              </td>
              <td class="number" data-title={f.openCounters}>
                {open}
              </td>
              <td class="number" data-title={f.walkInsLeft}>
                {walkInsLeft}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {floor.waitsTold && (
        <p class="caption">
          {f.waitsTold(
            floor.waitsTold.people,
            Math.round(floor.waitsTold.meanError),
            Math.round(100 * floor.waitsTold.withinP90),
          )}
        </p>
      )}
    </section>
  );
}

/** What each counter does; one that is forgotten can be taken over or closed. */
export function CountersNow({ office, floor, again }: Props & { readonly again: () => void }) {
  const f = useFloorText();
  const { t, say, language } = useText();
  const { session } = useDesk();
  const { route } = useLocation();
  const [said, setSaid] = useState<string>();
  const set = async ({ id, services }: Counter, state: 'open' | 'closed') => {
    if (state === 'open' && !confirm(f.takeOverAsk(id))) return;
    const deed = { kind: 'set', state } as const;
    const reply = await doAtCounter(session, { office, counter: id }, { key: crypto.randomUUID(), deed });
    setSaid(
      reply.kind === 'silence'
        ? t.why.unreachable
        : reply.kind === 'problem'
          ? say(reply.problem.text)
          : undefined,
    );
    again();
    if (reply.kind === 'answer' && state === 'open') {
      rememberChoice(office, { counter: id, services });
      route(`/loket/${office}`);
    }
  };
  return (
    <section aria-labelledby="counters">
      <h2 id="counters">{f.counters}</h2>
      <div role="alert">{said !== undefined && <p class="notice notice-warning">{said}</p>}</div>
      <table class="table">
        <thead>
          <tr>
            {[f.counter, f.now, f.since].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col" class="number">
              {f.parkedCount}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {floor.counters.map((counter) => (
            <tr key={counter.id}>
              <th scope="row">
                {counter.id} <span class="caption">{f.state[counter.state]}</span>
                {counter.officer !== undefined && (
                  <span class="caption">, {counter.mine ? f.yours : f.held}</span>
                )}
              </th>
              <td class="digits" data-title={f.now}>
                {counter.ticket?.ticket ?? '–'}
              </td>
              <td data-title={f.since}>{atCounterFor(counter.ticket, floor.now, language)}</td>
              <td class="number" data-title={f.parkedCount}>
                {counter.parked.length}
              </td>
              <td class="table-buttons">
                {counter.officer !== undefined && !counter.mine && (
                  <button
                    type="button"
                    class="button-small"
                    aria-label={`${f.takeOver} ${f.counter} ${counter.id}`}
                    onClick={() => void set(counter, 'open')}
                  >
                    {f.takeOver}
                  </button>
                )}
                {counter.state !== 'closed' && counter.ticket === null && (
                  <button
                    type="button"
                    class="button-small"
                    aria-label={`${f.closeCounter} ${f.counter} ${counter.id}`}
                    onClick={() => void set(counter, 'closed')}
                  >
                    {f.closeCounter}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function atCounterFor(ticket: FloorTicket | null, now: number, language: 'id' | 'en'): string {
  const since = ticket?.servedAt ?? ticket?.calledAt;
  return since === undefined ? '–' : duration(language, Math.max(0, now - since));
}

interface AsideProps {
  readonly office: string;
  readonly parked: readonly FloorTicket[];
  readonly missed: readonly FloorTicket[];
}

/** Who is in the hall but in no line. */
export function AsideNow({ office, parked, missed }: AsideProps) {
  const f = useFloorText();
  const nameOf = useServiceName(office);
  const list = (name: string, title: string, tickets: readonly FloorTicket[]) => (
    <section aria-labelledby={name}>
      <h2 id={name}>
        {title} <span class="count">{tickets.length}</span>
      </h2>
      {tickets.length === 0 && <p class="caption">{f.none}</p>}
      <ul class="line">
        {tickets.map(({ id, ticket, service, counter, misses, state }) => (
          <li key={id}>
            <b class="digits">{ticket}</b>
            <span class="line-service">{nameOf(service)}</span>
            <span class="line-wait">
              {state === 'MISSED'
                ? misses < 2
                  ? f.missedOnce
                  : f.missedTwice
                : counter !== undefined && `${f.counter} ${counter}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
  return (
    <>
      {list('parked', f.parked, parked)}
      {list('missed', f.missed, missed)}
    </>
  );
}
