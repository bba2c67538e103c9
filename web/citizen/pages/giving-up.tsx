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

/** A booking that its holder may give up on this page. */
export function useGivingUp() {
  const ticket = useTicket();
  const [given, setGiven] = useState(false);
  const { state, send } = useRequest<HeldBooking>((held) => {
    saveTicket(held, clock.now(), ticket.key);
    setGiven(true);
  });
  return {
    ...ticket,
    state,
    busy: state.kind === 'busy',
    /** Whether it has ended, here or before. */
    ended: given || ticket.booking?.state === 'CANCELLED',
    giveUp: () => send(() => cancelBooking(ticket.key)),
  };
}

/** Said once it has ended. */
export function GivenUp() {
  const { t } = useText();
  const later = useLaterText();
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

/** Which booking it is about. */
export function Stub({ booking }: { booking: HeldBooking['booking'] }) {
  const { say, language } = useText();
  const place = placeOf(booking.office, booking.service);
  return (
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
  );
}

/** The button that gives it up. */
export function GiveUp({ label, busy, onPress }: { label: string; busy: boolean; onPress: () => void }) {
  const later = useLaterText();
  return (
    <button type="button" class="button button-danger" aria-disabled={busy} onClick={onPress}>
      {busy ? later.cancel.sending : label}
    </button>
  );
}
