import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RegisterStore } from './domain/letters/register-store.ts';
import { issueLetter } from './operations/letters/issue-letter.ts';
import { voidIssuedLetter } from './operations/letters/void-letter.ts';
import { createLetterWorld, letterId, occasion, sampleWish } from './testing/letter-world.ts';
import { createMemoryRegisters } from './testing/memory-registers.ts';

/** What may befall a write: nothing, a crash before it, or an answer that never comes. */
const fates = ['lands', 'crashes', 'is not answered'] as const;

type Fate = (typeof fates)[number];

/** A store whose writes meet their fates in this order, and land from then on; every write that was sent may land again later. */
function unreliable(registers: RegisterStore, ahead: readonly Fate[]) {
  const fate = ahead.values();
  const late: (() => Promise<unknown>)[] = [];
  const befall = async <Answer>(write: () => Promise<Answer>): Promise<Answer> => {
    const what = fate.next().value ?? 'lands';
    if (what === 'crashes') throw new Error('crashed before the write');
    late.push(write);
    const answer = await write();
    if (what === 'is not answered') throw new Error('crashed after the write');
    return answer;
  };
  const store: RegisterStore = {
    ...registers,
    takeNumber: (write) => befall(() => registers.takeNumber(write)),
    changeLetter: (...write) => befall(() => registers.changeLetter(...write)),
  };
  return { store, repeatAll: () => Promise.all(late.map((write) => write())) };
}

const years = [2026, 2027].map((year) => ({ office: 'kecamatan', classification: '470', year }));
const all = { after: 0, limit: 1_000 };

test('whatever crashes, registers have neither gaps nor doubles, and every request has one letter', {
  timeout: 30_000,
}, async () => {
  const step = fc.record({
    act: fc.constantFrom('issue', 'issue', 'issue', 'void', 'repeat', 'midnight'),
    people: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 }),
  });
  const play = fc.asyncProperty(
    fc.array(step, { minLength: 1, maxLength: 12 }),
    fc.array(fc.constantFrom(...fates), { maxLength: 60 }),
    async (steps, ahead) => {
      const registers = createMemoryRegisters();
      const { store, repeatAll } = unreliable(registers, ahead);
      const { ports, time } = createLetterWorld(store);
      time.now = Date.parse('2026-12-31T09:00:00Z');
      const asked = new Set<string>();
      const voided = new Set<string>();

      for (const { act, people } of steps) {
        if (act === 'midnight') time.now = Date.parse('2027-01-01T01:00:00Z');
        if (act === 'repeat') await repeatAll();
        await Promise.allSettled(
          people.map(async (person) => {
            const id = letterId(`letter-${person}`);
            if (act === 'issue') {
              asked.add(id);
              await issueLetter(ports, sampleWish(id));
            } else if (act === 'void') {
              const answer = await voidIssuedLetter(ports, { ...occasion, id, reason: 'mistake' });
              if ('letter' in answer) voided.add(id);
            }
          }),
        );
        await expectWhole(registers, voided);
      }

      const calm = { ...ports, registers };
      await Promise.all([...asked].map((id) => issueLetter(calm, sampleWish(id))));
      const letters = await expectWhole(registers, voided);
      expect(new Set(letters.map(({ id }) => id))).toEqual(asked);
      expect(letters.filter(({ state }) => state === 'NUMBERED')).toEqual([]);
    },
  );

  await fc.assert(play, { numRuns: 30 });
});

/** Every register goes on from 1 without a gap, no letter stands twice, and what was voided stays void. */
async function expectWhole(registers: RegisterStore, voided: ReadonlySet<string>) {
  const books = await Promise.all(years.map((id) => registers.list(id, all)));
  for (const [at, book] of books.entries()) {
    expect(book.map(({ sequence }) => sequence)).toEqual(book.map((_, line) => line + 1));
    const register = await registers.readRegister(years[at] ?? { office: '', classification: '', year: 0 });
    expect(register?.next ?? 1).toBe(book.length + 1);
    for (const { issued } of book) expect(issued.slice(0, 4)).toBe(String(years[at]?.year));
  }
  const letters = books.flat();
  expect(new Set(letters.map(({ id }) => id)).size).toBe(letters.length);
  expect(new Set(letters.map(({ number }) => number)).size).toBe(letters.length);
  for (const { id, state, proof } of letters) {
    if (voided.has(id)) expect(state).toBe('VOID');
    if (state === 'ISSUED') expect(proof).toBeDefined();
  }
  return letters;
}
