import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type KeyRing, keyOf } from './key-ring.ts';

const CIPHER = 'aes-256-gcm';
const IV = 12;
const MAC = 16;

/**
 * Seals text with AES-256-GCM: `<key id>.<base64url of IV, ciphertext and MAC>`. It opens only with the same `context`,
 * such as the id of the item that holds it, so sealed data cannot be moved to another item.
 */
export const seal = (
  ring: KeyRing,
  { date, context }: { date: string; context: string },
  text: string,
): string => {
  const keyId = ring.idOn(date);
  const iv = randomBytes(IV);
  const cipher = createCipheriv(CIPHER, keyOf(ring, keyId, 'seal'), iv, { authTagLength: MAC });
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${keyId}.${body.toString('base64url')}`;
};

/** Opens what `seal` sealed; undefined when it was altered, belongs to another context, or its key is gone. */
export const unseal = (ring: KeyRing, context: string, sealed: string): string | undefined => {
  const [, keyId, encoded] = /^(k\d{1,4})\.([\w-]+)$/.exec(sealed) ?? [];
  const key = keyId === undefined ? undefined : ring.derive(keyId, 'seal');
  const body = Buffer.from(encoded ?? '', 'base64url');
  if (key === undefined || body.length < IV + MAC) return undefined;
  const decipher = createDecipheriv(CIPHER, key, body.subarray(0, IV), { authTagLength: MAC });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(body.subarray(-MAC));
  try {
    return Buffer.concat([decipher.update(body.subarray(IV, -MAC)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
};
