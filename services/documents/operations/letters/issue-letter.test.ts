import { expect, test } from 'vitest';
import { checkLetter } from '#shared/letter-proof/check-letter.ts';
import { readRevocations } from '#shared/letter-proof/revocations.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Letter } from '../../domain/letters/register.ts';
import { lowIncome } from '../../domain/letters/templates/low-income.ts';
import { sampleOffice, samplePoorForm } from '../../testing/letter-samples.ts';
import { createLetterWorld, letterId, occasion, sampleWish } from '../../testing/letter-world.ts';
import { createMemoryRegisters } from '../../testing/memory-registers.ts';
import { type IssueAnswer, issueLetter } from './issue-letter.ts';
import { listRevocations } from './list-revocations.ts';
import { printLetter } from './print-letter.ts';
import { voidIssuedLetter } from './void-letter.ts';

const register = { office: 'kecamatan', classification: '470', year: 2026 };
const all = { after: 0, limit: 1_000 };

const letterOf = (answer: IssueAnswer): Letter => {
  if (!('letter' in answer)) throw new Error(`No letter but ${JSON.stringify(answer)}`);
  return answer.letter;
};

test('fifty letters that are issued at the same time get fifty consecutive numbers', async () => {
  const { ports } = createLetterWorld();
  const wishes = Array.from({ length: 50 }, (_, at) => sampleWish(`letter-${at}`));

  const letters = (await Promise.all(wishes.map((wish) => issueLetter(ports, wish)))).map(letterOf);

  const sequences = letters.map(({ sequence }) => sequence).toSorted((a, b) => a - b);
  expect(sequences).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  expect(new Set(letters.map(({ number }) => number)).size).toBe(50);
  expect((await ports.registers.list(register, all)).map(({ state }) => state)).toEqual(
    Array(50).fill('ISSUED'),
  );
});

test('the same wish, sent twenty times at once, takes one number', async () => {
  const { ports } = createLetterWorld();

  const answers = await Promise.all(Array.from({ length: 20 }, () => issueLetter(ports, sampleWish('one'))));

  expect(new Set(answers.map((answer) => letterOf(answer).proof)).size).toBe(1);
  expect(await ports.registers.list(register, all)).toHaveLength(1);
});

test('an id that has a letter of another kind gets no second one', async () => {
  const { ports } = createLetterWorld();
  await issueLetter(ports, sampleWish('one'));

  const answer = await issueLetter(ports, sampleWish('one', { template: lowIncome, form: samplePoorForm }));

  expect(answer).toEqual({ refused: 'key-reused' });
});

test('a form with mistakes takes no number', async () => {
  const { ports } = createLetterWorld();

  const answer = await issueLetter(ports, sampleWish('one', { form: {} }));

  expect(answer).toMatchObject({ refused: 'bad-form' });
  expect(await ports.registers.readRegister(register)).toBeUndefined();
});

test('letters of different classifications are counted apart', async () => {
  const { ports } = createLetterWorld();

  const first = letterOf(await issueLetter(ports, sampleWish('one')));
  const second = letterOf(
    await issueLetter(ports, sampleWish('two', { template: lowIncome, form: samplePoorForm })),
  );

  expect([first.number, second.number]).toEqual(['470/0001/KMB/XI/2026', '460/0001/KMB/XI/2026']);
});

test('a year ends at the office’s midnight', async () => {
  const { ports, time } = createLetterWorld();
  const issueAt = async (id: string, instant: string) => {
    time.now = Date.parse(instant);
    return letterOf(await issueLetter(ports, sampleWish(id))).number;
  };

  expect(await issueAt('a', '2026-12-31T16:59:59.999Z')).toBe('470/0001/KMB/XII/2026');
  expect(await issueAt('b', '2026-12-31T17:00:00.000Z')).toBe('470/0001/KMB/I/2027');
  expect(await issueAt('c', '2027-01-01T02:00:00.000Z')).toBe('470/0002/KMB/I/2027');
});

test('an office that numbered by hand goes on where the book ends', async () => {
  const { ports } = createLetterWorld();
  const firstNumbers = [{ classification: '470', year: 2026, next: 218 }];
  const office = () => sampleOffice({ firstNumbers });

  const numbers = [
    await issueLetter({ ...ports, office }, sampleWish('one')),
    await issueLetter({ ...ports, office }, sampleWish('two')),
  ].map((answer) => letterOf(answer).sequence);

  expect(numbers).toEqual([218, 219]);
});

test('a letter whose signing failed is signed by the same wish, under its number', async () => {
  const { ports } = createLetterWorld();
  const failing = { ...ports, signingKey: () => Promise.reject(new Error('no key')) };

  await expect(issueLetter(failing, sampleWish('one'))).rejects.toThrow('no key');
  const between = await ports.registers.readLetter(letterId('one'));
  await issueLetter(ports, sampleWish('two'));
  const letter = letterOf(await issueLetter(ports, sampleWish('one')));

  expect(between).toMatchObject({ state: 'NUMBERED', sequence: 1 });
  expect(letter).toMatchObject({ state: 'ISSUED', sequence: 1 });
});

test('what is written says nothing of the holder but under the seal, and as much of the name as the office shows', async () => {
  const { ports } = createLetterWorld();

  const row = JSON.stringify(letterOf(await issueLetter(ports, sampleWish('one'))));

  expect(row).not.toMatch(/Siti|Nurhaliza|1271085708900001|Pelabuhan/);
});

test('the proof of an issued letter is genuine and states what was issued', async () => {
  const { ports, time, publicKeys } = createLetterWorld();
  const { proof = '', digest } = letterOf(await issueLetter(ports, sampleWish('one')));

  const today = localDateAt(time.now, 'Asia/Jakarta');
  const answer = await checkLetter(proof, {
    keys: await publicKeys(),
    revocations: [],
    now: time.now,
    today,
  });

  expect(answer).toMatchObject({
    kind: 'genuine',
    letter: { number: '470/0001/KMB/XI/2026', type: 'domisili', holder: 'Si* Nu* Br* Gi*', digest },
  });
});

test('a voided letter keeps its number, is on the list with its reason, and is not printed', async () => {
  const { ports, time, publicKeys } = createLetterWorld();
  const { proof = '' } = letterOf(await issueLetter(ports, sampleWish('one')));
  const press = { print: async () => new Uint8Array(), sign: async (pdf: Uint8Array) => pdf };

  const voided = await voidIssuedLetter(ports, { ...occasion, id: letterId('one'), reason: 'mistake' });
  const next = letterOf(await issueLetter(ports, sampleWish('two')));

  expect(voided).toMatchObject({ letter: { state: 'VOID', sequence: 1, voided: { reason: 'mistake' } } });
  expect(next.sequence).toBe(2);
  expect(await printLetter(ports, { id: letterId('one'), origin: 'https://x.test', press })).toEqual({
    refused: 'void',
  });
  const keys = await publicKeys();
  const read = await readRevocations(await listRevocations(ports), keys);
  if (!('list' in read)) throw new Error(read.refused);
  const today = localDateAt(time.now, 'Asia/Jakarta');
  const check = (text: string) => checkLetter(text, { keys, revocations: [read.list], now: time.now, today });
  expect(await check(proof)).toMatchObject({ code: 'revoked', reason: 'mistake' });
  expect(await check(next.proof ?? '')).toMatchObject({ kind: 'genuine' });
});

test('a letter that was voided while it was being signed is on the list, or never gets a proof', async () => {
  const registers = createMemoryRegisters();
  const { ports } = createLetterWorld(registers);
  let voiding: Promise<unknown> | undefined;
  const meanwhile = {
    ...registers,
    changeLetter: async (...write: Parameters<typeof registers.changeLetter>) => {
      voiding ??= voidIssuedLetter(ports, { ...occasion, id: letterId('one'), reason: 'holder-asked' });
      await voiding;
      return registers.changeLetter(...write);
    },
  };

  const answer = await issueLetter({ ...ports, registers: meanwhile }, sampleWish('one'));

  expect(answer).toEqual({ refused: 'void' });
  expect(await registers.readLetter(letterId('one'))).toMatchObject({ state: 'VOID' });
  expect(await registers.readLetter(letterId('one'))).not.toHaveProperty('proof');
});

test('what has expired is left off the list', async () => {
  const { ports, time, publicKeys } = createLetterWorld();
  const { validUntil = '' } = letterOf(await issueLetter(ports, sampleWish('one')));
  await voidIssuedLetter(ports, { ...occasion, id: letterId('one'), reason: 'outdated' });
  const sizeAt = async (instant: string) => {
    time.now = Date.parse(instant);
    const read = await readRevocations(await listRevocations(ports), await publicKeys());
    return 'list' in read ? read.list.revoked.size : read.refused;
  };

  expect(await sizeAt(`${validUntil}T16:59:00Z`)).toBe(1);
  expect(await sizeAt(`${validUntil}T17:00:00Z`)).toBe(0);
});
