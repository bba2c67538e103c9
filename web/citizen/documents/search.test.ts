import { describe, expect, test } from 'vitest';
import { search } from './search.ts';

const names = [
  'Akta kelahiran',
  'Akta kematian',
  'Kartu Keluarga hilang atau rusak',
  'Kartu Keluarga baru (keluarga baru atau ganti kepala keluarga)',
  'KTP-el hilang',
  'Pindah alamat di dalam kota',
  'Surat keterangan tidak mampu',
];
const found = (typed: string) => search(typed, names, (name) => name);

describe('searching for a document', () => {
  test.each([
    ['akte', ['Akta kelahiran', 'Akta kematian']],
    ['akta kelahiran', ['Akta kelahiran']],
    ['akte lahir anak', ['Akta kelahiran']],
    ['akta kelahirn', ['Akta kelahiran']],
    ['kk hilang', ['Kartu Keluarga hilang atau rusak']],
    ['KTP ilang', ['KTP-el hilang']],
    ['e-ktp', ['KTP-el hilang']],
    ['bapak meninggal', ['Akta kematian']],
    ['pindah alamat', ['Pindah alamat di dalam kota']],
    ['sktm', ['Surat keterangan tidak mampu']],
  ])('%s', (typed, wanted) => {
    expect(found(typed)).toEqual(wanted);
  });

  test('the better fit stands first', () => {
    expect(found('keluarga baru')[0]).toContain('Kartu Keluarga baru');
  });

  test('nothing typed shows everything, nonsense nothing', () => {
    expect(found('  ')).toEqual(names);
    expect(found('xyzzy')).toEqual([]);
  });
});
