import type { MessageKind } from '#shared/notifications/message.ts';
import type { Facts, Template } from './template.ts';

const letter = (
  opening: string,
  { ticket, service, office, date, hours, link, report }: Facts,
  advice: string,
) =>
  [
    'Bapak/Ibu yang terhormat,',
    opening,
    `Nomor antrean: ${ticket}\nLayanan: ${service}\nTempat: ${office}\nWaktu: ${date}, pukul ${hours}`,
    advice,
    link,
    report,
    'Terima kasih.\n(Pesan ini dikirim otomatis dan tidak dapat dibalas.)',
  ].join('\n\n');

/** Messages in Bahasa Indonesia. */
export const indonesian: Readonly<Record<MessageKind, Template>> = {
  'slot-booked': {
    sms: ({ ticket, office, date, hours, link }) =>
      `Nomor antrean Anda ${ticket}: ${date}, pukul ${hours}, di ${office}. Mohon bawa dokumen asli. Daftar syarat, pindah, atau batal: ${link} Layanan GRATIS.`,
    mail: (facts) => ({
      subject: `Nomor antrean ${facts.ticket}, ${facts.date}`,
      text: letter(
        'Antrean Anda sudah tercatat.',
        facts,
        'Mohon datang pada jam tersebut dengan membawa dokumen asli. Daftar syaratnya, dan cara memindahkan atau membatalkan antrean, ada di tautan berikut. Jangan bagikan tautan ini kepada orang lain.',
      ),
    }),
  },
  'slot-moved': {
    sms: ({ ticket, office, date, hours, link }) =>
      `Jadwal Anda sudah dipindah. Nomor baru ${ticket}: ${date}, pukul ${hours}, di ${office}. Nomor lama tidak berlaku. Rincian: ${link} Layanan GRATIS.`,
    mail: (facts) => ({
      subject: `Jadwal dipindah: nomor antrean ${facts.ticket}, ${facts.date}`,
      text: letter(
        'Jadwal Anda sudah dipindah. Nomor yang lama tidak berlaku lagi.',
        facts,
        'Mohon datang pada jam tersebut dengan membawa dokumen asli. Rincian antrean Anda ada di tautan berikut. Jangan bagikan tautan ini kepada orang lain.',
      ),
    }),
  },
  'slot-cancelled': {
    sms: ({ ticket, office, date, link }) =>
      `Antrean ${ticket} pada ${date} di ${office} sudah dibatalkan. Bila masih perlu, silakan pesan lagi: ${link} Layanan GRATIS.`,
    mail: (facts) => ({
      subject: `Antrean ${facts.ticket}, ${facts.date}, dibatalkan`,
      text: letter(
        'Antrean Anda sudah dibatalkan.',
        facts,
        'Bila masih memerlukan layanan, silakan pesan lagi melalui tautan berikut.',
      ),
    }),
  },
  'link-recovered': {
    sms: ({ ticket, office, date, hours, link }) =>
      `Antrean Anda ${ticket}: ${date}, pukul ${hours}, di ${office}. Tautan tiket: ${link} Bila bukan Anda yang meminta, abaikan. Layanan GRATIS.`,
    mail: (facts) => ({
      subject: `Tautan antrean ${facts.ticket}, ${facts.date}`,
      text: letter(
        'Anda meminta tautan antrean Anda. Bila bukan Anda yang meminta, abaikan pesan ini; tidak ada yang berubah.',
        facts,
        'Tautan berikut membuka antrean Anda. Jangan bagikan kepada orang lain.',
      ),
    }),
  },
};
