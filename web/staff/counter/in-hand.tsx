import type city from 'balai:city';
import type { FloorTicket } from '#services/queue/contract.ts';
import { useText } from '../texts/language.tsx';
import { duration } from '../words/duration.ts';
import { useServiceName } from '../words/services.ts';
import { Running } from './running.tsx';
import { useCounterText } from './texts.ts';

interface Props {
  readonly office: (typeof city.offices)[number]['id'];
  readonly ticket: FloorTicket | null;
  readonly waiting: number;
  readonly ahead: number;
}

/** The number at the counter, big; or how many wait for it. */
export function InHand({ office, ticket, waiting, ahead }: Props) {
  const c = useCounterText();
  const { language } = useText();
  const nameOf = useServiceName(office);
  if (ticket === null) {
    return (
      <div class="in-hand in-hand-none">
        <p class="in-hand-state">{c.nobody}</p>
        <p class="in-hand-waiting">{waiting === 0 ? c.nobodyWaits : c.waitingFor(waiting)}</p>
      </div>
    );
  }
  const serving = ticket.state === 'SERVING';
  const since = serving ? ticket.servedAt : ticket.calledAt;
  const waited = (ticket.calledAt ?? ticket.since) - ticket.since;
  return (
    <div class={`in-hand ${serving ? 'in-hand-serving' : 'in-hand-called'}`}>
      <p class="in-hand-state">{serving ? c.serving : c.called}</p>
      <p class="in-hand-number">{ticket.ticket}</p>
      <div class="in-hand-about">
        <p class="in-hand-service">{nameOf(ticket.service)}</p>
        {ticket.name !== undefined && <p>{ticket.name}</p>}
        <p class="tags">
          {ticket.priority && (
            <span class="tag tag-priority" title={c.priorityWhy}>
              {c.priority}
            </span>
          )}
          <span class="tag">{ticket.kind === 'booked' ? c.booked : c.walkIn}</span>
          {ticket.late && ticket.kind === 'booked' && <span class="tag">{c.late}</span>}
          {ticket.misses > 0 && <span class="tag">{c.missedBefore}</span>}
        </p>
      </div>
      <dl class="in-hand-times">
        <div>
          <dt>{serving ? c.servedFor : c.calledFor}</dt>
          <dd>{since === undefined ? '–' : <Running since={since} ahead={ahead} />}</dd>
        </div>
        <div>
          <dt>{c.waited}</dt>
          <dd>{duration(language, waited)}</dd>
        </div>
      </dl>
    </div>
  );
}
