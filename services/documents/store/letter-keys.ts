import type { Letter, RegisterId } from '../domain/letters/register.ts';

interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Partition of a register: its counter and all of its letters. */
export const registerPartition = ({ office, classification, year }: RegisterId): string =>
  `REGISTER#${office}#${classification}#${year}`;

export const counterKey = (id: RegisterId): Key => ({ pk: registerPartition(id), sk: 'COUNTER' });

/** Where in a register a number stands; sorts as numbers do. */
export const lineKey = (id: RegisterId, sequence: number): Key => ({
  pk: registerPartition(id),
  sk: `N#${String(sequence).padStart(7, '0')}`,
});

/** What tells where a letter stands. */
export const letterKey = (id: Letter['id']): Key => ({ pk: `LETTER#${id}`, sk: 'LETTER' });

/** Letters that were taken back, all in one partition. */
export const revokedPartition = 'REVOKED';

export const revokedKey = (id: string): Key => ({ pk: revokedPartition, sk: id });
