import city from 'balai:city';
import type { Figures } from '#services/queue/contract.ts';
import { type Language, useText } from '../texts/language.tsx';
import { clockTime } from '../words/duration.ts';
import { useServiceName } from '../words/services.ts';
import { csvOf } from './csv.ts';
import { Plot } from './plot.tsx';
import { useFloorText } from './texts.ts';
import { daysUpTo, useFigures } from './use-figures.ts';

const minutes = (seconds: number) => Math.round(seconds / 60);
const sum = (services: Figures['services'], part: 'seats' | 'booked' | 'came' | 'walkIns' | 'served') =>
  services.reduce((total, service) => total + service[part], 0);

/** A local date as people say it: `Sen 7/12`. */
const dayName = (language: Language, date: string): string =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
  }).format(new Date(`${date}T12:00:00Z`));

/** Plan and what came of it today, the hall over the day, and the last days. */
export function FiguresOf({ office, date }: { office: string; date: string | undefined }) {
  const f = useFloorText();
  const { days, missing } = useFigures(office, date);
  const today = date === undefined ? undefined : days.get(date);
  return (
    <div class="figures">
      {missing && <p class="notice notice-warning">{f.missing}</p>}
      {today !== undefined && <Plan office={office} figures={today} />}
      {today !== undefined && <Curve figures={today} />}
      {date !== undefined && <Week days={days} date={date} />}
    </div>
  );
}

function Plan({ office, figures }: { office: string; figures: Figures }) {
  const f = useFloorText();
  const nameOf = useServiceName(office);
  const { services, date } = figures;
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{f.figures}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who scrolls with keys must get into it. */}
      <section class="scroll" tabIndex={0} aria-label={f.table}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{f.service}</th>
              {[f.plan, f.booked, f.came, f.walkIns, f.served, f.waitFigure].map((title) => (
                <th key={title} scope="col" class="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {services.map(({ id, seats, booked, came, walkIns, served, waiting }) => (
              <tr key={id}>
                <th scope="row">{nameOf(id)}</th>
                <td class="number">{seats}</td>
                <td class="number">{booked}</td>
                <td class="number">{came}</td>
                <td class="number">{walkIns}</td>
                <td class="number">{served}</td>
                <td class="number">
                  {waiting === null ? '–' : f.waitOf(minutes(waiting.p50), minutes(waiting.p90))}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{f.total}</th>
              {(['seats', 'booked', 'came', 'walkIns', 'served'] as const).map((part) => (
                <td key={part} class="number">
                  {sum(services, part)}
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </section>
      <p class="caption">
        <a
          class="lone-link"
          download={`${office}-${date}.csv`}
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(figures))}`}
        >
          {f.csv}
        </a>{' '}
        {f.csvHint}
      </p>
    </section>
  );
}

function Curve({ figures: { hall } }: { figures: Figures }) {
  const f = useFloorText();
  const { language } = useText();
  const time = (at: number) => clockTime(language, at, city.timezone);
  const title = hall.peakAt === null ? f.curveNone : f.curveSays(hall.peak, time(hall.peakAt));
  return (
    <section aria-labelledby="curve">
      <h2 id="curve">{f.curve}</h2>
      <p class="caption">{title}</p>
      {hall.curve.length > 0 && (
        <>
          <Plot
            label={`${f.curve}. ${title}`}
            bars={hall.curve.map(({ at, people }) => ({
              key: `${at}`,
              label: new Date(at).getUTCMinutes() === 0 ? time(at) : '',
              value: people,
            }))}
          />
          <Table
            head={[f.time, f.people]}
            rows={hall.curve.map(({ at, people }) => [time(at), `${people}`])}
          />
        </>
      )}
    </section>
  );
}

function Week({ days, date }: { days: ReadonlyMap<string, Figures>; date: string }) {
  const f = useFloorText();
  const { language } = useText();
  const shown = daysUpTo(date).map((day) => {
    const figures = days.get(day);
    const services = figures?.services ?? [];
    return {
      day: dayName(language, day),
      visitors: sum(services, 'came') + sum(services, 'walkIns'),
      booked: sum(services, 'booked'),
      peak: figures?.hall.peak ?? 0,
    };
  });
  return (
    <section aria-labelledby="week">
      <h2 id="week">{f.week}</h2>
      <p class="caption">{f.weekHint}</p>
      <Plot
        label={f.week}
        bars={shown.map(({ day, visitors, peak }) => ({
          key: day,
          label: day.replace(/,? /, '\n'),
          value: visitors,
          inner: peak,
        }))}
      />
      <p class="legend">
        <span class="legend-bar" /> {f.visitors} <span class="legend-inner" /> {f.peak}
      </p>
      <Table
        head={[f.dayName, f.booked, f.visitors, f.peak]}
        rows={shown.map(({ day, booked, visitors, peak }) => [day, `${booked}`, `${visitors}`, `${peak}`])}
      />
    </section>
  );
}

/** The same in figures, for who does not see the bars or wants to copy them. */
function Table({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  const f = useFloorText();
  return (
    <details class="more">
      <summary>{f.table}</summary>
      <table class="table">
        <thead>
          <tr>
            {head.map((title, index) => (
              <th key={title} scope="col" class={index > 0 ? 'number' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {rest.map((value, index) => (
                <td key={head[index + 1]} class="number">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
