import type { OfferedPlaces } from '#services/queue/contract.ts';
import { Onward } from '../../ui/icons.tsx';
import { answersOf } from '../api/use-answer.ts';
import { Page } from '../page.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { longDate, sentence, span } from '../texts/when.ts';
import { useTicket } from '../tickets/use-ticket.ts';
import { Trouble } from '../trouble.tsx';
import { readOffer } from './read-offer.ts';
import { useOfferText } from './texts.ts';

const useOffer = answersOf(readOffer);

type Place = OfferedPlaces['suggestions'][number];

/** Where who lost a place to a closing chooses another one. The choice is confirmed, and made, on the page for moving. */
export function OfferPage() {
  const o = useOfferText();
  const { say } = useText();
  const { key, booking } = useTicket();
  const offer = useOffer(key);
  const { body, trouble } = offer;
  if (typeof trouble === 'object' && trouble.code === 'nothing-offered') {
    return (
      <Page title={o.title}>
        <p class="notice notice-success">{o.open}</p>
        <p class="actions">
          <a class="button" href={address.ticket(key)}>
            {o.toTicket}
          </a>
        </p>
      </Page>
    );
  }
  return (
    <Page title={o.title} back={address.ticket(key)}>
      <Trouble answer={offer} />
      {body !== undefined && (
        <>
          {booking !== undefined && (
            <p>
              {(booking.leftOver ? o.leftOverReason : o.reason)(booking.ticket)}: {say(body.reason)}.
            </p>
          )}
          <p>{o.first}</p>
          <p class="hint">{o.keep}</p>
          {body.days.length === 0 && <p class="notice notice-warning">{o.nothing}</p>}
          {body.suggestions.length > 0 && (
            <section class="stack" aria-labelledby="suggested">
              <h2 id="suggested">{o.suggested}</h2>
              <Places ticketKey={key} places={body.suggestions} isDayTold />
            </section>
          )}
          {body.days.length > 0 && (
            <section class="stack" aria-labelledby="other">
              <h2 id="other">{o.other}</h2>
              {body.days.map(({ date, windows }) => (
                <Day key={date} ticketKey={key} date={date} windows={windows} />
              ))}
            </section>
          )}
        </>
      )}
    </Page>
  );
}

interface DayProps {
  readonly ticketKey: string;
  readonly date: string;
  readonly windows: OfferedPlaces['days'][number]['windows'];
}

function Day({ ticketKey, date, windows }: DayProps) {
  const { language } = useText();
  return (
    <details class="more">
      <summary>{longDate(language, date)}</summary>
      <Places ticketKey={ticketKey} places={windows.map((window) => ({ date, ...window }))} />
    </details>
  );
}

interface PlacesProps {
  readonly ticketKey: string;
  readonly places: readonly Place[];
  readonly isDayTold?: true;
}

function Places({ ticketKey, places, isDayTold }: PlacesProps) {
  const { language } = useText();
  return (
    <ul class="cards cards-single">
      {places.map(({ date, start, end }) => {
        const hours = span(language, start, end);
        return (
          <li key={`${date} ${start}`}>
            <a class="card" href={address.moveTo(ticketKey, date, start)}>
              <span class="card-body">
                <span class="card-title">{isDayTold ? longDate(language, date) : sentence(hours)}</span>
                {isDayTold && <span class="card-note">{hours}</span>}
              </span>
              <Onward />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
