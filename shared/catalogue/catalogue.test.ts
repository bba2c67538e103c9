import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { requirementsOf } from './requirements.ts';

test('every service of the national list is there once', () => {
  const codes = catalogue.entries.map(({ code }) => code);

  expect(codes).toHaveLength(41);
  expect(new Set(codes).size).toBe(41);
});

test('requirements are told only where a source was read, and every source is an address', () => {
  for (const { code, certainty, requirements, sources } of catalogue.entries) {
    expect([code, requirements.length > 0]).toEqual([code, certainty === 'sourced']);
    expect([code, sources.length > 0]).toEqual([code, certainty !== 'recalled']);
  }
});

test('keys of requirements are unique within a service', () => {
  for (const { code, requirements } of catalogue.entries) {
    const keys = requirements.map(({ key }) => key);

    expect([code, new Set(keys).size]).toEqual([code, keys.length]);
  }
});

test('civil documents are free, and moving needs no letter from the neighbourhood', () => {
  const moving = requirementsOf(catalogue, ['PINDAH-DALAM', 'SKPWNI', 'DATANG']);

  expect(new Set(catalogue.entries.map(({ fee }) => fee))).toEqual(new Set([0]));
  expect(moving.flatMap(({ requirements }) => requirements.map(({ key }) => key))).not.toContain('pengantar');
});

test('citizens read no abbreviation of a form without its name, and no language is left out', () => {
  for (const text of textsOf(catalogue)) {
    expect(text.id.trim()).not.toBe('');
    expect(text.en.trim()).not.toBe('');
    expect(text.id).not.toMatch(/\bdll\b|\/dll|SPTJM|HVS|TTE/);
  }
});

test('requirementsOf gives the entries in the order in which they were asked for', () => {
  const found = requirementsOf(catalogue, ['KTP-HILANG', 'KTP-BARU']);

  expect(found.map(({ code }) => code)).toEqual(['KTP-HILANG', 'KTP-BARU']);
  expect(found[0]?.requirements.map(({ key }) => key)).toEqual(['kehilangan', 'kk']);
});

test('requirementsOf throws on a code that the catalogue does not have', () => {
  expect(() => requirementsOf(catalogue, ['KTP-BARU', 'PASPOR'])).toThrow('no code PASPOR');
});

/** Every text in two languages, however deep. */
function textsOf(value: unknown): { id: string; en: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('id' in value && 'en' in value && typeof value.id === 'string' && typeof value.en === 'string') {
    return [{ id: value.id, en: value.en }];
  }
  return Object.values(value).flatMap(textsOf);
}
