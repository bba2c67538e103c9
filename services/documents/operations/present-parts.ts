import type { Text } from '#shared/region/schema.ts';
import type { Looks, Objected, RequestView } from '../contract.ts';
import type { RequestResult } from '../domain/file.ts';
import type { LookStore } from '../domain/look.ts';
import { type OfficeCalendar, standingOf } from '../domain/promise.ts';
import { objections, type Reason } from '../domain/reasons.ts';
import type { Objection, Request } from '../domain/request.ts';

// What citizens and officers are shown alike of a request.

/** A text where the catalogue knows none any more. */
export const plain = (key: string): Text => ({ id: key, en: key });

/** What the office promised, as it stands. */
export function presentPromise(
  { promise, missedAt }: Request,
  calendar: OfficeCalendar,
  now: number,
): RequestView['promise'] {
  const { used, due, uncertain } = standingOf(promise, calendar, now);
  return {
    days: promise.days,
    used,
    due: due ?? null,
    missed: missedAt !== undefined,
    uncertain: uncertain ?? false,
  };
}

/** An objection, or a rejection, in the words of the list that its reason is from. */
export function presentObjection(
  objection: Objection | undefined,
  reasons: readonly Reason[],
): Objected | null {
  if (objection === undefined) return null;
  const { reason, note } = objection;
  const known = reasons.find(({ code }) => code === reason);
  return { reason, text: known?.text ?? plain(reason), note: note ?? null };
}

/** Of a paper or field: how often it was given, and what is objected to it. */
export const presentPart = (
  { parts }: Pick<Request, 'parts'>,
  key: string,
): { readonly revision: number; readonly objection: Objected | null } => ({
  revision: parts[key]?.revision ?? 1,
  objection: presentObjection(parts[key]?.objection, objections),
});

/** What came of it. */
export function presentResult(result: RequestResult | undefined): RequestView['result'] {
  if (result === undefined) return null;
  switch (result.kind) {
    case 'link':
      return { ...result, pin: result.pin ?? null };
    case 'collect':
      return { ...result, words: result.words ?? null };
    default:
      return result;
  }
}

/** A look of staff, as supervisors and the person see it. */
export const presentLook = ({
  at,
  actor,
  why,
  words,
}: Awaited<ReturnType<LookStore['list']>>[number]): Looks[number] => ({
  at,
  actor,
  why,
  words: words ?? null,
});
