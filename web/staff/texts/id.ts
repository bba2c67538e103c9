/** Every word of the staff site, in Bahasa Indonesia. */
export const id = {
  product: 'Petugas',
  title: 'Halaman petugas',
  lead: 'Untuk petugas, atasan, dan operator. Warga mengambil nomor antrean di situs antrean, tanpa akun.',
  signIn: 'Masuk',
  signOut: 'Keluar',
  starting: 'Sebentar…',
  hello: (name: string) => `Selamat bekerja, ${name}`,
  account: 'Akun Anda',
  name: 'Nama',
  email: 'Surel',
  work: 'Tugas',
  none: 'Akun ini belum punya tugas. Minta operator menambahkannya.',
  shared:
    'Komputer dipakai bersama? Tekan Keluar sebelum pergi. Bila 30 menit tidak dipakai, Anda keluar otomatis.',
  region: 'Seluruh wilayah',
  why: {
    failed: 'Anda belum berhasil masuk. Silakan coba lagi.',
    ended: 'Anda sudah keluar.',
    unreachable: 'Tidak dapat terhubung. Periksa jaringan, lalu coba lagi.',
    'not-kiosk': 'Halaman anjungan hanya untuk akun anjungan. Anda sudah keluar.',
  },
  leaving:
    'Sudah lama tidak ada yang menyentuh halaman ini. Tekan tombol apa saja, atau Anda keluar otomatis dalam dua menit.',
  reload: 'Muat ulang',
  skip: 'Langsung ke isi',
  notFound: 'Halaman ini tidak ada',
  toStart: 'Ke halaman awal',
  ways: {
    title: 'Pekerjaan Anda',
    counter: 'Layani di loket',
    floor: 'Pantau dan atur antrean',
    close: 'Tutup layanan, beri jadwal pengganti',
    book: 'Pesankan antrean',
    find: 'Cari atau batalkan antrean warga',
    expected: 'Daftar yang akan datang',
    verify: 'Periksa berkas permohonan',
    requests: 'Angka berkas permohonan',
    kiosk: 'Anjungan nomor antrean',
    board: 'Papan antrean (tab baru)',
  },
};

export type Texts = typeof id;
