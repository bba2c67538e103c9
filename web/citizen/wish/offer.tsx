import city from 'balai:city';
import type { Availability } from '#services/queue/contract.ts';
import { Onward } from '../../ui/icons.tsx';
import { clock } from '../clock.ts';
import { Countdown } from '../pages/countdown.tsx';
import { address, type Place } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { dayAndMonth, moment, span } from '../texts/when.ts';
import { useWishText } from './texts.ts';

interface Props {
  readonly place: Place;
  readonly date: string;
  readonly day: Availability;
}

/** The waitlist of a day, where something is full: how many wait, what comes of it, and which times one can wait for. */
export function WaitOffer({ place, date, day }: Props) {
  const { language } = useText();
  const { offer } = useWishText();
  const { open, waiting } = day.waitlist ?? { open: false, waiting: null };
  const full = day.windows.filter(({ state, till }) => state === 'full' && clock.now() < till);
  const all = !day.windows.some(({ state }) => state === 'open');
  return (
    <section class="stack" aria-labelledby="waitlist">
      <div class="notice">
        <h2 id="waitlist">{all ? offer.full(dayAndMonth(language, date)) : offer.some}</h2>
        <p>{open ? offer.how : offer.closed}</p>
        {waiting !== null && (
          <p>
            <strong>{offer.waiting(waiting)}</strong>
          </p>
        )}
      </div>
      {open && (
        <Choices
          title={all ? offer.choose : offer.chooseFull}
          // Where something is free, any time is to be had at once.
          any={all}
          place={place}
          date={date}
          windows={full}
        />
      )}
    </section>
  );
}

interface DrawProps extends Props {
  /** How long before its beginning the details can be prepared, in milliseconds. */
  readonly prepare: number;
  readonly onTurn: () => void;
}

/** A day whose places are drawn, until they are: when, that speed does not matter, and which times one can ask for. */
export function DrawOffer({ place, date, day, prepare, onTurn }: DrawProps) {
  const { t, language } = useText();
  const { draw: words, offer } = useWishText();
  if (day.draw === null) return null;
  const { collectsFrom, drawsAt } = day.draw;
  const now = clock.now();
  const when = (at: number) => moment(language, at, city.timezone);
  const log = (
    <p>
      <a class="lone-link" href={address.draw(place, date)}>
        {words.how}
      </a>
    </p>
  );
  if (now >= drawsAt) {
    return (
      <div class="notice notice-warning" role="status">
        <h2>{words.running}</h2>
        <p>{words.runningText}</p>
        {day.bookingOpensAt !== null && <p>{words.rest(when(day.bookingOpensAt))}</p>}
        {log}
      </div>
    );
  }
  const early = now < collectsFrom;
  const offered = collectsFrom - now < prepare;
  const windows = day.windows.filter(({ state, till }) => state !== 'closed' && now < till);
  return (
    <>
      <div class={early ? 'notice notice-warning' : 'notice notice-success'}>
        <h2>{(early ? words.shared : words.open)(dayAndMonth(language, date))}</h2>
        <p>{words.fair}</p>
        <p>
          {early && `${words.from(when(collectsFrom))} `}
          {words.until(when(drawsAt))}
        </p>
        <Countdown
          key={`${early}`}
          to={early ? collectsFrom : drawsAt}
          onEnd={onTurn}
          label={early ? t.opening.countdown : words.left}
        />
        {early && <p>{offered ? words.prepare : words.come}</p>}
        {log}
      </div>
      {offered && <Choices title={offer.choose} any place={place} date={date} windows={windows} />}
    </>
  );
}

/** To the log of a draw that is over. */
export function DrawnLink({ place, date }: Pick<Props, 'place' | 'date'>) {
  const { draw: words } = useWishText();
  return (
    <p>
      <a class="lone-link" href={address.draw(place, date)}>
        {words.result}
      </a>
    </p>
  );
}

interface ChoicesProps extends Pick<Props, 'place' | 'date'>, Pick<Availability, 'windows'> {
  readonly title: string;
  /** Whether all of them can be asked for at once. */
  readonly any: boolean;
}

function Choices({ title, any, place, date, windows }: ChoicesProps) {
  const { language } = useText();
  const { offer } = useWishText();
  return (
    <section class="stack" aria-labelledby="choices">
      <h2 id="choices">{title}</h2>
      <ul class="cards">
        {any && (
          <li>
            <Card href={address.details(place, date, [])} title={offer.any} note={offer.anyHint} />
          </li>
        )}
        {windows.map(({ start, end }) => (
          <li key={start}>
            <Card
              href={address.details(place, date, [start])}
              title={span(language, start, end)}
              note={offer.one}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ href, title, note }: { href: string; title: string; note: string }) {
  return (
    <a class="card" href={href}>
      <span class="card-body">
        <span class="card-title card-time">{title}</span>
        <span class="card-note">{note}</span>
      </span>
      <Onward />
    </a>
  );
}
