import type { LocalDate } from '#shared/time/local.ts';

const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

/** A date as letters have it, `5 Februari 2026`; of our own words, so that a letter printed again years later is the same to the byte. */
export const letterDate = (date: LocalDate): string =>
  `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
