import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import {
  attachProof,
  type Letter,
  type LetterDecision,
  type LetterWrite,
  takeNumber,
  voidLetter,
} from '#services/documents/domain/letters/register.ts';
import { issueLetter } from '#services/documents/operations/letters/issue-letter.ts';
import { createRegisterStore } from '#services/documents/store/register-store.ts';
import {
  createLetterWorld,
  letterId,
  occasion,
  sampleWish,
} from '#services/documents/testing/letter-world.ts';
import { createMemoryRegisters } from '#services/documents/testing/memory-registers.ts';
import { localDate } from '#shared/time/local.ts';
import { engineForTests } from '../world/engine.ts';
import { createServiceTable } from '../world/service-table.ts';

const engine = engineForTests();

async function createEngineRegisters() {
  const access = {
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const base = new DynamoDBClient({ endpoint: engine.endpoint, ...access });
  const table = `documents-${randomUUID()}`;
  await base.send(createServiceTable(table));
  return createRegisterStore({ client: DynamoDBDocumentClient.from(base), table, region: 'medan-belawan' });
}

const id = { office: 'kecamatan', classification: '470', year: 2026 };
const draft = (letter: string) => ({
  id: letterId(letter),
  template: { id: 'domisili', version: 1 },
  issued: localDate.parse('2026-11-27'),
  validUntil: localDate.parse('2027-05-26'),
  sealed: `k1.${letter}`,
  digest: 'ab'.repeat(32),
  numberedAt: 1_000,
  numberedBy: 'officer',
});
const entry = (letter: string) => ({ draft: draft(letter), first: 7, print: (n: number) => `470/${n}` });
const writeOf = (decision: LetterDecision): LetterWrite => {
  if (decision.kind !== 'write') throw new Error(`No write but ${JSON.stringify(decision)}`);
  return decision.write;
};
const voided = { at: 2_000, by: occasion.by, reason: 'mistake' as const };
const when = { ...occasion, at: 2_000 };

describe.each([
  ['in memory', async () => createMemoryRegisters()],
  ['on DynamoDB', createEngineRegisters],
])('registers of letters %s', (_, create) => {
  test('a letter is written with its number and read back as it was', async () => {
    const registers = await create();
    const write = takeNumber(id, undefined, entry('ani'));

    expect(await registers.readRegister(id)).toBeUndefined();
    expect(await registers.readLetter(letterId('ani'))).toBeUndefined();
    expect(await registers.takeNumber(write)).toBe('written');

    expect(await registers.readRegister(id)).toEqual({ id, next: 8 });
    expect(await registers.readLetter(letterId('ani'))).toEqual(write.letter);
    expect(write.letter).toMatchObject({ sequence: 7, number: '470/7', state: 'NUMBERED' });
  });

  test('a number that somebody else took meanwhile is not given, and nothing is written', async () => {
    const registers = await create();
    await registers.takeNumber(takeNumber(id, undefined, entry('ani')));
    const known = await registers.readRegister(id);
    await registers.takeNumber(takeNumber(id, known, entry('budi')));

    expect(await registers.takeNumber(takeNumber(id, undefined, entry('citra')))).toBe('stale');
    expect(await registers.takeNumber(takeNumber(id, known, entry('citra')))).toBe('stale');

    expect(await registers.readLetter(letterId('citra'))).toBeUndefined();
    expect(await registers.readRegister(id)).toEqual({ id, next: 9 });
  });

  test('a letter that has a number gets no other, not even in another register', async () => {
    const registers = await create();
    await registers.takeNumber(takeNumber(id, undefined, entry('ani')));
    const next = { ...id, year: 2027 };

    expect(await registers.takeNumber(takeNumber(id, await registers.readRegister(id), entry('ani')))).toBe(
      'stale',
    );
    expect(await registers.takeNumber(takeNumber(next, undefined, entry('ani')))).toBe('stale');

    expect(await registers.readRegister(id)).toEqual({ id, next: 8 });
    expect(await registers.readRegister(next)).toBeUndefined();
  });

  test('a letter changes from the state in which it was decided about only', async () => {
    const registers = await create();
    const { letter } = takeNumber(id, undefined, entry('ani'));
    await registers.takeNumber(takeNumber(id, undefined, entry('ani')));
    const signing = writeOf(attachProof(letter, 'proof'));

    expect(await registers.changeLetter(signing, when)).toBe('written');
    expect(await registers.changeLetter(writeOf(attachProof(letter, 'another')), when)).toBe('stale');
    expect(await registers.changeLetter(writeOf(voidLetter(letter, voided)), when)).toBe('stale');
    expect(await registers.changeLetter(writeOf(voidLetter(signing.letter, voided)), when)).toBe('written');
    expect(await registers.changeLetter(signing, when)).toBe('stale');

    const last: Letter = { ...letter, state: 'VOID', proof: 'proof', voided };
    expect(await registers.readLetter(letterId('ani'))).toEqual(last);
  });

  test('a letter that is not there does not come into being by a change', async () => {
    const registers = await create();
    const { letter } = takeNumber(id, undefined, entry('ani'));

    expect(await registers.changeLetter(writeOf(attachProof(letter, 'proof')), when)).toBe('stale');
    expect(await registers.readLetter(letterId('ani'))).toBeUndefined();
  });

  test('what was taken back is found by its id and listed, once the letter changed and not before', async () => {
    const registers = await create();
    const { letter } = takeNumber(id, undefined, entry('ani'));
    await registers.takeNumber(takeNumber(id, undefined, entry('ani')));
    await registers.changeLetter(writeOf(attachProof(letter, 'proof')), when);
    const revoked = { id: 'ab'.repeat(8), reason: 'mistake' as const, validUntil: draft('ani').validUntil };
    const voiding = writeOf(voidLetter({ ...letter, state: 'ISSUED', proof: 'proof' }, voided));
    const outdated = { ...voiding, from: 'NUMBERED' as const, revoked };

    expect(await registers.changeLetter(outdated, when)).toBe('stale');
    expect([await registers.readRevoked(revoked.id), await registers.listRevoked()]).toEqual([undefined, []]);

    expect(await registers.changeLetter({ ...voiding, revoked }, when)).toBe('written');
    expect(await registers.readRevoked(revoked.id)).toBe('mistake');
    expect(await registers.listRevoked()).toEqual([revoked]);
  });

  test('a register is listed by number, page by page, and without those of another', async () => {
    const registers = await create();
    for (const name of ['ani', 'budi', 'citra', 'dewi']) {
      await registers.takeNumber(takeNumber(id, await registers.readRegister(id), entry(name)));
    }
    await registers.takeNumber(takeNumber({ ...id, classification: '4701' }, undefined, entry('eka')));
    const listed = async (after: number, limit: number) =>
      (await registers.list(id, { after, limit })).map((letter) => letter.id.replace(/_+$/, ''));

    expect(await listed(0, 3)).toEqual(['ani', 'budi', 'citra']);
    expect(await listed(9, 3)).toEqual(['dewi']);
    expect(await listed(10, 3)).toEqual([]);
  });

  test('fifty letters that are issued at once get consecutive, distinct numbers', async () => {
    const registers = await create();
    const { ports } = createLetterWorld(registers);
    const wishes = Array.from({ length: 50 }, (_, at) => sampleWish(`letter-${at}`));

    const answers = await Promise.all(wishes.map((wish) => issueLetter(ports, wish)));

    const numbers = answers.map((answer) => ('letter' in answer ? answer.letter.sequence : answer));
    expect(numbers.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 50 }, (_, at) => at + 1),
    );
    const listed = await registers.list(id, { after: 0, limit: 100 });
    expect(listed.map(({ sequence, state }) => [sequence, state])).toEqual(
      Array.from({ length: 50 }, (_, at) => [at + 1, 'ISSUED']),
    );
  });
});
