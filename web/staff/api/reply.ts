import type { Problem } from '#services/queue/contract.ts';
import type { Session } from '../sign-in/session.ts';

/**
 * What became of a request. `silence`: nobody of the service answered (no network, a proxy's page, a timeout), so nothing is known:
 * the same request may be sent again under the same key.
 */
export type Reply<T> =
  | { readonly kind: 'answer'; readonly body: T }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'silence' };

/** Milliseconds after which an unanswered request counts as silence: an officer stands before a person. */
const PATIENCE = 12_000;

export interface Wish {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Sends a request of whoever is signed in and sorts its answer. Never throws; who is not signed in any more is shown out. */
export async function ask<T>(session: Session, path: string, wish: Wish = {}): Promise<Reply<T>> {
  const first = await send(session, path, wish);
  // The computer slept, and its token ran out meanwhile.
  const response = first?.status === 401 && (await session.renew()) ? await send(session, path, wish) : first;
  if (response?.status === 401) session.lose();
  return sort<T>(response);
}

async function send(session: Session, path: string, { method = 'GET', headers, body }: Wish) {
  const init: RequestInit = {
    method,
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE),
    headers: {
      ...headers,
      authorization: `Bearer ${session.token ?? ''}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  return fetch(path, init).catch(() => undefined);
}

async function sort<T>(response: Response | undefined): Promise<Reply<T>> {
  try {
    if (response?.ok) return { kind: 'answer', body: await response.json() };
    const type = response?.headers.get('content-type') ?? '';
    if (response === undefined || !type.startsWith('application/problem+json')) return { kind: 'silence' };
    const problem: Problem = await response.json();
    // "Try again", from whoever says it, is no answer.
    return problem.status >= 500 || problem.status === 429
      ? { kind: 'silence' }
      : { kind: 'problem', problem };
  } catch {
    return { kind: 'silence' };
  }
}
