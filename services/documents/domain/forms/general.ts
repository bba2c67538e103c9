import type { FormField } from './field.ts';

/** What is asked where no form of its own is known: the papers say the rest. DEFAULT */
export const general: readonly FormField[] = [
  {
    key: 'nama',
    kind: 'name',
    label: { id: 'Nama lengkap yang tertulis di dokumen', en: 'Full name that the document is about' },
    help: {
      id: 'Nama Anda, atau nama anggota keluarga yang dokumennya diminta.',
      en: 'Your own, or that of the member of your family whose document it is.',
    },
  },
  {
    key: 'nik',
    kind: 'nik',
    optional: true,
    label: { id: 'NIK orang itu', en: 'The NIK of that person' },
    help: { id: 'Kosongkan bila belum punya.', en: 'Leave it empty if there is none yet.' },
  },
  {
    key: 'keterangan',
    kind: 'text',
    optional: true,
    label: { id: 'Keterangan untuk petugas', en: 'A note to the officer' },
    help: { id: 'Misalnya: data mana yang berubah.', en: 'For example: which entry has changed.' },
  },
];
