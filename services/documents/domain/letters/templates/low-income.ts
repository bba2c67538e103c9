import type { LetterTemplate } from '../template.ts';
import { personFields } from './person-fields.ts';

/** That a household has little: for fees of schools and hospitals, and for legal aid. */
export const lowIncome: LetterTemplate = {
  id: 'sktm',
  version: 1,
  catalogue: 'SKTM',
  name: { id: 'Surat keterangan tidak mampu (SKTM)', en: 'Statement of low income (SKTM)' },
  classification: '460', // DEFAULT: social affairs, in the older archive codes
  validDays: 90, // DEFAULT
  fields: [
    ...personFields,
    {
      key: 'penghasilan',
      kind: 'text',
      label: { id: 'Penghasilan keluarga sebulan', en: 'Monthly income of the household' },
      help: { id: 'Misalnya: kurang lebih Rp1.200.000.', en: 'For example: about Rp1,200,000.' },
    },
    {
      key: 'anggota',
      kind: 'name',
      optional: true,
      label: {
        id: 'Nama anggota keluarga yang memerlukan',
        en: 'Member of the household who needs it',
      },
      help: {
        id: 'Diisi bila surat ini untuk anak atau anggota keluarga lain.',
        en: 'If the letter is for a child or somebody else of the household.',
      },
    },
    {
      key: 'hubungan',
      kind: 'text',
      optional: true,
      label: { id: 'Hubungan dengan pemohon', en: 'Relation to the applicant' },
    },
    {
      key: 'nomor_pengantar',
      kind: 'text',
      label: {
        id: 'Nomor dan tanggal surat keterangan lurah',
        en: 'Number and date of the lurah’s statement',
      },
    },
    {
      key: 'data_sosial',
      kind: 'choice',
      label: { id: 'Data sosial ekonomi (DTSEN)', en: 'Social and economic register (DTSEN)' },
      choices: [
        { value: 'terdaftar', text: { id: 'terdaftar', en: 'listed' } },
        { value: 'belum', text: { id: 'belum terdaftar', en: 'not listed yet' } },
      ],
    },
    {
      key: 'keperluan',
      kind: 'text',
      label: { id: 'Keperluan', en: 'Purpose' },
      help: { id: 'Misalnya: keringanan biaya sekolah.', en: 'For example: lower school fees.' },
    },
  ],
  holder: 'nama',
  title: 'SURAT KETERANGAN TIDAK MAMPU',
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
        { label: 'Alamat', text: '{alamat}' },
        { label: 'Penghasilan sebulan', text: '{penghasilan}' },
      ],
    },
    {
      kind: 'paragraph',
      text: 'Berdasarkan surat keterangan lurah {nomor_pengantar}, nama tersebut di atas adalah warga Kecamatan {kecamatan} yang tergolong keluarga tidak mampu dan {data_sosial} dalam Data Tunggal Sosial dan Ekonomi Nasional.',
    },
    {
      kind: 'facts',
      rows: [
        { label: 'Diperlukan oleh', text: '{anggota}', when: 'anggota' },
        { label: 'Hubungan', text: '{hubungan}', when: 'hubungan' },
        { label: 'Keperluan', text: '{keperluan}' },
      ],
    },
    { kind: 'paragraph', text: 'Surat keterangan ini berlaku sampai dengan {berlaku}.' },
    {
      kind: 'paragraph',
      text: 'Demikian surat keterangan ini dibuat untuk dipergunakan sebagaimana mestinya. Apabila di kemudian hari keterangan pemohon ternyata tidak benar, surat ini dicabut.',
    },
  ],
  toConfirm: [
    'Apakah SKTM diterbitkan camat, atau diterbitkan lurah dan diketahui camat',
    'Apakah pemohon yang belum terdaftar dalam DTSEN dilayani (ada kecamatan yang menolak)',
    'Kode klasifikasi arsip 460, atau kode baru menurut Permendagri 83 Tahun 2022',
    'Masa berlaku 90 hari',
    'Bunyi surat dan syaratnya',
  ],
};
