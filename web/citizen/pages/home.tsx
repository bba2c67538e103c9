import city from 'balai:city';
import { CheckIcon, Onward } from '../../ui/icons.tsx';
import { choiceIn, unanswered } from '../booking/attempt.ts';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { address, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { savedTickets } from '../tickets/saved.ts';
import { TicketLink } from '../tickets/ticket-link.tsx';
import { usePart } from '../use-part.ts';

export function Home() {
  const { t, say } = useText();
  const saved = savedTickets(clock.now());
  // The picture is for wide screens; a phone need not load it.
  const later = usePart(matchMedia('(min-width: 48em)').matches, () => import('./later.ts'));
  const open = unanswered(Date.now());
  const place = placeOf(open?.request.office, open?.request.service);
  return (
    <Page
      title={t.home.title}
      wide
      hero={{
        picture: later && <later.Welcome />,
        lead: (
          <>
            <p class="lead">{t.home.lead}</p>
            <ul class="promises">
              {t.home.points.map((point) => (
                <li key={point}>
                  <CheckIcon />
                  {point}
                </li>
              ))}
            </ul>
          </>
        ),
      }}
    >
      {open !== undefined && place !== undefined && (
        <div class="notice notice-warning">
          <h2>{t.attempt.open}</h2>
          <p>{t.attempt.openText}</p>
          <a class="button" href={address.check(place, open.request.date, choiceIn(open.request))}>
            {t.check.resume}
          </a>
        </div>
      )}
      {saved.length > 0 && (
        <section class="stack" aria-labelledby="saved">
          <h2 id="saved">{t.home.saved}</h2>
          <ul class="cards">
            {saved.map((ticket) => (
              <li key={ticket.key}>
                <TicketLink ticket={ticket} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="stack">
        <h2>{t.home.documents}</h2>
        <a class="button button-quiet" href={address.needs}>
          {t.home.documentsLink}
        </a>
      </section>
      <section class="stack" aria-labelledby="services">
        <h2 id="services">{t.home.services}</h2>
        {city.offices.map((office) => (
          <div key={office.id} class="stack">
            <p class="hint">{say(office.name)}</p>
            <ul class="cards">
              {office.services.map((service) => (
                <li key={service.id}>
                  <a class="card" href={address.service({ office, service })}>
                    <span class="letter" aria-hidden="true">
                      {service.letter}
                    </span>
                    <span class="card-body">
                      <span class="card-title">{say(service.name)}</span>
                      <span class="card-note">{t.atCounter(service.durationSeconds)}</span>
                    </span>
                    <Onward />
                  </a>
                </li>
              ))}
            </ul>
            {office.elsewhere.length > 0 && (
              <div class="stack">
                <h3>{t.home.elsewhere}</h3>
                {office.elsewhere.map(({ what, where, link }) => (
                  <p key={link}>
                    {say(what)}
                    <br />
                    <a class="lone-link" href={link} rel="noreferrer">
                      {say(where)}
                    </a>
                  </p>
                ))}
              </div>
            )}
          </div>
        ))}
        {city.serves !== null && (
          <p class="hint">
            {t.home[city.serves.are]} {city.serves.parts.join(', ')}.
          </p>
        )}
      </section>
      <div class="pair">
        <section class="stack">
          <h2>{t.home.find}</h2>
          <p>{t.home.findText}</p>
          <a class="button button-quiet" href={address.find}>
            {t.home.findLink}
          </a>
        </section>
        <section class="stack">
          <h2>{t.home.noPhone}</h2>
          <p>{t.home.noPhoneText}</p>
        </section>
      </div>
    </Page>
  );
}
