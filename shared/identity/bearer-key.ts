import { digest, sameSecret } from './digest.ts';
import type { KeyRing } from './key-ring.ts';

/** Characters of the secret part: 132 bits. */
const SECRET = 22;
const form = /^(k\d{1,4})\.([\w-]{11})\.([\w-]{22})$/;

/** Opens one item of 11 base64url characters: `<key id>.<item id>.<secret>`, always the same for an item, so that it can be sent again. */
export const bearerKeyOf = (ring: KeyRing, id: string, date: string): string => {
  const keyId = ring.idOn(date);
  return `${keyId}.${id}.${digest(ring, { id: keyId, purpose: 'link' }, id, SECRET)}`;
};

/** The id of the item that a key opens; undefined when it was not made here, altered, or its key id is gone. */
export const openBearerKey = (ring: KeyRing, key: string): string | undefined => {
  const [, keyId, id, secret] = form.exec(key) ?? [];
  if (keyId === undefined || id === undefined || secret === undefined) return undefined;
  if (ring.derive(keyId, 'link') === undefined) return undefined;
  return sameSecret(digest(ring, { id: keyId, purpose: 'link' }, id, SECRET), secret) ? id : undefined;
};
