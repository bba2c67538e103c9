import type { Text } from '#shared/region/schema.ts';
import { factNames } from './templates/template.ts';

const names = factNames.map((name) => `{${name}}`).join(' ');
const lacks = (name: string, id: string, en: string): Text => ({
  id: `Teks harus memuat {${name}}: ${id}.`,
  en: `The text must contain {${name}}: ${en}.`,
});

/** What is wrong with a wording, by the code of its schema. */
const words = {
  'one-of-both': {
    id: 'Isi salah satu: teks baru, atau nomor versi yang dikembalikan.',
    en: 'Give one of both: a new wording, or the version to restore.',
  },
  'no-such-version': { id: 'Versi ini tidak ada dalam riwayat.', en: 'The history has no such version.' },
  'unknown-placeholder': {
    id: `Ada isian dalam kurung kurawal yang tidak dikenal. Yang boleh: ${names}.`,
    en: `A name in braces is unknown. These may be used: ${names}.`,
  },
  'stray-brace': {
    id: `Ada kurung kurawal tanpa pasangan. Kurung kurawal hanya untuk isian: ${names}.`,
    en: `A brace stands alone. Braces are only for: ${names}.`,
  },
  'lacks-ticket': lacks('ticket', 'nomor antrean', 'the queue number'),
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
  'line-break': { id: 'Judul surel harus satu baris.', en: 'The subject of a mail is one line.' },
  'bad-length': {
    id: 'Panjang teks: SMS 20-500 huruf, judul surel 5-150, isi surel 20-4.000.',
    en: 'Lengths: SMS 20 to 500 letters, subject 5 to 150, mail 20 to 4,000.',
  },
  'bad-wording': {
    id: 'Isi ketiganya sebagai teks: sms, subject (judul surel), dan mail (isi surel).',
    en: 'Fill in all three as text: sms, subject and mail.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** The words for a code. */
export const wordingWords = (code: string): Text =>
  Object.entries(words).find(([known]) => known === code)?.[1] ?? words['bad-wording'];
