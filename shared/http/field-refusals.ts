import type { Text } from '#shared/region/schema.ts';

/** An answer about one field of a request. */
export const field = (id: string, en: string) => ({ status: 422, text: (): Text => ({ id, en }) });

/** An answer about how things stand. */
export const conflict = (id: string, en: string) => ({ status: 409, text: (): Text => ({ id, en }) });

/** Of fields that services ask people for alike; see the schemas of shared/identity, shared/proof-of-work and shared/looks. */
export const personFieldRefusals = {
  'bad-nik': field(
    'NIK harus 16 angka sesuai KTP-el atau Kartu Keluarga. Periksa kembali, terutama tanggal lahirnya.',
    'The NIK has 16 digits, as on the identity card or family card. Please check it, the birth date in it above all.',
  ),
  'bad-name': field(
    'Tulis nama sesuai KTP-el atau Kartu Keluarga, 2 sampai 100 huruf.',
    'Write the name as on the identity card or family card, 2 to 100 letters.',
  ),
  'bad-phone': field(
    'Nomor telepon tidak dikenali. Contoh: 0812 3456 7890; untuk nomor luar negeri awali dengan tanda +.',
    'The phone number is not recognised. Example: 0812 3456 7890; start a foreign number with +.',
  ),
  'bad-email': field(
    'Alamat e-mail tidak dikenali. Contoh: nama@contoh.id; boleh dikosongkan.',
    'The e-mail address is not recognised. Example: name@example.org; it may be left out.',
  ),
  'bad-proof': field(
    'Pemeriksaan keamanan gagal atau sudah kedaluwarsa. Coba kirim sekali lagi.',
    'The security check failed or has expired. Please send once more.',
  ),
  'bad-purpose': field(
    'Tulis alasannya, 10 sampai 300 huruf, tanpa NIK, nama, dan nomor telepon. Alasan ini disimpan dalam catatan akses.',
    'Say why, in 10 to 300 letters, without a NIK, name or phone number. It is kept in the record of access.',
  ),
};
