import type { Bytes } from '#shared/identity/encoding.ts';
import { keyIdOf, type LetterSigningKey, type PublicLetterKey } from '../keys.ts';

/** A fresh pair for letters of a region (Kemendagri code). */
export async function createLetterKeys(
  region: string,
): Promise<{ readonly signing: LetterSigningKey; readonly listed: PublicLetterKey }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const id = await keyIdOf({ x, y });
  const sign = async (message: Bytes) =>
    new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, message));
  return { signing: { id, sign }, listed: { id, region, x, y } };
}
