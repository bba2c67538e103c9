import type { Problem } from '#services/queue/contract.ts';
import { clock } from '../clock.ts';

/**
 * What became of a request. `silence`: nobody of the service answered (no network, a proxy's error page, a timeout), so
 * nothing is known; the same request may be sent again under the same key.
 */
export type Reply<T> =
  | { readonly kind: 'answer'; readonly body: T }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly retryAfter: number | undefined }
  | { readonly kind: 'silence'; readonly retryAfter: number | undefined };

/** Milliseconds after which an unanswered request counts as silence: two of API Gateway's own limits would be 60 s. */
const PATIENCE = 35_000;

/** Sends a request and sorts its answer. Never throws. */
export async function send<T>(
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<Reply<T>> {
  const askedAt = Date.now();
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(path, { ...init, signal: patience.signal });
    const cameAt = Date.now();
    const retryAfter = secondsOf(response.headers.get('retry-after'));
    const type = response.headers.get('content-type') ?? '';
    if (response.ok) return { kind: 'answer', body: await read(response) };
    if (!type.startsWith('application/problem+json')) return { kind: 'silence', retryAfter };
    const problem: Problem = await response.json();
    clock.learn(problem.now, askedAt, cameAt);
    return { kind: 'problem', problem, retryAfter };
  } catch {
    return { kind: 'silence', retryAfter: undefined };
  } finally {
    clearTimeout(timer);
  }
}

/** Sends a request whose answer is JSON and tells the server's time if it has `now`. */
export function sendForJson<T>(path: string, init: RequestInit = {}): Promise<Reply<T>> {
  const askedAt = Date.now();
  return send(path, init, async (response) => {
    const cameAt = Date.now();
    const body: T & { now?: unknown } = await response.json();
    // An answer out of a cache tells an old time.
    if (typeof body.now === 'number' && response.headers.get('age') === null)
      clock.learn(body.now, askedAt, cameAt);
    return body;
  });
}

function secondsOf(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
