import { wordsBy } from '#shared/settings/setting-words.ts';

/** What is wrong with the value of a setting, by the code of its schema. */
export const settingWords = wordsBy(
  {
    'bad-time': {
      id: 'Tulis jam seperti 08:00 (00:00 sampai 23:59; hari boleh berakhir 24:00).',
      en: 'Write a time such as 08:00 (00:00 to 23:59; a day may end at 24:00).',
    },
    'bad-spans': {
      id: 'Tulis jam buka sebagai pasangan [mulai, selesai] yang berurutan dan tidak tumpang tindih, paling banyak 6. Kosong berarti tutup.',
      en: 'Write opening times as pairs [start, end], in order and without overlap, six at most. Empty means closed.',
    },
    'too-many-numbers': {
      id: 'Jam buka sepanjang ini membutuhkan lebih dari 9.000 nomor antrean sehari untuk salah satu layanan. Persingkat jam bukanya.',
      en: 'So long a day needs more than 9,000 ticket numbers for one of the services. Shorten the hours.',
    },
    'bad-week': {
      id: 'Isi ketujuh hari: mon, tue, wed, thu, fri, sat, sun. Hari libur diisi [].',
      en: 'Fill in all seven days: mon, tue, wed, thu, fri, sat, sun. A closed day is [].',
    },
    'bad-hours': {
      id: 'Isi jam untuk kedua masa: regular (biasa) dan ramadan.',
      en: 'Fill in both weeks: regular and ramadan.',
    },
    'bad-text': {
      id: 'Tulis keterangan dalam kedua bahasa (id dan en), masing-masing satu baris, 1 sampai 200 huruf.',
      en: 'Write the text in both languages (id and en), one line of 1 to 200 letters each.',
    },
    'bad-date': {
      id: 'Tanggal tidak ada di kalender. Tulis seperti 2026-12-31.',
      en: 'This date is not in the calendar. Write it such as 2026-12-31.',
    },
    'bad-closure': {
      id: 'Setiap hari khusus harus memuat date, spans, dan reason.',
      en: 'Each special day has date, spans and reason.',
    },
    'bad-closures': {
      id: 'Tulis daftar hari khusus dalam tanda kurung siku.',
      en: 'Write a list of special days in square brackets.',
    },
    'too-many-closures': {
      id: 'Paling banyak 100 hari khusus. Hapus yang sudah lewat.',
      en: 'A hundred special days at most. Remove those that are past.',
    },
    'double-date': {
      id: 'Setiap tanggal cukup ditulis sekali dalam daftar hari khusus.',
      en: 'Each date stands only once among the special days.',
    },
    'bad-online-quota': {
      id: 'Kuota daring harus bilangan bulat, mulai 0 sampai jumlah nomor dalam satu jam layanan (numberBlock). 0 berarti tidak dibuka secara daring.',
      en: 'The online quota is a whole number from 0 to the numbers that a window owns (numberBlock). 0 means not offered online.',
    },
    'bad-walk-in-quota': {
      id: 'Kuota datang langsung harus bilangan bulat, mulai 0 sampai 400.',
      en: 'The walk-in quota is a whole number from 0 to 400.',
    },
    'bad-quota': {
      id: 'Isi kedua kuota: online (daring) dan walkIn (datang langsung).',
      en: 'Fill in both quotas: online and walkIn.',
    },
    'bad-release': {
      id: 'Tulis {"kind":"first-come"} (siapa cepat dia dapat) atau {"kind":"draw","minutes":15} (undian).',
      en: 'Write {"kind":"first-come"} or {"kind":"draw","minutes":15}.',
    },
    'bad-minutes': {
      id: 'Lama pengumpulan undian harus bilangan bulat, mulai 5 sampai 60 menit.',
      en: 'Requests for a draw are collected for a whole number of minutes, from 5 to 60.',
    },
    'bad-waitlist': {
      id: 'Isi kedua nilai: people (paling banyak yang menunggu) dan noticeHours (jam pemberitahuan).',
      en: 'Fill in both values: people and noticeHours.',
    },
    'bad-people': {
      id: 'Jumlah yang boleh menunggu harus bilangan bulat, mulai 0 (tanpa daftar tunggu) sampai 200.',
      en: 'The number of people who may wait is a whole number from 0 (no waitlist) to 200.',
    },
    'bad-notice': {
      id: 'Jam pemberitahuan harus bilangan bulat, mulai 0 sampai 72.',
      en: 'The notice is a whole number of hours from 0 to 72.',
    },
    'bad-value': {
      id: 'Bentuk nilai ini tidak cocok untuk pengaturan ini. Bandingkan dengan nilai yang berlaku sekarang.',
      en: 'This value does not have the form of the setting. Compare it with the value that holds now.',
    },
  },
  'bad-value',
);
