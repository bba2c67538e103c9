import type { Arrived } from '#services/queue/contract.ts';
import { spanOf } from '../../board/wait-span.ts';
import { useWords } from '../texts/use-words.ts';

/** How many are before a ticket, and about how long it takes. */
export function Facts({ arrived: { ahead, wait } }: { arrived: Arrived }) {
  const { t } = useWords();
  return (
    <dl class="ticket-facts">
      <div>
        <dt>{t.ticket.ahead}</dt>
        <dd>{ahead === 0 ? t.ticket.nobody : t.ticket.people(ahead)}</dd>
      </div>
      <div>
        <dt>{t.ticket.wait}</dt>
        <dd>{wait === null ? t.ticket.unknown : t.ticket.minutes(spanOf(wait))}</dd>
      </div>
    </dl>
  );
}
