import type { MessageKind } from '#shared/notifications/message.ts';
import type { Template } from './template.ts';

const mailAbout =
  (facts: string) =>
  (opening: string, advice: string): string =>
    [
      'Bapak/Ibu yang terhormat,',
      opening,
      facts,
      advice,
      '{link}',
      '{report}',
      'Terima kasih.\n(Pesan ini dikirim otomatis dan tidak dapat dibalas.)',
    ].join('\n\n');

const letter = mailAbout(
  'Nomor antrean: {ticket}\nLayanan: {service}\nTempat: {office}\nWaktu: {date}, pukul {hours}',
);

/** About a wish: it has no number and no time yet. */
const wishLetter = mailAbout('Layanan: {service}\nTempat: {office}\nTanggal: {date}');

/** Messages in Bahasa Indonesia. */
export const indonesian: Readonly<Record<MessageKind, Template>> = {
  'slot-booked': {
    sms: 'Nomor antrean Anda {ticket}: {date}, pukul {hours}, di {office}. Mohon bawa dokumen asli. Daftar syarat, pindah, atau batal: {link} Layanan GRATIS.',
    subject: 'Nomor antrean {ticket}, {date}',
    mail: letter(
      'Antrean Anda sudah tercatat.',
      'Mohon datang pada jam tersebut dengan membawa dokumen asli. Daftar syaratnya, dan cara memindahkan atau membatalkan antrean, ada di tautan berikut. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
  'slot-moved': {
    sms: 'Jadwal Anda sudah dipindah. Nomor baru {ticket}: {date}, pukul {hours}, di {office}. Nomor lama tidak berlaku. Rincian: {link} Layanan GRATIS.',
    subject: 'Jadwal dipindah: nomor antrean {ticket}, {date}',
    mail: letter(
      'Jadwal Anda sudah dipindah. Nomor yang lama tidak berlaku lagi.',
      'Mohon datang pada jam tersebut dengan membawa dokumen asli. Rincian antrean Anda ada di tautan berikut. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
  'slot-cancelled': {
    sms: 'Antrean {ticket} pada {date} di {office} sudah dibatalkan. Bila masih perlu, silakan pesan lagi: {link} Layanan GRATIS.',
    subject: 'Antrean {ticket}, {date}, dibatalkan',
    mail: letter(
      'Antrean Anda sudah dibatalkan.',
      'Bila masih memerlukan layanan, silakan pesan lagi melalui tautan berikut.',
    ),
  },
  'slot-closed': {
    sms: 'Kantor menutup layanan pada jam antrean Anda {ticket} ({date}, pukul {hours}, {office}): {reason}. Pilih jadwal pengganti, Anda didahulukan: {link} Layanan GRATIS.',
    subject: 'Jam antrean {ticket}, {date}, ditutup: pilih jadwal pengganti',
    mail: letter(
      'Mohon maaf, kantor menutup layanan pada jam antrean Anda. Alasannya: {reason}.',
      'Anda tidak perlu datang pada jam tersebut. Silakan pilih jadwal pengganti melalui tautan berikut; Anda didahulukan. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
  'slot-reopened': {
    sms: 'Jam antrean Anda {ticket} dibuka kembali: {date}, pukul {hours}, di {office}. Nomor Anda tetap berlaku. Rincian: {link} Layanan GRATIS.',
    subject: 'Jam antrean {ticket}, {date}, dibuka kembali',
    mail: letter(
      'Jam antrean Anda yang tadi ditutup sudah dibuka kembali. Nomor Anda tetap berlaku.',
      'Mohon datang pada jam tersebut dengan membawa dokumen asli. Rincian antrean, dan cara memindahkannya, ada di tautan berikut. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
  'wish-taken': {
    sms: 'Permintaan Anda tercatat: {date} di {office}. BELUM ada nomor antrean; bila mendapat tempat, Anda diberi tahu. Lihat urutan atau batalkan: {link} Layanan GRATIS.',
    subject: 'Permintaan tempat tercatat, {date}',
    mail: wishLetter(
      'Permintaan Anda sudah tercatat. Anda belum mempunyai nomor antrean.',
      'Bila mendapat tempat, Anda diberi tahu lewat pesan. Urutan Anda, dan cara membatalkan permintaan, ada di tautan berikut. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
  'slot-granted': {
    sms: 'Anda mendapat tempat! Nomor antrean {ticket}: {date}, pukul {hours}, di {office}. Tidak bisa datang? Batalkan agar dipakai warga lain: {link} Layanan GRATIS.',
    subject: 'Anda mendapat tempat: nomor antrean {ticket}, {date}',
    mail: letter(
      'Anda mendapat tempat yang Anda tunggu.',
      'Mohon datang pada jam tersebut dengan membawa dokumen asli. Bila tidak bisa datang, batalkan melalui tautan berikut supaya tempatnya dapat dipakai warga lain. Daftar syaratnya ada di sana juga. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
  'wish-ended': {
    sms: 'Mohon maaf, tidak ada tempat untuk permintaan Anda pada {date} di {office}. Anda tidak lagi menunggu. Pilih hari lain: {link} Layanan GRATIS.',
    subject: 'Tidak ada tempat pada {date}',
    mail: wishLetter(
      'Mohon maaf, sampai batas waktunya tidak ada tempat yang kosong untuk permintaan Anda.',
      'Anda tidak lagi menunggu. Silakan pilih hari lain melalui tautan berikut.',
    ),
  },
  'link-recovered': {
    sms: 'Antrean Anda {ticket}: {date}, pukul {hours}, di {office}. Tautan tiket: {link} Bila bukan Anda yang meminta, abaikan. Layanan GRATIS.',
    subject: 'Tautan antrean {ticket}, {date}',
    mail: letter(
      'Anda meminta tautan antrean Anda. Bila bukan Anda yang meminta, abaikan pesan ini; tidak ada yang berubah.',
      'Tautan berikut membuka antrean Anda. Jangan bagikan kepada orang lain.',
    ),
  },
  reminder: {
    sms: 'Pengingat antrean {ticket}: {date}, pukul {hours}, di {office}. Jadi datang? Jawab, batalkan, dan lihat syarat: {link} Layanan GRATIS.',
    subject: 'Pengingat: nomor antrean {ticket}, {date}',
    mail: letter(
      'Ini pengingat untuk antrean Anda.',
      'Mohon datang pada jam tersebut dengan membawa dokumen asli. Bila tidak jadi datang, batalkan melalui tautan berikut supaya tempatnya dapat dipakai warga lain. Daftar syaratnya ada di sana juga. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
  'nth-in-line': {
    sms: 'Antrean {ticket} ({date}) sebentar lagi dipanggil di {office}. Mohon sudah berada di ruang tunggu. Lihat urutan: {link} Layanan GRATIS.',
    subject: 'Nomor antrean {ticket}, {date}: sebentar lagi dipanggil',
    mail: letter(
      'Nomor Anda sebentar lagi dipanggil.',
      'Mohon sudah berada di ruang tunggu. Urutan Anda dapat dilihat di tautan berikut.',
    ),
  },
  called: {
    sms: 'Antrean {ticket} ({date}) dipanggil ke loket {counter}, {office}. Sudah terlewat? Hubungi meja depan. {link} Layanan GRATIS.',
    subject: 'Nomor antrean {ticket}, {date}: silakan ke loket {counter}',
    mail: letter(
      'Nomor Anda sedang dipanggil. Silakan ke loket {counter}.',
      'Bila panggilan ini sudah terlewat, hubungi petugas di meja depan. Keadaan antrean Anda ada di tautan berikut.',
    ),
  },
  'left-over': {
    sms: 'Mohon maaf, antrean {ticket} ({date}) di {office} tidak sempat dilayani. Pesan hari lain: {link} Tunjukkan pesan ini kepada petugas, Anda didahulukan. Layanan GRATIS.',
    subject: 'Mohon maaf, antrean {ticket}, {date}, tidak sempat dilayani',
    mail: letter(
      'Mohon maaf, hari ini nomor Anda tidak sempat dilayani sampai kantor tutup.',
      'Silakan pesan hari lain melalui tautan berikut. Saat datang, tunjukkan pesan ini kepada petugas depan: Anda didahulukan.',
    ),
  },
};
