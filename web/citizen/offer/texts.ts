import type { Widen } from '../texts/id.ts';
import { useText } from '../texts/language.tsx';

// What the page of a closed time says; it travels with that page.
const id = {
  title: 'Pilih jadwal pengganti',
  closed: 'Jam ini ditutup oleh kantor',
  stay: 'Anda tidak perlu datang pada jam tersebut. Pilih jadwal pengganti; Anda didahulukan.',
  leftOver: 'Nomor ini tidak sempat dilayani',
  leftOverText:
    'Mohon maaf, kantor tutup sebelum Anda dilayani. Pilih hari lain; Anda didahulukan selama tujuh hari.',
  leftOverReason: (ticket: string) => `Nomor ${ticket} tidak sempat dilayani`,
  reason: (ticket: string) => `Kantor menutup layanan pada jam antrean ${ticket}`,
  first: 'Anda didahulukan memilih tempat di bawah ini.',
  keep: 'Nomor lama berakhir begitu Anda memilih jadwal baru.',
  suggested: 'Kami sarankan',
  other: 'Jadwal lain',
  nothing: 'Belum ada tempat pengganti. Coba lagi nanti, atau hubungi kantor.',
  open: 'Jam Anda sudah dibuka kembali. Nomor Anda tetap berlaku.',
  toTicket: 'Lihat tiket',
};

const en: Widen<typeof id> = {
  title: 'Choose another time',
  closed: 'The office has closed this time',
  stay: 'You need not come at that time. Choose another one; you come first.',
  leftOver: 'This number could not be served',
  leftOverText:
    'We are sorry: the office closed before it was your turn. Choose another day; you come first for seven days.',
  leftOverReason: (ticket) => `Ticket ${ticket} could not be served`,
  reason: (ticket) => `The office has closed the time of ticket ${ticket}`,
  first: 'You come first in choosing from these places.',
  keep: 'The old number ends as soon as you have chosen.',
  suggested: 'We suggest',
  other: 'Other times',
  nothing: 'There is no other place yet. Try again later, or call the office.',
  open: 'Your time is open again. Your number remains valid.',
  toTicket: 'Show the ticket',
};

const texts = { id, en };

export const useOfferText = () => texts[useText().language];
