import type { FormField } from '../../forms/field.ts';

/** Whether somebody is male or female, as identity cards have it. */
export const sexField = (key: string, label: FormField['label']): FormField => ({
  key,
  kind: 'choice',
  label,
  choices: [
    { value: 'l', text: { id: 'Laki-laki', en: 'Male' } },
    { value: 'p', text: { id: 'Perempuan', en: 'Female' } },
  ],
});

/** The fields of whom a letter is about, in the order of an identity card. */
export const personFields: FormField[] = [
  {
    key: 'nama',
    kind: 'name',
    label: { id: 'Nama lengkap', en: 'Full name' },
    help: { id: 'Seperti di KTP-el, tanpa singkatan.', en: 'As on the identity card, not abbreviated.' },
  },
  { key: 'nik', kind: 'nik', label: { id: 'NIK', en: 'NIK' } },
  { key: 'tempat_lahir', kind: 'text', label: { id: 'Tempat lahir', en: 'Place of birth' } },
  { key: 'tanggal_lahir', kind: 'date', label: { id: 'Tanggal lahir', en: 'Date of birth' } },
  sexField('kelamin', { id: 'Jenis kelamin', en: 'Sex' }),
  {
    key: 'agama',
    kind: 'choice',
    label: { id: 'Agama', en: 'Religion' },
    choices: [
      { value: 'islam', text: { id: 'Islam', en: 'Islam' } },
      { value: 'kristen', text: { id: 'Kristen', en: 'Protestant' } },
      { value: 'katolik', text: { id: 'Katolik', en: 'Catholic' } },
      { value: 'hindu', text: { id: 'Hindu', en: 'Hindu' } },
      { value: 'buddha', text: { id: 'Buddha', en: 'Buddhist' } },
      { value: 'khonghucu', text: { id: 'Khonghucu', en: 'Confucian' } },
      {
        value: 'kepercayaan',
        text: {
          id: 'Kepercayaan terhadap Tuhan Yang Maha Esa',
          en: 'Belief in the One Almighty God',
        },
      },
    ],
  },
  { key: 'pekerjaan', kind: 'text', label: { id: 'Pekerjaan', en: 'Occupation' } },
  {
    key: 'alamat',
    kind: 'text',
    label: { id: 'Alamat menurut KTP-el', en: 'Address on the identity card' },
  },
];
