import { useState } from 'preact/hooks';
import type { OpenedBooking } from '#services/queue/contract.ts';
import { cancelBooking } from '../api/queue.ts';
import { useRequest } from '../booking/use-request.ts';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { address, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { useLaterText } from '../texts/later.ts';
import { choiceTime, longDate, span } from '../texts/when.ts';
import { saveTicket } from '../tickets/saved.ts';
import { useTicket } from '../tickets/use-ticket.ts';
import { Trouble } from '../trouble.tsx';
import { Outcome } from './outcome.tsx';

export function CancelPage() {
  const { t, say, language } = useText();
  const later = useLaterText();
  const { key, booking, wished, answer } = useTicket();
  const [cancelled, setCancelled] = useState<OpenedBooking>();
  const { state, send } = useRequest<OpenedBooking>((held) => {
    saveTicket(held, clock.now(), key);
    setCancelled(held);
  });
  const what = booking ?? wished;
  const words = wished ? later.withdraw : later.cancel;
  if (cancelled !== undefined || what?.state === 'CANCELLED') {
    return (
      <Page key="done" title={words.done}>
        <p>{wished ? later.withdraw.doneText : later.noTicket.cancelled.text}</p>
        <p class="actions">
          <a class="button" href={address.home}>
            {t.ticket.again}
          </a>
        </p>
      </Page>
    );
  }
  if (what === undefined) {
    return (
      <Page title={later.cancel.title} back={address.ticket(key)}>
        <Trouble answer={answer} />
      </Page>
    );
  }
  const place = placeOf(what.office, what.service);
  const busy = state.kind === 'busy';
  return (
    <Page title={words.title} back={address.ticket(key)}>
      <div class="stub">
        {booking && <strong class="stub-number">{booking.ticket}</strong>}
        <p>
          {place && say(place.service.name)}
          <br />
          {longDate(language, what.date)}
          <br />
          {booking
            ? span(language, booking.window, booking.windowEnd)
            : choiceTime(language, wished?.wish.windows ?? [], t.check.any)}
        </p>
      </div>
      <p>{words.text}</p>
      <Outcome state={state} />
      <div class="actions">
        <button
          type="button"
          class="button button-danger"
          aria-disabled={busy}
          onClick={() => send(() => cancelBooking(key))}
        >
          {busy ? words.sending : words.confirm}
        </button>
        <a class="button button-quiet" href={address.ticket(key)}>
          {words.keep}
        </a>
      </div>
      {booking && (
        <p>
          <a class="lone-link" href={address.move(key)}>
            {later.cancel.move}
          </a>
        </p>
      )}
    </Page>
  );
}
