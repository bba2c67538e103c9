import type { Floor, FloorTicket } from '#services/queue/contract.ts';
import type { Deed } from '../api/floor.ts';
import { useText } from '../texts/language.tsx';
import { duration } from '../words/duration.ts';
import { useServiceName } from '../words/services.ts';
import { useCounterText } from './texts.ts';

interface Props {
  readonly office: string;
  readonly floor: Floor | undefined;
  readonly services: readonly string[];
  readonly parked: readonly FloorTicket[];
  /** Whether another number may come to the counter now. */
  readonly free: boolean;
  readonly perform: (deed: Deed) => void;
}

/** Whom the page shows of the line; more would not be read. */
const SHOWN = 6;

/** What stands beside the number: who waits, who is parked, who did not come, how long the queues are. */
export function LineAside({ office, floor, services, parked, free, perform }: Props) {
  const c = useCounterText();
  const { language } = useText();
  const nameOf = useServiceName(office);
  const mine = (floor?.tickets ?? []).filter(({ service }) => services.includes(service));
  const next = mine.filter(({ state }) => state === 'WAITING');
  const missed = mine.filter(({ state }) => state === 'MISSED');
  return (
    <aside class="aside">
      <section aria-labelledby="next">
        <h2 id="next">
          {c.next} <span class="count">{next.length}</span>
        </h2>
        <ol class="line">
          {next.slice(0, SHOWN).map((ticket) => (
            <li key={ticket.id}>
              <b class="digits">{ticket.ticket}</b>
              <span class="line-service">{nameOf(ticket.service)}</span>
              {ticket.priority && <span class="tag tag-priority">{c.priority}</span>}
              <span class="line-wait">
                {duration(language, Math.max(0, (floor?.now ?? 0) - ticket.since))}
              </span>
            </li>
          ))}
        </ol>
        <p class="caption">{next.length === 0 ? c.nobodyWaits : c.nextHint}</p>
      </section>
      <section aria-labelledby="parked">
        <h2 id="parked">
          {c.parked} <span class="count">{parked.length}</span>
        </h2>
        {parked.length === 0 ? (
          <p class="caption">{c.parkedNone}</p>
        ) : (
          <ul class="line">
            {parked.map(({ id, ticket, service }) => (
              <li key={id}>
                <b class="digits">{ticket}</b>
                <span class="line-service">{nameOf(service)}</span>
                <button
                  type="button"
                  class="button-small"
                  aria-label={`${c.resume} ${ticket}`}
                  aria-disabled={!free}
                  onClick={() => free && perform({ kind: 'act', action: 'resume', ticket: id })}
                >
                  {c.resume}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
      {missed.length > 0 && (
        <section aria-labelledby="missed">
          <h2 id="missed">
            {c.missed} <span class="count">{missed.length}</span>
          </h2>
          <ul class="line">
            {missed.map(({ id, ticket, service }) => (
              <li key={id}>
                <b class="digits">{ticket}</b>
                <span class="line-service">{nameOf(service)}</span>
                <span class="line-buttons">
                  <button
                    type="button"
                    class="button-small"
                    aria-label={`${c.callNamed} ${ticket}`}
                    aria-disabled={!free}
                    onClick={() => free && perform({ kind: 'call', ticket: id })}
                  >
                    {c.callNamed}
                  </button>
                  <button
                    type="button"
                    class="button-small"
                    aria-label={`${c.requeue} ${ticket}`}
                    onClick={() => perform({ kind: 'act', action: 'requeue', ticket: id })}
                  >
                    {c.requeue}
                  </button>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="lengths">
        <h2 id="lengths">{c.lengths}</h2>
        <table class="lengths">
          <thead>
            <tr>
              <th scope="col">{c.lengthsHead.service}</th>
              <th scope="col" class="number">
                {c.lengthsHead.waiting}
              </th>
              <th scope="col" class="number">
                {c.lengthsHead.open}
              </th>
            </tr>
          </thead>
          <tbody>
            {(floor?.services ?? []).map(({ id, waiting, open }) => (
              <tr key={id} class={services.includes(id) ? 'ours' : ''}>
                <th scope="row">{nameOf(id)}</th>
                <td class="number">{waiting}</td>
                <td class="number">{open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </aside>
  );
}
