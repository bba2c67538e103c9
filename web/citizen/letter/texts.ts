import type { Widen } from '../texts/id.ts';
import { useText } from '../texts/language.tsx';

// What is said of a letter of the office; it travels with its page.

const id = {
  title: 'Periksa keaslian surat',
  lead: 'Surat dari kantor ini punya kode QR. Pindai kodenya, lalu bandingkan yang tampil di sini dengan suratnya. Tidak perlu mendaftar.',
  camera: 'Pindai dengan kamera',
  stop: 'Tutup kamera',
  aim: 'Arahkan kamera ke kode QR pada surat',
  cameraFails:
    'Kamera tidak bisa dipakai di halaman ini. Pakai aplikasi kamera HP Anda: pindai kodenya, lalu buka tautannya.',
  paste: 'Atau tempel isi kode QR',
  pasteHint: 'Tautan yang muncul saat kode dipindai dengan aplikasi lain',
  check: 'Periksa',
  checking: 'Sedang diperiksa…',
  another: 'Periksa surat lain',
  genuine: 'Kodenya asli',
  genuineText: (office: string) => `Surat dengan isi di bawah ini memang diterbitkan oleh ${office}.`,
  compare: 'Sekarang bandingkan dengan surat di tangan Anda',
  compareText:
    'Kalau nomor, tanggal, atau namanya berbeda, surat itu palsu, walaupun kodenya asli: kodenya disalin dari surat lain.',
  said: 'Isi surat itu',
  number: 'Nomor surat',
  type: 'Jenis surat',
  issued: 'Tanggal surat',
  until: 'Berlaku sampai',
  noEnd: 'Tidak ada batas waktu',
  holder: 'Nama (sebagian disamarkan)',
  ages: {
    now: 'baru saja',
    minutes: (count: number) => `${count} menit lalu`,
    hours: (count: number) => `${count} jam lalu`,
    days: (count: number) => `${count} hari lalu`,
  },
  list: (age: string) =>
    `Daftar surat yang ditarik kembali: diambil ${age}. Surat ini tidak ada di dalamnya.`,
  oldList: (age: string) =>
    `Daftar surat yang ditarik kembali di HP ini diambil ${age}. Kalau surat ini ditarik sesudah itu, HP ini belum tahu. Sambungkan ke internet, lalu periksa lagi.`,
  noList:
    'HP ini belum punya daftar surat yang ditarik kembali, jadi belum tahu apakah surat ini masih berlaku. Sambungkan ke internet, lalu periksa lagi.',
  refused: {
    'wrong-format': [
      'Ini bukan kode surat',
      'Kode ini bukan kode dari surat kantor kami, atau tidak terbaca utuh. Pindai sekali lagi. Kalau tetap begini, tanyakan ke kantor yang tertulis di surat.',
    ],
    'unknown-key': [
      'Surat ini tidak dikenal di sini',
      'Kodenya tidak ditandatangani oleh kantor ini. Mungkin suratnya dari kecamatan lain, mungkin palsu. Tanyakan ke kantor yang tertulis di surat.',
    ],
    'foreign-key': [
      'Kode ini palsu',
      'Kode ini mengaku dari daerah lain, tetapi tanda tangannya bukan dari sana. Jangan terima surat ini.',
    ],
    'bad-signature': [
      'Kode ini palsu atau rusak',
      'Isi kodenya tidak cocok dengan tanda tangannya. Pindai sekali lagi. Kalau tetap begini, jangan terima surat ini.',
    ],
    'key-withdrawn': [
      'Surat ini tidak berlaku lagi',
      'Kunci yang menandatangani surat ini sudah dicabut. Pemegangnya perlu meminta surat baru ke kantor; gratis.',
    ],
    expired: [
      'Surat ini sudah lewat masa berlakunya',
      'Surat ini pernah diterbitkan, tetapi masa berlakunya sudah habis.',
    ],
    revoked: ['Surat ini sudah ditarik kembali', 'Kantor menarik surat ini. Jangan terima surat ini.'],
  },
  reasons: {
    mistake: 'Alasannya: isinya keliru. Surat penggantinya punya nomor lain.',
    outdated: 'Alasannya: keadaannya sudah berubah.',
    'false-statement': 'Alasannya: dibuat dari keterangan yang tidak benar.',
    'holder-asked': 'Alasannya: diminta oleh pemegang surat.',
  },
  unable: 'Belum bisa diperiksa',
  unableText:
    'HP ini belum pernah mengambil kunci pemeriksa dari kantor, atau browsernya terlalu lama. Sambungkan ke internet, lalu periksa lagi. Jangan anggap surat ini asli atau palsu dulu.',
  again: 'Periksa lagi',
  offline: 'Halaman ini juga bisa dipakai tanpa internet, kalau pernah dibuka sebelumnya.',
};

const en: Widen<typeof id> = {
  title: 'Check whether a letter is genuine',
  lead: 'Letters of this office carry a QR code. Scan it, then compare what is shown here with the paper. You need no account.',
  camera: 'Scan with the camera',
  stop: 'Close the camera',
  aim: 'Point the camera at the QR code of the letter',
  cameraFails:
    'The camera cannot be used on this page. Use the camera app of your phone: scan the code and open the link.',
  paste: 'Or paste what the QR code says',
  pasteHint: 'The link that appears when another app scans the code',
  check: 'Check',
  checking: 'Checking…',
  another: 'Check another letter',
  genuine: 'The code is genuine',
  genuineText: (office) => `${office} did issue a letter that says what stands below.`,
  compare: 'Now compare it with the paper in your hand',
  compareText:
    'If number, date or name differ, the letter is false although its code is genuine: the code was copied from another letter.',
  said: 'What that letter says',
  number: 'Number of the letter',
  type: 'Kind of letter',
  issued: 'Date of the letter',
  until: 'Valid until',
  noEnd: 'No end',
  holder: 'Name (partly hidden)',
  ages: {
    now: 'just now',
    minutes: (count) => (count === 1 ? 'a minute ago' : `${count} minutes ago`),
    hours: (count) => (count === 1 ? 'an hour ago' : `${count} hours ago`),
    days: (count) => (count === 1 ? 'a day ago' : `${count} days ago`),
  },
  list: (age) => `The list of letters that were taken back was fetched ${age}. This letter is not on it.`,
  oldList: (age) =>
    `This phone fetched the list of letters that were taken back ${age}. If this letter was taken back since, the phone does not know. Connect to the internet and check again.`,
  noList:
    'This phone has no list of letters that were taken back, so it cannot know whether this one still counts. Connect to the internet and check again.',
  refused: {
    'wrong-format': [
      'This is not the code of a letter',
      'It is no code of a letter of our office, or was not read whole. Scan once more. If it stays so, ask the office that the letter names.',
    ],
    'unknown-key': [
      'This letter is not known here',
      'Its code was not signed by this office. The letter may be another sub-district’s, or false. Ask the office that it names.',
    ],
    'foreign-key': [
      'This code is false',
      'It claims to be another region’s, but that region did not sign it. Do not accept this letter.',
    ],
    'bad-signature': [
      'This code is false or damaged',
      'What it says does not fit its signature. Scan once more. If it stays so, do not accept this letter.',
    ],
    'key-withdrawn': [
      'This letter no longer counts',
      'The key that signed it was withdrawn. Its holder must ask the office for a new letter; it is free.',
    ],
    expired: ['This letter has expired', 'It was issued, but the time for which it is valid has passed.'],
    revoked: ['This letter was taken back', 'The office took it back. Do not accept this letter.'],
  },
  reasons: {
    mistake: 'The reason: it had a mistake. The letter in its place has another number.',
    outdated: 'The reason: what it says is no longer so.',
    'false-statement': 'The reason: it was obtained by false statements.',
    'holder-asked': 'The reason: its holder asked for it.',
  },
  unable: 'It cannot be checked yet',
  unableText:
    'This phone has never fetched the office’s keys, or its browser is too old. Connect to the internet and check again. Until then take this letter neither for genuine nor for false.',
  again: 'Check again',
  offline: 'This page also works without the internet, if it was opened before.',
};

const texts = { id, en };

export const useLetterText = () => texts[useText().language];

/** How long ago, in words. */
export function agoIn(ages: Widen<typeof id>['ages'], milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return ages.now;
  if (minutes < 60) return ages.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? ages.hours(hours) : ages.days(Math.floor(hours / 24));
}
