import type { Widen } from './id.ts';
import { useText } from './language.tsx';

// What the pages after the ticket say; it travels with them, not with the first page.
const id = {
  missing: { title: 'Data Anda belum lengkap', text: 'Isi data Anda dulu, lalu periksa kembali.' },
  noTicket: {
    noKey: {
      title: 'Nomor antrean Anda',
      text: 'Buka tiket dari tautan yang kami kirim, atau cari dengan NIK dan nomor HP.',
    },
    gone: {
      title: 'Tiket tidak ditemukan',
      text: 'Tautannya mungkin terpotong, atau sudah lewat masanya. Cari lagi dengan NIK dan nomor HP Anda.',
    },
    cancelled: {
      title: 'Nomor ini sudah dibatalkan',
      text: 'Tempat Anda sudah diberikan kembali. Silakan ambil nomor baru kapan saja.',
    },
  },
  refused: {
    full: 'Jam itu baru saja penuh',
    fullText: 'Data Anda tetap tersimpan. Pilih salah satu jam yang masih kosong:',
    fullNone: 'Belum ada jam lain yang kosong. Data Anda tetap tersimpan; silakan pilih hari lain.',
    free: 'Masih ada tempat',
    orWait: 'Hanya bisa pada jam tadi? Anda bisa menunggu kalau-kalau ada yang batal.',
    otherWindow: 'Pilih jam lain',
    fix: 'Perbaiki data',
    reference: (code: string) => `Kode: ${code}`,
  },
  move: {
    title: 'Pindah hari atau jam',
    now: 'Jadwal sekarang',
    next: 'Jadwal baru',
    lead: 'Nomor Anda akan berganti. Nomor lama berlaku sampai yang baru tercatat.',
    confirm: 'Pindahkan',
    sending: 'Sedang memindahkan…',
    keep: 'Tidak jadi, tetap jadwal sekarang',
    check: 'Pindah ke jadwal ini?',
  },
  cancel: {
    title: 'Batalkan nomor ini?',
    text: 'Tempat Anda akan diberikan kepada orang lain. Ini tidak bisa diurungkan.',
    confirm: 'Ya, batalkan',
    sending: 'Sedang membatalkan…',
    keep: 'Tidak jadi',
    move: 'Pindah hari atau jam saja',
    done: 'Nomor Anda sudah dibatalkan',
  },
  withdraw: {
    title: 'Berhenti menunggu?',
    text: 'Urutan Anda hilang. Kalau nanti ikut lagi, Anda mulai dari belakang.',
    confirm: 'Ya, berhenti menunggu',
    sending: 'Sedang mengirim…',
    keep: 'Tidak jadi',
    done: 'Anda tidak menunggu lagi',
    doneText: 'Anda sudah keluar. Silakan pilih hari lain kapan saja.',
  },
  stillComing: {
    title: 'Jadi datang?',
    yes: 'Ya, saya datang',
    no: 'Tidak jadi, batalkan nomor saya',
    noText: 'Kalau dibatalkan, tempat Anda diberikan kepada orang lain. Ini tidak bisa diurungkan.',
    tooLate:
      'Waktu untuk membatalkan sendiri sudah berakhir. Kalau tidak jadi datang, tidak perlu berbuat apa-apa.',
  },
  find: {
    title: 'Cari nomor saya',
    lead: 'Isi NIK dan nomor HP yang Anda pakai saat mengambil nomor. Tautan tiket kami kirim ke nomor HP itu.',
    phoneHint: 'Yang Anda isi saat mengambil nomor',
    send: 'Kirim tautan tiket',
    sending: 'Sedang mengirim…',
    done: 'Periksa pesan di HP Anda',
    doneText:
      'Kalau NIK dan nomor HP itu cocok dengan nomor antrean yang masih berlaku, tautannya kami kirim dalam beberapa menit.',
    doneHelp:
      'Tidak ada pesan? Periksa kembali NIK dan nomor HP, atau tanyakan kepada petugas dengan membawa KTP.',
    doneSafe: 'Demi keamanan, jawaban ini selalu sama.',
  },
  data: {
    title: 'Perlindungan data Anda',
    kept: 'Apa yang kami simpan',
    keptText: (days: number) =>
      `NIK, nama, dan nomor HP (serta email bila Anda isi), hanya untuk antrean ini. Disimpan terkunci di Indonesia dan dihapus ${days} hari setelah hari kedatangan. Sesudah itu tinggal tanda acak tanpa nama, beberapa bulan saja.`,
    seen: 'Siapa yang bisa melihat',
    seenText:
      'Petugas yang melayani Anda, dan operator bila Anda meminta salinan atau penghapusan. Tercatat siapa membuka dan untuk apa.',
    never: 'Yang tidak kami lakukan',
    neverText:
      'Data Anda tidak dijual dan tidak dipakai untuk iklan. Pihak lain hanya menerima nomor HP dan email, untuk mengantar tiket Anda. Halaman ini tidak memakai pelacak.',
    rights: 'Hak Anda',
    rightsText:
      'Anda boleh meminta salinan, perbaikan, atau penghapusan data di kantor dengan menunjukkan KTP.',
    phone: 'Di HP ini',
    phoneText:
      'Nomor antrean Anda tersimpan di HP ini agar bisa dibuka tanpa internet, begitu juga tautan pengajuan Anda dan pengajuan yang belum dikirim beserta fotonya, selama 7 hari. Kalau HP ini dipakai bersama, hapus setelah selesai.',
    forget: 'Hapus data di HP ini',
    forgotten: 'Data di HP ini sudah dihapus.',
    nothing: 'Tidak ada data Anda di HP ini.',
  },
};

const en: Widen<typeof id> = {
  missing: { title: 'Your details are not complete', text: 'Fill in your details first, then check again.' },
  noTicket: {
    noKey: {
      title: 'Your queue number',
      text: 'Open the ticket from the link we sent, or find it with your NIK and mobile number.',
    },
    gone: {
      title: 'Ticket not found',
      text: 'The link may be cut off or past its time. Find it again with your NIK and mobile number.',
    },
    cancelled: {
      title: 'This number was cancelled',
      text: 'Your place was given back. You can take a new number at any time.',
    },
  },
  refused: {
    full: 'That time has just filled up',
    fullText: 'Your details are kept. Choose one of these free times:',
    fullNone: 'No other time is free yet. Your details are kept; please choose another day.',
    free: 'There are places left',
    orWait: 'Can you come at that time only? You can wait in case somebody cancels.',
    otherWindow: 'Choose another time',
    fix: 'Correct my details',
    reference: (code) => `Code: ${code}`,
  },
  move: {
    title: 'Move to another day or time',
    now: 'Now',
    next: 'New',
    lead: 'Your number will change. The old one stays valid until the new one is booked.',
    confirm: 'Move',
    sending: 'Moving…',
    keep: 'Keep the present time',
    check: 'Move to this time?',
  },
  cancel: {
    title: 'Cancel this number?',
    text: 'Your place will be given to somebody else. This cannot be undone.',
    confirm: 'Yes, cancel it',
    sending: 'Cancelling…',
    keep: 'Keep my number',
    move: 'Move to another day or time instead',
    done: 'Your number was cancelled',
  },
  withdraw: {
    title: 'Stop waiting?',
    text: 'You lose your place in line. If you join again, you start at its end.',
    confirm: 'Yes, stop waiting',
    sending: 'Sending…',
    keep: 'Keep waiting',
    done: 'You no longer wait',
    doneText: 'You have left. You can choose another day at any time.',
  },
  stillComing: {
    title: 'Still coming?',
    yes: 'Yes, I am coming',
    no: 'No, cancel my number',
    noText: 'If you cancel, your place is given to somebody else. This cannot be undone.',
    tooLate: 'The time to cancel by yourself is over. If you are not coming, you need not do anything.',
  },
  find: {
    title: 'Find my number',
    lead: 'Enter the NIK and mobile number you used. We send the link to your ticket to that mobile number.',
    phoneHint: 'The one you gave when you took the number',
    send: 'Send the link to my ticket',
    sending: 'Sending…',
    done: 'Check the messages on your phone',
    doneText:
      'If that NIK and mobile number belong to a valid queue number, the link arrives within a few minutes.',
    doneHelp: 'No message? Check the NIK and mobile number, or ask an officer and bring your KTP.',
    doneSafe: 'For safety, this answer is always the same.',
  },
  data: {
    title: 'How your data is protected',
    kept: 'What we keep',
    keptText: (days) =>
      `NIK, name and mobile number (and email if you gave it), for this queue only. Stored locked in Indonesia and deleted ${days} days after the day of your visit. A random mark without a name stays for some months more.`,
    seen: 'Who can see it',
    seenText:
      'The officers who serve you, and an operator if you ask for a copy or deletion. Who opened it and why is recorded.',
    never: 'What we do not do',
    neverText:
      'Your data is not sold and not used for advertising. Others get your mobile number and email only to deliver your ticket. These pages have no trackers.',
    rights: 'Your rights',
    rightsText: 'You may ask for a copy, a correction or deletion at the office by showing your KTP.',
    phone: 'On this phone',
    phoneText:
      'Your queue numbers are kept on this phone so that they open without internet, and so are links to your requests and requests that you have not sent yet, with their photos, for 7 days. If you share this phone, remove them when you are done.',
    forget: 'Remove my data from this phone',
    forgotten: 'The data on this phone was removed.',
    nothing: 'None of your data is on this phone.',
  },
};

const texts = { id, en };

export const useLaterText = () => texts[useText().language];
