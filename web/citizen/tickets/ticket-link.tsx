import { Onward } from '../../ui/icons.tsx';
import { address, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { clockTime, dayAndMonth } from '../texts/when.ts';
import type { SavedTicket } from './saved.ts';

/** A kept ticket as one large link. */
export function TicketLink({ ticket: { key, booking } }: { ticket: SavedTicket }) {
  const { t, say, language } = useText();
  const place = placeOf(booking.office, booking.service);
  return (
    <a class="card card-ticket" href={address.ticket(key)}>
      {booking.ticket !== null && <span class="card-number">{booking.ticket}</span>}
      <span class="card-body">
        <span class="card-title">
          {dayAndMonth(language, booking.date)},{' '}
          {booking.ticket === null ? t.ticket.waits : clockTime(language, booking.window)}
        </span>
        <span class="card-note">{place && say(place.service.name)}</span>
      </span>
      <Onward />
    </a>
  );
}
