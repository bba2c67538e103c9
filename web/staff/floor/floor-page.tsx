import city from 'balai:city';
import { readFloor } from '../api/floor.ts';
import { usePolling } from '../api/polling.ts';
import { useDesk } from '../desk.tsx';
import { useTitle } from '../frame.tsx';
import { useText } from '../texts/language.tsx';
import { duration } from '../words/duration.ts';
import { DayControl } from './day-control.tsx';
import { FiguresOf } from './figures.tsx';
import { AsideNow, CountersNow, ServicesNow } from './live.tsx';
import { Notices } from './notices.tsx';
import { standingOf } from './standing.ts';
import { useFloorText } from './texts.ts';
import '../counter/counter.css';
import '../plots/plots.css';
import './floor.css';

/** The floor of an office as its supervisor sees it: where people wait, what each counter does, and the day in figures. */
export function FloorPage({ office }: { office: string }) {
  const f = useFloorText();
  const { t, say, language } = useText();
  const { session } = useDesk();
  useTitle(f.title);
  const {
    body: floor,
    trouble,
    again,
  } = usePolling(`floor ${office}`, () => readFloor(session, office), 2_000);
  const place = city.offices.find(({ id }) => id === office);
  const now = floor && standingOf(floor);
  return (
    <div class="floor">
      <div class="floor-head">
        <div>
          <h1>{f.title}</h1>
          <p class="caption">{place && say(place.name)}</p>
          <p class="floor-ways">
            <a class="lone-link" href={`/daftar/${office}`}>
              {t.ways.expected}
            </a>
            <a class="lone-link" href={`/tutup/${office}`}>
              {t.ways.close}
            </a>
          </p>
        </div>
        {floor && <DayControl office={office} floor={floor} onRun={again} />}
      </div>
      <div role="status">
        {trouble !== 'none' && (
          <p class="notice notice-warning">{trouble === 'silence' ? f.stale : say(trouble.text)}</p>
        )}
        {floor === undefined && trouble === 'none' && <p>{t.starting}</p>}
      </div>
      {floor && now && (
        <>
          <dl class="sums">
            {[
              [f.inHall, `${now.people}`],
              [f.waiting, `${now.waiting}`],
              [f.longest, now.longest === undefined ? f.nobody : duration(language, now.longest)],
              [f.openCounters, `${now.openCounters} / ${floor.counters.length}`],
            ].map(([title, value]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <div class="floor-columns">
            <div>
              <ServicesNow office={office} floor={floor} />
              <CountersNow office={office} floor={floor} again={again} />
            </div>
            <div>
              <AsideNow office={office} parked={now.parked} missed={now.missed} />
              <Notices office={office} floor={floor} onSaved={again} />
            </div>
          </div>
        </>
      )}
      <FiguresOf office={office} date={floor?.date} />
    </div>
  );
}
