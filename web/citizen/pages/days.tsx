import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { useUpcomingDays } from '../api/questions.ts';
import { keepVisitFor } from '../booking/visit-for.ts';
import { Page } from '../page.tsx';
import { address, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { Trouble } from '../trouble.tsx';
import { DayList } from './day-list.tsx';
import { NotFound } from './not-found.tsx';

export function DaysPage({ params }: { params: { office: string; service: string } }) {
  const { t, say } = useText();
  const { query } = useLocation();
  const place = placeOf(params.office, params.service);
  const days = useUpcomingDays(params.office, params.service);
  const request = /^[\w-]{11}$/.exec(query['pengajuan'] ?? '')?.[0];
  useEffect(() => {
    if (place && request !== undefined) keepVisitFor(place, request);
  }, [place, request]);
  if (place === undefined) return <NotFound />;
  return (
    <Page title={t.day.title} caption={say(place.service.name)} back={address.service(place)} wide>
      <Trouble answer={days} />
      {days.body !== undefined &&
        (days.body.some(({ state }) => state !== 'closed') ? (
          <DayList
            days={days.body}
            hrefOf={(date) => address.windows(place, date)}
            // On a full day one can wait.
            choosable={['open', 'full']}
          />
        ) : (
          <p>{t.day.none}</p>
        ))}
    </Page>
  );
}
