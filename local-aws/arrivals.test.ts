import { expect, test } from 'vitest';
import { Arrivals } from './arrivals.ts';

const long = 60_000;

test('wakes everybody who waits at one arrival', async () => {
  const arrivals = new Arrivals();
  const waiting = Array.from({ length: 20 }, () => arrivals.next({ patience: long }));

  arrivals.announce();

  await expect(Promise.all(waiting)).resolves.toHaveLength(20);
});

test('lets nobody wait beyond patience, nor beyond the signal, fired before or meanwhile', async () => {
  const arrivals = new Arrivals();
  const meanwhile = new AbortController();
  const waiting = arrivals.next({ patience: long, signal: meanwhile.signal });

  meanwhile.abort();

  await waiting;
  await arrivals.next({ patience: long, signal: AbortSignal.abort() });
  await arrivals.next({ patience: 1 });
});

test('calls a listener at every arrival until it is let go', () => {
  const arrivals = new Arrivals();
  let heard = 0;
  const letGo = arrivals.listen(() => {
    heard += 1;
  });

  arrivals.announce();
  arrivals.announce();
  letGo();
  arrivals.announce();

  expect(heard).toBe(2);
});
