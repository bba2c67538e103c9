import type { LetterTemplate } from '../template.ts';
import { personFields } from './person-fields.ts';

/** Where somebody lives, for whoever asks for it: a bank, a school, an employer. */
export const domicile: LetterTemplate = {
  id: 'domisili',
  version: 1,
  catalogue: 'SK-DOMISILI',
  name: { id: 'Surat keterangan domisili', en: 'Statement of domicile' },
  classification: '470', // DEFAULT: population, in the older archive codes; Permendagri 83/2022 has others
  validDays: 180, // DEFAULT
  fields: [
    ...personFields,
    {
      key: 'alamat_domisili',
      kind: 'text',
      label: { id: 'Alamat tempat tinggal sekarang', en: 'Present address' },
      help: {
        id: 'Jalan, nomor, lingkungan, dan kelurahan.',
        en: 'Street, number, neighbourhood and kelurahan.',
      },
    },
    {
      key: 'sejak',
      kind: 'date',
      optional: true,
      label: { id: 'Tinggal di sana sejak', en: 'Living there since' },
    },
    {
      key: 'nomor_pengantar',
      kind: 'text',
      label: {
        id: 'Nomor dan tanggal surat pengantar lurah',
        en: 'Number and date of the lurah’s cover letter',
      },
    },
    {
      key: 'keperluan',
      kind: 'text',
      label: { id: 'Keperluan', en: 'Purpose' },
      help: { id: 'Misalnya: pembukaan rekening bank.', en: 'For example: opening a bank account.' },
    },
  ],
  holder: 'nama',
  title: 'SURAT KETERANGAN DOMISILI',
  blocks: [
    {
      kind: 'paragraph',
      text: 'Yang bertanda tangan di bawah ini, {jabatan}, {kota}, menerangkan dengan sebenarnya bahwa:',
    },
    {
      kind: 'facts',
      rows: [
        { label: 'Nama', text: '{nama}' },
        { label: 'NIK', text: '{nik}' },
        { label: 'Tempat, tanggal lahir', text: '{tempat_lahir}, {tanggal_lahir}' },
        { label: 'Jenis kelamin', text: '{kelamin}' },
        { label: 'Agama', text: '{agama}' },
        { label: 'Pekerjaan', text: '{pekerjaan}' },
        { label: 'Alamat KTP-el', text: '{alamat}' },
      ],
    },
    {
      kind: 'paragraph',
      text: 'Berdasarkan surat pengantar lurah {nomor_pengantar}, nama tersebut di atas benar berdomisili di Kecamatan {kecamatan} dengan keterangan sebagai berikut:',
    },
    {
      kind: 'facts',
      rows: [
        { label: 'Alamat domisili', text: '{alamat_domisili}' },
        { label: 'Tinggal sejak', text: '{sejak}', when: 'sejak' },
        { label: 'Keperluan', text: '{keperluan}' },
      ],
    },
    {
      kind: 'paragraph',
      text: 'Surat keterangan ini berlaku sampai dengan {berlaku} dan bukan pengganti KTP-el, Kartu Keluarga, atau surat keterangan pindah.',
    },
    {
      kind: 'paragraph',
      text: 'Demikian surat keterangan ini dibuat untuk dipergunakan sebagaimana mestinya.',
    },
  ],
  toConfirm: [
    'Apakah camat atau lurah yang menandatangani surat keterangan domisili menurut peraturan wali kota',
    'Kode klasifikasi arsip 470, atau kode baru menurut Permendagri 83 Tahun 2022',
    'Masa berlaku 180 hari',
    'Bunyi surat dan syaratnya',
  ],
};
