import { expect, test } from 'vitest';
import { sampleForm } from '../../testing/letter-samples.ts';
import { domicile } from '../letters/templates/domicile.ts';
import { readFields } from './read-fields.ts';

const read = (more: Readonly<Record<string, unknown>>) =>
  readFields(domicile.fields, { ...sampleForm, ...more });

test('fields are read as they are kept: spaces single, NIK without dots, what is optional left out', () => {
  const answer = read({ nama: '  Siti   Nur ', nik: '1271.0857.0890.0001', sejak: '' });

  expect(answer).toMatchObject({ fields: { nama: 'Siti Nur', nik: '1271085708900001' } });
  expect(answer).not.toHaveProperty('fields.sejak');
});

test.each([
  ['a missing field', { pekerjaan: undefined }, { field: 'pekerjaan', code: 'missing' }],
  ['an empty field', { pekerjaan: '   ' }, { field: 'pekerjaan', code: 'missing' }],
  ['a name that is none', { nama: '123' }, { field: 'nama', code: 'bad-name' }],
  ['a NIK of wrong form', { nik: '1271085708900000' }, { field: 'nik', code: 'bad-nik' }],
  [
    'a day that no calendar has',
    { tanggal_lahir: '1990-02-30' },
    { field: 'tanggal_lahir', code: 'bad-date' },
  ],
  ['a choice that is not offered', { agama: 'x' }, { field: 'agama', code: 'bad-choice' }],
  ['a line break', { alamat: 'Jalan\nNomor 1' }, { field: 'alamat', code: 'bad-text' }],
  ['a hidden character', { alamat: 'Jalan \u202e1' }, { field: 'alamat', code: 'bad-text' }],
  ['a line that is too long', { alamat: 'a'.repeat(201) }, { field: 'alamat', code: 'bad-text' }],
  ['a number instead of a text', { alamat: 12 }, { field: 'alamat', code: 'bad-text' }],
  ['letters that the typeface lacks', { nama: '陳小明' }, { field: 'nama', code: 'unprintable' }],
  ['a field that is not asked for', { gaji: '1' }, { field: 'gaji', code: 'unknown-field' }],
  ['a name that every object has', { constructor: '1' }, { field: 'constructor', code: 'unknown-field' }],
])('%s is told', (_, wrong, issue) => {
  expect(read(wrong)).toEqual({ issues: [issue] });
});

test('everything that is wrong is told at once', () => {
  expect(read({ nama: '', nik: '1', agama: 'x' })).toEqual({
    issues: [
      { field: 'nama', code: 'missing' },
      { field: 'nik', code: 'bad-nik' },
      { field: 'agama', code: 'bad-choice' },
    ],
  });
});
