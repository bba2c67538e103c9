import { expect, test } from 'vitest';
import { seeded } from '#services/queue/testing/model/random.ts';
import { VirtualTime } from '../virtual/time.ts';

test('who sleeps wakes in the order of the clock, and of asking at the same instant', async () => {
  const time = new VirtualTime(1_000);
  const random = seeded(7);
  const naps = Array.from({ length: 500 }, () => random.below(60));
  const woken: { readonly at: number; readonly place: number }[] = [];

  await time.run(
    Promise.all(
      naps.map(async (nap, place) => {
        await time.sleep(nap);
        woken.push({ at: time.now(), place });
      }),
    ),
  );

  const expected = naps.map((nap, place) => ({ at: 1_000 + nap, place })).sort((a, b) => a.at - b.at);
  expect(woken).toEqual(expected);
});

test('a sleep begun after waking counts from there', async () => {
  const time = new VirtualTime(0);

  const end = await time.run(
    (async () => {
      for (let round = 0; round < 10; round += 1) await time.sleep(25);
      return time.now();
    })(),
  );

  expect(end).toBe(250);
});

test('work that waits for what never comes is told, not waited for', async () => {
  const time = new VirtualTime(0);

  await expect(time.run(new Promise(() => {}))).rejects.toThrow('never comes');
});

test('what the work throws is thrown', async () => {
  const time = new VirtualTime(0);
  const work = time.sleep(5).then(() => {
    throw new Error('broken');
  });

  await expect(time.run(work)).rejects.toThrow('broken');
});
