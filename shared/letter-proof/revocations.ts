import { type Bytes, bytesOfHex, hexOf } from '#shared/identity/encoding.ts';
import { type ByteReader, joined, numberBytes, WrongBytes } from './bytes.ts';
import type { LetterSigningKey, PublicLetterKey } from './keys.ts';
import { readRegion, regionBytes } from './region-code.ts';
import { readSigned, refusalOf, type SignatureRefusal, signed } from './signed.ts';

const FORMAT = 1;

/** Why a letter no longer counts, in the order of their codes on the list. */
export const revocationReasons = [
  /** Something in it was wrong; another letter takes its place. */
  'mistake',
  /** What it says is no longer so. */
  'outdated',
  /** It was obtained by false statements. */
  'false-statement',
  /** Its holder asked for it. */
  'holder-asked',
] as const;

export type RevocationReason = (typeof revocationReasons)[number];

/** The letters of a region that no longer count. */
export interface RevocationList {
  /** Kemendagri code. */
  readonly region: string;
  /** When it was true, epoch milliseconds of a whole second. */
  readonly asOf: number;
  /** Reasons by `revocationId`. */
  readonly revoked: ReadonlyMap<string, RevocationReason>;
}

/** What a list is, its signature not checked. */
interface Body {
  readonly keyId: string;
  readonly list: RevocationList;
}

/**
 * The first eight bytes, in hexadecimal, of SHA-256 of a proof's body. Who has the letter finds it on the list; the list alone tells
 * nobody whose letter or which number it was.
 */
export async function revocationId(body: Bytes): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', body)).slice(0, 8));
}

function write({ keyId, list }: Body): Bytes {
  const entries = [...list.revoked].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return joined(
    numberBytes(FORMAT, 1),
    bytesOfHex(keyId),
    regionBytes(list.region),
    numberBytes(list.asOf / 1000, 5),
    ...entries.map(([id, reason]) =>
      joined(bytesOfHex(id), numberBytes(revocationReasons.indexOf(reason), 1)),
    ),
  );
}

function read(reader: ByteReader): Body {
  if (reader.number(1) !== FORMAT) throw new WrongBytes('Not this format.');
  const keyId = hexOf(reader.take(4));
  const region = readRegion(reader);
  const asOf = reader.number(5) * 1000;
  const revoked = new Map<string, RevocationReason>();
  while (reader.left > 0) {
    const id = hexOf(reader.take(8));
    const reason = revocationReasons[reader.number(1)];
    if (reason === undefined) throw new WrongBytes('No such reason.');
    revoked.set(id, reason);
  }
  return { keyId, list: { region, asOf, revoked } };
}

/** The signed list, nine bytes a letter and 77 besides: a file that pages fetch and keep. */
export const signRevocations = (list: RevocationList, key: LetterSigningKey): Promise<Bytes> =>
  signed('revocations', write({ keyId: key.id, list }), key);

/** Reads and checks a list. */
export async function readRevocations(
  bytes: Bytes,
  keys: readonly PublicLetterKey[],
): Promise<{ readonly list: RevocationList } | { readonly refused: SignatureRefusal }> {
  const found = readSigned(bytes, { read, write });
  if (found === undefined) return { refused: 'wrong-format' };
  const { body, signature, value } = found;
  const { keyId, list } = value;
  const refused = await refusalOf('revocations', { body, signature, keyId, region: list.region }, keys);
  return refused === undefined ? { list } : { refused };
}

/** Which of two lists of a region to keep: an older one, served again, takes nothing back. */
export const latestList = (kept: RevocationList | undefined, found: RevocationList): RevocationList =>
  kept !== undefined && kept.region === found.region && kept.asOf >= found.asOf ? kept : found;
