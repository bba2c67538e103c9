import city from 'balai:city';
import type { Figures } from '#services/queue/contract.ts';
import { CsvLink } from '../plots/csv-link.tsx';
import { Plot } from '../plots/plot.tsx';
import { Table } from '../plots/table.tsx';
import { useText } from '../texts/language.tsx';
import { clockTime, dayName } from '../words/duration.ts';
import { useServiceName } from '../words/services.ts';
import { csvOf } from './csv.ts';
import { useFloorText } from './texts.ts';
import { daysUpTo, useFigures } from './use-figures.ts';

const minutes = (seconds: number) => Math.round(seconds / 60);
const sum = (services: Figures['services'], part: 'seats' | 'booked' | 'came' | 'walkIns' | 'served') =>
  services.reduce((total, service) => total + service[part], 0);

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
        <CsvLink file={`${office}-${date}`} csv={csvOf(figures)}>
          {f.csv}
        </CsvLink>{' '}
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
            title={f.table}
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
        title={f.table}
        head={[f.dayName, f.booked, f.visitors, f.peak]}
        rows={shown.map(({ day, booked, visitors, peak }) => [day, `${booked}`, `${visitors}`, `${peak}`])}
      />
    </section>
  );
}
