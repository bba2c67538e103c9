import { describe, expect, test } from 'vitest';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { type LetterTemplate, letterTemplate } from './template.ts';
import { domicile } from './templates/domicile.ts';
import { lowIncome } from './templates/low-income.ts';

describe.each([domicile, lowIncome])('the template of $id', (template) => {
  test('is one', () => {
    expect(letterTemplate.parse(template)).toEqual(template);
  });

  test('is a service of the catalogue', () => {
    expect(catalogue.entries.map(({ code }) => code)).toContain(template.catalogue);
  });

  test('says what the office must confirm', () => {
    expect(template.toConfirm.length).toBeGreaterThan(0);
  });
});

const paragraph = (text: string, when?: string): LetterTemplate['blocks'] => [
  { kind: 'paragraph', text, ...(when !== undefined && { when }) },
];

test.each<[string, Partial<LetterTemplate>]>([
  ['two fields with one key', { fields: [...domicile.fields, ...domicile.fields.slice(0, 1)] }],
  [
    'a field that hides a token of the office',
    { fields: [...domicile.fields, { key: 'tanggal', kind: 'date', label: { id: 'Tanggal', en: 'Date' } }] },
  ],
  ['a holder that is no name', { holder: 'nik' }],
  ['a holder that is no field', { holder: 'siapa' }],
  ['a placeholder that nobody fills', { blocks: paragraph('Nama: {namanya}') }],
  ['an optional field that may leave a hole', { blocks: paragraph('Tinggal sejak {sejak}.') }],
  ['a condition that always holds', { blocks: paragraph('Nama: {nama}', 'nama') }],
  ['an end that it does not have', { validDays: undefined, blocks: paragraph('Berlaku sampai {berlaku}.') }],
  [
    'a choice without choices',
    {
      fields: [...domicile.fields, { key: 'status', kind: 'choice', label: { id: 'Status', en: 'Status' } }],
    },
  ],
])('a template with %s is refused', (_, wrong) => {
  expect(letterTemplate.safeParse({ ...domicile, ...wrong }).success).toBe(false);
});
