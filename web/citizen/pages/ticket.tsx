import city from 'balai:city';
import { useLocation } from 'preact-iso/router';
import { CheckIcon } from '../../ui/icons.tsx';
import { useOffices } from '../api/questions.ts';
import { clock } from '../clock.ts';
import { useKeptOffline } from '../offline.ts';
import { Page } from '../page.tsx';
import { address, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { moment } from '../texts/when.ts';
import { forgetTicket } from '../tickets/saved.ts';
import { useTicket } from '../tickets/use-ticket.ts';
import { Trouble } from '../trouble.tsx';
import { usePart } from '../use-part.ts';
import { Bring } from './bring.tsx';
import { TicketActions } from './ticket-actions.tsx';
import { TicketCard } from './ticket-card.tsx';
import { TicketToday } from './ticket-today.tsx';

export function TicketPage() {
  const { t, language } = useText();
  const { key, booking, wished, link, copyOf, answer } = useTicket();
  const offices = useOffices();
  const kept = useKeptOffline();
  const { route } = useLocation();
  const unknown = typeof answer.trouble === 'object' && answer.trouble.code === 'not-found';
  // Whose closed time has passed unanswered may still choose another one.
  const cancelled = booking?.state === 'CANCELLED' && !booking.closed;
  const why = key === '' ? 'noKey' : unknown ? 'gone' : cancelled ? 'cancelled' : undefined;
  const later = usePart(why !== undefined, () => import('./later.ts'));
  const wish = usePart(wished !== undefined, () => import('./wish.ts'));
  const forget = () => {
    forgetTicket(key, clock.now());
    // The key leaves the address, too: whoever goes back does not find it.
    route(address.home, true);
  };
  if (why && later) return <later.NoTicket why={why} />;
  if (wished && wish) {
    return <wish.WishPage ticketKey={key} wished={wished} copyOf={copyOf} again={answer.again} />;
  }
  if (booking === undefined || why) {
    return (
      <Page title={t.ticket.title}>
        <Trouble answer={answer} />
      </Page>
    );
  }
  const place = placeOf(booking.office, booking.service);
  const cases = offices.body?.offices
    .find(({ id }) => id === booking.office)
    ?.services.find(({ id }) => id === booking.service)?.requirements;
  return (
    <Page title={t.ticket.title} wide>
      <div class="ticket-page">
        <div class="stack">
          {copyOf !== undefined && (
            <p class="notice notice-warning stale" role="status">
              {t.ticket.old(moment(language, copyOf, city.timezone))}
            </p>
          )}
          <TicketToday ticketKey={key} booking={booking} />
          <TicketCard booking={booking} />
          <div class="kept">
            <CheckIcon />
            <p>
              {kept ? t.ticket.saved : t.ticket.savedOnline}
              <br />
              <button type="button" class="button-link" onClick={forget}>
                {t.ticket.forget}
              </button>
            </p>
          </div>
        </div>
        <div class="stack-loose">
          <TicketActions ticketKey={key} booking={booking} link={link} />
          <section class="stack no-print" aria-labelledby="bring">
            <h2 id="bring">{t.ticket.bring}</h2>
            {cases === undefined ? <Trouble answer={offices} /> : <Bring cases={cases} />}
          </section>
          <section class="notice">
            <h2>{t.ticket.free}</h2>
            <p>{t.ticket.freeText}</p>
            <p>
              <a class="lone-link" href={city.reportExtortion.contact} rel="noreferrer">
                {t.ticket.report}
              </a>
              <span class="only-print"> {city.reportExtortion.contact}</span>
            </p>
          </section>
          {place && (
            <p class="no-print">
              <a class="lone-link" href={address.service(place)}>
                {t.ticket.again}
              </a>
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}
