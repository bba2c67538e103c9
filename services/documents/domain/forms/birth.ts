import { sexField } from '../letters/templates/person-fields.ts';
import type { FormField } from './field.ts';

const nik = (key: string, id: string, en: string, more: Partial<FormField> = {}): FormField => ({
  key,
  kind: 'nik',
  label: { id, en },
  ...more,
});
const name = (key: string, id: string, en: string, more: Partial<FormField> = {}): FormField => ({
  key,
  kind: 'name',
  label: { id, en },
  ...more,
});
const unlessUnknown: Partial<FormField> = {
  optional: true,
  help: {
    id: 'Kosongkan bila anak dicatat sebagai anak seorang ibu.',
    en: 'Leave it empty if the child is registered as a mother’s child.',
  },
};

/**
 * A birth, as form F-2.01 of Permendagri 109/2019 asks for it, in its order: the child, the parents, the witnesses. DEFAULT: the form's
 * order and choices are from memory; who reports is whoever asks for the document.
 */
export const birth: readonly FormField[] = [
  name('anak_nama', 'Nama lengkap anak', 'Full name of the child', {
    help: {
      id: 'Paling sedikit dua kata, tanpa singkatan dan tanpa gelar.',
      en: 'At least two words, no abbreviations, no titles.',
    },
  }),
  sexField('anak_kelamin', { id: 'Jenis kelamin anak', en: 'Sex of the child' }),
  {
    key: 'anak_tempat',
    kind: 'choice',
    label: { id: 'Tempat dilahirkan', en: 'Where the child was born' },
    choices: [
      {
        value: 'rumah_sakit',
        text: { id: 'Rumah sakit atau rumah bersalin', en: 'Hospital or maternity home' },
      },
      { value: 'puskesmas', text: { id: 'Puskesmas', en: 'Community health centre' } },
      {
        value: 'polindes',
        text: { id: 'Polindes atau praktik bidan', en: 'Village maternity post or midwife' },
      },
      { value: 'rumah', text: { id: 'Rumah', en: 'At home' } },
      { value: 'lainnya', text: { id: 'Lainnya', en: 'Elsewhere' } },
    ],
  },
  {
    key: 'anak_kota',
    kind: 'text',
    label: { id: 'Kota atau kabupaten kelahiran', en: 'City or regency of birth' },
    help: { id: 'Misalnya: Tanjungbalai.', en: 'For example: Tanjungbalai.' },
  },
  { key: 'anak_tanggal', kind: 'date', label: { id: 'Tanggal lahir', en: 'Date of birth' } },
  {
    key: 'anak_pukul',
    kind: 'text',
    label: { id: 'Jam lahir', en: 'Time of birth' },
    help: { id: 'Seperti di surat kelahiran, misalnya 07.30.', en: 'As in the birth letter, such as 07.30.' },
  },
  {
    key: 'kelahiran_jenis',
    kind: 'choice',
    label: { id: 'Jenis kelahiran', en: 'Kind of birth' },
    choices: [
      { value: 'tunggal', text: { id: 'Tunggal', en: 'Single' } },
      { value: 'kembar_2', text: { id: 'Kembar 2', en: 'Twins' } },
      { value: 'kembar_3', text: { id: 'Kembar 3', en: 'Triplets' } },
      { value: 'kembar_4', text: { id: 'Kembar 4', en: 'Quadruplets' } },
      { value: 'lainnya', text: { id: 'Lainnya', en: 'More' } },
    ],
  },
  {
    key: 'kelahiran_ke',
    kind: 'text',
    label: { id: 'Anak ke berapa', en: 'Which child of the mother' },
    help: { id: 'Dengan angka: 1 untuk anak pertama.', en: 'As a number: 1 for the first child.' },
  },
  {
    key: 'penolong',
    kind: 'choice',
    label: { id: 'Penolong kelahiran', en: 'Who helped at the birth' },
    choices: [
      { value: 'dokter', text: { id: 'Dokter', en: 'Doctor' } },
      { value: 'bidan', text: { id: 'Bidan atau perawat', en: 'Midwife or nurse' } },
      { value: 'dukun', text: { id: 'Dukun', en: 'Traditional birth attendant' } },
      { value: 'lainnya', text: { id: 'Lainnya', en: 'Somebody else' } },
    ],
  },
  {
    key: 'berat',
    kind: 'text',
    optional: true,
    label: { id: 'Berat bayi (kg)', en: 'Weight of the baby (kg)' },
    help: { id: 'Misalnya 3,1.', en: 'Such as 3.1.' },
  },
  {
    key: 'panjang',
    kind: 'text',
    optional: true,
    label: { id: 'Panjang bayi (cm)', en: 'Length of the baby (cm)' },
    help: { id: 'Misalnya 49.', en: 'Such as 49.' },
  },
  {
    key: 'nomor_kk',
    kind: 'text',
    label: { id: 'Nomor Kartu Keluarga', en: 'Number of the family card' },
    help: { id: '16 angka di atas Kartu Keluarga.', en: '16 digits at the top of the family card.' },
  },
  nik('ibu_nik', 'NIK ibu', 'NIK of the mother'),
  name('ibu_nama', 'Nama lengkap ibu', 'Full name of the mother'),
  nik('ayah_nik', 'NIK ayah', 'NIK of the father', unlessUnknown),
  name('ayah_nama', 'Nama lengkap ayah', 'Full name of the father', unlessUnknown),
  nik('saksi1_nik', 'NIK saksi pertama', 'NIK of the first witness', {
    help: {
      id: 'Saksi mengetahui kelahiran itu. KTP-el saksi tidak perlu dilampirkan.',
      en: 'Witnesses know of the birth. Their identity cards need not be attached.',
    },
  }),
  name('saksi1_nama', 'Nama lengkap saksi pertama', 'Full name of the first witness'),
  nik('saksi2_nik', 'NIK saksi kedua', 'NIK of the second witness'),
  name('saksi2_nama', 'Nama lengkap saksi kedua', 'Full name of the second witness'),
];
