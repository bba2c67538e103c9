import { useState } from 'preact/hooks';
import type { Booking } from '#services/queue/contract.ts';
import { CalendarIcon, MessageIcon, PrintIcon } from '../../ui/icons.tsx';
import { exportCalendar } from '../api/queue.ts';
import { clock } from '../clock.ts';
import { address, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { longDate, span } from '../texts/when.ts';

interface Props {
  readonly ticketKey: string;
  readonly booking: Booking;
  readonly link: string;
}

/** What a citizen can do with a ticket. */
export function TicketActions({ ticketKey, booking, link }: Props) {
  const { t, say, language } = useText();
  const [failed, setFailed] = useState(false);
  const place = placeOf(booking.office, booking.service);
  const message = t.ticket.message(
    booking.ticket,
    place === undefined ? '' : say(place.service.name),
    longDate(language, booking.date),
    span(language, booking.window, booking.windowEnd),
    place === undefined ? '' : say(place.office.name),
  );
  const save = async () => {
    const reply = await exportCalendar(ticketKey, language);
    setFailed(reply.kind !== 'answer');
    if (reply.kind === 'answer') download(reply.body, `antrean-${booking.ticket}.ics`);
  };
  const live = booking.state === 'BOOKED';
  return (
    <section class="ticket-actions no-print">
      {live && (
        <button type="button" class="button" onClick={save}>
          <CalendarIcon />
          {t.ticket.calendar}
        </button>
      )}
      <div role="status">{failed && <p class="notice notice-warning">{t.ticket.calendarFailed}</p>}</div>
      <a
        class="button button-quiet"
        href={`https://wa.me/?text=${encodeURIComponent(`${message}\n${link}`)}`}
        target="_blank"
        rel="noreferrer"
        aria-describedby="share-hint"
      >
        <MessageIcon />
        {t.ticket.whatsapp}
      </a>
      <p class="hint" id="share-hint">
        {t.ticket.whatsappHint}
      </p>
      <button type="button" class="button button-quiet" onClick={() => print()}>
        <PrintIcon />
        {t.ticket.print}
      </button>
      {live &&
        (clock.now() < booking.till ? (
          <p class="ticket-changes">
            <a class="lone-link" href={address.move(ticketKey)}>
              {t.ticket.move}
            </a>
            <a class="lone-link" href={address.cancel(ticketKey)}>
              {t.ticket.cancel}
            </a>
          </p>
        ) : (
          <p class="hint">{t.ticket.late}</p>
        ))}
    </section>
  );
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
