import type { OpenedBooking, Problem } from '#services/queue/contract.ts';
import type { Reply } from '../api/reply.ts';
import { type Attempt, judge, type Request } from './attempt.ts';
import { MOST_TRIES, pauseAfter } from './pause.ts';

/** What pursuing needs of the world. */
export interface Ports {
  readonly book: (key: string, request: Request) => Promise<Reply<OpenedBooking>>;
  /** A fresh proof for the same key and salt; null when none could be had. */
  readonly prove: (attempt: Attempt) => Promise<string | null>;
  readonly keep: (attempt: Attempt) => void;
  readonly drop: () => void;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  /** Told before each pause. */
  readonly onPause: (milliseconds: number) => void;
  readonly onSend: () => void;
}

/** `unsure`: no definite answer after all tries; the attempt stays stored and can be pursued again. */
export type Outcome =
  | { readonly kind: 'booked'; readonly held: OpenedBooking }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unsure' };

const MOST_PROOFS = 2;

/** Sends an attempt, always under its own key, until it has a definite answer or patience ends. */
export async function pursue(first: Attempt, ports: Ports): Promise<Outcome> {
  let attempt = first;
  let proofs = 0;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    ports.keep(attempt);
    ports.onSend();
    const verdict = judge(await ports.book(attempt.key, attempt.request));
    if (verdict.kind === 'booked' || verdict.kind === 'refused') {
      ports.drop();
      return verdict;
    }
    if (verdict.kind === 'prove-again') {
      const altcha = proofs < MOST_PROOFS ? await ports.prove(attempt) : null;
      proofs += 1;
      if (altcha === null) return { kind: 'unsure' };
      attempt = { ...attempt, request: { ...attempt.request, altcha } };
    } else if (tries < MOST_TRIES - 1) {
      const pause = pauseAfter(tries, verdict.retryAfter, ports.random);
      ports.onPause(pause);
      await ports.wait(pause);
    }
  }
  return { kind: 'unsure' };
}
