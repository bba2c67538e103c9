import type { Bytes } from '#shared/identity/encoding.ts';
import { ByteReader, joined, WrongBytes } from './bytes.ts';
import { isSignedBy, type LetterSigningKey, type PublicLetterKey, SIGNATURE_BYTES } from './keys.ts';

/** What a signature is about: one over a letter is worth nothing under a list. */
export type SignedKind = 'letter' | 'revocations';

/** Why something that claims to be signed is not taken. */
export type SignatureRefusal =
  | 'wrong-format'
  | 'unknown-key'
  | 'foreign-key'
  | 'key-withdrawn'
  | 'bad-signature';

const messageOf = (kind: SignedKind, body: Bytes): Bytes =>
  joined(new TextEncoder().encode(`balai.${kind}.1\0`), body);

/** The body with its signature behind it. */
export const signed = async (kind: SignedKind, body: Bytes, key: LetterSigningKey): Promise<Bytes> =>
  joined(body, await key.sign(messageOf(kind, body)));

/** The two parts, unchecked; throws `WrongBytes` when there is no room for them. */
export function partsOf(bytes: Bytes): { readonly body: Bytes; readonly signature: Bytes } {
  if (bytes.length <= SIGNATURE_BYTES) throw new WrongBytes('Too short to be signed.');
  const end = bytes.length - SIGNATURE_BYTES;
  return { body: bytes.slice(0, end), signature: bytes.slice(end) };
}

/** Why the signature does not hold; undefined: the region's key signed this. */
export async function refusalOf(
  kind: SignedKind,
  {
    body,
    signature,
    keyId,
    region,
  }: ReturnType<typeof partsOf> & { readonly keyId: string; readonly region: string },
  keys: readonly PublicLetterKey[],
): Promise<SignatureRefusal | undefined> {
  const key = keys.find(({ id }) => id === keyId);
  if (key === undefined) return 'unknown-key';
  if (key.region !== region) return 'foreign-key';
  if (!(await isSignedBy(key, { message: messageOf(kind, body), signature }))) return 'bad-signature';
  return key.withdrawn ? 'key-withdrawn' : undefined;
}

/** What `read` makes of bytes, if they are the only bytes that `write` makes of it; undefined: they are none such. */
export function readCanonical<Value>(
  bytes: Bytes,
  { read, write }: { readonly read: (reader: ByteReader) => Value; readonly write: (value: Value) => Bytes },
): Value | undefined {
  try {
    const value = read(new ByteReader(bytes));
    const again = write(value);
    return again.length === bytes.length && again.every((byte, at) => byte === bytes[at]) ? value : undefined;
  } catch (fault) {
    if (fault instanceof WrongBytes) return undefined;
    throw fault;
  }
}
