import type { LocalDate } from '#shared/time/local.ts';
import type { Entry } from '../log/entry.ts';

/** What may have a good reason, which only the officer knows. */
type Oddity =
  /** Several visits were finished in less time than it takes to say what one wants. */
  | 'very-short-visits'
  /** Far more visits were put aside than this service usually needs. */
  | 'many-parked';

/** A question to an officer: not a finding, in no figure, and for nobody else until it was answered or its time has passed. */
export interface Question {
  readonly to: string;
  readonly date: LocalDate;
  readonly about: Oddity;
  /** Ids of the lines that it is about. */
  readonly entries: readonly string[];
}

/** How an officer may be read by a question of the software. */
export interface Asked extends Question {
  readonly askedAt: number;
  readonly answerUntil: number;
  readonly answer?: string;
}

const shortVisit = 20_000;
const shortVisits = 5;
const leastVisits = 10;
/** Parked more than half of the visits, and more than thrice as many as usual. */
const parkedShare = 0.5;
const timesUsual = 3;

/**
 * What is odd in the lines of officers of one day. `usualParked` is the part of a service's visits that is usually parked, by its code. The
 * order of the questions is that of the accounts and tells nothing.
 */
export function oddPatterns(
  day: readonly Entry[],
  usualParked: Readonly<Record<string, number>>,
): readonly Question[] {
  const byOfficer = Map.groupBy(
    day.filter(({ officer }) => officer !== undefined),
    ({ officer, date }) => `${officer}#${date}`,
  );
  return [...byOfficer.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, lines]) => {
      const { officer, date } = lines[0] ?? {};
      if (officer === undefined || date === undefined) return [];
      const ask = (about: Oddity, odd: readonly Entry[]): Question => ({
        to: officer,
        date,
        about,
        entries: odd.map(({ id }) => id).toSorted(),
      });
      const visits = lines.filter(({ done, excluded }) => done.kind === 'visit' && excluded === undefined);
      const short = visits.filter(
        ({ done }) => done.kind === 'visit' && done.outcome === 'finished' && done.served < shortVisit,
      );
      const parked = visits.filter(({ done }) => done.kind === 'visit' && done.parks > 0);
      const usual = visits.reduce((total, { service }) => total + (usualParked[service] ?? 0), 0);
      const spike =
        visits.length >= leastVisits &&
        parked.length > visits.length * parkedShare &&
        parked.length > usual * timesUsual;
      return [
        ...(short.length >= shortVisits ? [ask('very-short-visits', short)] : []),
        ...(spike ? [ask('many-parked', parked)] : []),
      ];
    });
}

/** Whether somebody may read a question: the officer at once, the superior with the answer or once the time for it has passed. */
export function mayRead(
  question: Asked,
  { account, isSuperior, now }: { account: string; isSuperior: boolean; now: number },
): boolean {
  if (account === question.to) return true;
  return isSuperior && (question.answer !== undefined || now >= question.answerUntil);
}
