import { conflict, field, personFieldRefusals } from '#shared/http/field-refusals.ts';
import type { HttpRefusal, RefusalTable } from '#shared/http/refusal.ts';
import { httpRefusals } from '#shared/http/refusal.ts';
import type { Text } from '#shared/region/schema.ts';
import { type SettingRefusal, settingRefusals } from '#shared/settings/setting-refusal.ts';
import { spokenDate, spokenInstant } from '#shared/time/spoken.ts';

/** A window of the same service that still has a free place. */
export interface FreeWindow {
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly remaining: number;
}

const fieldCodes = [
  'bad-key',
  'bad-nik',
  'bad-document',
  'bad-name',
  'bad-phone',
  'bad-email',
  'bad-date',
  'bad-window',
  'bad-proof',
  'bad-purpose',
  'bad-reason',
  'bad-code',
] as const;

/** A code about one field of the request; the problem lists every such field. */
type FieldCode = (typeof fieldCodes)[number];

/** What the floor says no with, and nothing more. */
type FloorCode =
  | 'counter-taken'
  | 'counter-closed'
  | 'counter-busy'
  | 'nobody-waits'
  | 'wrong-state'
  | 'walk-ins-full'
  | 'day-not-open'
  | 'day-over'
  | 'other-office'
  | 'other-day'
  | 'scan-needed'
  | 'not-served'
  | 'in-the-hall';

/** What a closing says no with. */
type ClosingCode =
  | 'nothing-to-close'
  | 'undo-over'
  | 'closing-over'
  | 'closed-by-settings'
  | 'nothing-offered';

/** What waiting for a place says no with, and nothing more. */
type WishCode = 'no-waitlist' | 'waitlist-full' | 'already-waiting';

/** Everything the queue service can refuse. Instants are epoch milliseconds. */
export type Refusal =
  | HttpRefusal
  | SettingRefusal
  | { readonly [C in FieldCode]: { readonly code: C; readonly field?: string } }[FieldCode]
  | { readonly code: 'full'; readonly next: readonly FreeWindow[] }
  | { readonly code: 'window-closed'; readonly next: readonly FreeWindow[] }
  | { readonly code: 'places-free'; readonly next: readonly FreeWindow[] }
  | { readonly [C in WishCode]: { readonly code: C } }[WishCode]
  | { readonly [C in FloorCode]: { readonly code: C } }[FloorCode]
  | { readonly [C in ClosingCode]: { readonly code: C } }[ClosingCode]
  | { readonly code: 'too-early'; readonly from: number; readonly timezone: string }
  | { readonly code: 'already-booked' }
  | { readonly code: 'cancelled' }
  | { readonly code: 'key-reused' }
  | { readonly code: 'not-open'; readonly opensAt: number; readonly timezone: string }
  | { readonly code: 'too-late'; readonly till: number; readonly timezone: string }
  | { readonly code: 'closed-day'; readonly reason: Text }
  | { readonly code: 'out-of-horizon'; readonly first: string; readonly last: string };

export type RefusalCode = Refusal['code'];

/** Status and texts of every refusal of the queue service. */
export const refusals: RefusalTable<Refusal> = {
  ...httpRefusals,
  ...settingRefusals,
  ...personFieldRefusals,
  'bad-key': {
    status: 400,
    text: () => ({
      id: 'Permintaan ini tidak membawa kunci pengaman yang benar (Idempotency-Key). Muat ulang halaman, lalu coba lagi.',
      en: 'The request lacks a proper Idempotency-Key (at least 128 bits, such as a UUID). Reload the page and try again.',
    }),
  },
  'bad-document': field(
    'Tulis nomor dokumen seperti yang tercetak: 4 sampai 30 huruf atau angka.',
    'Write the number of the document as it is printed: 4 to 30 letters or digits.',
  ),
  'bad-date': field(
    'Tanggal tidak ada di kalender. Pilih tanggal dari daftar.',
    'This date is not in the calendar. Choose a date from the list.',
  ),
  'bad-window': field(
    'Jam ini tidak ada pada tanggal tersebut. Pilih jam dari daftar.',
    'There is no such time on this date. Choose a time from the list.',
  ),
  'bad-code': field(
    'Kode ini tidak dikenali. Pindai QR pada tiket, atau ketik nomor antrean seperti A012.',
    'This code is not recognised. Scan the QR of the ticket, or type the number, such as A012.',
  ),
  'counter-taken': conflict(
    'Loket ini sedang dipakai petugas lain. Pilih loket lain, atau minta atasan mengambil alih.',
    'Another officer works at this counter. Choose another one, or ask the supervisor to take it over.',
  ),
  'counter-closed': conflict(
    'Loket ini belum dibuka. Buka loket dahulu.',
    'This counter is not open. Open it first.',
  ),
  'counter-busy': conflict(
    'Masih ada nomor di loket. Mulai layani atau tekan “Tidak datang”; yang sedang dilayani selesaikan, parkirkan, atau alihkan dahulu.',
    'There is still a number at a counter. Start serving it or press “Nobody came”; finish, park or transfer one that is served first.',
  ),
  'nobody-waits': conflict('Tidak ada yang menunggu untuk loket ini.', 'Nobody waits for this counter.'),
  'wrong-state': conflict(
    'Nomor ini sudah berubah sementara itu. Lihat keadaannya yang terbaru.',
    'This number has changed meanwhile. Look at it as it stands now.',
  ),
  'walk-ins-full': conflict(
    'Nomor untuk yang datang langsung sudah habis hari ini. Silakan bertanya kepada petugas depan, atau pesan untuk hari lain.',
    'There are no more numbers today for people without a booking. Ask at the front desk, or book another day.',
  ),
  'day-not-open': conflict('Antrean hari ini belum dibuka.', 'Today’s queue is not open yet.'),
  'day-over': conflict('Antrean hari ini sudah ditutup.', 'Today’s queue is closed.'),
  'other-office': conflict(
    'Tiket ini untuk kantor lain. Periksa nama kantor pada tiket.',
    'This ticket is for another office. Check the name of the office on it.',
  ),
  'other-day': conflict(
    'Tiket ini bukan untuk hari ini. Periksa tanggal pada tiket.',
    'This ticket is not for today. Check the date on it.',
  ),
  'scan-needed': conflict(
    'Pesanan hanya dapat dicatat dengan kode QR-nya. QR hilang? Petugas depan membantu; tunjukkan KTP-el atau dokumen Anda.',
    'A booking is checked in by its QR code. If it is lost the front desk helps; show your identity card or document.',
  ),
  'not-served': conflict(
    'Layanan dapat dinilai setelah Anda selesai dilayani.',
    'The service can be rated once you have been served.',
  ),
  'in-the-hall': conflict(
    'Pemegang tiket ini sudah lapor datang. Panggil nomornya, lalu selesaikan di loket.',
    'Who holds this ticket has checked in already. Call the number and settle it at a counter.',
  ),
  'nothing-to-close': conflict(
    'Tidak ada jam layanan yang dapat ditutup pada waktu itu. Periksa tanggal dan jamnya.',
    'There are no opening hours to close at that time. Check the date and the hours.',
  ),
  'undo-over': conflict(
    'Waktu satu menit untuk membatalkan sudah lewat; warga sedang diberi tahu. Gunakan “Buka kembali”.',
    'The minute for undoing has passed and people are being told. Use “Reopen” instead.',
  ),
  'closing-over': conflict('Hari itu sudah lewat.', 'That day has passed.'),
  'closed-by-settings': conflict(
    'Jam ini ditutup oleh pengaturan jam buka atau hari khusus. Kembalikan pengaturan itu; jamnya langsung dibuka kembali.',
    'The opening hours or special days closed this time. Change that setting back, and it is open again at once.',
  ),
  'nothing-offered': conflict(
    'Jam antrean Anda tidak ditutup. Nomor Anda tetap berlaku.',
    'The time of your booking is not closed. Your number remains valid.',
  ),
  'too-early': {
    status: 409,
    text: ({ from, timezone }) => {
      const at = spokenInstant(from, timezone);
      return {
        id: `Belum waktunya lapor datang. Mulai ${at.id}.`,
        en: `It is too early to check in. From ${at.en}.`,
      };
    },
  },
  full: conflict(
    'Jam ini sudah penuh. Pilih jam lain yang masih tersedia.',
    'This time is full. Choose another one that is still free.',
  ),
  'window-closed': conflict(
    'Jam ini ditutup oleh kantor. Pilih jam lain yang masih tersedia.',
    'The office has closed this time. Choose another one that is still free.',
  ),
  'already-booked': conflict(
    'NIK atau dokumen ini sudah punya antrean untuk layanan dan tanggal tersebut. Gunakan “Cari antrean saya” bila tautannya hilang.',
    'This NIK or document already has a booking for that service and date. Use “Find my booking” if the link is lost.',
  ),
  'places-free': conflict(
    'Masih ada tempat pada jam ini. Pesan langsung, tidak perlu menunggu.',
    'There are places left at this time. Book one, there is no need to wait.',
  ),
  'no-waitlist': conflict(
    'Tidak ada daftar tunggu untuk jam ini. Pilih jam atau hari lain.',
    'There is no waitlist for this time. Choose another time or day.',
  ),
  'waitlist-full': conflict(
    'Daftar tunggu hari ini sudah penuh. Pilih hari lain.',
    'The waitlist of this day is full. Choose another day.',
  ),
  'already-waiting': conflict(
    'NIK ini sudah ada dalam daftar tunggu atau undian hari itu. Gunakan “Cari antrean saya” bila tautannya hilang.',
    'This NIK already waits for a place on that day, or takes part in its draw. Use “Find my booking” if the link is lost.',
  ),
  cancelled: conflict('Antrean ini sudah dibatalkan.', 'This booking has been cancelled.'),
  'key-reused': conflict(
    'Kunci permintaan ini sudah dipakai untuk data yang berbeda. Muat ulang halaman, lalu coba lagi.',
    'This Idempotency-Key was already used for different data. Reload the page and try again.',
  ),
  'not-open': {
    status: 409,
    text: ({ opensAt, timezone }) => {
      const at = spokenInstant(opensAt, timezone);
      return { id: `Pendaftaran dibuka ${at.id}.`, en: `Booking opens ${at.en}.` };
    },
  },
  'too-late': {
    status: 409,
    text: ({ till, timezone }) => {
      const at = spokenInstant(till, timezone);
      return {
        id: `Sudah tidak dapat diurus sendiri sejak ${at.id}. Silakan langsung ke petugas.`,
        en: `This could be done online until ${at.en}. Please go to an officer.`,
      };
    },
  },
  'closed-day': {
    status: 409,
    text: ({ reason }) => ({
      id: `Kantor tutup pada tanggal itu: ${reason.id}.`,
      en: `The office is closed on that date: ${reason.en}.`,
    }),
  },
  'out-of-horizon': {
    status: 409,
    text: ({ first, last }) => {
      const [from, to] = [spokenDate(first), spokenDate(last)];
      return {
        id: `Tanggal yang dapat dipilih: ${from.id} sampai ${to.id}.`,
        en: `Dates that can be chosen: ${from.en} to ${to.en}.`,
      };
    },
  },
};

/** The refusal that a schema's issue names by its message. */
export const fieldRefusal = (message: string, field: string): Refusal | undefined => {
  const code = fieldCodes.find((candidate) => candidate === message);
  return code && { code, field };
};
