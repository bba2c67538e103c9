import { useText } from '../texts/language.tsx';

// What the page for closing says.
const id = {
  title: 'Tutup layanan',
  lead: 'Untuk gangguan atau libur mendadak. Warga yang jamnya ditutup didahulukan memilih jadwal lain, dan diberi tahu setelah satu menit.',
  date: 'Tanggal',
  from: 'Mulai pukul',
  to: 'Sampai pukul',
  hours: 'Kosongkan jam bila seluruh hari (hari ini: mulai sekarang).',
  services: 'Layanan',
  reason: 'Alasan, dibaca warga',
  reasonEn: 'Alasan dalam bahasa Inggris',
  preview: 'Lihat siapa yang terdampak',
  affected: (count: number) =>
    count === 0 ? 'Belum ada warga yang terdampak.' : `${count} warga punya nomor pada waktu itu.`,
  nobody: 'tidak ada',
  close: 'Tutup sekarang',
  change: 'Ubah',
  busy: 'Sebentar…',
  list: 'Yang ditutup',
  none: 'Tidak ada yang ditutup sejak seminggu lalu.',
  undo: (seconds: number) => `Batalkan (${seconds} detik lagi)`,
  undoHint: 'Belum ada yang diberi tahu.',
  reopen: 'Buka kembali',
  bySettings:
    'Ditutup oleh pengaturan jam buka atau hari khusus. Kembalikan pengaturan itu untuk membukanya.',
  unanswered: (count: number) => `Belum memilih jadwal lain: ${count}`,
  state: {
    CLOSED: 'Ditutup, warga belum diberi tahu',
    UNDONE: 'Dibatalkan sebelum ada yang diberi tahu',
    ANNOUNCED: 'Ditutup, warga diberi tahu',
    REOPENED: 'Dibuka kembali',
    OVER: 'Selesai',
  },
  wholeDay: 'sampai akhir hari',
};
type Texts = { [K in keyof typeof id]: (typeof id)[K] };

const en: Texts = {
  title: 'Close services',
  lead: 'For faults and sudden days off. People whose time is closed choose another one before everybody else, and are told after a minute.',
  date: 'Date',
  from: 'From',
  to: 'Until',
  hours: 'Leave the hours empty for the whole day (today: from now).',
  services: 'Services',
  reason: 'Reason in Indonesian, as people read it',
  reasonEn: 'Reason in English',
  preview: 'See who is affected',
  affected: (count) =>
    count === 0 ? 'Nobody is affected yet.' : `People with a number at that time: ${count}.`,
  nobody: 'nobody',
  close: 'Close now',
  change: 'Change',
  busy: 'One moment…',
  list: 'Closed',
  none: 'Nothing was closed in the last week.',
  undo: (seconds) => `Undo (${seconds} seconds left)`,
  undoHint: 'Nobody has been told yet.',
  reopen: 'Reopen',
  bySettings: 'Closed by the opening hours or special days. Change that setting back to open it.',
  unanswered: (count) => `Have not chosen another time: ${count}`,
  state: {
    CLOSED: 'Closed, nobody told yet',
    UNDONE: 'Undone before anybody was told',
    ANNOUNCED: 'Closed, people are told',
    REOPENED: 'Open again',
    OVER: 'Over',
  },
  wholeDay: 'until the end of the day',
};

const texts = { id, en };

export const useClosingText = (): Texts => texts[useText().language];
