import { type Bytes, base64url, bytesOfHex, hexOf } from '#shared/identity/encoding.ts';
import { addDays, daysBetween, type LocalDate, localDate } from '#shared/time/local.ts';
import { type ByteReader, bytesOfBase64url, joined, numberBytes, shortText, WrongBytes } from './bytes.ts';
import type { LetterSigningKey } from './keys.ts';
import { readRegion, regionBytes } from './region-code.ts';
import { readCanonical, readSigned, type SignedParts, signed } from './signed.ts';

const FORMAT = 1;
const START = localDate.parse('2020-01-01');
/** 31 December 2189: what two bytes of days reach, by a margin. */
const LATEST_DAY = 62_091;

/** What the QR on a letter states. */
export interface LetterProof {
  /** Kemendagri code of the region, `12.71.08`. */
  readonly region: string;
  /** Number as it is printed, at most 60 printable ASCII characters. */
  readonly number: string;
  /** Id of the template. */
  readonly type: string;
  readonly issued: LocalDate;
  /** Last day on which it holds, later than `issued`; absent: no end. */
  readonly validUntil?: LocalDate;
  /** Name of whom it is about, as far as the region shows it: at most 80 bytes. */
  readonly holder: string;
  /** SHA-256 of the letter's facts, in hexadecimal. */
  readonly digest: string;
}

/** A proof as it stands in the QR, its signature not checked. */
export interface StatedProof extends SignedParts {
  readonly keyId: string;
  readonly region: string;
  readonly proof: LetterProof;
}

const forms = { type: /^[a-z][a-z0-9-]{0,30}$/, number: /^[\x21-\x7e]{1,60}$/ };

interface Body {
  readonly keyId: string;
  readonly proof: LetterProof;
}

function write({ keyId, proof }: Body): Bytes {
  const { region, number, type, issued, validUntil, holder, digest } = proof;
  return joined(
    numberBytes(FORMAT, 1),
    bytesOfHex(keyId),
    regionBytes(region),
    shortText(type),
    shortText(number),
    numberBytes(daysBetween(START, issued), 2),
    numberBytes(validUntil === undefined ? 0 : daysBetween(issued, validUntil), 2),
    shortText(holder),
    bytesOfHex(digest),
  );
}

function read(reader: ByteReader): Body {
  if (reader.number(1) !== FORMAT) throw new WrongBytes('Not this format.');
  const keyId = hexOf(reader.take(4));
  const region = readRegion(reader);
  const [type, number] = [reader.text(), reader.text()];
  const [issuedDays, validDays] = [reader.number(2), reader.number(2)];
  if (issuedDays + validDays > LATEST_DAY) throw new WrongBytes('A date is too far away.');
  const issued = addDays(START, issuedDays);
  const holder = reader.text();
  const proof: LetterProof = {
    region,
    number,
    type,
    issued,
    ...(validDays > 0 && { validUntil: addDays(issued, validDays) }),
    holder,
    digest: hexOf(reader.take(32)),
  };
  if (!isWellFormed(proof)) throw new WrongBytes('A part of the proof has not its form.');
  return { keyId, proof };
}

const isWellFormed = ({ type, number, holder }: LetterProof): boolean =>
  forms.type.test(type) &&
  forms.number.test(number) &&
  holder.length > 0 &&
  new TextEncoder().encode(holder).length <= 80 &&
  holder === holder.normalize('NFC') &&
  !/\p{C}/u.test(holder);

/** The signed proof in base64url, for the QR. Throws when a part cannot be stated. */
export async function signProof(proof: LetterProof, key: LetterSigningKey): Promise<string> {
  const body = write({ keyId: key.id, proof });
  if (readCanonical(body, { read, write }) === undefined) {
    throw new Error(`The proof of letter ${proof.number} would not be read as it is written.`);
  }
  return base64url(await signed('letter', body, key));
}

/** Reads what a QR says; undefined when it is no proof of this format. */
export function readProof(text: string): StatedProof | undefined {
  const bytes = bytesOfBase64url(text);
  const found = bytes && readSigned(bytes, { read, write });
  if (found === undefined) return undefined;
  const { body, signature, value } = found;
  return { body, signature, ...value, region: value.proof.region };
}

/** Where the QR of a letter leads: the page reads the fragment, which no browser sends. */
export const proofLink = (origin: string, proof: string): string => `${origin}/surat#${proof}`;

/** The proof in what a camera read: a link of any host, or the proof alone. */
export const proofInLink = (scanned: string): string => scanned.slice(scanned.indexOf('#') + 1);
