import type { SettingEffect as TermsEffect } from '#services/documents/contract.ts';
import type { WordingEffect } from '#services/notifications/contract.ts';
import type { SettingEffect } from '#services/queue/contract.ts';
import { spokenDate } from '#shared/time/spoken.ts';

/** Windows of a day that are told one by one; more are counted. */
const MOST_WINDOWS = 8;

/** What a change leads to, in words. */
export function effectLines(effect: SettingEffect | TermsEffect | WordingEffect): readonly string[] {
  if ('keep' in effect) return terms(effect);
  return 'days' in effect ? days(effect) : wording(effect);
}

const terms = ({ keep }: TermsEffect): readonly string[] => [
  keep === 0
    ? 'Tidak ada pengajuan terbuka yang terikat pada nilai lama. Nilai baru berlaku seketika.'
    : `${keep} pengajuan yang masih terbuka tetap memakai nilai lama, sesuai yang dijanjikan kepada warganya. Pengajuan baru memakai nilai baru.`,
];

function days({ affected, offered, days: changed }: SettingEffect): readonly string[] {
  if (changed.length === 0) return ['Jadwal yang sudah dibuka tidak berubah.'];
  return [
    ...people(offered, affected - offered),
    ...changed.flatMap(({ date, service, windows }) => [
      `${spokenDate(date).id}, ${service}:`,
      ...windows.slice(0, MOST_WINDOWS).map(line),
      ...(windows.length > MOST_WINDOWS ? [`  … dan ${windows.length - MOST_WINDOWS} jam lain`] : []),
    ]),
  ];
}

/** Who loses hours, and who only stays above a quota. */
function people(gone: number, above: number): readonly string[] {
  if (gone + above === 0) return ['Tidak ada pesanan warga yang kehilangan tempat.'];
  return [
    ...(gone > 0
      ? [
          `${gone} warga memegang nomor pada jam yang tidak lagi dibuka. Mereka didahulukan memilih jadwal lain, dan diberi tahu satu menit sesudah perubahan. Membatalkan: kembalikan nilai lama (restore); dalam satu menit tidak ada yang diberi tahu.`,
        ]
      : []),
    ...(above > 0
      ? [
          `${above} warga memegang nomor di atas kuota baru. Nomornya TETAP berlaku, dan tidak ada tempat baru yang dibuka sampai muat. Bila mereka tidak dapat dilayani, tutup jam itu di situs petugas (Tutup layanan); di sana mereka ditawari jadwal lain.`,
        ]
      : []),
  ];
}

function line({
  start,
  end,
  from,
  to,
  booked,
  affected,
}: SettingEffect['days'][number]['windows'][number]): string {
  const became =
    from === null
      ? to === 0
        ? 'TIDAK dapat dibuka, nomor antrean hari itu sudah habis'
        : `jam baru, ${to} tempat`
      : to === 0
        ? 'ditutup'
        : from === to
          ? `${to} tempat`
          : `${from} → ${to} tempat`;
  const who = affected.length > 0 ? `; terdampak: ${affected.join(', ')}` : '';
  return `  ${start}-${end} ${became}, ${booked} pesanan${who}`;
}

const wording = ({ sms, segments, subject, text }: WordingEffect): readonly string[] => [
  `SMS (dihitung ${segments} pesan):`,
  `  ${sms}`,
  `Surel: ${subject}`,
  ...text.split('\n').map((row) => `  ${row}`),
];
