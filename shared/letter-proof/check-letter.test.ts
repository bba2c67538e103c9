import { expect, test } from 'vitest';
import { base64url, bytesOfHex } from '#shared/identity/encoding.ts';
import { localDate } from '#shared/time/local.ts';
import { bytesOfBase64url, joined } from './bytes.ts';
import { checkLetter } from './check-letter.ts';
import type { PublicLetterKey } from './keys.ts';
import { type LetterProof, proofLink, readProof, signProof } from './proof.ts';
import { type RevocationList, type RevocationReason, revocationId } from './revocations.ts';
import { signed } from './signed.ts';
import { createLetterKeys } from './testing/keys.ts';

const belawan = '12.71.08';
const own = await createLetterKeys(belawan);
const foreign = await createLetterKeys('12.74');
const keys = [own.listed, foreign.listed];

const letter: LetterProof = {
  region: belawan,
  number: '470/0123/KMB/XI/2026',
  type: 'domisili',
  issued: localDate.parse('2026-11-27'),
  validUntil: localDate.parse('2027-05-26'),
  holder: 'Si* Nu* é',
  digest: 'ab'.repeat(32),
};
const now = Date.parse('2026-12-01T03:00:00Z');

const check = (
  scanned: string,
  known: { keys?: readonly PublicLetterKey[]; revocations?: readonly RevocationList[]; today?: string } = {},
) =>
  checkLetter(scanned, {
    keys: known.keys ?? keys,
    revocations: known.revocations ?? [],
    now,
    today: localDate.parse(known.today ?? '2026-12-01'),
  });

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const bytesOf = (proof: string) => bytesOfBase64url(proof) ?? new Uint8Array();

const idOf = async (proof: string) => revocationId(readProof(proof)?.body ?? new Uint8Array());

const revoking = async (
  proof: string,
  reason: RevocationReason,
  region = belawan,
): Promise<RevocationList> => ({
  region,
  asOf: now - 7_200_000,
  revoked: new Map([[await idOf(proof), reason]]),
});

test('a letter is read back as it was signed, from the link in its QR and from the proof alone', async () => {
  const proof = await signProof(letter, own.signing);

  const expected = { kind: 'genuine', letter };
  expect(await check(proof)).toEqual(expected);
  expect(await check(proofLink('https://antrean-belawan.medan.go.id', proof))).toEqual(expected);
});

test('a letter without an end holds for good', async () => {
  const { validUntil: _, ...endless } = letter;
  const proof = await signProof(endless, own.signing);

  expect(await check(proof, { today: '2099-01-01' })).toEqual({ kind: 'genuine', letter: endless });
});

test('no bit of a proof can be turned without its being refused', async () => {
  const bytes = bytesOf(await signProof(letter, own.signing));
  const accepted: string[] = [];

  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const turned = bytes.slice();
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const answer = await check(base64url(turned));
    if (answer.kind !== 'refused' || 'letter' in answer) accepted.push(`bit ${bit}: ${answer.kind}`);
  }

  expect(bytes.length).toBeGreaterThan(140);
  expect(accepted).toEqual([]);
});

test('no bit of the text in the QR can be turned, nor a character be put before or behind it', async () => {
  const proof = await signProof(letter, own.signing);
  const turned = [...proof].flatMap((character, at) =>
    [0, 1, 2, 3, 4, 5, 6].map(
      (bit) =>
        `${proof.slice(0, at)}${String.fromCharCode(character.charCodeAt(0) ^ (1 << bit))}${proof.slice(at + 1)}`,
    ),
  );
  const others = [...alphabet].map((last) => `${proof.slice(0, -1)}${last}`).filter((text) => text !== proof);
  const accepted: string[] = [];

  for (const text of [
    ...others,
    ...turned,
    `${proof}=`,
    `${proof}A`,
    `A${proof}`,
    `${proof} `,
    proof.slice(0, -1),
  ]) {
    const answer = await check(text);
    if (answer.kind !== 'refused' || 'letter' in answer) accepted.push(text);
  }

  expect(proof.length % 4).not.toBe(0); // its last character has bits that do not count
  expect(accepted).toEqual([]);
});

test('the key of another region signs no letter of this one', async () => {
  const proof = await signProof(letter, foreign.signing);

  expect(await check(proof)).toEqual({ kind: 'refused', code: 'foreign-key' });
});

test('who signs with another key under the name of the region’s is found out', async () => {
  const disguised = { id: own.signing.id, sign: foreign.signing.sign };

  expect(await check(await signProof(letter, disguised))).toEqual({ kind: 'refused', code: 'bad-signature' });
});

test('a key that is not on the list is told apart from a bad signature', async () => {
  const proof = await signProof(letter, own.signing);

  expect(await check(proof, { keys: [foreign.listed] })).toEqual({ kind: 'refused', code: 'unknown-key' });
});

test('letters of a key that was withdrawn count no longer', async () => {
  const proof = await signProof(letter, own.signing);

  expect(await check(proof, { keys: [{ ...own.listed, withdrawn: true }] })).toEqual({
    kind: 'refused',
    code: 'key-withdrawn',
  });
});

test('after a rotation the letters of both keys are genuine', async () => {
  const next = await createLetterKeys(belawan);
  const both = { keys: [...keys, next.listed] };

  expect(await check(await signProof(letter, own.signing), both)).toMatchObject({ kind: 'genuine' });
  expect(await check(await signProof(letter, next.signing), both)).toMatchObject({ kind: 'genuine' });
});

test('a letter holds on its last day and has expired on the next', async () => {
  const proof = await signProof(letter, own.signing);

  expect(await check(proof, { today: '2027-05-26' })).toMatchObject({ kind: 'genuine' });
  expect(await check(proof, { today: '2027-05-27' })).toEqual({ kind: 'refused', code: 'expired', letter });
});

test('a revoked letter is refused with the reason, also when it has expired', async () => {
  const proof = await signProof(letter, own.signing);
  const revocations = [await revoking(proof, 'false-statement')];

  const expected = { kind: 'refused', code: 'revoked', letter, reason: 'false-statement' };
  expect(await check(proof, { revocations })).toEqual(expected);
  expect(await check(proof, { revocations, today: '2030-01-01' })).toEqual(expected);
});

test('another letter is not touched by a list, and the age of what is known is told', async () => {
  const proof = await signProof(letter, own.signing);
  const other = await signProof({ ...letter, number: '470/0124/KMB/XI/2026' }, own.signing);

  expect(await check(other, { revocations: [await revoking(proof, 'mistake')] })).toEqual({
    kind: 'genuine',
    letter: { ...letter, number: '470/0124/KMB/XI/2026' },
    revocations: { asOf: now - 7_200_000, age: 7_200_000 },
  });
});

test('a region cannot revoke the letters of another', async () => {
  const proof = await signProof(letter, own.signing);

  expect(await check(proof, { revocations: [await revoking(proof, 'mistake', '12.74')] })).toEqual({
    kind: 'genuine',
    letter,
  });
});

test('a signature over a list of revocations is none over a letter', async () => {
  const body = readProof(await signProof(letter, own.signing))?.body ?? new Uint8Array();

  expect(await check(base64url(await signed('letter', body, own.signing)))).toMatchObject({
    kind: 'genuine',
  });
  expect(await check(base64url(await signed('revocations', body, own.signing)))).toMatchObject({
    code: 'bad-signature',
  });
});

test.each([
  ['nothing', ''],
  ['a booking’s code', 'A001'],
  ['a link to somewhere', 'https://example.com/#hello'],
  ['a text that is not base64url', 'ü'.repeat(200)],
  ['bytes of no format', base64url(new Uint8Array(180))],
  ['a format of the future', base64url(joined(Uint8Array.of(2), new Uint8Array(179)))],
])('%s is told as the wrong format', async (_, scanned) => {
  expect(await check(scanned)).toEqual({ kind: 'refused', code: 'wrong-format' });
});

test('the same facts have one form only: bytes behind them are refused though their signature holds', async () => {
  const longer = joined(
    readProof(await signProof(letter, own.signing))?.body ?? new Uint8Array(),
    bytesOfHex('00'),
  );
  const message = joined(new TextEncoder().encode('balai.letter.1\0'), longer);

  const proof = base64url(joined(longer, await own.signing.sign(message)));

  expect(await check(proof)).toEqual({ kind: 'refused', code: 'wrong-format' });
});

test.each([
  ['a number with a space', { number: '470 / 1' }],
  ['a number that is too long', { number: '1'.repeat(61) }],
  ['a type in capitals', { type: 'SKTM' }],
  ['an end before the beginning', { validUntil: localDate.parse('2026-11-26') }],
  ['a date before the count begins', { issued: localDate.parse('2019-12-31') }],
  ['a name that is too long', { holder: 'a'.repeat(81) }],
  ['a name with a hidden character', { holder: 'Siti\u202e' }],
  ['a name in two forms of one letter', { holder: 'e\u0301' }],
  ['half a digest', { digest: 'ab'.repeat(16) }],
])('%s is never signed', async (_, wrong) => {
  await expect(signProof({ ...letter, ...wrong }, own.signing)).rejects.toThrow();
});
