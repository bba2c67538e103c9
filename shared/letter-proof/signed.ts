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

/** What `signed` joined. */
export interface SignedParts {
  readonly body: Bytes;
  readonly signature: Bytes;
}

/** What `signed` joined, and what the body says in the form given, all unchecked; undefined: it is nothing of that form. */
export function readSigned<Value>(
  bytes: Bytes,
  form: Form<Value>,
): (SignedParts & { readonly value: Value }) | undefined {
  if (bytes.length <= SIGNATURE_BYTES) return undefined;
  const end = bytes.length - SIGNATURE_BYTES;
  const [body, signature] = [bytes.slice(0, end), bytes.slice(end)];
  const value = readCanonical(body, form);
  return value === undefined ? undefined : { body, signature, value };
}

/** Why the signature does not hold; undefined: the region's key signed this. */
export async function refusalOf(
  kind: SignedKind,
  { body, signature, keyId, region }: SignedParts & { readonly keyId: string; readonly region: string },
  keys: readonly PublicLetterKey[],
): Promise<SignatureRefusal | undefined> {
  const key = keys.find(({ id }) => id === keyId);
  if (key === undefined) return 'unknown-key';
  if (key.region !== region) return 'foreign-key';
  if (!(await isSignedBy(key, { message: messageOf(kind, body), signature }))) return 'bad-signature';
  return key.withdrawn ? 'key-withdrawn' : undefined;
}

/** How something is written, and read again. */
interface Form<Value> {
  readonly read: (reader: ByteReader) => Value;
  readonly write: (value: Value) => Bytes;
}

/** What `read` makes of bytes, if they are the only bytes that `write` makes of it; undefined: they are none such. */
export function readCanonical<Value>(bytes: Bytes, { read, write }: Form<Value>): Value | undefined {
  try {
    const value = read(new ByteReader(bytes));
    const again = write(value);
    return again.length === bytes.length && again.every((byte, at) => byte === bytes[at]) ? value : undefined;
  } catch (fault) {
    if (fault instanceof WrongBytes) return undefined;
    throw fault;
  }
}
