import { randomInt } from 'node:crypto';
import * as z from 'zod/mini';

export const generation = z.strictObject({
  SecretStringTemplate: z.optional(z.string()),
  GenerateStringKey: z.optional(z.string()),
  PasswordLength: z._default(z.int().check(z.gte(1), z.lte(4096)), 32),
  ExcludeCharacters: z._default(z.string(), ''),
  ExcludeLowercase: z._default(z.boolean(), false),
  ExcludeUppercase: z._default(z.boolean(), false),
  ExcludeNumbers: z._default(z.boolean(), false),
  ExcludePunctuation: z._default(z.boolean(), false),
  IncludeSpace: z._default(z.boolean(), false),
  RequireEachIncludedType: z._default(z.boolean(), true),
});
export type Generation = z.infer<typeof generation>;

/** A random password, alone or under its key in the JSON object of the template. */
export function generateSecret(wanted: Generation): string {
  const password = generatePassword(wanted);
  const { SecretStringTemplate: template, GenerateStringKey: key } = wanted;
  if (template === undefined || key === undefined) return password;
  const fields: unknown = JSON.parse(template);
  return JSON.stringify({ ...z.parse(z.record(z.string(), z.unknown()), fields), [key]: password });
}

function generatePassword(wanted: Generation): string {
  const kinds = [
    wanted.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    wanted.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    wanted.ExcludeNumbers ? '' : '0123456789',
    wanted.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    wanted.IncludeSpace ? ' ' : '',
  ]
    .map((kind) => [...kind].filter((character) => !wanted.ExcludeCharacters.includes(character)))
    .filter((kind) => kind.length > 0);
  const all = kinds.flat();
  if (all.length === 0) throw new Error('nothing is left to make a password of');
  for (;;) {
    const password = Array.from({ length: wanted.PasswordLength }, () => all[randomInt(all.length)] ?? '');
    const complete = kinds.every((kind) => password.some((character) => kind.includes(character)));
    if (!wanted.RequireEachIncludedType || complete || wanted.PasswordLength < kinds.length)
      return password.join('');
  }
}
