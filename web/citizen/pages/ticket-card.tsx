import city from 'balai:city';
import type { Booking } from '#services/queue/contract.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { longDate, span } from '../texts/when.ts';

/** The ticket itself: what is shown at the office, and what is printed. */
export function TicketCard({ booking }: { booking: Booking }) {
  const { t, say, language } = useText();
  const place = placeOf(booking.office, booking.service);
  const news =
    booking.state === 'ARRIVED'
      ? t.ticket.arrived
      : booking.state === 'DONE'
        ? t.ticket.served
        : booking.state === 'MISSED'
          ? `${t.ticket.missed}. ${t.ticket.missedText}`
          : undefined;
  return (
    <article class="ticket">
      <div class="ticket-head">
        <p class="ticket-city">{say(city.name)}</p>
        <p class="ticket-number">{booking.ticket}</p>
        <p class="ticket-service">{place && say(place.service.name)}</p>
      </div>
      <div class="ticket-body">
        {news !== undefined && <p class="notice notice-success">{news}</p>}
        <p class="ticket-when">
          <span class="ticket-label">{t.ticket.when}</span>
          <strong>{longDate(language, booking.date)}</strong>
          <strong class="ticket-time">
            {t.ticket.at(span(language, booking.window, booking.windowEnd))}
          </strong>
        </p>
        <div class="ticket-code">
          <QrCode content={booking.checkIn} label={t.ticket.qr(booking.ticket)} />
          <p>{t.ticket.show}</p>
        </div>
        <dl class="ticket-facts">
          <div>
            <dt>{t.ticket.office}</dt>
            <dd>
              {place && say(place.office.name)}
              <br />
              <span class="ticket-address">{place?.office.address}</span>
            </dd>
          </div>
          <div>
            <dt>{t.ticket.person}</dt>
            <dd>
              {booking.person.name}, NIK {booking.person.nik}
            </dd>
          </div>
        </dl>
        <p class="ticket-free">{t.ticket.free}</p>
      </div>
    </article>
  );
}
