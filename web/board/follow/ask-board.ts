import type { Board } from '#services/queue/contract.ts';
import type { Asked } from './follow-board.ts';
import { sameTag } from './weak-tag.ts';

/** Milliseconds after which a request counts as unanswered: a first start of the function takes some seconds. */
const PATIENCE = 8_000;

/** Asks the service for the board of an office, past the browser's own cache. */
export const askBoard =
  (office: string) =>
  async (tag: string | undefined): Promise<Asked> => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const answer = await fetch(`/api/queue/offices/${encodeURIComponent(office)}/board`, {
        cache: 'no-store',
        headers: tag === undefined ? {} : { 'if-none-match': tag },
        signal: patience.signal,
      });
      if (answer.status === 304) return { kind: 'same' };
      const type = answer.headers.get('content-type') ?? '';
      if (answer.status === 404 && type.startsWith('application/problem+json'))
        return { kind: 'unknown-office' };
      if (!answer.ok || !type.startsWith('application/json')) {
        return { kind: 'silence', retryAfterSeconds: Number(answer.headers.get('retry-after') ?? 0) || 0 };
      }
      const given = answer.headers.get('etag') ?? undefined;
      const board: Board = await answer.json();
      if (sameTag(given, tag)) return { kind: 'same' };
      return { kind: 'board', board, tag: given, age: Number(answer.headers.get('age') ?? 0) * 1_000 };
    } catch {
      return { kind: 'silence' };
    } finally {
      clearTimeout(timer);
    }
  };
