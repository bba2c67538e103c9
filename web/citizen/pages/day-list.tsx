import city from 'balai:city';
import type { Days } from '#services/queue/contract.ts';
import { Meter } from '../../ui/meter.tsx';
import { clock } from '../clock.ts';
import { useText } from '../texts/language.tsx';
import {
  addDays,
  dayNumber,
  isoWeekday,
  localDate,
  moment,
  monthName,
  sentence,
  weekday,
} from '../texts/when.ts';

type Day = Days['days'][number];

/** How long before its opening a day can be chosen, so that the details are ready in time. */
export const PREPARE = 24 * 60 * 60 * 1_000;

interface Props {
  readonly days: readonly Day[];
  readonly hrefOf: (date: string) => string;
  /** Days of these states can be chosen, and those that open soon. */
  readonly choosable: readonly Day['state'][];
}

/** Days one below the other on a phone, a calendar where there is room: the same list. */
export function DayList({ days, hrefOf, choosable }: Props) {
  const first = days[0];
  return (
    <ol class={`days days-from-${first === undefined ? 1 : isoWeekday(first.date)}`}>
      {days.map((day) => (
        <li key={day.date} class={`day day-${day.state}`}>
          {choosable.includes(day.state) || opensSoon(day) ? (
            <a class="day-inside" href={hrefOf(day.date)}>
              <DayName date={day.date} />
              <DayState day={day} />
            </a>
          ) : (
            <div class="day-inside">
              <DayName date={day.date} />
              <DayState day={day} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

const opensSoon = ({ state, bookingOpensAt, draw }: Day): boolean =>
  state === 'not-yet' &&
  (draw?.collectsFrom ?? bookingOpensAt ?? Number.POSITIVE_INFINITY) - clock.now() < PREPARE;

function DayName({ date }: { date: string }) {
  const { t, language } = useText();
  const today = localDate(clock.now(), city.timezone);
  const near = date === today ? t.day.today : date === addDays(today, 1) ? t.day.tomorrow : undefined;
  return (
    <span class="day-name">
      <span class="day-week">{weekday(language, date)}</span>{' '}
      <span class="day-number">{dayNumber(date)}</span>{' '}
      <span class="day-month">{monthName(language, date)}</span>
      {near !== undefined && <span class="day-near"> {near}</span>}
    </span>
  );
}

function DayState({ day }: { day: Day }) {
  const { state, busy, remaining, closed, bookingOpensAt, draw } = day;
  const { t, say, language } = useText();
  if (state === 'open' && busy !== null) {
    return (
      <span class="day-state">
        <Meter level={busy} />
        <span>{t.day.busy[busy]}</span>{' '}
        {remaining !== null && <span class="day-places">{t.day.places(remaining)}</span>}
      </span>
    );
  }
  if (state === 'not-yet' && bookingOpensAt !== null) {
    const now = clock.now();
    const when = (at: number) => moment(language, at, city.timezone);
    if (draw !== null && now < draw.drawsAt) {
      return (
        <span class="day-state">
          {now < draw.collectsFrom ? t.day.drawOpens(when(draw.collectsFrom)) : t.check.enter}
        </span>
      );
    }
    return <span class="day-state">{t.day.opens(when(bookingOpensAt))}</span>;
  }
  const words = state === 'full' ? t.day.full : closed === null ? t.day.closed : sentence(say(closed));
  return <span class="day-state">{words}</span>;
}
