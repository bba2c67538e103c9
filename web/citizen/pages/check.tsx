import { useCallback, useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { OpenedBooking } from '#services/queue/contract.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { useAvailability } from '../api/questions.ts';
import { type Request, sameWish } from '../booking/attempt.ts';
import { forgetDraft, recallDraft } from '../booking/draft.ts';
import { digitsOf, personErrors } from '../booking/person.ts';
import { prepare, ready } from '../booking/prepare.ts';
import { useBookingAttempt, type Wish } from '../booking/use-booking.ts';
import { useOpening } from '../booking/use-opening.ts';
import { forgetVisitFor, visitFor } from '../booking/visit-for.ts';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { address, type Choice, choiceOf, isDate, type Place, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { choiceTime, longDate, sentence } from '../texts/when.ts';
import { usePart } from '../use-part.ts';
import { NotFound } from './not-found.tsx';
import { OpeningNotice } from './opening-notice.tsx';
import { Progress } from './progress.tsx';

interface Asked {
  readonly place: Place;
  readonly date: string;
  readonly choice: Choice;
}

export function CheckPage({
  params,
}: {
  params: { office: string; service: string; date: string; window: string };
}) {
  const place = placeOf(params.office, params.service);
  const choice = choiceOf(params.window);
  if (place === undefined || choice === undefined || !isDate(params.date)) return <NotFound />;
  return <Check key={`${params.date} ${choice}`} place={place} date={params.date} choice={choice} />;
}

function Check({ place, date, choice }: Asked) {
  const { t, say, language } = useText();
  const { route } = useLocation();
  const [draft] = useState(recallDraft);
  const [request] = useState(() => (typeof choice === 'string' ? visitFor(place) : undefined));
  const [earlier, setEarlier] = useState<OpenedBooking>();
  const [waiting, setWaiting] = useState(false);
  const day = useAvailability(place.office.id, place.service.id, date);
  const complete = Object.keys(personErrors(draft)).length === 0;
  const nik = digitsOf(draft.nik);
  const wish: Wish = {
    office: place.office.id,
    service: place.service.id,
    date,
    ...(typeof choice === 'string'
      ? { window: choice, ...(request === undefined ? {} : { request }) }
      : { windows: [...choice] }),
    person: {
      nik,
      name: draft.name.trim(),
      phone: draft.phone.trim(),
      ...(draft.email.trim() === '' ? {} : { email: draft.email.trim() }),
    },
    priority: draft.priority,
    language,
  };

  const { phase, send, resume, reset } = useBookingAttempt((held: OpenedBooking, sent: Request) => {
    if (complete && !sameWish(sent, { ...wish, salt: '', altcha: '' })) {
      // Somebody's earlier booking was answered at last; this one is still to be sent.
      setEarlier(held);
      reset();
      return;
    }
    forgetDraft();
    forgetVisitFor();
    route(address.ticket(held.key), true);
  });
  useEffect(() => {
    if (complete) prepare(place.office.id, nik);
  }, [complete, place, nik]);

  const { body } = day;
  const waits = typeof choice !== 'string';
  const opensAt = (waits ? body?.draw?.collectsFrom : body?.bookingOpensAt) ?? 0;
  const early = opensAt > clock.now();
  useOpening(opensAt, waiting, {
    // A proof that holds until after the opening, so that nobody has to solve one in the rush.
    onNear: () => void ready(prepare(place.office.id, nik), 3 * 60_000),
    onOpen: () => {
      setWaiting(false);
      send(wish);
    },
  });
  const missing = !complete && phase.kind === 'idle';
  const problem = phase.kind === 'refused' ? phase.problem : undefined;
  const later = usePart(missing || problem !== undefined, () => import('./later.ts'));
  const refresh = useCallback(() => day.again(), [day.again]);

  const details = address.details(place, date, choice);
  if (later && problem) {
    return <later.Refused problem={problem} place={place} date={date} choice={choice} />;
  }
  if (later && missing) return <later.Missing href={details} />;
  if (missing || problem) {
    return (
      <Page title={t.refused.title} back={details}>
        <p role="status">{problem ? say(problem.text) : t.loading}</p>
      </Page>
    );
  }
  const busy = phase.kind === 'proving' || phase.kind === 'sending' || phase.kind === 'pausing';
  const change = (href: string, what: string) => ({ href, word: t.check.change, what });

  return (
    <Page title={t.check.title} back={details}>
      {earlier !== undefined && (
        <div class="notice notice-success" role="status">
          <p>
            <a class="lone-link" href={address.ticket(earlier.key)}>
              {t.attempt.earlier(earlier.booking.ticket ?? '')}
            </a>
          </p>
        </div>
      )}
      {early && !busy && <OpeningNotice opensAt={opensAt} onOpen={refresh} prepare />}
      <SummaryList
        rows={[
          {
            label: t.check.service,
            value: say(place.service.name),
            change: change(address.home, t.check.service),
          },
          {
            label: t.check.day,
            value: longDate(language, date),
            change: change(address.days(place), t.check.day),
          },
          {
            label: t.check.window,
            value: sentence(choiceTime(language, { choice, any: t.check.any, ...body })),
            change: change(address.windows(place, date), t.check.window),
          },
          { label: t.check.office, value: say(place.office.name) },
          ...(request === undefined ? [] : [{ label: t.check.forRequest, value: t.check.yes }]),
          { label: t.details.nik, value: spaced(nik), change: change(details, t.details.nik) },
          { label: t.details.name, value: draft.name, change: change(details, t.details.name) },
          { label: t.details.phone, value: draft.phone, change: change(details, t.details.phone) },
          ...(draft.email === ''
            ? []
            : [{ label: t.check.mail, value: draft.email, change: change(details, t.check.mail) }]),
          {
            label: t.check.priority,
            value: draft.priority ? t.check.yes : t.check.no,
            change: change(details, t.check.priority),
          },
        ]}
      />
      <Progress phase={phase} waiting={waiting} />
      <div class="actions">
        {waiting ? (
          <button type="button" class="button button-quiet" onClick={() => setWaiting(false)}>
            {t.opening.stop}
          </button>
        ) : (
          <button
            type="button"
            class="button"
            aria-disabled={busy}
            onClick={() => {
              if (busy) return;
              if (phase.kind === 'unsure') resume();
              else if (early) setWaiting(true);
              else send(wish);
            }}
          >
            {phase.kind === 'unsure'
              ? t.check.resume
              : busy
                ? t.check.sending
                : early
                  ? t.opening.wait
                  : waits
                    ? body?.draw?.drawnAt === null
                      ? t.check.enter
                      : t.check.wait
                    : t.check.send}
          </button>
        )}
      </div>
      <p class="hint">{t.service.free}</p>
    </Page>
  );
}

/** `1274 0112 0390 0001`: four digits at a time are compared with a card more easily. */
const spaced = (nik: string): string => nik.replace(/(\d{4})(?=\d)/g, '$1 ');
