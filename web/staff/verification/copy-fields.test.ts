import { expect, test } from 'vitest';
import { nextField } from './copy-fields.ts';

const fields = [
  { key: '.nik', label: 'NIK', value: '1274' },
  { key: '.phone', label: 'Telepon', value: '' },
  { key: 'nama_bayi', label: 'Nama bayi', value: 'Aisyah' },
];

test('fields are copied one after the other, without those that were left out, then from the top', () => {
  expect(nextField(fields, undefined)?.key).toBe('.nik');
  expect(nextField(fields, '.nik')?.key).toBe('nama_bayi');
  expect(nextField(fields, 'nama_bayi')).toBeUndefined();
});
