import { digest, sameSecret } from '#shared/identity/digest.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { DAY } from '#shared/time/local.ts';

/** A request that is being prepared: nothing is stored of it, its key says all. */
export interface Draft {
  /** Of the request that comes of it, and of its files: 11 base64url characters. */
  readonly id: string;
  readonly office: string;
  /** When its key was made (epoch milliseconds). */
  readonly since: number;
  /** The account that began it for somebody else. */
  readonly by?: string | undefined;
}

/** For how long papers can be looked for and photographed; files of the bucket live a day longer. */
const LIFE = 3 * DAY;
const SECRET = 22;
const form =
  /^(k\d{1,4})\.([\w-]{11})\.([0-9a-z]{1,10})\.([a-z][a-z0-9-]{1,30})(?:\.([0-9a-f-]{36}))?\.([\w-]{22})$/;

/** When a draft ends (epoch milliseconds). */
export const endOf = ({ since }: Pick<Draft, 'since'>): number => since + LIFE;

/** The id that an Idempotency-Key makes: the same key is the same draft and the same request, in every epoch. */
export const requestIdOf = (ring: KeyRing, idempotencyKey: string): string =>
  digest(ring, { id: ring.firstId, purpose: 'request-id' }, idempotencyKey, 11);

/** The key of a draft, made on a local date. */
export function draftKeyOf(ring: KeyRing, { id, since, office, by }: Draft, date: string): string {
  const said = [ring.idOn(date), id, since.toString(36), office, ...(by === undefined ? [] : [by])].join('.');
  return `${said}.${secretOf(ring, ring.idOn(date), said)}`;
}

/** The draft of a key, over or not; undefined when it was not made here, altered, or its key id is gone. */
export function openDraftKey(ring: KeyRing, key: string): Draft | undefined {
  const [, keyId = '', id = '', since = '', office = '', by, secret = ''] = form.exec(key) ?? [];
  if (ring.derive(keyId, 'draft') === undefined) return undefined;
  const said = key.slice(0, -(SECRET + 1));
  if (!sameSecret(secretOf(ring, keyId, said), secret)) return undefined;
  return { id, office, since: Number.parseInt(since, 36), ...(by !== undefined && { by }) };
}

const secretOf = (ring: KeyRing, id: string, said: string): string =>
  digest(ring, { id, purpose: 'draft' }, said, SECRET);
