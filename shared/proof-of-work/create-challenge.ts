import type { Operation } from '#shared/http/endpoint.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Clock } from '#shared/time/clock.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { IssuedChallenge } from './issue.ts';
import type { Subject } from './subject.ts';

/** What issues challenges: `createIssuer`. */
export type Issue = (
  ring: KeyRing,
  subject: Subject,
  at: { readonly now: number; readonly date: string },
) => Promise<IssuedChallenge>;

/** Issues a proof of work for something that an office is asked for; nothing is stored. */
export const createChallenge =
  ({
    region,
    keys,
    clock,
    issue,
  }: {
    readonly region: Region;
    readonly keys: () => Promise<KeyRing>;
    readonly clock: Clock;
    readonly issue: Issue;
  }): Operation<{ readonly query: Subject }, IssuedChallenge, { readonly code: 'not-found' }> =>
  async ({ query }) => {
    if (!region.offices.some(({ id }) => id === query.office)) return { refused: [{ code: 'not-found' }] };
    const now = clock.now();
    const at = { now, date: localDateAt(now, region.timezone) };
    return { answer: await issue(await keys(), query, at) };
  };
