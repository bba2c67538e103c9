import * as z from 'zod/mini';
import { revocationReasons } from '#shared/letter-proof/revocations.ts';
import { localDate } from '#shared/time/local.ts';
import type { Letter, Register, RegisterId, Revoked } from '../domain/letters/register.ts';
import { letterKey, lineKey, revokedKey } from './letter-keys.ts';

const register = { office: z.string(), classification: z.string(), year: z.int() };

const line = z.object({
  ...register,
  id: z.string(),
  sequence: z.int(),
  number: z.string(),
  template: z.object({ id: z.string(), version: z.int() }),
  issued: localDate,
  validUntil: z.optional(localDate),
  sealed: z.string(),
  digest: z.string(),
  numberedAt: z.int(),
  numberedBy: z.string(),
  state: z.enum(['NUMBERED', 'ISSUED', 'VOID']),
  proof: z.optional(z.string()),
  voided: z.optional(z.object({ at: z.int(), by: z.string(), reason: z.enum(revocationReasons) })),
});

const counter = z.object({ next: z.int() });
const place = z.object({ ...register, sequence: z.int() });

/** The row of a letter: its line in the register. */
export const lineRow = ({ register: id, ...letter }: Letter): Record<string, unknown> => ({
  ...lineKey(id, letter.sequence),
  ...id,
  ...letter,
});

/** The row that tells where a letter stands. */
export const placeRow = ({ id, register: { office, classification, year }, sequence }: Letter) => ({
  ...letterKey(id),
  office,
  classification,
  year,
  sequence,
});

/** Reads a letter's row; throws when it is none. */
export function parseLine(item: unknown): Letter {
  const { office, classification, year, validUntil, proof, voided, ...letter } = line.parse(item);
  return {
    ...letter,
    register: { office, classification, year },
    ...(validUntil !== undefined && { validUntil }),
    ...(proof !== undefined && { proof }),
    ...(voided !== undefined && { voided }),
  };
}

export const parseCounter = (id: RegisterId, item: unknown): Register => ({
  id,
  next: counter.parse(item).next,
});

export function parsePlace(item: unknown): { readonly id: RegisterId; readonly sequence: number } {
  const { sequence, ...id } = place.parse(item);
  return { id, sequence };
}

const revoked = z.object({
  sk: z.string(),
  reason: z.enum(revocationReasons),
  validUntil: z.optional(localDate),
});

/** The row that tells that a letter no longer counts. */
export const revokedRow = ({ id, reason, validUntil }: Revoked): Record<string, unknown> => ({
  ...revokedKey(id),
  reason,
  ...(validUntil !== undefined && { validUntil }),
});

export function parseRevoked(item: unknown): Revoked {
  const { sk: id, ...rest } = revoked.parse(item);
  return { id, ...rest };
}
