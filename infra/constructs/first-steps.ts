/**
 * What an operator does first when an alarm rings, in Bahasa Indonesia, by the name of the runbook that goes on from there.
 */
export const firstSteps = {
  'fungsi-gagal':
    'Pertama: buka log fungsi ini dan cari kode galat terakhir; bila versi baru saja dipasang, pasang kembali versi sebelumnya.',
  'jam-buka':
    'Pertama: lihat dasbor operasi; bila panggilan ditolak, naikkan batas konkurensi akun atau siapkan lebih banyak fungsi.',
  'pesan-tertahan':
    'Pertama: baca satu pesan di kotak surat mati dan perbaiki penyebabnya, baru kirim ulang semuanya.',
  'aliran-terlambat':
    'Pertama: lihat galat fungsi yang membaca aliran tabel; catatan yang tetap gagal tersimpan utuh di bucket failed-records.',
  'basis-data':
    'Pertama: lihat di dasbor tabel mana yang menolak permintaan; jangan pulihkan cadangan sebelum penyebabnya jelas.',
  'pintu-depan':
    'Pertama: buka situs dari ponsel; bila halaman tampil tetapi layanan gagal, periksa API dan rahasia origin.',
  serangan:
    'Pertama: lihat aturan mana yang menolak; bila warga biasa ikut ditolak, naikkan batasnya di infra/stacks/firewall.ts.',
} as const satisfies Readonly<Record<string, `Pertama: ${string}.`>>;

/** A guide for operators. */
export type Runbook = keyof typeof firstSteps;
