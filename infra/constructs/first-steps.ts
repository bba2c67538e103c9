/**
 * What an operator does first when an alarm rings, in Bahasa Indonesia, by the name of the runbook that goes on from there.
 */
export const firstSteps = {
  'fungsi-gagal':
    'Pertama: buka log fungsi ini dan cari kode galat terakhir; bila baru dipasang, kembalikan rakitan sebelumnya.',
  'jam-buka':
    'Pertama: lihat dasbor operasi; bila panggilan ditolak, naikkan batas konkurensi akun atau siapkan fungsi lebih banyak.',
  'pesan-tertahan':
    'Pertama: baca satu pesan di antrean surat mati, perbaiki penyebabnya, baru kirim ulang semuanya.',
  'aliran-terlambat':
    'Pertama: lihat galat fungsi pembaca aliran; catatan yang menyerah tersimpan di bucket failed-records.',
  'basis-data':
    'Pertama: lihat permintaan yang ditolak per tabel di dasbor; jangan pulihkan cadangan sebelum sebabnya jelas.',
  'pintu-depan':
    'Pertama: buka situs dari ponsel; bila situs tampil tetapi layanan gagal, lihat API dan rahasia pintu (origin).',
  serangan:
    'Pertama: lihat aturan mana yang menolak; bila warga biasa ikut tertolak, longgarkan aturannya lewat berkas wilayah.',
} as const satisfies Readonly<Record<string, `Pertama: ${string}.`>>;

/** A guide for operators. */
export type Runbook = keyof typeof firstSteps;
