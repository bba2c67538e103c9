import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';

/** What a derived key is for: keys of different purposes tell nothing about each other. */
export type Purpose =
  | 'tag'
  | 'booking-id'
  | 'request-id'
  | 'seal'
  | 'link'
  | 'challenge'
  | 'body'
  | 'flood'
  | 'letter'
  | 'draft'
  | 'file'
  | 'tracking';

/** The keys of one service, by date and purpose; derived once and kept. */
export interface KeyRing {
  /** Id of the key that holds on a local date (`YYYY-MM-DD`). */
  idOn(date: string): string;
  /** Every key id of the ring. */
  readonly ids: readonly string[];
  /** Id of the first key: for what must stay the same when keys rotate. */
  readonly firstId: string;
  /** The 256-bit key of a purpose; undefined for an id that the ring does not have. */
  derive(id: string, purpose: Purpose): KeyObject | undefined;
}

const keyId = z.string().check(z.regex(/^k\d{1,4}$/));
const secretSchema = z.pipe(
  z.string(),
  z.pipe(
    z.transform((text: string, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.issues.push({ code: 'custom', message: 'is not JSON', input: '(hidden)' });
        return z.NEVER;
      }
    }),
    z.catchall(
      z.object({
        epochs: z
          .record(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)), keyId)
          .check(z.refine((epochs) => Object.keys(epochs).length > 0, 'has no epoch')),
      }),
      z.string().check(z.minLength(32)),
    ),
  ),
);

/** Reads a key secret, `{ "epochs": { "2000-01-01": "k1" }, "k1": "…" }`; throws, without its content, when it is none. */
export const readKeyRing = (secret: string): KeyRing => {
  const read = secretSchema.safeParse(secret);
  if (!read.success) {
    const where = read.error.issues
      .map((issue) => `${issue.path.join('.') || 'it'} ${issue.code}`)
      .join(', ');
    throw new Error(`The key secret is not readable: ${where}.`);
  }
  const { epochs, ...keys } = read.data;
  const starts = Object.keys(epochs).toSorted();
  const idOn = (date: string): string => {
    const start = starts.findLast((candidate) => candidate <= date);
    const id = start === undefined ? undefined : epochs[start];
    if (id === undefined) throw new Error(`The key secret has no epoch for ${date}.`);
    return id;
  };
  const missing = Object.values(epochs).filter((id) => !Object.hasOwn(keys, id));
  if (missing.length > 0) throw new Error(`The key secret lacks ${missing.join(', ')}.`);

  const derived = new Map<string, KeyObject>();
  return {
    idOn,
    ids: Object.keys(keys),
    firstId: idOn(starts[0] ?? ''),
    derive: (id, purpose) => {
      const name = `${id}/${purpose}`;
      const known = derived.get(name);
      const text = Object.hasOwn(keys, id) ? keys[id] : undefined;
      if (known !== undefined || text === undefined) return known;
      const key = createSecretKey(Buffer.from(hkdfSync('sha256', text, '', purpose, 32)));
      derived.set(name, key);
      return key;
    },
  };
};

/** The key of a purpose that must exist because its id came from the ring itself. */
export const keyOf = (ring: KeyRing, id: string, purpose: Purpose): KeyObject => {
  const key = ring.derive(id, purpose);
  if (key === undefined) throw new Error(`The key ring has no key ${id}.`);
  return key;
};
