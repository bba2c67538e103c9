const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

export interface Cron {
  /** Minutes of a day, in order. */
  readonly minutes: readonly number[];
  day(year: number, month: number, day: number): boolean;
}

interface Field {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

/**
 * AWS's six fields: minutes, hours, day of month, month, day of week (1 is Sunday), year; one of the two day fields is `?`.
 * Understands `*`, `,`, `-`, `/`, names and `L` as day of month; `W`, `#` and `L` in the day of week are refused.
 */
export function parseCron(expression: string): Cron {
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = '', ...more] = expression
    .trim()
    .split(/\s+/);
  if (year === '' || more.length > 0) throw new Error(`cron(${expression}) does not have six fields`);
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Error(`cron(${expression}) must have ? for exactly one of day of month and day of week`);
  }
  const minutes = values(minute, { least: 0, most: 59 });
  const hours = values(hour, { least: 0, most: 23 });
  const months = new Set(values(month, { least: 1, most: 12, names: monthNames }));
  const years = new Set(values(year, { least: 1970, most: 2199 }));
  const fits = dayTest(dayOfMonth, dayOfWeek);
  return {
    minutes: hours.flatMap((each) => minutes.map((minuteOfHour) => each * 60 + minuteOfHour)),
    day: (ofYear, ofMonth, day) => years.has(ofYear) && months.has(ofMonth) && fits(ofYear, ofMonth, day),
  };
}

function dayTest(dayOfMonth: string, dayOfWeek: string): Cron['day'] {
  if (dayOfMonth === 'L') {
    return (year, month, day) => day === new Date(Date.UTC(year, month, 0)).getUTCDate();
  }
  if (dayOfMonth !== '?') {
    const days = new Set(values(dayOfMonth, { least: 1, most: 31 }));
    return (_year, _month, day) => days.has(day);
  }
  const weekdays = new Set(values(dayOfWeek, { least: 1, most: 7, names: dayNames }));
  return (year, month, day) => weekdays.has(new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1);
}

/** The numbers that a field stands for, in order. */
function values(field: string, limits: Field): number[] {
  const found = field.split(',').flatMap((part) => range(part, limits));
  return [...new Set(found)].sort((a, b) => a - b);
}

function range(part: string, limits: Field): number[] {
  const [span = '', step = '1'] = part.split('/');
  const [first = '', last] = span.split('-');
  const from = first === '*' ? limits.least : one(first, limits);
  const open = first === '*' || part.includes('/');
  const to = last === undefined ? (open ? limits.most : from) : one(last, limits);
  const by = one(step, { least: 1, most: limits.most });
  if (to < from) throw new Error(`${part} runs backwards`);
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

function one(text: string, { least, most, names = [] }: Field): number {
  const named = names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + least : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Error(
    `${text || 'an empty field'} is not hosted in a cron expression, or not from ${least} to ${most}`,
  );
}
