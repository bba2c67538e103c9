import city from 'balai:city';
import { useEffect, useRef } from 'preact/hooks';
import type { HeldBooking } from '#services/queue/contract.ts';
import { useText } from '../staff/texts/language.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { useSpoken } from './spoken.ts';
import { useWords } from './texts.ts';

interface Props {
  readonly office: string;
  readonly held: HeldBooking;
  readonly onNext: () => void;
}

/** The ticket as it is handed over: on a roll of 80 mm or on A4. The page forgets it with the next one. */
export function PrintedTicket({ office, held: { booking, link }, onNext }: Props) {
  const { say } = useText();
  const t = useWords();
  const spoken = useSpoken(office);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="stack-loose">
      <h1 class="no-print" ref={heading} tabIndex={-1}>
        {t.book.done}
      </h1>
      <article class="slip" aria-label={booking.ticket}>
        <p class="slip-office">{spoken.office}</p>
        <p class="slip-number">{booking.ticket}</p>
        <p class="slip-service">{spoken.service(booking.service)}</p>
        <p class="slip-when">
          {t.ticket.come} {spoken.date(booking.date)}
          <br />
          <b>
            {t.ticket.at} {spoken.span(booking.window, booking.windowEnd)}
          </b>
        </p>
        <p>{booking.person.name}</p>
        <div class="slip-codes">
          <figure>
            <QrCode content={booking.checkIn} label={t.ticket.qr} />
            <figcaption>{t.ticket.qr}</figcaption>
          </figure>
          <figure>
            <QrCode content={link} label={t.ticket.link} />
            <figcaption>{t.ticket.link}</figcaption>
          </figure>
        </div>
        <p>{t.ticket.bring}</p>
        <p class="slip-free">
          {say(city.reportExtortion.label)} {city.reportExtortion.contact}
        </p>
      </article>
      <div class="row no-print">
        <button type="button" class="button" onClick={() => window.print()}>
          {t.book.print}
        </button>
        <button type="button" class="button button-quiet" onClick={onNext}>
          {t.book.next}
        </button>
      </div>
    </div>
  );
}
