import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';

/** The header by which CloudFront proves that a request came through the site; it replaces whatever the viewer sent under it. */
export const originHeader = 'x-balai-origin';

/** Whether a request came through the site's own door; `headers` has names in lower case. Rejects while the secret cannot be read. */
export type OriginCheck = (headers: Readonly<Record<string, string | undefined>>) => Promise<boolean>;

/** What an origin check is made of. */
export interface OriginParts {
  /** The text of the origin secret, `{ "v1": "<at least 32 characters>" }`: every value in it opens. */
  readonly read: () => Promise<string>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** After this a value that was taken out of the secret opens no more; the refresh delays nobody. */
const STALE_MILLISECONDS = 5 * 60_000;
/** A value nobody knows makes a container ask again, but no more often than this: a stranger cannot make it ask for each request. */
const DOUBT_MILLISECONDS = 10_000;

const secretSchema = z.record(
  z.string().check(z.regex(/^v\d{1,4}$/)),
  z.string().check(z.minLength(32), z.maxLength(256)),
);

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();

/** The values of an origin secret, as digests; throws, without its content, when it is none. */
function accepted(text: string): readonly Buffer[] {
  const values = Object.values(parse(text)).map(digest);
  if (values.length === 0) throw new Error('The origin secret has no value.');
  return values;
}

function parse(text: string): Readonly<Record<string, string>> {
  try {
    return secretSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(
      'The origin secret is not readable: it is not JSON of v1, v2, … with at least 32 characters each.',
    );
  }
}

/**
 * Deny by default: only a request that carries one of the secret's values passes. The secret is read at once and kept; a
 * value that is not known yet has it read again, so that a rotation is noticed by the first request that uses it.
 */
export const createOriginCheck = ({ read, now }: OriginParts): OriginCheck => {
  let known: readonly Buffer[] | undefined;
  let askedAt = now();
  let asking: Promise<void> | undefined;

  const ask = (): Promise<void> => {
    asking ??= read()
      .then((text) => {
        known = accepted(text);
      })
      .finally(() => {
        askedAt = now();
        asking = undefined;
      });
    return asking;
  };
  /** While a later read fails, what was known goes on to hold. */
  const askAgain = (): Promise<void> => ask().catch(() => undefined);
  // The clock may be set back: both directions count.
  const isPast = (milliseconds: number): boolean => Math.abs(now() - askedAt) >= milliseconds;
  const opens = (given: Buffer): boolean =>
    known?.reduce((found, value) => timingSafeEqual(value, given) || found, false) ?? false;

  // Told by the first request when it fails, which asks again.
  void askAgain();

  return async (headers) => {
    const value = headers[originHeader];
    if (value === undefined) return false;
    if (known === undefined) await ask();
    const given = digest(value);
    if (opens(given)) {
      if (isPast(STALE_MILLISECONDS)) void askAgain();
      return true;
    }
    if (!isPast(DOUBT_MILLISECONDS)) return false;
    await askAgain();
    return opens(given);
  };
};
