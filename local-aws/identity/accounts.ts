import { createHash } from 'node:crypto';
import type { UserPool } from './user-pool.ts';

/** Somebody who can be chosen on the local sign-in page; AWS knows real people instead. */
export interface Account {
  /** A UUID, for good. */
  readonly sub: string;
  readonly name: string;
  readonly email: string;
  /** What this person is, in words. */
  readonly work: string;
  readonly groups: readonly string[];
}

const names = [
  'Rizky Ananda Lubis',
  'Siti Aminah Siregar',
  'Budi Santoso',
  'Nurhayati Tanjung',
  'Dewi Lestari Nasution',
  'Ahmad Fauzi Harahap',
  'Maria Simanjuntak',
  'Yusuf Hidayat',
  'Rina Marpaung',
  'Hendra Gunawan',
  'Fatimah Zahra Rangkuti',
  'Johannes Sihombing',
  'Wulan Puspitasari',
  'Agus Salim Batubara',
  'Lenny Manurung',
  'Taufik Ismail Daulay',
  'Sri Wahyuni',
  'Daniel Panjaitan',
  'Indah Permata Sari',
  'Muhammad Ridwan',
];

/** One person for each group of the pool; the same people at every start. */
export function accountsOf(pool: UserPool): readonly Account[] {
  return pool.groups.map(({ name: group, description }, index) => ({
    sub: uuidOf(`${pool.id} ${group}`),
    work: description,
    name: `${names[index % names.length]}${index < names.length ? '' : ` ${Math.floor(index / names.length) + 1}`}`,
    email: `${group.split('/').toReversed().join('.')}@contoh.go.id`,
    groups: [group],
  }));
}

export const accountOf = (pool: UserPool, sub: string): Account | undefined =>
  accountsOf(pool).find((account) => account.sub === sub);

/** The digest in the form of a UUID of version 8, which is what makers of their own ids are to use (RFC 9562). */
function uuidOf(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
