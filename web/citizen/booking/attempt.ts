import type { BookingRequest, OpenedBooking, Problem, WishRequest } from '#services/queue/contract.ts';
import type { Reply } from '../api/reply.ts';
import type { Choice } from '../places.ts';
import { forget, hasStrings, recallJson, remember } from '../storage.ts';

/** For a place in a window, or for one that is to come free. */
export type Request = BookingRequest | WishRequest;

export const choiceIn = (request: Request): Choice =>
  'windows' in request ? request.windows : request.window;

/** One try to book: stored before it is sent, forgotten when it has a definite answer. */
export interface Attempt {
  readonly key: string;
  readonly request: Request;
  /** Epoch milliseconds by the phone's clock. */
  readonly startedAt: number;
}

/** What a reply means for the attempt. Only `booked` and `refused` are definite. */
export type Verdict =
  | { readonly kind: 'booked'; readonly held: OpenedBooking }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'prove-again' }
  | { readonly kind: 'send-again'; readonly retryAfter: number | undefined };

export function judge(reply: Reply<OpenedBooking>): Verdict {
  if (reply.kind === 'answer') return { kind: 'booked', held: reply.body };
  if (reply.kind === 'silence') return { kind: 'send-again', retryAfter: reply.retryAfter };
  const { problem, retryAfter } = reply;
  if (problem.code === 'bad-proof') return { kind: 'prove-again' };
  const passing = problem.status >= 500 || (problem.status === 429 && problem.limit === undefined);
  return passing ? { kind: 'send-again', retryAfter } : { kind: 'refused', problem };
}

/** Whether two requests ask for the same thing; proof and salt may differ. */
export function sameWish(one: Request, other: Request): boolean {
  const wish = (request: Request) => {
    const { office, service, date, person, priority } = request;
    const { nik, name, phone, email } = person;
    return JSON.stringify([office, service, date, choiceIn(request), nik, name, phone, email, priority]);
  };
  return wish(one) === wish(other);
}

const NAME = 'balai.attempt';
/** An attempt is pursued for a day: its window is over by then, or the ticket is found by NIK and phone. */
const LIFE = 24 * 60 * 60 * 1_000;

const isAttempt = (value: unknown): value is Attempt =>
  hasStrings(value, 'key') &&
  'startedAt' in value &&
  typeof value.startedAt === 'number' &&
  'request' in value &&
  hasStrings(value.request, 'office', 'service', 'date', 'salt', 'altcha') &&
  ('window' in value.request || 'windows' in value.request);

/** The attempt that has no definite answer yet. It lies on the phone, not in the tab: the browser may be closed meanwhile. */
export function unanswered(now: number): Attempt | undefined {
  const attempt = recallJson(NAME, isAttempt);
  if (attempt === undefined) return undefined;
  if (now - attempt.startedAt < LIFE) return attempt;
  forgetAttempt();
  return undefined;
}

export const keepAttempt = (attempt: Attempt): void => remember(NAME, JSON.stringify(attempt));
export const forgetAttempt = (): void => forget(NAME);
