import { useLocation } from 'preact-iso/router';
import type { Booking, HeldBooking } from '#services/queue/contract.ts';
import { useAvailability, useUpcomingDays } from '../api/questions.ts';
import { moveBooking } from '../api/queue.ts';
import { useFresh } from '../api/use-fresh.ts';
import { useRequest } from '../booking/use-request.ts';
import { clock } from '../clock.ts';
import { OfferPage } from '../offer/offer-page.tsx';
import { Page } from '../page.tsx';
import { address, isDate, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { useLaterText } from '../texts/later.ts';
import { clockTime, dayAndMonth, longDate, sentence, span } from '../texts/when.ts';
import { saveTicket } from '../tickets/saved.ts';
import { useTicket } from '../tickets/use-ticket.ts';
import { Trouble } from '../trouble.tsx';
import { DayList } from './day-list.tsx';
import { NotFound } from './not-found.tsx';
import { Outcome } from './outcome.tsx';
import { NextWindows } from './refused.tsx';
import { WindowList } from './window-list.tsx';

/** Moving asks the same questions as booking: which day, which window, is it right. */
export function MovePage() {
  const later = useLaterText();
  const { query } = useLocation();
  const { key, booking, answer } = useTicket();
  if (booking === undefined) {
    return (
      <Page title={later.move.title} back={address.ticket(key)}>
        <Trouble answer={answer} />
      </Page>
    );
  }
  const { tanggal: date, jam: window } = query;
  if (date === undefined && (booking.closed || booking.leftOver)) return <OfferPage />;
  if (date === undefined) return <ChooseDay ticketKey={key} booking={booking} />;
  if (!isDate(date)) return <NotFound />;
  if (window === undefined) return <ChooseWindow ticketKey={key} booking={booking} date={date} />;
  return <Confirm key={`${date} ${window}`} ticketKey={key} booking={booking} date={date} window={window} />;
}

interface Step {
  readonly ticketKey: string;
  readonly booking: Booking;
}

function Now({ booking }: { booking: Booking }) {
  const { language } = useText();
  const later = useLaterText();
  return (
    <p class="hint">
      {later.move.now}: {booking.ticket}, {dayAndMonth(language, booking.date)},{' '}
      {span(language, booking.window, booking.windowEnd)}
    </p>
  );
}

function ChooseDay({ ticketKey, booking }: Step) {
  const { t } = useText();
  const later = useLaterText();
  const days = useUpcomingDays(booking.office, booking.service);
  const open = days.body?.map((day) => (day.state === 'not-yet' ? { ...day, bookingOpensAt: null } : day));
  return (
    <Page key="day" title={t.day.title} caption={later.move.title} back={address.ticket(ticketKey)} wide>
      <Now booking={booking} />
      <Trouble answer={days} />
      {open !== undefined && (
        <DayList days={open} hrefOf={(date) => address.moveTo(ticketKey, date)} choosable={['open']} />
      )}
    </Page>
  );
}

function ChooseWindow({ ticketKey, booking, date }: Step & { date: string }) {
  const { t, say, language } = useText();
  const later = useLaterText();
  const day = useAvailability(booking.office, booking.service, date);
  useFresh(day.again);
  return (
    <Page
      key="window"
      title={t.window.title}
      caption={`${later.move.title} · ${dayAndMonth(language, date)}`}
      back={address.move(ticketKey)}
      wide
    >
      <Now booking={booking} />
      <Trouble answer={day} />
      {day.body?.closed && <p class="notice">{sentence(say(day.body.closed))}</p>}
      <WindowList
        windows={day.body?.windows ?? []}
        hrefOf={(start) => address.moveTo(ticketKey, date, start)}
        {...(date === booking.date ? { except: booking.window } : {})}
      />
    </Page>
  );
}

function Confirm({ ticketKey, booking, date, window }: Step & { date: string; window: string }) {
  const { say, language } = useText();
  const later = useLaterText();
  const { route } = useLocation();
  const day = useAvailability(booking.office, booking.service, date);
  const { state, send } = useRequest<HeldBooking>((held) => {
    saveTicket(held, clock.now(), ticketKey);
    route(address.ticket(held.key), true);
  });
  const end = day.body?.windows.find(({ start }) => start === window)?.end;
  const place = placeOf(booking.office, booking.service);
  const busy = state.kind === 'busy';
  const next = state.kind === 'refused' ? state.problem.next : undefined;
  return (
    <Page
      title={later.move.check}
      caption={place && say(place.service.name)}
      back={address.moveTo(ticketKey, date)}
    >
      <dl class="summary">
        <div>
          <dt>{later.move.now}</dt>
          <dd>
            {longDate(language, booking.date)}, {span(language, booking.window, booking.windowEnd)}
          </dd>
        </div>
        <div>
          <dt>{later.move.next}</dt>
          <dd>
            {longDate(language, date)},{' '}
            {end === undefined ? clockTime(language, window) : span(language, window, end)}
          </dd>
        </div>
      </dl>
      <p>{later.move.lead}</p>
      <Outcome state={state} />
      {next !== undefined && next.length > 0 && (
        <NextWindows next={next} hrefOf={(to, start) => address.moveTo(ticketKey, to, start)} />
      )}
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-disabled={busy}
          onClick={() => send(() => moveBooking(ticketKey, { date, window }))}
        >
          {busy ? later.move.sending : later.move.confirm}
        </button>
        <a class="button button-quiet" href={address.ticket(ticketKey)}>
          {later.move.keep}
        </a>
      </div>
    </Page>
  );
}
