import type { OfficeDocuments } from '#shared/region/documents.ts';
import { DAY } from '#shared/time/local.ts';
import { restsSince } from './forget.ts';
import type { OfficeCalendar } from './promise.ts';
import type { Request } from './request.ts';
import { mayTake, turn } from './steps.ts';
import { awaitedUntil } from './visit.ts';

/**
 * `remind`: on the last promised day, as the office opens. `due`: that day has ended. `warn`: the citizen has been silent for long.
 * `expire`: for too long. `forget`: what it says of people has been kept as long as the office may.
 */
export const deadlineKinds = ['remind', 'due', 'warn', 'expire', 'forget'] as const;

type DeadlineKind = (typeof deadlineKinds)[number];

/** Something that has to happen at an instant (epoch milliseconds) unless the request has moved on by then. */
export interface Deadline {
  /** Unique for request, kind and instant: planned again it is the same, and whoever wakes asks what waits for the request by then. */
  readonly name: string;
  readonly kind: DeadlineKind;
  readonly at: number;
}

/** When a request that waits for its citizen ends by itself, never before a visit that is booked; undefined: it does not wait for them. */
export const endOf = ({
  state,
  turnedAt,
  terms,
  visits,
}: Pick<Request, 'state' | 'turnedAt' | 'terms' | 'visits'>): number | undefined =>
  mayTake('expire', state) && turnedAt !== undefined
    ? Math.max(turnedAt + terms.expireDays * DAY, awaitedUntil(visits) ?? 0)
    : undefined;

/** When its citizen is warned of that; undefined: it does not wait for them. */
export const warningOf = ({
  state,
  turnedAt,
  terms,
}: Pick<Request, 'state' | 'turnedAt' | 'terms'>): number | undefined =>
  mayTake('expire', state) && turnedAt !== undefined ? turnedAt + terms.warnDays * DAY : undefined;

/** When what a request says of people has been kept as long as the office may; undefined: it still works on it, or its citizen does. */
export function goesAt(request: Request, retentionDays: number): number | undefined {
  const rests = restsSince(request);
  return rests === undefined ? undefined : rests + retentionDays * DAY;
}

/**
 * What waits for a request as it stands: a claim or its renewal changes nothing of it. Its citizen is warned, and it is forgotten, in
 * calendar days: a person counts no working days. A change of the calendar is noticed when one of them wakes.
 */
export function deadlinesOf(
  request: Request,
  { workingDays, dateAt }: OfficeCalendar,
  { retentionDays }: Pick<OfficeDocuments, 'retentionDays'>,
): readonly Deadline[] {
  const deadline = (kind: DeadlineKind, at: number): Deadline => ({
    name: `${request.id}-${kind}-${at.toString(36)}`,
    kind,
    at,
  });
  const { due, missedAt, state, forgottenAt } = request;
  if (turn[state] === 'office' && due !== undefined && missedAt === undefined) {
    const last = workingDays(dateAt(due));
    return [...(last ? [deadline('remind', last.opens)] : []), deadline('due', due + 1)];
  }
  const [warning, end] = [warningOf(request), endOf(request)];
  if (warning !== undefined && end !== undefined) {
    return [deadline('warn', warning), deadline('expire', end)];
  }
  const going = goesAt(request, retentionDays);
  return going === undefined || forgottenAt !== undefined ? [] : [deadline('forget', going)];
}
