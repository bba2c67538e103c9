import { useAvailability } from '../api/questions.ts';
import { useFresh } from '../api/use-fresh.ts';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { address, isDate, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { dayAndMonth, sentence } from '../texts/when.ts';
import { Trouble } from '../trouble.tsx';
import { usePart } from '../use-part.ts';
import { PREPARE } from './day-list.tsx';
import { NotFound } from './not-found.tsx';
import { OpeningNotice } from './opening-notice.tsx';
import { isChoosable, WindowList } from './window-list.tsx';

export function WindowsPage({ params }: { params: { office: string; service: string; date: string } }) {
  const { t, say, language } = useText();
  const place = placeOf(params.office, params.service);
  const day = useAvailability(params.office, params.service, params.date);
  useFresh(day.again);
  const { body } = day;
  const { draw, waitlist } = body ?? {};
  const anyFull = body?.windows.some(({ state }) => state === 'full');
  const waits = anyFull === true && (waitlist?.open || (waitlist?.waiting ?? 0) > 0);
  const wish = usePart(waits || !!draw, () => import('./wish.ts'));
  if (place === undefined || !isDate(params.date)) return <NotFound />;
  const { date } = params;
  const opensAt = body?.bookingOpensAt ?? 0;
  const offered = opensAt - clock.now() < PREPARE;
  const windows = body?.windows ?? [];
  const free = windows.some(isChoosable);
  const drawing = !!draw && draw.drawnAt === null;
  return (
    <Page
      title={t.window.title}
      caption={`${say(place.service.name)} · ${dayAndMonth(language, date)}`}
      back={address.days(place)}
      wide
    >
      <Trouble answer={day} />
      {body?.closed && (
        <div class="notice">
          <p>{sentence(say(body.closed))}</p>
        </div>
      )}
      {drawing ? (
        wish &&
        body && <wish.DrawOffer place={place} date={date} day={body} prepare={PREPARE} onTurn={day.again} />
      ) : (
        <>
          {opensAt > clock.now() && <OpeningNotice opensAt={opensAt} onOpen={day.again} prepare={offered} />}
          {windows.length > 0 && !free && !waits && (
            <div class="notice">
              <h2>{t.window.allFull}</h2>
              <p>{t.window.allFullText}</p>
            </div>
          )}
          {offered && free && <p>{t.window.lead}</p>}
          {offered && (free || !waits) && (
            <WindowList windows={windows} hrefOf={(start) => address.details(place, date, start)} />
          )}
          {waits && wish && body && <wish.WaitOffer place={place} date={date} day={body} />}
          {draw && wish && <wish.DrawnLink place={place} date={date} />}
        </>
      )}
      {body !== undefined && (
        <p>
          <a class="lone-link" href={address.days(place)}>
            {t.window.otherDay}
          </a>
        </p>
      )}
    </Page>
  );
}
