import * as z from 'zod/mini';
import { type Bytes, hexOf } from '#shared/identity/encoding.ts';
import { bytesOfBase64url, joined } from './bytes.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const DIGEST = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Bytes of a signature: r and s, 32 each (IEEE P1363). */
export const SIGNATURE_BYTES = 64;

const coordinate = z
  .string()
  .check(z.refine((text) => bytesOfBase64url(text)?.length === 32, 'Not 32 bytes in base64url.'));

/** A key that letters of a region are checked with; a page carries the list of all of them. */
export const publicLetterKey = z.object({
  /** `keyIdOf` its point. */
  id: z.string().check(z.regex(/^[0-9a-f]{8}$/)),
  /** Kemendagri code of the one region whose letters it may sign. */
  region: z.string().check(z.regex(/^\d{2}\.\d{2}(\.\d{2})?$/)),
  /** The point on P-256. */
  x: coordinate,
  y: coordinate,
  /** Its private half got out: no letter that it signed counts any more, whatever its date says. */
  withdrawn: z.optional(z.literal(true)),
});

export type PublicLetterKey = z.infer<typeof publicLetterKey>;

/** What signs for a region. */
export interface LetterSigningKey {
  /** `keyIdOf` its public half. */
  readonly id: string;
  /** ECDSA over SHA-256 of the message: 64 bytes. */
  readonly sign: (message: Bytes) => Promise<Uint8Array>;
}

/** The first four bytes, in hexadecimal, of SHA-256 of the uncompressed point (65 bytes): the key says its id, nobody assigns one. */
export async function keyIdOf({ x, y }: Pick<PublicLetterKey, 'x' | 'y'>): Promise<string> {
  const point = joined(Uint8Array.of(4), bytesOfBase64url(x) ?? missing(), bytesOfBase64url(y) ?? missing());
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', point)).slice(0, 4));
}

const missing = (): never => {
  throw new Error('A coordinate of a public key is not base64url.');
};

/** Whether the key signed the message. Throws on a key that is not on the curve. */
export async function isSignedBy(
  { x, y }: PublicLetterKey,
  { message, signature }: { readonly message: Bytes; readonly signature: Bytes },
): Promise<boolean> {
  const key = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, CURVE, false, [
    'verify',
  ]);
  return crypto.subtle.verify(DIGEST, key, signature, message);
}
