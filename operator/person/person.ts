import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { password } from '@inquirer/prompts';
import type { ErasedPerson as ErasedRequests } from '#services/documents/contract.ts';
import type { ErasedPerson } from '#services/queue/contract.ts';
import { accessToken } from '../sign-in/access-token.ts';
import {
  erasePerson,
  eraseRequests,
  exportPerson,
  exportRequests,
  type PersonNamed,
  Refused,
} from './rights.ts';

// npm run person -- export|erase --site https://… --reason "…" [--by passport|…|booking] [--cancel] [--withdraw]
// The NIK, or what stands for it, is asked for, or read from standard input: on the command line it would stand in the history and in the list of processes.

const usage = `Pemakaian:
  npm run person -- export --site https://petugas.antrean.example.go.id --reason "Surat permohonan 12/XI"
  npm run person -- erase  --site https://petugas.antrean.example.go.id --reason "Surat permohonan 12/XI" [--cancel] [--withdraw]

Yang ditanya: antrean, dan pengajuan dokumen (hanya dengan NIK). Hasilnya menyebut bagian mana yang menjawab.
--site: alamat situs petugas. Bila belum masuk, peramban dibuka (lihat npm run sign-in). Untuk skrip: token akses dalam BALAI_TOKEN.
NIK ditanyakan, atau dibaca dari masukan standar. Untuk pemohon tanpa NIK:
  --by passport | stay-permit | birth-letter | other   nomor dokumen yang ditunjukkan saat dipesankan
  --by booking                                         tanpa dokumen: isi kode QR tiketnya (balai:…), hanya antrean itu
Alasan disimpan dalam catatan akses;
jangan tulis NIK, nama, atau nomor telepon di dalamnya. --cancel membatalkan antrean yang masih berlaku sebelum menghapus;
--withdraw menarik pengajuan dokumen yang masih berjalan.`;

const why: Readonly<Record<ErasedPerson['standing'][number]['why'], string>> = {
  live: 'antrean masih berlaku; ulangi dengan --cancel bila pemohon setuju',
  'in-the-hall': 'pemohon sedang dilayani hari ini; ulangi besok',
  'being-booked': 'antrean sedang dibuat; ulangi satu jam lagi',
  'day-not-over': 'hari layanan belum lewat; penanda perubahan jadwal dihapus bila diulangi sesudahnya',
};

const whyOpen: Readonly<Record<ErasedRequests['standing'][number]['why'], string>> = {
  open: 'pengajuan masih berjalan, atau hasilnya belum diterima; ulangi dengan --withdraw bila pemohon setuju',
  'being-made': 'dokumennya sedang dibuat kantor; ulangi setelah selesai',
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    site: { type: 'string' },
    reason: { type: 'string' },
    by: { type: 'string', default: 'nik' },
    cancel: { type: 'boolean', default: false },
    withdraw: { type: 'boolean', default: false },
  },
});
const { site, reason, cancel, withdraw, by } = values;
const [action] = positionals;

/** What is asked for, by the option that names it. */
const questions = {
  nik: 'NIK (tidak ditampilkan)',
  passport: 'Nomor paspor (tidak ditampilkan)',
  'stay-permit': 'Nomor KITAS atau KITAP (tidak ditampilkan)',
  'birth-letter': 'Nomor surat keterangan lahir (tidak ditampilkan)',
  other: 'Nomor dokumen (tidak ditampilkan)',
  booking: 'Isi kode QR tiket (tidak ditampilkan)',
} as const;
type By = keyof typeof questions;
const isBy = (text: string): text is By => Object.hasOwn(questions, text);

/** The last part of what the code of a ticket holds, or the id itself. */
const namedBy = (how: By, given: string): PersonNamed => {
  if (how === 'nik') return { nik: given };
  return how === 'booking'
    ? { booking: given.split(':').at(-1) ?? '' }
    : { document: { kind: how, number: given } };
};

if ((action !== 'export' && action !== 'erase') || !site || !reason || !isBy(by)) {
  console.error(usage);
  process.exit(2);
}

const origin = site.replace(/\/+$/, '');
const token = await accessToken({ site: origin, env: process.env, say: (line) => console.error(line) });
const given = process.stdin.isTTY
  ? // Standard output is the copy itself, often sent to a file.
    await password({ message: questions[by], mask: '•' }, { output: process.stderr })
  : (await text(process.stdin)).trim();
const wish = { site: origin, token, person: namedBy(by, given), reason };

try {
  if (action === 'export') {
    const [queue, documents] = [await exportPerson(wish), await exportRequests(wish)];
    console.error(answered(documents !== undefined));
    console.log(JSON.stringify({ ...queue, ...documents }, null, 2));
  } else {
    const { erased, standing } = await erasePerson({ ...wish, cancel });
    console.log(
      `Dihapus: ${erased.bookings} antrean, ${erased.entries} entri indeks, ${erased.days} hari, ${erased.recoveries} permintaan tautan.`,
    );
    for (const { office, service, date, why: cause } of standing) {
      console.log(`Tetap ada untuk sekarang: ${office}/${service} ${date}: ${why[cause]}.`);
    }
    const documents = await eraseRequests({ ...wish, withdraw });
    if (documents) tellRequests(documents);
    console.log(answered(documents !== undefined));
  }
} catch (fault) {
  if (!(fault instanceof Refused)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
}

function tellRequests({ erased: { requests }, standing: left, letters }: ErasedRequests): void {
  console.log(`Dihapus: ${requests} pengajuan dokumen beserta berkasnya.`);
  for (const { request, office, service, why: cause } of left) {
    console.log(`Tetap ada untuk sekarang: pengajuan ${request} (${office}/${service}): ${whyOpen[cause]}.`);
  }
  for (const { number } of letters) {
    console.log(
      `Tetap tercatat: surat ${number} dalam buku agenda kantor, tersegel (kearsipan, UU 43/2009).`,
    );
  }
}

function answered(documents: boolean): string {
  return documents
    ? 'Yang menjawab: antrean dan pengajuan dokumen.'
    : 'Yang menjawab: antrean. Pengajuan dokumen hanya dapat dicari dengan NIK.';
}
