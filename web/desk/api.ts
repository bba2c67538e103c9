import city from 'balai:city';
import type {
  Arrived,
  Availability,
  BookingForOthers,
  CalendarDay,
  Days,
  Expected,
  FoundBooking,
  FoundWish,
  HeldBooking,
  Problem,
} from '#services/queue/contract.ts';
import type { Session } from '../staff/sign-in/session.ts';

/** `silence`: nothing is known of the request, and it may be sent again as it is. */
export type Reply<T> =
  | { readonly kind: 'answer'; readonly body: T }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'silence' };

const ROOT = '/api/queue/offices';
const PATIENCE = 15_000;

interface Wish {
  readonly body?: unknown;
  readonly key?: string;
}

async function ask<T>(session: Session, path: string, { body, key }: Wish = {}): Promise<Reply<T>> {
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        authorization: `Bearer ${session.token ?? ''}`,
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.ok) return { kind: 'answer', body: await response.json() };
    const type = response.headers.get('content-type') ?? '';
    if (response.status >= 500 || !type.startsWith('application/problem+json')) return { kind: 'silence' };
    return { kind: 'problem', problem: await response.json() };
  } catch {
    return { kind: 'silence' };
  }
}

/** The paper that the officer holds. */
export interface Papers {
  readonly nik?: string;
  readonly document?: { readonly kind: DocumentKind; readonly number: string };
}
export type DocumentKind = 'passport' | 'stay-permit' | 'birth-letter' | 'other';
export type Why = 'lost-ticket' | 'booked-by-stranger' | 'wrong-data' | 'cannot-come' | 'other';
export type Shown = Papers & { readonly why: Why; readonly words?: string };

export const findBookings = (session: Session, office: string, body: Shown) =>
  ask<{
    readonly bookings: readonly FoundBooking[];
    readonly wishes: readonly FoundWish[];
    readonly now: number;
  }>(session, `${ROOT}/${office}/persons/bookings`, {
    body,
  });

export const voidBooking = (
  session: Session,
  office: string,
  { id, ...body }: Shown & { readonly id: string },
) =>
  ask<{ readonly booking: FoundBooking | null }>(session, `${ROOT}/${office}/bookings/${id}/void`, { body });

/** Checks in a booking that was found, whose holder lost the code. */
export const checkInFound = (session: Session, office: string, id: string) =>
  ask<Arrived>(session, `${ROOT}/${office}/check-ins`, { body: { code: `balai:${city.id}:${id}` } });

export const bookForOthers = (
  session: Session,
  office: string,
  { key, ...body }: BookingForOthers & { readonly key: string },
) => ask<HeldBooking>(session, `${ROOT}/${office}/bookings`, { key, body });

export const readExpected = (session: Session, office: string) =>
  ask<Expected>(session, `${ROOT}/${office}/expected`);

export const readWindows = (session: Session, office: string, at: { service: string; date: string }) =>
  ask<Availability>(session, `${ROOT}/${office}/availability?${new URLSearchParams(at)}`);

/** Days that can be booked now, in order; the months to ask for follow from the office's clock, not from this computer's. */
export async function openDays(
  session: Session,
  office: string,
  { service, horizonDays }: { readonly service: string; readonly horizonDays: number },
): Promise<readonly CalendarDay[]> {
  const of = (month: string) =>
    ask<Days>(session, `${ROOT}/${office}/days?${new URLSearchParams({ service, month })}`);
  const monthAt = (at: number) => new Date(at + 9 * 3_600_000).toISOString().slice(0, 7);
  const first = await of(monthAt(Date.now()));
  if (first.kind !== 'answer') return [];
  const { now } = first.body;
  const months = [...new Set([monthAt(now), monthAt(now + horizonDays * 86_400_000)])];
  const answers = await Promise.all(months.map(of));
  return answers.flatMap((one) =>
    one.kind === 'answer' ? one.body.days.filter(({ state }) => state === 'open') : [],
  );
}
