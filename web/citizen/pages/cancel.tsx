import { useState } from 'preact/hooks';
import type { HeldBooking } from '#services/queue/contract.ts';
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

export function CancelPage() {
  const { t, say, language } = useText();
  const later = useLaterText();
  const { key, booking, answer } = useTicket();
  const [cancelled, setCancelled] = useState<HeldBooking>();
  const { state, send } = useRequest<HeldBooking>((held) => {
    saveTicket(held, clock.now(), key);
    setCancelled(held);
  });
  if (cancelled !== undefined || booking?.state === 'CANCELLED') {
    return (
      <Page key="done" title={later.cancel.done}>
        <p>{t.ticket.cancelledText}</p>
        <p class="actions">
          <a class="button" href={address.home}>
            {t.ticket.again}
          </a>
        </p>
      </Page>
    );
  }
  if (booking === undefined) {
    return (
      <Page title={later.cancel.title} back={address.ticket(key)}>
        <Trouble answer={answer} />
      </Page>
    );
  }
  const place = placeOf(booking.office, booking.service);
  const busy = state.kind === 'busy';
  return (
    <Page title={later.cancel.title} back={address.ticket(key)}>
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
      <p>{later.cancel.text}</p>
      <Outcome state={state} />
      <div class="actions">
        <button
          type="button"
          class="button button-danger"
          aria-disabled={busy}
          onClick={() => send(() => cancelBooking(key))}
        >
          {busy ? later.cancel.sending : later.cancel.confirm}
        </button>
        <a class="button button-quiet" href={address.ticket(key)}>
          {later.cancel.keep}
        </a>
      </div>
      <p>
        <a class="lone-link" href={address.move(key)}>
          {later.cancel.move}
        </a>
      </p>
    </Page>
  );
}
