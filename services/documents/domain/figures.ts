import type { LocalDate } from '#shared/time/local.ts';

/** What an office's day counts. */
export const figureNames = [
  'submitted',
  'returned',
  'ready',
  'rejected',
  'ended',
  'kept',
  'missed',
  'oneVisit',
] as const;

type FigureName = (typeof figureNames)[number];

/** What one event adds to its day: every name by one. */
export interface DayEntry {
  readonly office: string;
  readonly date: LocalDate;
  readonly request: string;
  /** Of the request, at the event: one version counts once. */
  readonly version: number;
  readonly adds: readonly FigureName[];
}

/** Where entries are kept. Faults throw. */
export interface FigureStore {
  /** The same entry again changes nothing, whatever the order. */
  readonly note: (entry: DayEntry) => Promise<void>;
  /** Entries of an office from one date to another, both included; eventually consistent. */
  readonly list: (
    office: string,
    days: { readonly from: LocalDate; readonly to: LocalDate },
  ) => Promise<readonly Pick<DayEntry, 'date' | 'adds'>[]>;
}

/** Figures of a day. */
export type DayFigures = Readonly<Record<FigureName, number>> & { readonly date: LocalDate };

/** The figures of these days, in their order. */
export function foldDays(
  dates: readonly LocalDate[],
  entries: readonly Pick<DayEntry, 'date' | 'adds'>[],
): readonly DayFigures[] {
  const days = new Map(dates.map((date) => [date, { ...none }]));
  for (const { date, adds } of entries) {
    const day = days.get(date);
    for (const name of day ? adds : []) if (day) day[name] += 1;
  }
  return [...days].map(([date, day]) => ({ date, ...day }));
}

const none = {
  submitted: 0,
  returned: 0,
  ready: 0,
  rejected: 0,
  ended: 0,
  kept: 0,
  missed: 0,
  oneVisit: 0,
} satisfies Record<FigureName, number>;
