import { type LetterOffice, letterOffice } from '#shared/region/letters.ts';

/** An office of nowhere, as a sub-district writes its letters. */
export const sampleOffice = (more: Partial<LetterOffice> = {}): LetterOffice =>
  letterOffice.parse({
    code: 'KMB',
    numberFormat: '{classification}/{sequence:4}/{office}/{month}/{year}',
    firstNumbers: [],
    holderShown: 'partly',
    letterhead: ['PEMERINTAH KOTA MEDAN', 'KECAMATAN MEDAN BELAWAN'],
    address: 'Jalan Contoh Nomor 1, Medan Belawan 20411, telepon (061) 555-0100',
    name: 'Kantor Kecamatan Medan Belawan',
    subdistrict: 'Medan Belawan',
    city: 'Kota Medan',
    place: 'Medan Belawan',
    signer: {
      position: 'Camat Medan Belawan',
      name: 'Drs. Contoh Pejabat, M.Si.',
      rank: 'Pembina, IV/a',
      nip: '197001011995031001',
    },
    notice: 'Surat ini gratis. Pungutan liar dilaporkan ke Saber Pungli, 0821-1213-1323 atau lapor.go.id.',
    ...more,
  });

/** What somebody fills in for a letter of domicile. */
export const sampleForm: Readonly<Record<string, string>> = {
  nama: 'Siti Nurhaliza Br. Ginting',
  nik: '1271085708900001',
  tempat_lahir: 'Medan',
  tanggal_lahir: '1990-08-17',
  kelamin: 'p',
  agama: 'islam',
  pekerjaan: 'Karyawan swasta',
  alamat: 'Jalan Marelan Raya Gang Melati Nomor 12, Lingkungan IV, Kelurahan Rengas Pulau, Medan Marelan',
  alamat_domisili: 'Jalan Pelabuhan Raya Nomor 45, Lingkungan VII, Kelurahan Belawan II',
  sejak: '2021-03-05',
  nomor_pengantar: 'nomor 470/118/BLW-II/XI/2026 tanggal 25 November 2026',
  keperluan: 'Pembukaan rekening bank',
};

/** And for a statement of low income, for a child. */
export const samplePoorForm: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(sampleForm).filter(([key]) => !/domisili|sejak/.test(key))),
  pekerjaan: 'Buruh harian lepas',
  penghasilan: 'Kurang lebih Rp1.200.000',
  anggota: 'Muhammad Fadhil Ginting',
  hubungan: 'Anak',
  data_sosial: 'terdaftar',
  keperluan: 'Keringanan biaya sekolah',
};
