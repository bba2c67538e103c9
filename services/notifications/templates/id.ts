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

/** About a request for a document. */
const requestLetter = mailAbout('Kode pengajuan: {code}\nDokumen: {service}\nTempat: {office}');

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
  'request-submitted': {
    sms: 'Pengajuan {code} sudah diterima {office}. Selesai paling lambat {date}. Lihat sampai di mana: {link} Layanan GRATIS.',
    subject: 'Pengajuan {code} sudah diterima',
    mail: requestLetter(
      'Pengajuan Anda sudah kami terima. Selesai paling lambat {date}, kecuali ada yang harus Anda perbaiki.',
      'Sampai di mana pengajuan Anda dapat dilihat di tautan berikut. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
  'request-returned': {
    sms: 'Pengajuan {code} di {office} perlu Anda perbaiki, paling lambat {date}. Lihat bagian mana: {link} Layanan GRATIS.',
    subject: 'Pengajuan {code} perlu diperbaiki',
    mail: requestLetter(
      'Ada bagian dari pengajuan Anda yang perlu diperbaiki, paling lambat {date}.',
      'Bagian mana dan mengapa, tertulis di tautan berikut. Cukup ganti bagian itu; yang lain tidak perlu dikirim lagi. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
  'request-visit': {
    sms: 'Berkas pengajuan {code} lengkap. Anda perlu datang ke {office}, paling lambat {date}. Pesan nomor antrean: {link} Layanan GRATIS.',
    subject: 'Pengajuan {code}: Anda perlu datang ke kantor',
    mail: requestLetter(
      'Berkas Anda lengkap dan benar. Untuk dokumen ini Anda perlu datang sendiri ke kantor, paling lambat {date}.',
      'Pesan nomor antrean lewat tautan berikut, supaya tidak menunggu lama. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
  'request-ready': {
    sms: 'Dokumen Anda sudah jadi ({date}). Pengajuan {code}, {office}. Cara mengambilnya: {link} Layanan GRATIS.',
    subject: 'Pengajuan {code}: dokumen sudah jadi',
    mail: requestLetter(
      'Dokumen yang Anda ajukan sudah jadi pada {date}.',
      'Cara mengambil atau mengunduhnya ada di tautan berikut. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
  'request-rejected': {
    sms: 'Mohon maaf, pengajuan {code} tidak dapat dikabulkan ({date}, {office}). Alasannya: {link} Layanan GRATIS.',
    subject: 'Pengajuan {code} tidak dapat dikabulkan',
    mail: requestLetter(
      'Mohon maaf, pengajuan Anda tidak dapat dikabulkan. Keputusan tanggal {date}.',
      'Alasan dan dasar hukumnya ada di tautan berikut.',
    ),
  },
  'request-warned': {
    sms: 'Pengajuan {code} di {office} masih menunggu Anda. Tanpa tindakan, berakhir pada {date}. Lanjutkan: {link} Layanan GRATIS.',
    subject: 'Pengajuan {code} masih menunggu Anda',
    mail: requestLetter(
      'Pengajuan Anda masih menunggu tindakan Anda. Tanpa tindakan, pengajuan berakhir pada {date}.',
      'Apa yang perlu dilakukan, tertulis di tautan berikut. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
  'request-expired': {
    sms: 'Pengajuan {code} di {office} berakhir pada {date} karena tidak dilanjutkan. Masih perlu? Ajukan lagi: {link} Layanan GRATIS.',
    subject: 'Pengajuan {code} sudah berakhir',
    mail: requestLetter(
      'Pengajuan Anda berakhir pada {date} karena tidak dilanjutkan.',
      'Bila dokumennya masih diperlukan, silakan ajukan lagi melalui tautan berikut.',
    ),
  },
  'request-missed': {
    sms: 'Mohon maaf, pengajuan {code} di {office} belum selesai, padahal dijanjikan {date}. Tetap kami kerjakan: {link} Layanan GRATIS.',
    subject: 'Pengajuan {code} terlambat kami selesaikan',
    mail: requestLetter(
      'Mohon maaf, pengajuan Anda belum selesai, padahal kami menjanjikannya paling lambat {date}.',
      'Kami tetap mengerjakannya. Sampai di mana, dapat dilihat di tautan berikut. Jangan bagikan tautan ini kepada orang lain.',
    ),
  },
};
