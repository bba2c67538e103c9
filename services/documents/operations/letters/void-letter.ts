import type { RevocationReason } from '#shared/letter-proof/revocations.ts';
import { type Letter, voidLetter } from '../../domain/letters/register.ts';
import type { LetterPorts } from './ports.ts';

/** Rounds: a letter changes twice in its life. */
const PATIENCE = 4;

/** Marks a letter void. One that was signed is on the next list of revocations; the number stays taken. */
export async function voidIssuedLetter(
  { registers, clock }: Pick<LetterPorts, 'registers' | 'clock'>,
  { id, by, reason }: { readonly id: Letter['id']; readonly by: string; readonly reason: RevocationReason },
): Promise<{ readonly letter: Letter } | { readonly refused: 'not-found' | 'try-again' }> {
  for (let round = 0; round < PATIENCE; round += 1) {
    const letter = await registers.readLetter(id);
    if (letter === undefined) return { refused: 'not-found' };
    const decision = voidLetter(letter, { at: clock.now(), by, reason });
    if (decision.kind !== 'write') return { letter };
    if ((await registers.changeLetter(decision.write)) === 'written')
      return { letter: decision.write.letter };
  }
  return { refused: 'try-again' };
}
