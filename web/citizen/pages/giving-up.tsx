import { useState } from 'preact/hooks';
import type { OpenedBooking } from '#services/queue/contract.ts';
import { cancelBooking } from '../api/queue.ts';
import { useRequest } from '../booking/use-request.ts';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { address, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { choiceTime, longDate, sentence, span } from '../texts/when.ts';
import { saveTicket } from '../tickets/saved.ts';
import { useTicket } from '../tickets/use-ticket.ts';

/** A booking, or a wish for one, that its holder may give up on this page. */
export function useGivingUp() {
  const ticket = useTicket();
  const [given, setGiven] = useState(false);
  const { state, send } = useRequest<OpenedBooking>((held) => {
    saveTicket(held, clock.now(), ticket.key);
    setGiven(true);
  });
  const what = ticket.booking ?? ticket.wished;
  return {
    ...ticket,
    state,
    busy: state.kind === 'busy',
    what,
    /** Whether it has ended, here or before. */
    ended: given || what?.state === 'CANCELLED',
    giveUp: () => send(() => cancelBooking(ticket.key)),
  };
}

/** Said once it has ended. */
export function GivenUp({ title, text }: { title: string; text: string }) {
  const { t } = useText();
  return (
    <Page key="done" title={title}>
      <p>{text}</p>
      <p class="actions">
        <a class="button" href={address.home}>
          {t.ticket.again}
        </a>
      </p>
    </Page>
  );
}

/** Which booking, or wish for one, it is about. */
export function Stub({ booking }: { booking: OpenedBooking['booking'] }) {
  const { t, say, language } = useText();
  const place = placeOf(booking.office, booking.service);
  return (
    <div class="stub">
      {booking.ticket !== null && <strong class="stub-number">{booking.ticket}</strong>}
      <p>
        {place && say(place.service.name)}
        <br />
        {longDate(language, booking.date)}
        <br />
        {booking.ticket === null
          ? sentence(choiceTime(language, { choice: booking.wish.windows, any: t.check.any }))
          : span(language, booking.window, booking.windowEnd)}
      </p>
    </div>
  );
}

/** The button that gives it up. */
export function GiveUp({
  label,
  sending,
  busy,
  onPress,
}: {
  label: string;
  sending: string;
  busy: boolean;
  onPress: () => void;
}) {
  return (
    <button type="button" class="button button-danger" aria-disabled={busy} onClick={onPress}>
      {busy ? sending : label}
    </button>
  );
}
