import type { Submission } from '../contract.ts';

/** What a birth in Tanjungbalai is reported with. */
export const birthForm: Submission['form'] = {
  anak_nama: 'Budi Santoso',
  anak_kelamin: 'l',
  anak_tempat: 'puskesmas',
  anak_kota: 'Tanjungbalai',
  anak_tanggal: '2026-11-02',
  anak_pukul: '07.30',
  kelahiran_jenis: 'tunggal',
  kelahiran_ke: '2',
  penolong: 'bidan',
  nomor_kk: '1274010101010001',
  ibu_nik: '1274015508900001',
  ibu_nama: 'Siti Nurhaliza',
  ayah_nik: '1274011508880002',
  ayah_nama: 'Ahmad Santoso',
  saksi1_nik: '1274011508700003',
  saksi1_nama: 'Rahmat Hidayat',
  saksi2_nik: '1274015508750004',
  saksi2_nama: 'Dewi Lestari',
};
