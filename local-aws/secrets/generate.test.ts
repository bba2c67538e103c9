import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { generateSecret, generation } from './generate.ts';

const generate = (wanted: z.input<typeof generation>) => generateSecret(z.parse(generation, wanted));

test('puts the password under its key beside what the template says', () => {
  const secret: unknown = JSON.parse(
    generate({
      SecretStringTemplate: '{"epochs":{"2000-01-01":"k1"}}',
      GenerateStringKey: 'k1',
      PasswordLength: 64,
      ExcludePunctuation: true,
    }),
  );

  expect(secret).toEqual({ epochs: { '2000-01-01': 'k1' }, k1: expect.stringMatching(/^[A-Za-z0-9]{64}$/) });
});

test('is 32 characters of all four kinds unless told otherwise', () => {
  const secret = generate({});

  expect(secret).toHaveLength(32);
  for (const kind of [/[a-z]/, /[A-Z]/, /[0-9]/, /[!-/:-@[-`{-~]/]) expect(secret).toMatch(kind);
  expect(generate({})).not.toBe(secret);
});

test('never holds what is excluded', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      fc.string({ maxLength: 8 }),
      (lower, upper, digits, characters) => {
        const secret = generate({
          ExcludeLowercase: lower,
          ExcludeUppercase: upper,
          ExcludeNumbers: digits,
          ExcludeCharacters: characters,
          PasswordLength: 40,
        });
        if (lower) expect(secret).not.toMatch(/[a-z]/);
        if (upper) expect(secret).not.toMatch(/[A-Z]/);
        if (digits) expect(secret).not.toMatch(/[0-9]/);
        for (const character of characters) expect(secret).not.toContain(character);
      },
    ),
  );
});
