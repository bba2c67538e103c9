import type { Arrived, Problem } from '#services/queue/contract.ts';

/** What became of a request; `silence`: nothing is known, the same may be sent again. `signed-out`: the machine is. */
export type Reply =
  | { readonly kind: 'arrived'; readonly arrived: Arrived }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'silence'; readonly retryAfterSeconds: number }
  | { readonly kind: 'signed-out' };

/** Milliseconds after which a request counts as unanswered. */
const PATIENCE = 12_000;

/** A request of somebody who comes in, with the session's token. Never throws. */
export async function ask(token: string | undefined, path: string, init: RequestInit): Promise<Reply> {
  if (token === undefined) return { kind: 'signed-out' };
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(path, {
      ...init,
      method: 'POST',
      cache: 'no-store',
      headers: { ...init.headers, 'content-type': 'application/json', authorization: `Bearer ${token}` },
      signal: patience.signal,
    });
    if (answer.ok) return { kind: 'arrived', arrived: await answer.json() };
    if (answer.status === 401) return { kind: 'signed-out' };
    const passes = answer.status >= 500 || answer.status === 429;
    const type = answer.headers.get('content-type') ?? '';
    if (passes || !type.startsWith('application/problem+json')) {
      return { kind: 'silence', retryAfterSeconds: Number(answer.headers.get('retry-after') ?? 0) || 0 };
    }
    return { kind: 'refused', problem: await answer.json() };
  } catch {
    return { kind: 'silence', retryAfterSeconds: 0 };
  } finally {
    clearTimeout(timer);
  }
}
