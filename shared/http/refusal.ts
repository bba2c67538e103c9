import type { Text } from '#shared/region/schema.ts';

/** How a refusal code is answered: its HTTP status and what the citizen reads. */
interface Answer<R> {
  readonly status: number;
  readonly text: (refusal: R) => Text;
}

/** One answer for every code of a closed union; a new code does not compile until someone decides. */
export type RefusalTable<R extends { readonly code: string }> = {
  readonly [C in R['code']]: Answer<Extract<R, { readonly code: C }>>;
};

type TooMany = 'requests' | 'bookings' | 'changes' | 'closings' | 'for-others' | 'ratings' | 'files';

/** Refusals that every service shares. `field` names what to correct, such as `person.nik`. */
export type HttpRefusal =
  | { readonly code: 'bad-request'; readonly field?: string }
  | { readonly code: 'unauthenticated' }
  | { readonly code: 'forbidden' }
  | { readonly code: 'not-found' }
  | { readonly code: 'wrong-door' }
  | { readonly code: 'too-large'; readonly limitBytes: number }
  | { readonly code: 'too-many'; readonly what: TooMany; readonly limit?: number }
  | { readonly code: 'try-again'; readonly retryAfterSeconds: number }
  | { readonly code: 'fault' };

const tooMany: Readonly<Record<TooMany, (limit: number) => Text>> = {
  requests: () => ({
    id: 'Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi.',
    en: 'Too many requests. Please wait a moment and try again.',
  }),
  bookings: (limit) => ({
    id: `NIK atau dokumen ini sudah punya ${limit} antrean yang masih berlaku. Datang atau batalkan salah satunya dulu.`,
    en: `This NIK or document already has ${limit} live bookings. Use or cancel one of them first.`,
  }),
  changes: (limit) => ({
    id: `Antrean pada hari ini hanya dapat diubah ${limit} kali. Hubungi petugas bila masih perlu diubah.`,
    en: `Bookings on this day can be changed ${limit} times at most. Ask an officer if it must change again.`,
  }),
  'for-others': (limit) => ({
    id: `Akun Anda sudah memesankan ${limit} antrean hari ini. Besok dapat memesankan lagi; bila mendesak, minta petugas kantor.`,
    en: `Your account has booked for ${limit} people today. It can again tomorrow; if it is urgent, ask an officer.`,
  }),
  ratings: (limit) => ({
    id: `Penilaian dapat diberikan dan diubah ${limit} kali. Yang terakhir kami terima.`,
    en: `A rating can be given and changed ${limit} times. We keep the last one.`,
  }),
  files: (limit) => ({
    id: `Satu pengajuan dapat mengirim ${limit} berkas. Tunggu sampai besok, atau minta bantuan petugas.`,
    en: `One request can send ${limit} files. Wait until tomorrow, or ask an officer for help.`,
  }),
  closings: (limit) => ({
    id: `Satu hari dapat ditutup dan dibuka lagi ${limit} kali. Atur hari ini lewat pengaturan hari khusus.`,
    en: `A day can be closed and opened again ${limit} times. Use the setting for special days instead.`,
  }),
};

/** Statuses and texts of the refusals that every service shares. */
export const httpRefusals: RefusalTable<HttpRefusal> = {
  'bad-request': {
    status: 400,
    text: () => ({
      id: 'Permintaan tidak dapat dibaca. Muat ulang halaman, lalu coba lagi.',
      en: 'The request could not be read. Reload the page and try again.',
    }),
  },
  unauthenticated: {
    status: 401,
    text: () => ({
      id: 'Anda belum masuk, atau waktu masuk Anda sudah habis. Silakan masuk lagi.',
      en: 'You are not signed in, or your session has ended. Please sign in again.',
    }),
  },
  forbidden: {
    status: 403,
    text: () => ({
      id: 'Akun Anda tidak berwenang untuk ini. Bila seharusnya berwenang, hubungi operator.',
      en: 'Your account is not allowed to do this. If it should be, ask an operator.',
    }),
  },
  'not-found': {
    status: 404,
    text: () => ({ id: 'Yang Anda cari tidak ditemukan.', en: 'What you are looking for was not found.' }),
  },
  'wrong-door': {
    status: 403,
    text: () => ({
      id: 'Layanan ini hanya dapat dibuka lewat alamat resminya. Buka situs antrean, lalu coba lagi.',
      en: 'This service is reached through its official address only. Open the queue site and try again.',
    }),
  },
  'too-large': {
    status: 413,
    text: ({ limitBytes }) => ({
      id: `Data yang dikirim terlalu besar (paling banyak ${Math.floor(limitBytes / 1024)} KB).`,
      en: `The data sent is too large (at most ${Math.floor(limitBytes / 1024)} KB).`,
    }),
  },
  'too-many': {
    status: 429,
    text: ({ what, limit }) => tooMany[what](limit ?? 0),
  },
  'try-again': {
    status: 503,
    text: () => ({
      id: 'Layanan sedang sibuk. Permintaan Anda belum tentu tersimpan; coba lagi sebentar lagi, tidak akan tercatat dua kali.',
      en: 'The service is busy. Your request may not have been saved; try again shortly, it will not be counted twice.',
    }),
  },
  fault: {
    status: 500,
    text: () => ({
      id: 'Ada gangguan pada sistem kami. Coba lagi; bila tetap gagal, sebutkan kode di bawah kepada petugas.',
      en: 'Something went wrong on our side. Try again; if it keeps failing, give the code below to an officer.',
    }),
  },
};
