import { openBearerKey } from '#shared/identity/bearer-key.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { endOf, openDraftKey } from '../../domain/draft.ts';
import type { Refusal } from '../../refusals.ts';

/** Whose files: a request's, which its draft has the id of. */
export interface FileOwner {
  readonly id: string;
  /** Until when files are taken (epoch milliseconds); absent: of a request that exists. */
  readonly until?: number;
}

/** Who sends files, by the key of a draft or of a request; or why not. */
export function fileOwner(
  ring: KeyRing,
  headers: { readonly 'draft-key'?: string | undefined; readonly 'request-key'?: string | undefined },
  now: number,
): FileOwner | { readonly refused: Refusal } {
  const { 'draft-key': draftKey, 'request-key': requestKey } = headers;
  if (draftKey === undefined) {
    const id = openBearerKey(ring, requestKey ?? '');
    return id === undefined ? { refused: { code: 'not-found' } } : { id };
  }
  const draft = openDraftKey(ring, draftKey);
  if (draft === undefined) return { refused: { code: 'bad-key', field: 'draft-key' } };
  return endOf(draft) < now ? { refused: { code: 'draft-over' } } : { id: draft.id, until: endOf(draft) };
}
