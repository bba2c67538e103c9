import type { Text } from '#shared/region/schema.ts';

/** Every word of the board. It shows both languages at once: nobody in a hall can press a button on it. */
export const texts = {
  title: { id: 'Papan antrean', en: 'Queue board' },
  nowCalling: { id: 'Dipanggil sekarang', en: 'Now calling' },
  nobodyYet: { id: 'Belum ada panggilan', en: 'No calls yet' },
  counter: { id: 'Loket', en: 'Counter' },
  counters: { id: 'Di loket', en: 'At the counters' },
  last: { id: 'Panggilan terakhir', en: 'Last calls' },
  service: { id: 'Layanan', en: 'Service' },
  waiting: { id: 'Menunggu', en: 'Waiting' },
  wait: { id: 'Tunggu (menit)', en: 'Wait (minutes)' },
  next: { id: 'Berikutnya', en: 'Next' },
  noCounter: { id: 'Loket belum dibuka', en: 'No counter yet' },
  before: { id: 'Antrean hari ini belum dibuka', en: 'Today’s queue is not open yet' },
  beforeText: {
    id: 'Silakan duduk. Nomor dipanggil setelah kantor buka.',
    en: 'Please take a seat. Numbers are called once the office is open.',
  },
  over: { id: 'Antrean hari ini sudah selesai', en: 'Today’s queue is over' },
  overText: {
    id: 'Terima kasih. Sampai jumpa pada hari kerja berikutnya.',
    en: 'Thank you. See you on the next working day.',
  },
  starting: { id: 'Menyambungkan…', en: 'Connecting…' },
  unknown: { id: 'Kantor tidak ditemukan', en: 'No such office' },
  unknownText: { id: 'Pilih papan kantor:', en: 'Choose the board of an office:' },
  lost: { id: 'Sambungan terputus', en: 'Connection lost' },
  lostText: { id: 'Nomor terakhir', en: 'Numbers as of' },
  listen: {
    id: 'Dengarkan panggilan petugas. Papan ini kembali sendiri.',
    en: 'Please listen to the officers. This board comes back by itself.',
  },
  mute: { id: 'Suara mati', en: 'Sound off' },
  unlock: { id: 'Nyalakan suara', en: 'Turn sound on' },
} satisfies Readonly<Record<string, Text>>;
