import type { Text } from '#shared/region/schema.ts';
import { wordsBy } from '#shared/settings/setting-words.ts';
import { factNames } from './templates/template.ts';

const names = factNames.map((name) => `{${name}}`).join(' ');
const lacks = (name: string, id: string, en: string): Text => ({
  id: `Teks harus memuat {${name}}: ${id}.`,
  en: `The text must contain {${name}}: ${en}.`,
});

/** What is wrong with a wording, by the code of its schema. */
export const wordingWords = wordsBy(
  {
    'unknown-placeholder': {
      id: `Ada isian dalam kurung kurawal yang tidak dikenal. Isian yang tersedia: ${names}.`,
      en: `A name in braces is unknown. These may be used: ${names}.`,
    },
    'stray-brace': {
      id: `Ada kurung kurawal tanpa pasangan. Kurung kurawal hanya untuk isian: ${names}.`,
      en: `A brace stands alone. Braces are only for: ${names}.`,
    },
    'lacks-ticket': lacks('ticket', 'nomor antrean', 'the queue number'),
    'lacks-code': lacks('code', 'kode pengajuan', 'the code of the request'),
    'lacks-link': lacks('link', 'tautan tiket warga', 'the link of the ticket'),
    'lacks-report': lacks(
      'report',
      'keterangan gratis dan tempat melapor pungutan liar',
      'that the service is free and where to report extortion',
    ),
    'link-not-free': {
      id: 'Beri spasi atau baris baru sebelum dan sesudah {link}, supaya dapat diketuk di ponsel.',
      en: 'Put a space or a new line before and after {link}, so that phones can open it.',
    },
    'not-free': {
      id: 'SMS harus menyebut bahwa layanan ini gratis (tulis GRATIS).',
      en: 'The SMS must say that the service is free (write FREE).',
    },
    'hidden-character': {
      id: 'Ada huruf yang tidak terlihat dalam teks ini. Ketik ulang teksnya, jangan salin dari dokumen lain.',
      en: 'The text has a character that cannot be seen. Type it anew instead of copying it.',
    },
    'other-link': {
      id: 'Pesan tidak boleh memuat alamat situs selain {link} dan {report}, supaya warga tidak dapat ditipu. Beri spasi setelah titik bila ini bukan alamat.',
      en: 'A message has no address of a site but {link} and {report}, so that nobody can be deceived. Put a space after the full stop if it is none.',
    },
    'long-sms': {
      id: 'SMS terlalu panjang: dengan isiannya paling banyak 4 bagian (612 huruf).',
      en: 'The SMS is too long: four segments at most (612 letters) with what is filled in.',
    },
    'long-subject': {
      id: 'Judul surel terlalu panjang: dengan isiannya paling banyak 250 huruf.',
      en: 'The subject is too long: 250 letters at most with what is filled in.',
    },
    'line-break': { id: 'Judul surel harus satu baris.', en: 'The subject of a mail is one line.' },
    'bad-length': {
      id: 'Panjang teks: SMS 20-500 huruf, judul surel 5-150, isi surel 20-4.000.',
      en: 'Lengths: SMS 20 to 500 letters, subject 5 to 150, mail 20 to 4,000.',
    },
    'bad-wording': {
      id: 'Isi ketiganya sebagai teks: sms, subject (judul surel), dan mail (isi surel).',
      en: 'Fill in all three as text: sms, subject and mail.',
    },
  },
  'bad-wording',
);
