import type { Problem } from '#services/queue/contract.ts';
import type { Reply } from '../api/reply.ts';
import { pauseAfter } from './pause.ts';
import { waitOrOnline } from './retry.ts';

export type Settled<T> =
  | { readonly kind: 'done'; readonly body: T }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unsure' };

const MOST_TRIES = 4;

/** Repeats a request that may be repeated (its second answer is its first) until it is answered or patience ends. */
export async function persist<T>(ask: () => Promise<Reply<T>>): Promise<Settled<T>> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const reply = await ask();
    if (reply.kind === 'answer') return { kind: 'done', body: reply.body };
    if (reply.kind === 'problem' && reply.problem.status < 500)
      return { kind: 'refused', problem: reply.problem };
    if (tries < MOST_TRIES - 1) await waitOrOnline(pauseAfter(tries, reply.retryAfter, Math.random));
  }
  return { kind: 'unsure' };
}
