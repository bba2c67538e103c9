import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Problem } from '#services/queue/contract.ts';
import { Onward } from '../../ui/icons.tsx';
import { useAvailability } from '../api/questions.ts';
import { refusedFields } from '../booking/person.ts';
import { handRefusal } from '../booking/refusal.ts';
import { Page } from '../page.tsx';
import { address, type Choice, type Place } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { useLaterText } from '../texts/later.ts';
import { dayAndMonth, span } from '../texts/when.ts';

interface Props {
  readonly problem: Problem;
  readonly place: Place;
  readonly date: string;
  readonly choice: Choice;
}

/** Why there is no number, and the nearest way to one. What was typed is still there. */
export function Refused({ problem, place, date, choice }: Props) {
  const { t, say } = useText();
  const { refused } = useLaterText();
  const { route } = useLocation();
  const details = address.details(place, date, choice);
  const wrongFields = Object.keys(refusedFields(problem.fields)).length > 0;
  useEffect(() => {
    if (!wrongFields) return;
    handRefusal(problem);
    route(details, true);
  }, [wrongFields, problem, details, route]);
  if (wrongFields) return null;

  const taken = problem.code === 'full' || problem.code === 'window-closed';
  const free = problem.code === 'places-free';
  const next = problem.next ?? [];
  const text = taken ? (next.length > 0 ? refused.fullText : refused.fullNone) : say(problem.text);
  return (
    <Page
      title={taken ? refused.full : free ? refused.free : t.refused.title}
      back={address.windows(place, date)}
    >
      <p role="status">{text}</p>
      <NextWindows next={next} hrefOf={(day, start) => address.check(place, day, start)} />
      {problem.code === 'full' && typeof choice === 'string' && (
        <OrWait place={place} date={date} window={choice} />
      )}
      <p class="actions">
        {(problem.code === 'already-booked' || problem.code === 'already-waiting') && (
          <a class="button" href={address.find}>
            {t.home.findLink}
          </a>
        )}
        <a class="button button-quiet" href={address.windows(place, date)}>
          {refused.otherWindow}
        </a>
        <a class="button button-quiet" href={address.days(place)}>
          {t.window.otherDay}
        </a>
        {!taken && !free && (
          <a class="button button-quiet" href={details}>
            {refused.fix}
          </a>
        )}
      </p>
      {problem.status >= 500 && <p class="hint">{refused.reference(problem.correlationId)}</p>}
    </Page>
  );
}

/** Where the day has a waitlist: to wait for the very window that has just filled up. */
function OrWait({ place, date, window }: { place: Place; date: string; window: string }) {
  const { t } = useText();
  const { refused } = useLaterText();
  const { body } = useAvailability(place.office.id, place.service.id, date);
  if (!body?.waitlist?.open) return null;
  return (
    <div class="notice">
      <p>{refused.orWait}</p>
      <p>
        <a class="button" href={address.check(place, date, [window])}>
          {t.check.wait}
        </a>
      </p>
    </div>
  );
}

type Next = NonNullable<Problem['next']>;

/** The next free windows, each one tap away from the number. */
export function NextWindows({
  next,
  hrefOf,
}: {
  next: Next;
  hrefOf: (date: string, start: string) => string;
}) {
  const { t, language } = useText();
  return (
    <ul class="cards">
      {next.map(({ date, start, end, remaining }) => (
        <li key={`${date} ${start}`}>
          <a class="card" href={hrefOf(date, start)}>
            <span class="card-body">
              <span class="card-title">
                {dayAndMonth(language, date)}, {span(language, start, end)}
              </span>
              <span class="card-note">{t.window.places(remaining)}</span>
            </span>
            <Onward />
          </a>
        </li>
      ))}
    </ul>
  );
}
