import { readProof } from '#shared/letter-proof/proof.ts';
import { type RevocationReason, revocationId } from '#shared/letter-proof/revocations.ts';
import { type Letter, type Revoked, voidLetter } from '../../domain/letters/register.ts';
import type { LetterPorts } from './ports.ts';

/** Rounds: a letter changes twice in its life. */
const PATIENCE = 4;

/** Marks a letter void. One that was signed counts for nobody from then on; the number stays taken. */
export async function voidIssuedLetter(
  { registers, clock }: Pick<LetterPorts, 'registers' | 'clock'>,
  {
    id,
    by,
    reason,
    correlationId,
  }: {
    readonly id: Letter['id'];
    readonly by: string;
    readonly reason: RevocationReason;
    readonly correlationId: string;
  },
): Promise<{ readonly letter: Letter } | { readonly refused: 'not-found' | 'try-again' }> {
  for (let round = 0; round < PATIENCE; round += 1) {
    const letter = await registers.readLetter(id);
    if (letter === undefined) return { refused: 'not-found' };
    const at = clock.now();
    const decision = voidLetter(letter, { at, by, reason });
    if (decision.kind !== 'write') return { letter };
    const write = { ...decision.write, revoked: await revokedBy(letter, reason) };
    if ((await registers.changeLetter(write, { at, by, correlationId })) === 'written') {
      return { letter: decision.write.letter };
    }
  }
  return { refused: 'try-again' };
}

/** What whoever checks it is told; undefined: it has no proof that somebody could have. */
async function revokedBy(
  { number, proof, validUntil }: Letter,
  reason: RevocationReason,
): Promise<Revoked | undefined> {
  if (proof === undefined) return undefined;
  const stated = readProof(proof);
  if (stated === undefined) throw new Error(`The proof of letter ${number} is none.`);
  return { id: await revocationId(stated.body), reason, validUntil };
}
