import * as z from 'zod/mini';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { nik } from '#shared/identity/nik.ts';
import { phone } from '#shared/identity/phone.ts';
import { seal, unseal } from '#shared/identity/seal.ts';
import type { LocalDate } from '#shared/time/local.ts';

/** Who asks for lost links: sealed until the courier looks, in clear nowhere. */
const wish = z.object({ nik, phone, language: z.optional(z.enum(['id', 'en'])) });

export type RecoveryWish = z.output<typeof wish>;

const contextOf = (id: string): string => `queue/recovery/${id}`;

/** Seals a wish for one recovery; it opens in no other. */
export const sealWish = (
  ring: KeyRing,
  { id, date }: { readonly id: string; readonly date: LocalDate },
  asked: RecoveryWish,
): string => seal(ring, { date, context: contextOf(id) }, JSON.stringify(asked));

/** Opens a wish; throws when it cannot be opened, because then data or key were lost. */
export function openWish(
  ring: KeyRing,
  { id, sealed }: { readonly id: string; readonly sealed: string },
): RecoveryWish {
  const text = unseal(ring, contextOf(id), sealed);
  if (text === undefined) throw new Error(`Recovery ${id} does not open.`);
  return wish.parse(JSON.parse(text));
}
