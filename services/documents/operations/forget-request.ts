import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Clock } from '#shared/time/clock.ts';
import { forget } from '../domain/forget.ts';
import type { Request } from '../domain/request.ts';
import type { RequestStore } from '../domain/request-store.ts';
import { trackingCodeOf } from '../domain/tracking.ts';

/** What forgetting requests needs of the world. */
export interface ForgetPorts {
  readonly requests: Pick<RequestStore, 'read' | 'forget'>;
  /** The service's keys, loaded on first use. */
  readonly keys: () => Promise<KeyRing>;
  readonly clock: Clock;
  /** Deletes every object of a request; again changes nothing. */
  readonly shred: (request: string) => Promise<void>;
}

/** Times that a request may change under it: what may be forgotten hardly changes any more. */
const patience = 10;

/**
 * Deletes what a request says of people, once it may go. Objects go first and the tag last: after a crash the next try still finds
 * them all.
 */
export async function forgetRequest(
  { requests, keys, clock, shred }: ForgetPorts,
  {
    id,
    key,
    causationId,
    mayGo,
  }: {
    readonly id: string;
    /** Names the wish. */
    readonly key: string;
    readonly causationId: string;
    readonly mayGo: (request: Request) => boolean;
  },
): Promise<'forgotten' | 'kept'> {
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const request = await requests.read(id);
    if (request === undefined || request.forgottenAt !== undefined) return 'forgotten';
    if (!mayGo(request)) return 'kept';
    await shred(id);
    const now = clock.now();
    const write = { request: forget(request, { key, now }), events: [], now, causationId };
    const code = trackingCodeOf(await keys(), id);
    if ((await requests.forget(write, { tag: request.tag, code })) === 'stale') continue;
    // A correction that was under way may have copied a page since.
    await shred(id);
    return 'forgotten';
  }
  throw new Error(`Request ${id} changed ${patience} times in a row`);
}
