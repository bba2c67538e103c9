import { conflict, field, personFieldRefusals } from '#shared/http/field-refusals.ts';
import type { HttpRefusal, RefusalTable } from '#shared/http/refusal.ts';
import { httpRefusals } from '#shared/http/refusal.ts';
import { type SettingRefusal, settingRefusals } from '#shared/settings/setting-refusal.ts';

const fieldCodes = [
  'bad-key',
  'bad-nik',
  'bad-name',
  'bad-phone',
  'bad-email',
  'bad-date',
  'bad-proof',
  'bad-purpose',
  'bad-reason',
  'unknown-reason',
  'bad-result',
  'bad-code',
  'bad-form',
  'bad-file',
  'missing-paper',
] as const;

/** A code about one field of the request; the problem lists every such field. */
type FieldCode = (typeof fieldCodes)[number];

/** What a file is refused with. */
type FileCode =
  | 'empty-file'
  | 'unknown-file'
  | 'unreadable-file'
  | 'infected-file'
  | 'file-gone'
  | 'draft-over';

/** What a step of a request is refused with. */
type StepCode =
  | 'moved-on'
  | 'wrong-state'
  | 'claimed-by-another'
  | 'not-claimed-by-you'
  | 'same-officer'
  | 'needs-second-officer'
  | 'nothing-objected'
  | 'unknown-part'
  | 'other-parts';

/** Everything the documents service can refuse. */
export type Refusal =
  | HttpRefusal
  | SettingRefusal
  | { readonly [C in FieldCode]: { readonly code: C; readonly field?: string } }[FieldCode]
  | { readonly [C in FileCode]: { readonly code: C } }[FileCode]
  | { readonly [C in StepCode]: { readonly code: C } }[StepCode]
  | { readonly code: 'file-too-large'; readonly limitBytes: number }
  | { readonly code: 'already-open' }
  | { readonly code: 'key-reused' }
  | { readonly code: 'no-letter' }
  | { readonly code: 'letter-void' };

export type RefusalCode = Refusal['code'];

/** Status and texts of every refusal of the documents service. */
export const refusals: RefusalTable<Refusal> = {
  ...httpRefusals,
  ...settingRefusals,
  ...personFieldRefusals,
  'bad-key': {
    status: 400,
    text: () => ({
      id: 'Permintaan ini tidak membawa kunci pengaman yang benar. Muat ulang halaman, lalu coba lagi.',
      en: 'The request lacks a proper key. Reload the page and try again.',
    }),
  },
  'bad-date': field(
    'Tanggal tidak ada di kalender, atau rentangnya lebih dari 92 hari.',
    'This date is not in the calendar, or the span is longer than 92 days.',
  ),
  'unknown-reason': field(
    'Pilih alasan dari daftar; keterangan paling banyak 500 huruf, tanpa NIK dan nomor telepon.',
    'Choose a reason from the list; a note has at most 500 letters, and no NIK or phone number.',
  ),
  'bad-result': field(
    'Tautan hasil harus diawali https://, kode hasil 4 sampai 60 huruf.',
    'The link of a result begins with https://; a code has 4 to 60 letters.',
  ),
  'bad-code': field(
    'Kode tidak dikenali. Periksa kembali kode dan PIN pada tanda terima.',
    'The code is not recognised. Check the code and PIN on the receipt.',
  ),
  'bad-form': field(
    'Isian ini belum benar. Periksa kembali.',
    'This entry is not right yet. Please check it.',
  ),
  'bad-file': field(
    'Berkas ini bukan dari pengajuan ini. Unggah sekali lagi.',
    'This file does not belong to this request. Please upload it again.',
  ),
  'missing-paper': field('Berkas ini belum dilampirkan.', 'This paper is still missing.'),
  'empty-file': {
    status: 422,
    text: () => ({
      id: 'Berkas ini kosong. Foto atau pilih sekali lagi.',
      en: 'This file is empty. Take or choose it again.',
    }),
  },
  'unknown-file': {
    status: 422,
    text: () => ({
      id: 'Berkas harus berupa foto (JPEG, PNG, WebP) atau PDF.',
      en: 'A file must be a photo (JPEG, PNG, WebP) or a PDF.',
    }),
  },
  'unreadable-file': {
    status: 422,
    text: () => ({
      id: 'Berkas ini rusak atau terkunci, sehingga tidak dapat dibaca petugas. Foto sekali lagi, atau simpan PDF tanpa kata sandi.',
      en: 'This file is damaged or locked: officers could not read it. Take the photo again, or save the PDF without a password.',
    }),
  },
  'infected-file': {
    status: 422,
    text: () => ({
      id: 'Berkas ini mengandung program berbahaya dan tidak disimpan. Gunakan foto yang baru.',
      en: 'This file contains a harmful program and was not kept. Please use a new photo.',
    }),
  },
  'file-too-large': {
    status: 413,
    text: ({ limitBytes }) => ({
      id: `Berkas terlalu besar: paling banyak ${Math.floor(limitBytes / 1_048_576)} MB. Foto dari halaman ini diperkecil sendiri.`,
      en: `The file is too large: ${Math.floor(limitBytes / 1_048_576)} MB at most. Photos taken on this page are made smaller by themselves.`,
    }),
  },
  'file-gone': conflict(
    'Berkas belum sampai, atau sudah dihapus karena terlalu lama. Unggah sekali lagi.',
    'The file has not arrived, or was deleted because it waited too long. Please upload it again.',
  ),
  'draft-over': conflict(
    'Pengajuan ini dimulai terlalu lama lalu. Mulai lagi; isian Anda masih ada.',
    'This request was begun too long ago. Begin again; what you filled in is still here.',
  ),
  'already-open': conflict(
    'Dokumen ini sudah diajukan untuk NIK tersebut dan masih diproses. Buka dengan kode dan PIN pada tanda terima.',
    'This document has already been asked for with this NIK and is being worked on. Open it with the code and PIN of the receipt.',
  ),
  'key-reused': conflict(
    'Pengajuan ini sudah dikirim dengan isi yang berbeda. Muat ulang halaman untuk melihatnya.',
    'This request was already sent with different content. Reload the page to see it.',
  ),
  'moved-on': conflict(
    'Berkas ini sudah berubah sejak Anda membukanya. Lihat keadaannya yang terbaru.',
    'This request has changed since you opened it. Look at it as it stands now.',
  ),
  'wrong-state': conflict(
    'Langkah ini tidak berlaku lagi untuk keadaan berkas sekarang.',
    'This step is not possible as the request stands now.',
  ),
  'claimed-by-another': conflict(
    'Berkas ini sedang diperiksa petugas lain.',
    'Another officer is checking this request.',
  ),
  'not-claimed-by-you': conflict(
    'Ambil berkas ini dahulu; waktu pemeriksaan Anda mungkin sudah habis.',
    'Take this request first; your time for it may have run out.',
  ),
  'same-officer': conflict(
    'Pemeriksaan kedua harus oleh petugas lain.',
    'The second check must be another officer’s.',
  ),
  'needs-second-officer': conflict(
    'Berkas ini perlu persetujuan petugas kedua.',
    'This request needs the agreement of a second officer.',
  ),
  'nothing-objected': conflict(
    'Pilih setidaknya satu bagian yang harus diperbaiki.',
    'Choose at least one part that has to be corrected.',
  ),
  'unknown-part': conflict('Bagian itu tidak ada pada berkas ini.', 'This request has no such part.'),
  'other-parts': conflict(
    'Perbaiki tepat bagian yang diminta; yang lain tidak diubah.',
    'Correct exactly the parts that were asked for; the others stay as they are.',
  ),
  'no-letter': conflict('Belum ada surat untuk pengajuan ini.', 'There is no letter for this request yet.'),
  'letter-void': conflict('Surat ini sudah ditarik oleh kantor.', 'The office has taken this letter back.'),
};

/** The refusal that a schema's issue names by its message. */
export const fieldRefusal = (message: string, field: string): Refusal | undefined => {
  if (message === 'not-found' || message === 'empty-file') return { code: message };
  const code = fieldCodes.find((candidate) => candidate === message);
  return code && { code, field };
};
