import city from 'balai:city';
import { useEffect, useState } from 'preact/hooks';
import type { RequestFigures } from '#services/documents/contract.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { usePolling } from '../api/polling.ts';
import { readRequestFigures } from '../api/requests.ts';
import { useDesk } from '../desk.tsx';
import { useTitle } from '../frame.tsx';
import { CsvLink } from '../plots/csv-link.tsx';
import { Plot } from '../plots/plot.tsx';
import { Table } from '../plots/table.tsx';
import { useText } from '../texts/language.tsx';
import { useVerificationText } from '../verification/texts.ts';
import { dayName } from '../words/duration.ts';
import { instantWords } from '../words/instant.ts';
import { csvOf } from './csv.ts';
import { isSpan, type Span, spanUpTo } from './span.ts';
import { percent, sumOf } from './sums.ts';
import '../plots/plots.css';
import './requests.css';

/** Milliseconds between looks. */
const EVERY = 60_000;

/** How an office does with its requests: what lies where, whether promises are kept, how many came once at most. */
export function FiguresPage({ office }: { office: string }) {
  const { figures: f } = useVerificationText();
  const { t, say } = useText();
  const { session } = useDesk();
  useTitle(f.title);
  const [chosen, choose] = useState<Span>();
  const [today, setToday] = useState(() => localDateAt(Date.now(), city.timezone));
  const span = chosen ?? spanUpTo(today);
  const { body, trouble } = usePolling(
    `figures ${office} ${span.from} ${span.to}`,
    () => readRequestFigures(session, office, span),
    EVERY,
  );
  // The office's day, whatever this computer believes.
  useEffect(() => {
    if (body !== undefined) setToday(localDateAt(body.now, city.timezone));
  }, [body]);
  const hall = city.offices.find(({ id }) => id === office);
  return (
    <div class="requests stack">
      <div class="title">
        <p class="caption">{hall && say(hall.name)}</p>
        <h1>{f.title}</h1>
      </div>
      <p class="hint">
        {f.lead}{' '}
        <a class="lone-link" href={`/verifikasi/${office}`}>
          {f.toList}
        </a>
      </p>
      <SpanPicker span={span} onSpan={choose} />
      <div role="status">
        {trouble !== 'none' && (
          <p class="notice notice-warning">{trouble === 'silence' ? t.why.unreachable : say(trouble.text)}</p>
        )}
        {body === undefined && trouble === 'none' && <p>{t.starting}</p>}
      </div>
      {body !== undefined && (
        <>
          <Headline figures={body} />
          <div class="requests-columns">
            <OpenNow figures={body} />
            <PerDay figures={body} />
            <PromisePerDay figures={body} />
          </div>
          <CsvLink file={`${office}-${span.from}-${span.to}`} csv={csvOf(body)}>
            {f.csv}
          </CsvLink>
        </>
      )}
    </div>
  );
}

function SpanPicker({ span, onSpan }: { span: Span; onSpan: (span: Span) => void }) {
  const { figures: f } = useVerificationText();
  /** What was typed stays, though the office's day is learnt meanwhile. */
  const [touched, touch] = useState<Span>();
  const typed = touched ?? span;
  const [wrong, setWrong] = useState(false);
  const input = (name: keyof Span) => (
    <div class="field">
      <label for={`span-${name}`}>{f[name]}</label>
      <input
        class="input"
        type="date"
        id={`span-${name}`}
        value={typed[name]}
        onInput={({ currentTarget: { value } }) => touch({ ...typed, [name]: value })}
      />
    </div>
  );
  return (
    <form
      class="span"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(!isSpan(typed));
        if (isSpan(typed)) onSpan(typed);
      }}
    >
      {input('from')}
      {input('to')}
      <button type="submit" class="button button-quiet">
        {f.show}
      </button>
      <div role="alert">{wrong && <p class="notice notice-warning">{f.tooLong}</p>}</div>
    </form>
  );
}

function Headline({ figures: { days } }: { figures: RequestFigures }) {
  const { figures: f } = useVerificationText();
  const [ready, oneVisit, kept, missed] = [
    sumOf(days, 'ready'),
    sumOf(days, 'oneVisit'),
    sumOf(days, 'kept'),
    sumOf(days, 'missed'),
  ];
  const share = (part: number, all: number) => {
    const whole = percent(part, all);
    return whole === undefined ? '–' : `${whole}%`;
  };
  return (
    <dl class="sums">
      <div class="headline">
        <dt>
          {f.oneVisit}: {f.oneVisitOf(oneVisit, ready)}
        </dt>
        <dd>{share(oneVisit, ready)}</dd>
      </div>
      <div>
        <dt>
          {f.kept}: {f.keptOf(kept, kept + missed)}
        </dt>
        <dd>{share(kept, kept + missed)}</dd>
      </div>
      {(['submitted', 'returned', 'ready', 'rejected', 'ended'] as const).map((part) => (
        <div key={part}>
          <dt>{f[part]}</dt>
          <dd>{sumOf(days, part)}</dd>
        </div>
      ))}
    </dl>
  );
}

function OpenNow({ figures: { open } }: { figures: RequestFigures }) {
  const { figures: f } = useVerificationText();
  const { language } = useText();
  return (
    <section aria-labelledby="open">
      <h2 id="open">{f.open}</h2>
      <Plot
        label={f.open}
        bars={open.map(({ pile, count, overdue }) => ({
          key: pile,
          label: f.piles[pile].replace(' ', '\n'),
          value: count,
          inner: overdue,
        }))}
      />
      <p class="legend">
        <span class="legend-bar" /> {f.count} <span class="legend-inner" /> {f.overdue}
      </p>
      <Table
        title={f.table}
        head={[f.pile, f.count, f.overdue, f.oldest]}
        rows={open.map(({ pile, count, overdue, oldest }) => [
          f.piles[pile],
          `${count}`,
          `${overdue}`,
          oldest === null ? f.none : instantWords(language, oldest, city.timezone),
        ])}
      />
    </section>
  );
}

/** Days that have a label under their bar: more would stand too close, and one at the edge would be cut off. */
function labelled(index: number, count: number): boolean {
  const apart = Math.ceil(count / 8);
  return index % apart === Math.floor(apart / 2);
}

interface Series {
  readonly id: string;
  readonly title: string;
  readonly days: RequestFigures['days'];
  readonly bar: readonly [keyof RequestFigures['days'][number], string];
  readonly inner: readonly [keyof RequestFigures['days'][number], string];
}

function DailyPlot({ id, title, days, bar: [of, name], inner: [innerOf, innerName] }: Series) {
  const { figures: f } = useVerificationText();
  const { language } = useText();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Plot
        label={title}
        bars={days.map((day, index) => ({
          key: day.date,
          label: labelled(index, days.length) ? dayName(language, day.date).replace(/,? /, '\n') : '',
          value: Number(day[of]),
          inner: Number(day[innerOf]),
        }))}
      />
      <p class="legend">
        <span class="legend-bar" /> {name} <span class="legend-inner" /> {innerName}
      </p>
      <Table
        title={f.table}
        head={[f.day, name, innerName]}
        rows={days.map((day) => [dayName(language, day.date), `${day[of]}`, `${day[innerOf]}`])}
      />
    </section>
  );
}

function PerDay({ figures: { days } }: { figures: RequestFigures }) {
  const { figures: f } = useVerificationText();
  return (
    <DailyPlot
      id="per-day"
      title={f.perDay}
      days={days}
      bar={['submitted', f.submitted]}
      inner={['ready', f.ready]}
    />
  );
}

function PromisePerDay({ figures: { days } }: { figures: RequestFigures }) {
  const { figures: f } = useVerificationText();
  return (
    <DailyPlot
      id="promise"
      title={f.promisePerDay}
      days={days}
      bar={['kept', f.onTime]}
      inner={['missed', f.missed]}
    />
  );
}
