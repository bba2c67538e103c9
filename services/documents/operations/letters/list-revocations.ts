import { readProof } from '#shared/letter-proof/proof.ts';
import { type RevocationReason, revocationId, signRevocations } from '#shared/letter-proof/revocations.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Letter, RegisterId } from '../../domain/letters/register.ts';
import type { RegisterStore } from '../../domain/letters/register-store.ts';
import type { LetterPorts } from './ports.ts';

const PAGE = 200;

/** The signed list of a region's letters that were taken back; one that has expired anyway is not on it. */
export async function listRevocations(
  {
    registers,
    region,
    signingKey,
    clock,
  }: Pick<LetterPorts, 'registers' | 'region' | 'signingKey' | 'clock'>,
  ids: readonly RegisterId[],
): Promise<Uint8Array<ArrayBuffer>> {
  const now = clock.now();
  const today = localDateAt(now, region.zone);
  const revoked = new Map<string, RevocationReason>();
  for (const id of ids) {
    for await (const { voided, proof, validUntil } of everyLetter(registers, id)) {
      if (voided === undefined || proof === undefined) continue;
      if (validUntil !== undefined && validUntil < today) continue;
      const stated = readProof(proof);
      if (stated !== undefined) revoked.set(await revocationId(stated.body), voided.reason);
    }
  }
  const asOf = Math.floor(now / 1000) * 1000;
  return signRevocations({ region: region.code, asOf, revoked }, await signingKey(today));
}

async function* everyLetter(registers: RegisterStore, id: RegisterId): AsyncGenerator<Letter> {
  for (let after = 0; ; ) {
    const page = await registers.list(id, { after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.sequence;
  }
}
