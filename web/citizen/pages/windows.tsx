import { useEffect } from 'preact/hooks';
import { useAvailability } from '../api/questions.ts';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { address, isDate, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { dayAndMonth, sentence } from '../texts/when.ts';
import { Trouble } from '../trouble.tsx';
import { PREPARE } from './day-list.tsx';
import { NotFound } from './not-found.tsx';
import { OpeningNotice } from './opening-notice.tsx';
import { isChoosable, WindowList } from './window-list.tsx';

/** Milliseconds after which the places left are asked for again, while somebody looks. */
const REFRESH = 20_000;

export function useFresh(again: () => void): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') again();
    };
    const timer = setInterval(look, REFRESH);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [again]);
}

export function WindowsPage({ params }: { params: { office: string; service: string; date: string } }) {
  const { t, say, language } = useText();
  const place = placeOf(params.office, params.service);
  const day = useAvailability(params.office, params.service, params.date);
  useFresh(day.again);
  if (place === undefined || !isDate(params.date)) return <NotFound />;
  const { date } = params;
  const opensAt = day.body?.bookingOpensAt ?? 0;
  const offered = opensAt - clock.now() < PREPARE;
  const windows = day.body?.windows ?? [];
  return (
    <Page
      title={t.window.title}
      caption={`${say(place.service.name)} · ${dayAndMonth(language, date)}`}
      back={address.days(place)}
      wide
    >
      <Trouble answer={day} />
      {day.body?.closed && (
        <div class="notice">
          <p>{sentence(say(day.body.closed))}</p>
        </div>
      )}
      {opensAt > clock.now() && <OpeningNotice opensAt={opensAt} onOpen={day.again} prepare={offered} />}
      {windows.length > 0 && !windows.some(isChoosable) && (
        <div class="notice">
          <h2>{t.window.allFull}</h2>
          <p>{t.window.allFullText}</p>
        </div>
      )}
      {offered && windows.some(isChoosable) && <p>{t.window.lead}</p>}
      {offered && <WindowList windows={windows} hrefOf={(start) => address.details(place, date, start)} />}
      {day.body !== undefined && (
        <p>
          <a class="lone-link" href={address.days(place)}>
            {t.window.otherDay}
          </a>
        </p>
      )}
    </Page>
  );
}
