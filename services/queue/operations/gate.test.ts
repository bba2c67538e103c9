import { expect, test } from 'vitest';
import type { SheetId } from '../domain/sheet.ts';
import { sampleId, sampleSheet } from '../testing/samples.ts';
import { createGate } from './gate.ts';

function world(random = 0) {
  let now = 0;
  const reads: SheetId[] = [];
  const answers: Promise<ReturnType<typeof sampleSheet> | undefined>[] = [];
  const gate = createGate({
    clock: { now: () => now },
    random: () => random,
    glance: (id) => {
      reads.push(id);
      return answers.shift() ?? Promise.resolve(sampleSheet());
    },
  });
  return {
    gate,
    reads,
    answers,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

test('callers at the same time share one read', async () => {
  const { gate, reads } = world();

  await Promise.all(Array.from({ length: 50 }, () => gate.look(sampleId)));

  expect(reads).toHaveLength(1);
});

test('what was read is remembered for a second and read again after it', async () => {
  const { gate, reads, pass } = world();
  await gate.look(sampleId);
  pass(999);
  await gate.look(sampleId);
  const remembered = reads.length;
  pass(1);

  await gate.look(sampleId);

  expect([remembered, reads.length]).toEqual([1, 2]);
});

test('containers do not read in step: up to a quarter of the second is random', async () => {
  const { gate, reads, pass } = world(0.999);
  await gate.look(sampleId);
  pass(751);

  await gate.look(sampleId);

  expect(reads).toHaveLength(2);
});

test('a failed read is told and not remembered', async () => {
  const { gate, reads, answers } = world();
  answers.push(Promise.reject(new Error('throttled')));

  await expect(gate.look(sampleId)).rejects.toThrow('throttled');

  expect(await gate.look(sampleId)).toEqual(sampleSheet());
  expect(reads).toHaveLength(2);
});

test('that there is no sheet is remembered too, until one is learnt', async () => {
  const { gate, reads, answers } = world();
  answers.push(Promise.resolve(undefined));
  const none = await gate.look(sampleId);

  gate.learn({ ...sampleSheet(), v: 7 });

  expect(none).toBeUndefined();
  expect((await gate.look(sampleId))?.v).toBe(7);
  expect(reads).toHaveLength(1);
});

test('services and days are told apart', async () => {
  const { gate, reads } = world();

  await gate.look(sampleId);
  await gate.look({ ...sampleId, service: 'ktp-el' });

  expect(reads).toHaveLength(2);
});
