import city from 'balai:city';
import { useLocation } from 'preact-iso/router';
import type { Wish, Wished } from '#services/queue/contract.ts';
import { CheckIcon } from '../../ui/icons.tsx';
import { useFresh } from '../api/use-fresh.ts';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { address, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { choiceTime, clockTime, longDate, moment, timeOfDay } from '../texts/when.ts';
import { forgetTicket } from '../tickets/saved.ts';
import { pauseBefore } from './rhythm.ts';
import { useWishText } from './texts.ts';

interface Props {
  readonly ticketKey: string;
  readonly wished: Wished;
  /** When the office last confirmed it, if this is only the copy on the phone. */
  readonly copyOf: number | undefined;
  readonly again: () => void;
}

/** The page of a ticket while there is none: the place in line, or the draw to come, until it is the ticket or has ended. */
export function WishPage({ ticketKey, wished, copyOf, again }: Props) {
  const { t, language } = useText();
  const { route } = useLocation();
  const { wish: words } = useWishText();
  const { wish } = wished;
  useFresh(again, pauseBefore(wish, clock.now()));
  if (wished.state === 'CANCELLED') return <Ended wished={wished} />;
  const forget = () => {
    forgetTicket(ticketKey, clock.now());
    // The key leaves the address, too: whoever goes back does not find it.
    route(address.home, true);
  };
  const drawn = wish.kind === 'draw' && wish.place !== null;
  const pending = wish.kind === 'draw' && wish.place === null;
  const running = pending && wish.drawsAt !== null && wish.drawsAt <= clock.now();
  const place = placeOf(wished.office, wished.service);
  const title = running ? words.running : pending ? words.enters : drawn ? words.lost : words.waits;
  return (
    <Page key={title} title={title}>
      {copyOf !== undefined && (
        <p class="notice notice-warning stale" role="status">
          {t.ticket.old(moment(language, copyOf, city.timezone))}
        </p>
      )}
      {drawn && <p>{words.lostText}</p>}
      <WishCard wished={wished} running={running} />
      <section class="stack" aria-labelledby="next">
        <h2 id="next">{words.next}</h2>
        <ul class="dots">
          {(pending ? words.entering : words.waiting).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {!pending && wish.until !== null && (
            <li>{words.until(moment(language, wish.until, city.timezone))}</li>
          )}
        </ul>
      </section>
      <div class="kept">
        <CheckIcon />
        <p>
          {words.itself} {t.ticket.savedOnline}
          <br />
          <button type="button" class="button-link" onClick={forget}>
            {t.ticket.forget}
          </button>
        </p>
      </div>
      <p class="actions">
        {place && (
          <a class="button button-quiet" href={address.days(place)}>
            {words.other}
          </a>
        )}
        {place && wish.entry !== null && (
          <a class="button button-quiet" href={address.draw(place, wished.date, wish.entry)}>
            {words.log}
          </a>
        )}
        <a class="lone-link" href={address.cancel(ticketKey)}>
          {pending ? words.leaveDraw : words.leave}
        </a>
      </p>
      <p class="hint">{t.ticket.free}</p>
    </Page>
  );
}

/** What is asked for, in the place of the ticket. */
function WishCard({ wished, running }: { wished: Wished; running: boolean }) {
  const { t, say, language } = useText();
  const { wish: words, offer } = useWishText();
  const { wish } = wished;
  const place = placeOf(wished.office, wished.service);
  const standing =
    wish.place !== null
      ? words.place(wish.place)
      : wish.kind === 'waitlist' || wish.drawsAt === null
        ? words.placeUnknown
        : running
          ? words.soon
          : words.draws(clockTime(language, timeOfDay(wish.drawsAt, city.timezone)));
  return (
    <article class="ticket">
      <div class="ticket-head">
        <p class="ticket-city">{say(city.name)}</p>
        <p class="ticket-standing">{standing}</p>
        <p class="ticket-service">{place && say(place.service.name)}</p>
      </div>
      <dl class="ticket-body ticket-facts">
        <Fact name={words.day} value={longDate(language, wished.date)} />
        <Fact name={words.window} value={choiceTime(language, { choice: wish.windows, any: offer.any })} />
        <Fact name={t.ticket.office} value={place ? say(place.office.name) : ''} />
        <Fact name={t.ticket.person} value={`${wished.person.name}, NIK ${wished.person.nik}`} />
        {wish.kind === 'draw' && wish.entry !== null && <Fact name={words.code} value={wish.entry} />}
      </dl>
    </article>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const endings = {
  placed: ['withdrawn', 'withdrawnText'],
  withdrawn: ['withdrawn', 'withdrawnText'],
  'none-free': ['noneFree', 'noneFreeText'],
  booked: ['booked', 'bookedText'],
} as const satisfies Record<NonNullable<Wish['ended']>, unknown>;

/** Why nothing came of it, and the way on. */
function Ended({ wished }: { wished: Wished }) {
  const { t } = useText();
  const { wish: words } = useWishText();
  const { ended, kind, entry } = wished.wish;
  const [title, text] = endings[ended ?? 'withdrawn'];
  const place = placeOf(wished.office, wished.service);
  return (
    <Page key={title} title={words[title]}>
      <p>{words[text]}</p>
      <p class="actions">
        {ended === 'booked' && (
          <a class="button" href={address.find}>
            {t.home.findLink}
          </a>
        )}
        <a class="button button-quiet" href={place ? address.days(place) : address.home}>
          {words.other}
        </a>
        {kind === 'draw' && entry !== null && place && (
          <a class="lone-link" href={address.draw(place, wished.date, entry)}>
            {words.log}
          </a>
        )}
      </p>
    </Page>
  );
}
