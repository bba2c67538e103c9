import * as z from 'zod/mini';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { seal, unseal } from '#shared/identity/seal.ts';
import { letterOffice } from '#shared/region/letters.ts';
import type { LocalDate } from '#shared/time/local.ts';
import type { LetterFacts } from '../../domain/letters/facts.ts';
import { type Letter, sealContext } from '../../domain/letters/register.ts';

const facts = z.object({ fields: z.record(z.string(), z.string()), salt: z.string(), office: letterOffice });

/** Seals the facts for the one letter that they are of. */
export const sealFacts = (
  ring: KeyRing,
  { id, issued }: { readonly id: Letter['id']; readonly issued: LocalDate },
  said: LetterFacts,
): string => seal(ring, { date: issued, context: sealContext(id) }, JSON.stringify(said));

/** What a letter says. Throws when its key is gone or the row was altered. */
export function openFacts(ring: KeyRing, { id, sealed }: Pick<Letter, 'id' | 'sealed'>): LetterFacts {
  const text = unseal(ring, sealContext(id), sealed);
  if (text === undefined) throw new Error(`The facts of letter ${id} do not open.`);
  return facts.parse(JSON.parse(text));
}
