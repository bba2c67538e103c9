import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOriginCheck, originHeader } from './origin.ts';

const first = 'first'.repeat(10);
const second = 'second'.repeat(10);

/** A check against a secret that the test rotates, and how often it was read. */
function door(initial: unknown) {
  let now = 0;
  let reads = 0;
  let secret: unknown = initial;
  const check = createOriginCheck({
    now: () => now,
    read: async () => {
      reads += 1;
      if (secret instanceof Error) throw secret;
      return typeof secret === 'string' ? secret : JSON.stringify(secret);
    },
  });
  return {
    asks: (value: string | undefined) => check(value === undefined ? {} : { [originHeader]: value }),
    put: (next: unknown) => {
      secret = next;
    },
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
    reads: () => reads,
  };
}

test('no value passes but those of the secret', async () => {
  const { asks } = door({ v1: first, v2: second });

  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.constantFrom('v1', '', `${first} `, first.slice(1), first.toUpperCase(), `${first},${second}`),
      ),
      async (value) => !(await asks(value)),
    ),
  );

  expect(await Promise.all([first, second].map(asks))).toEqual([true, true]);
});

test('a request without the header is refused, and makes nobody read the secret', async () => {
  const { asks, pass, reads } = door({ v1: first });
  await asks(first);
  pass(3600);

  expect(await asks(undefined)).toBe(false);
  expect(reads()).toBe(1);
});

test('a rotation refuses nobody: old and new value open from the moment that the secret holds both', async () => {
  const { asks, put, pass } = door({ v1: first });
  await asks(first);
  pass(60);

  put({ v1: first, v2: second });

  expect([await asks(first), await asks(second), await asks(first)]).toEqual([true, true, true]);
});

test('a value taken out of the secret opens no more after the refresh', async () => {
  const { asks, put, pass } = door({ v1: first, v2: second });
  await asks(first);
  put({ v2: second });
  pass(5 * 60);

  await asks(second);

  await expect.poll(() => asks(first)).toBe(false);
  expect(await asks(second)).toBe(true);
});

test('strangers who guess make a container read the secret once in ten seconds at most', async () => {
  const { asks, pass, reads } = door({ v1: first });
  await asks(first);

  for (let guess = 0; guess < 100; guess += 1) {
    await asks(`guess ${guess}`);
    pass(1);
  }

  expect(reads()).toBeLessThanOrEqual(1 + 10);
});

test('a secret that cannot be read any more changes nothing for those who have it', async () => {
  const { asks, put, pass } = door({ v1: first });
  await asks(first);
  put(new Error('throttled'));
  pass(3600);

  expect(await asks(first)).toBe(true);
  expect(await asks(second)).toBe(false);
  expect(await asks(first)).toBe(true);
});

test('while no secret was ever read, nobody passes; the first request after it can be read does', async () => {
  const { asks, put } = door(new Error('throttled'));

  await expect(asks(first)).rejects.toThrow('throttled');
  put({ v1: first });

  expect(await asks(first)).toBe(true);
});

test.each([
  ['no JSON', `not json ${first}`],
  ['no value', {}],
  ['a short value', { v1: first.slice(0, 31) }],
  ['another name', { current: first }],
])('a secret with %s opens to nobody and is not told', async (_, secret) => {
  const fault = await door(secret)
    .asks(first)
    .catch((error: unknown) => error);

  expect(fault).toBeInstanceOf(Error);
  expect(String(fault)).toContain('The origin secret');
  expect(`${fault} ${JSON.stringify(fault)}`).not.toContain('first');
});
