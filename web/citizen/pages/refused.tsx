import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Problem } from '#services/queue/contract.ts';
import { Onward } from '../../ui/icons.tsx';
import { refusedFields } from '../booking/person.ts';
import { handRefusal } from '../booking/refusal.ts';
import { Page } from '../page.tsx';
import { address, type Place } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { dayAndMonth, span } from '../texts/when.ts';

interface Props {
  readonly problem: Problem;
  readonly place: Place;
  readonly date: string;
  readonly window: string;
}

/** Why there is no number, and the nearest way to one. What was typed is still there. */
export function Refused({ problem, place, date, window }: Props) {
  const { t, say } = useText();
  const { route } = useLocation();
  const details = address.details(place, date, window);
  const wrongFields = Object.keys(refusedFields(problem.fields)).length > 0;
  useEffect(() => {
    if (!wrongFields) return;
    handRefusal(problem);
    route(details, true);
  }, [wrongFields, problem, details, route]);
  if (wrongFields) return null;

  const taken = problem.code === 'full' || problem.code === 'window-closed';
  return (
    <Page title={taken ? t.refused.full : t.refused.title} back={address.windows(place, date)}>
      <p role="status">
        {taken
          ? (problem.next?.length ?? 0) > 0
            ? t.refused.fullText
            : t.refused.fullNone
          : say(problem.text)}
      </p>
      {taken && problem.next !== undefined && (
        <NextWindows next={problem.next} hrefOf={(day, start) => address.check(place, day, start)} />
      )}
      <p class="actions">
        {problem.code === 'already-booked' && (
          <a class="button" href={address.find}>
            {t.refused.find}
          </a>
        )}
        <a class="button button-quiet" href={address.windows(place, date)}>
          {t.refused.otherWindow}
        </a>
        <a class="button button-quiet" href={address.days(place)}>
          {t.refused.otherDay}
        </a>
        {!taken && (
          <a class="button button-quiet" href={details}>
            {t.refused.fix}
          </a>
        )}
      </p>
      {problem.status >= 500 && <p class="hint">{t.refused.reference(problem.correlationId)}</p>}
    </Page>
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
