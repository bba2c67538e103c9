import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { useLaterText } from '../texts/later.ts';
import { savedTickets } from '../tickets/saved.ts';
import { TicketLink } from '../tickets/ticket-link.tsx';

/** Without a ticket to show: the ones on this phone, and the way to find another. */
export function NoTicket({ why }: { why: 'noKey' | 'gone' | 'cancelled' }) {
  const { t } = useText();
  const { noTicket } = useLaterText();
  const saved = savedTickets(clock.now());
  return (
    <Page key={why} title={noTicket[why].title}>
      <p>{noTicket[why].text}</p>
      {saved.length > 0 && (
        <ul class="cards cards-single">
          {saved.map((ticket) => (
            <li key={ticket.key}>
              <TicketLink ticket={ticket} />
            </li>
          ))}
        </ul>
      )}
      <p class="actions">
        <a class="button" href={address.find}>
          {t.home.findLink}
        </a>
        <a class="button button-quiet" href={address.home}>
          {t.ticket.again}
        </a>
      </p>
    </Page>
  );
}
