import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { checkLetter } from '#shared/letter-proof/check-letter.ts';
import { proofInLink, readProof } from '#shared/letter-proof/proof.ts';
import { type RevocationList, revocationId } from '#shared/letter-proof/revocations.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Routes } from '../../contract.ts';
import type { Refusal } from '../../refusals.ts';
import type { LetterDesk } from './ports.ts';

type Route = Routes['checkLetter'];

/** Checks a proof as a page does, but with what is known of revocations at this moment. */
export const checkProof =
  (desk: LetterDesk): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ body: { proof } }) => {
    const now = desk.clock.now();
    const checked = await checkLetter(proof, {
      keys: await desk.publicKeys(),
      revocations: await revocationOf(desk, proof, now),
      now,
      today: localDateAt(now, desk.zone),
    });
    const stated = 'letter' in checked ? checked.letter : undefined;
    return {
      answer: {
        genuine: checked.kind === 'genuine',
        code: checked.kind === 'genuine' ? 'genuine' : checked.code,
        letter: stated
          ? {
              region: stated.region,
              number: stated.number,
              type: stated.type,
              issued: stated.issued,
              validUntil: stated.validUntil ?? null,
              holder: stated.holder,
            }
          : null,
        reason: 'reason' in checked ? checked.reason : null,
        now,
      },
    };
  };

/** A list of this one letter, if it was taken back: one read however many were. */
async function revocationOf(
  { registers }: LetterDesk,
  proof: string,
  now: number,
): Promise<readonly RevocationList[]> {
  const stated = readProof(proofInLink(proof));
  if (stated === undefined) return [];
  const id = await revocationId(stated.body);
  const reason = await registers.readRevoked(id);
  return reason === undefined ? [] : [{ region: stated.region, asOf: now, revoked: new Map([[id, reason]]) }];
}
