import { expect, test } from 'vitest';
import { latestList, type RevocationList, readRevocations, signRevocations } from './revocations.ts';
import { createLetterKeys } from './testing/keys.ts';

const region = '12.71.08';
const own = await createLetterKeys(region);
const foreign = await createLetterKeys('12.74');
const keys = [own.listed, foreign.listed];

const list: RevocationList = {
  region,
  asOf: Date.parse('2026-12-01T03:00:00Z'),
  revoked: new Map([
    ['ffeeddccbbaa9988', 'mistake'],
    ['0011223344556677', 'holder-asked'],
  ]),
};

test('a list is read back as it was signed, and is the same whatever the order of its entries', async () => {
  const bytes = await signRevocations(list, own.signing);
  const turned = { ...list, revoked: new Map([...list.revoked].toReversed()) };

  expect(await readRevocations(bytes, keys)).toEqual({ list });
  expect((await signRevocations(turned, own.signing)).slice(0, -64)).toEqual(bytes.slice(0, -64));
});

test('a list takes nine bytes a letter and 77 besides', async () => {
  expect(await signRevocations(list, own.signing)).toHaveLength(77 + 2 * 9);
});

test('no bit of a list can be turned without its being refused', async () => {
  const bytes = await signRevocations(list, own.signing);
  const accepted: number[] = [];

  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const turned = bytes.slice();
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    if ('list' in (await readRevocations(turned, keys))) accepted.push(bit);
  }

  expect(accepted).toEqual([]);
});

test('an entry cannot be taken out', async () => {
  const bytes = await signRevocations(list, own.signing);
  const shorter = Uint8Array.from([...bytes.slice(0, 13), ...bytes.slice(22)]);

  expect(await readRevocations(shorter, keys)).toEqual({ refused: 'bad-signature' });
});

test('every reason for not taking a list is told apart', async () => {
  const bytes = await signRevocations(list, own.signing);

  expect(await readRevocations(new Uint8Array(), keys)).toEqual({ refused: 'wrong-format' });
  expect(await readRevocations(bytes, [foreign.listed])).toEqual({ refused: 'unknown-key' });
  expect(await readRevocations(await signRevocations(list, foreign.signing), keys)).toEqual({
    refused: 'foreign-key',
  });
  expect(await readRevocations(bytes, [{ ...own.listed, withdrawn: true }])).toEqual({
    refused: 'key-withdrawn',
  });
});

test('an older list that is served again does not bring a revoked letter back', () => {
  const older = { ...list, asOf: list.asOf - 1_000, revoked: new Map() };
  const newer = { ...list, asOf: list.asOf + 1_000 };

  expect(latestList(list, older)).toBe(list);
  expect(latestList(list, newer)).toBe(newer);
  expect(latestList(undefined, older)).toBe(older);
});
