import type { Widen } from '../texts/id.ts';
import { useText } from '../texts/language.tsx';

// What the page of a closed time says; it travels with that page.
const id = {
  title: 'Pilih jadwal pengganti',
  closed: 'Jam ini ditutup oleh kantor',
  stay: 'Anda tidak perlu datang pada jam tersebut. Pilih jadwal pengganti; Anda didahulukan.',
  reason: (ticket: string) => `Kantor menutup layanan pada jam antrean ${ticket}`,
  first: 'Anda didahulukan: tempat di bawah ini disediakan bagi yang jamnya ditutup.',
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
  reason: (ticket) => `The office has closed the time of ticket ${ticket}`,
  first: 'You come first: these places are held for people whose time was closed.',
  keep: 'The old number ends as soon as you have chosen.',
  suggested: 'We suggest',
  other: 'Other times',
  nothing: 'There is no other place yet. Try again later, or call the office.',
  open: 'Your time is open again. Your number remains valid.',
  toTicket: 'Show the ticket',
};

const texts = { id, en };

export const useOfferText = () => texts[useText().language];
