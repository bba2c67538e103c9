import { addDays, type LocalDate, localDate } from '#shared/time/local.ts';

/** How long a period is: an office evaluates each month or each quarter, and every year. */
export const periodKinds = ['monthly', 'quarterly', 'yearly'] as const;

export type PeriodKind = (typeof periodKinds)[number];

/** A period of evaluation; both dates belong to it. */
export interface Period {
  /** `2026-11`, `2026-Q4` or `2026`. */
  readonly id: string;
  readonly kind: PeriodKind;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const monthsIn = { monthly: 1, quarterly: 3, yearly: 12 } as const satisfies Record<PeriodKind, number>;

const two = (number: number) => String(number).padStart(2, '0');

/** The first day of a month; `month` counts from 0 and may leave the year. */
const firstOf = (year: number, month: number): LocalDate =>
  localDate.parse(`${year + Math.floor(month / 12)}-${two((((month % 12) + 12) % 12) + 1)}-01`);

const nameOf = {
  monthly: (year: number, month: number) => `${year}-${two(month + 1)}`,
  quarterly: (year: number, month: number) => `${year}-Q${month / 3 + 1}`,
  yearly: (year: number) => `${year}`,
} as const satisfies Record<PeriodKind, (year: number, month: number) => string>;

/** The period of that kind in which a day lies. */
export function periodOf(date: LocalDate, kind: PeriodKind): Period {
  const year = Number(date.slice(0, 4));
  const length = monthsIn[kind];
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / length) * length;
  return {
    id: nameOf[kind](year, month),
    kind,
    from: firstOf(year, month),
    to: addDays(firstOf(year, month + length), -1),
  };
}

/** The period after this one. */
export const nextPeriod = ({ kind, to }: Period): Period => periodOf(addDays(to, 1), kind);

/** The period before this one. */
export const previousPeriod = ({ kind, from }: Period): Period => periodOf(addDays(from, -1), kind);

/** The months of a period, as their ids. */
export function monthsOf({ from, to }: Pick<Period, 'from' | 'to'>): readonly string[] {
  const months: string[] = [];
  for (let month = periodOf(from, 'monthly'); month.from <= to; month = nextPeriod(month)) {
    months.push(month.id);
  }
  return months;
}
