import { parseCron } from './cron.ts';

/** Gives the first instant after another (epoch milliseconds), or undefined if there is none any more. */
export type NextAfter = (instant: number) => number | undefined;

const unit = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const rate = /^rate\((\d+) (minute|hour|day)s?\)$/;
const once = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;
const cron = /^cron\((.+)\)$/;

/** `rate(1 hour)` counts from `anchor`; `cron(…)` and `at(…)` are local time of `timezone`. Throws what cannot be read. */
export function parseExpression(
  expression: string,
  { timezone, anchor }: { timezone: string; anchor: number },
): NextAfter {
  const every = rate.exec(expression);
  if (every) {
    const name = every[2] === 'minute' || every[2] === 'hour' ? every[2] : 'day';
    const period = Number(every[1]) * unit[name];
    if (period === 0) throw new Error('a rate must be at least 1');
    return (instant) => anchor + Math.max(1, Math.floor((instant - anchor) / period) + 1) * period;
  }
  const local = once.exec(expression)?.[1];
  if (local !== undefined) {
    const at = instantOf(local, timezone);
    return (instant) => (instant < at ? at : undefined);
  }
  const fields = cron.exec(expression)?.[1];
  if (fields !== undefined) return nextOfCron(fields, timezone);
  throw new Error(`${expression} is not rate(…), cron(…) or at(…)`);
}

function nextOfCron(fields: string, timezone: string): NextAfter {
  const wanted = parseCron(fields);
  return (instant) => {
    // Days and minutes are looked through in local time, written as if it were UTC.
    const start = Math.floor(localOf(instant, timezone) / unit.minute) * unit.minute + unit.minute;
    const [year = 1970] = dateParts(start);
    const end = Date.UTC(Math.min(year + 9, 2200), 0, 1);
    for (let day = Math.floor(start / unit.day) * unit.day; day < end; day += unit.day) {
      if (!wanted.day(...dateParts(day))) continue;
      for (const minute of wanted.minutes) {
        const local = day + minute * unit.minute;
        if (local < start) continue;
        const found = instantOf(new Date(local).toISOString().slice(0, 19), timezone);
        if (found > instant) return found;
      }
    }
    return undefined;
  };
}

function dateParts(local: number): [year: number, month: number, day: number] {
  const date = new Date(local);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/** Local wall-clock time as epoch milliseconds that read the same in UTC. */
function localOf(instant: number, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** A local time that a clock change skips becomes the time an hour later. */
function instantOf(local: string, timezone: string): number {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) throw new Error(`${local} is not a time`);
  const first = wanted - (localOf(wanted, timezone) - wanted);
  return first - (localOf(first, timezone) - wanted);
}
