import type { Widen } from '../texts/id.ts';
import { useText } from '../texts/language.tsx';

// What is said on the day of the visit; it travels with the live part, not with the first page.

const id = {
  heading: 'Hari ini di kantor',
  title: 'Antrean Anda sekarang',
  early: (at: string) => `Berangkatlah sekitar pukul ${at}`,
  earlyText: 'Kalau perjalanan Anda sekitar 30 menit, Anda tiba sebelum jam Anda dan sempat melapor.',
  leave: 'Waktunya berangkat',
  leaveText: (at: string) =>
    `Jam Anda mulai pukul ${at}. Setelah tiba, pindai kode tiket di kios atau tunjukkan di meja depan.`,
  come: 'Datang sekarang',
  comeText:
    'Setelah tiba, pindai kode tiket di kios atau tunjukkan di meja depan. Baru setelah itu nomor Anda bisa dipanggil.',
  late: 'Jam Anda sudah lewat',
  lateText:
    'Anda masih dilayani hari ini, tetapi menurut urutan kedatangan. Lapor dulu di kios atau meja depan.',
  busy: (waiting: number) =>
    waiting === 0 ? 'Sekarang tidak ada yang menunggu.' : `Sekarang ${waiting} orang menunggu.`,
  ahead: (count: number) => `${count} orang di depan Anda`,
  wait: (from: number, to: number) =>
    to < 5
      ? 'Kurang dari 5 menit lagi'
      : from === to
        ? `Kira-kira ${to} menit lagi`
        : `Kira-kira ${from} sampai ${to} menit lagi`,
  noWait: 'Belum ada loket yang melayani keperluan ini. Perkiraan muncul begitu loket buka.',
  far: 'Anda boleh menunggu di luar. Halaman ini berubah sendiri.',
  near: 'Tetap di ruang tunggu, sebentar lagi Anda dipanggil.',
  next: 'Anda berikutnya',
  nextText: 'Bersiaplah. Perhatikan layar dan suara panggilan.',
  called: (counter: string) => `Silakan ke loket ${counter}`,
  calledText: 'Nomor Anda dipanggil. Siapkan dokumen asli Anda.',
  serving: (counter: string) => `Anda dilayani di loket ${counter}`,
  servingText: 'Kalau diminta uang, jangan bayar. Layanan ini gratis.',
  parked: 'Menunggu kelengkapan',
  parkedText: 'Setelah siap, kembali ke petugas yang melayani Anda. Anda tidak perlu antre dari awal.',
  missed: 'Nomor Anda sudah dipanggil',
  missedText: 'Anda belum terlihat di loket. Segera ke meja depan supaya bisa dipanggil lagi.',
  done: 'Selesai dilayani',
  doneText: 'Terima kasih sudah datang.',
  closed: 'Pelayanan hari ini sudah ditutup',
  closedText: 'Tanyakan di meja depan, atau ambil nomor untuk hari lain.',
  closedLeft:
    'Nomor Anda belum sempat dilayani. Tanyakan di meja depan kapan Anda bisa didahulukan, atau ambil nomor untuk hari lain.',
  updated: (at: string) => `Diperbarui pukul ${at}`,
  stale: (at: string) => `Belum tersambung. Ini keadaan pukul ${at}.`,
  waitingFor: 'Sebentar, menanyakan ke kantor…',
  failed: 'Keadaan antrean belum bisa dimuat. Kami coba lagi.',
  buzz: 'Getarkan HP saat giliran saya',
  buzzOn: 'HP akan bergetar saat giliran Anda. Biarkan halaman ini terbuka.',
  rate: 'Bagaimana pelayanan tadi?',
  rateHint: 'Yang dinilai pelayanannya, bukan petugasnya. Nama Anda tidak ikut.',
  ratings: { good: 'Baik', fair: 'Cukup', poor: 'Kurang' },
  rated: (rating: string) => `Penilaian Anda: ${rating}. Boleh diubah sampai hari ini berakhir.`,
  ratedBefore: 'Penilaian Anda sudah kami terima. Boleh diubah sampai hari ini berakhir.',
  rateFailed: 'Penilaian belum terkirim. Tekan lagi.',
  counterUnknown: 'yang memanggil',
  walkIn: {
    goneText: 'Tautannya mungkin terpotong, atau nomor ini bukan untuk hari ini. Tanyakan di meja depan.',
  },
};

const en: Widen<typeof id> = {
  heading: 'Today at the office',
  title: 'Your place in the line',
  early: (at) => `Leave at about ${at}`,
  earlyText: 'If your way takes about 30 minutes, you arrive before your time and can check in.',
  leave: 'Time to leave',
  leaveText: (at) =>
    `Your time starts at ${at}. When you arrive, scan the code of your ticket at the kiosk or show it at the front desk.`,
  come: 'Come now',
  comeText:
    'When you arrive, scan the code of your ticket at the kiosk or show it at the front desk. Only then can your number be called.',
  late: 'Your time has passed',
  lateText:
    'You are still served today, in the order of arrival. Check in first, at the kiosk or the front desk.',
  busy: (waiting) =>
    waiting === 0
      ? 'Nobody is waiting now.'
      : waiting === 1
        ? '1 person is waiting now.'
        : `${waiting} people are waiting now.`,
  ahead: (count) => (count === 1 ? '1 person ahead of you' : `${count} people ahead of you`),
  wait: (from, to) =>
    to < 5 ? 'Less than 5 minutes' : from === to ? `About ${to} minutes` : `About ${from} to ${to} minutes`,
  noWait: 'No counter serves this at the moment. The wait is shown as soon as one opens.',
  far: 'You may wait outside. This page changes by itself.',
  near: 'Stay in the waiting room, you will be called soon.',
  next: 'You are next',
  nextText: 'Get ready. Watch the screen and listen for your number.',
  called: (counter) => `Please go to counter ${counter}`,
  calledText: 'Your number is called. Have your original documents ready.',
  serving: (counter) => `You are being served at counter ${counter}`,
  servingText: 'If you are asked for money, do not pay. This service is free.',
  parked: 'Waiting for something missing',
  parkedText: 'When it is ready, go back to the officer who served you. You need not queue again.',
  missed: 'Your number was called',
  missedText: 'You were not seen at the counter. Go to the front desk now, so that you can be called again.',
  done: 'You have been served',
  doneText: 'Thank you for coming.',
  closed: 'The office has closed for today',
  closedText: 'Ask at the front desk, or take a number for another day.',
  closedLeft:
    'Your number could not be served. Ask at the front desk when you can be served first, or take a number for another day.',
  updated: (at) => `Updated at ${at}`,
  stale: (at) => `No connection. This is how it stood at ${at}.`,
  waitingFor: 'One moment, asking the office…',
  failed: 'Your place could not be loaded. We try again.',
  buzz: 'Make my phone buzz when it is my turn',
  buzzOn: 'Your phone buzzes when it is your turn. Keep this page open.',
  rate: 'How was the service?',
  rateHint: 'You rate the service, not the officer. Your name is not passed on.',
  ratings: { good: 'Good', fair: 'Fair', poor: 'Poor' },
  rated: (rating) => `Your rating: ${rating}. You may change it until the end of today.`,
  ratedBefore: 'We have your rating. You may change it until the end of today.',
  rateFailed: 'Your rating was not sent. Press again.',
  counterUnknown: 'that called you',
  walkIn: {
    goneText: 'The link may be cut off, or the number is not of today. Ask at the front desk.',
  },
};

export const liveTexts = { id, en };

export type LiveTexts = Widen<typeof id>;

export const useLiveText = (): LiveTexts => liveTexts[useText().language];
