import { useState } from 'preact/hooks';
import type { OpenedBooking } from '#services/queue/contract.ts';
import { cancelBooking } from '../api/queue.ts';
import { useRequest } from '../booking/use-request.ts';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { address, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { useLaterText } from '../texts/later.ts';
import { longDate, span } from '../texts/when.ts';
import { saveTicket } from '../tickets/saved.ts';
import { useTicket } from '../tickets/use-ticket.ts';
import { Trouble } from '../trouble.tsx';
import { Outcome } from './outcome.tsx';

/** Where the reminder leads: one tap keeps the place, one gives it to somebody else. */
export function StillComingPage() {
  const { t, say, language } = useText();
  const later = useLaterText();
  const { key, booking, answer } = useTicket();
  const [cancelled, setCancelled] = useState(false);
  const { state, send } = useRequest<OpenedBooking>((held) => {
    saveTicket(held, clock.now(), key);
    setCancelled(true);
  });
  if (cancelled || booking?.state === 'CANCELLED') {
    return (
      <Page key="done" title={later.cancel.done}>
        <p>{later.noTicket.cancelled.text}</p>
        <p class="actions">
          <a class="button" href={address.home}>
            {t.ticket.again}
          </a>
        </p>
      </Page>
    );
  }
  if (booking === undefined) {
    const gone = typeof answer.trouble === 'object' && answer.trouble.code === 'not-found';
    return (
      <Page title={gone ? later.noTicket.gone.title : later.stillComing.title}>
        {gone ? (
          <>
            <p>{later.noTicket.gone.text}</p>
            <p class="actions">
              <a class="button" href={address.find}>
                {t.home.findLink}
              </a>
            </p>
          </>
        ) : (
          <Trouble answer={answer} />
        )}
      </Page>
    );
  }
  const place = placeOf(booking.office, booking.service);
  const busy = state.kind === 'busy';
  const open = booking.state === 'BOOKED' && clock.now() < booking.till;
  return (
    <Page title={later.stillComing.title}>
      <div class="stub">
        <strong class="stub-number">{booking.ticket}</strong>
        <p>
          {place && say(place.service.name)}
          <br />
          {longDate(language, booking.date)}
          <br />
          {span(language, booking.window, booking.windowEnd)}
        </p>
      </div>
      <Outcome state={state} />
      <p class="actions">
        <a class="button" href={address.ticket(key)}>
          {later.stillComing.yes}
        </a>
      </p>
      {open ? (
        <>
          <p>{later.stillComing.noText}</p>
          <p class="actions">
            <button
              type="button"
              class="button button-danger"
              aria-disabled={busy}
              onClick={() => send(() => cancelBooking(key))}
            >
              {busy ? later.cancel.sending : later.stillComing.no}
            </button>
          </p>
          <p>
            <a class="lone-link" href={address.move(key)}>
              {later.cancel.move}
            </a>
          </p>
        </>
      ) : (
        <p class="hint">{later.stillComing.tooLate}</p>
      )}
    </Page>
  );
}
